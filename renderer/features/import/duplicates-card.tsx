import type { ImportPreview } from '../../../shared/contract/exchange';
import { Client } from '../../../shared/model';
import type { LocalDate } from '../../../shared/time';
import { CheckboxField, TextField, type BoundField } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** How many pairs are offered for a decision on screen; the others stay out and are in the report. */
const SHOWN_DUPLICATES = 50;

type Duplicate = ImportPreview['duplicates'][number];

export interface DuplicatesCardProps {
  readonly preview: ImportPreview;
  readonly included: ReadonlySet<number>;
  readonly onToggle: (lineNumber: number, isIncluded: boolean) => void;
  readonly reason: BoundField<string>;
}

/** Likely the same people, side by side; each stays out unless somebody says why they are not the same (R-INT-05). */
export function DuplicatesCard({ preview, included, onToggle, reason }: DuplicatesCardProps) {
  const { t } = useTranslation('imports');
  const shown = preview.duplicates.slice(0, SHOWN_DUPLICATES);
  const hidden = preview.duplicateCount - shown.length;
  return (
    <Card title={t('duplicates.title')} hint={t('duplicates.explain')}>
      <ul className="import__pairs">
        {shown.map((duplicate) => (
          <DuplicatePair
            key={duplicate.lineNumber}
            duplicate={duplicate}
            isRows={preview.counts === 'rows'}
            isIncluded={included.has(duplicate.lineNumber)}
            onToggle={(isIncluded) => onToggle(duplicate.lineNumber, isIncluded)}
          />
        ))}
      </ul>
      {hidden > 0 && <p className="text-muted">{t('duplicates.more', { count: hidden })}</p>}
      {included.size > 0 && (
        <TextField
          label={t('duplicates.reason')}
          hint={t('duplicates.reasonHint')}
          maxLength={Client.fields.notDuplicateReason.maxLength}
          width="wide"
          {...reason}
        />
      )}
    </Card>
  );
}

interface DuplicatePairProps {
  readonly duplicate: Duplicate;
  readonly isRows: boolean;
  readonly isIncluded: boolean;
  readonly onToggle: (isIncluded: boolean) => void;
}

function DuplicatePair({ duplicate, isRows, isIncluded, onToggle }: DuplicatePairProps) {
  const { t } = useTranslation(['imports', 'intake']);
  const format = useFormat();
  const { match } = duplicate;
  return (
    <li className="import__pair">
      <div className="import__sides">
        <PairSide
          title={t(isRows ? 'duplicates.inRow' : 'duplicates.inFile', { line: duplicate.lineNumber })}
          name={duplicate.incomingName}
          birthDate={duplicate.incomingBirthDate}
        />
        <PairSide
          title={
            match.kind === 'client'
              ? t('duplicates.here')
              : t(isRows ? 'duplicates.earlierRow' : 'duplicates.earlierLine', { line: match.lineNumber })
          }
          name={match.displayName}
          birthDate={match.birthDate}
          detail={match.kind === 'client' ? match.chartNumber : undefined}
        />
      </div>
      <p className="text-small text-muted">
        {t('duplicates.why')}: {format.list(duplicate.reasons.map((code) => t(`intake:reasons.${code}`)))}
      </p>
      <CheckboxField
        label={t('duplicates.include', {
          name: duplicate.incomingName === '' ? t('people.noName') : duplicate.incomingName,
        })}
        isSelected={isIncluded}
        onChange={onToggle}
      />
    </li>
  );
}

interface PairSideProps {
  readonly title: string;
  readonly name: string;
  readonly birthDate: LocalDate | null;
  readonly detail?: string | undefined;
}

function PairSide({ title, name, birthDate, detail }: PairSideProps) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  return (
    <div className="import__side">
      <span className="text-small text-muted">{title}</span>
      <span className="text-strong">{name === '' ? t('people.noName') : name}</span>
      <span>{birthDate === null ? t('common:notRecorded') : format.date(birthDate)}</span>
      {detail !== undefined && <span className="text-muted">{detail}</span>}
    </div>
  );
}
