import { FolderOpen, UsersRound } from 'lucide-react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { DuplicateCandidate } from '../../../shared/contract/clients';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Button, CheckboxField, Icon, TextArea, useAnnounce, type FormState } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useEffect, useId } from 'react';
import { usePersonName } from '../support/person-label';
import { toBriefIntake, type IntakeForm } from './intake-form';

export interface DuplicatesPanelProps {
  readonly form: FormState<IntakeForm>;
  readonly candidates: readonly DuplicateCandidate[];
}

/** People already here who may be the same, side by side with what is being entered (R-INT-05). */
export function DuplicatesPanel({ form, candidates }: DuplicatesPanelProps) {
  const { t } = useTranslation('intake');
  const titleId = useId();
  const announce = useAnnounce();
  const count = candidates.length;
  const title = t('duplicates.title', { count });
  useEffect(() => {
    if (count > 0) announce(title);
  }, [announce, count, title]);
  if (count === 0) return null;
  return (
    <section className="duplicates" aria-labelledby={titleId}>
      <h2 id={titleId} className="duplicates__title">
        <Icon icon={UsersRound} />
        {title}
      </h2>
      <p className="text-muted text-small">{t('duplicates.hint')}</p>
      {candidates.slice(0, MOST_SHOWN).map((candidate) => (
        <Comparison key={candidate.clientId} form={form.values} candidate={candidate} />
      ))}
      <CheckboxField label={t('duplicates.isNotDuplicate')} {...form.checkbox('isNotDuplicate')} />
      {form.values.isNotDuplicate && (
        <TextArea
          label={t('duplicates.reason')}
          hint={t('duplicates.reasonHint')}
          rows={2}
          width="full"
          characterLimit={500}
          {...form.field('notDuplicateReason')}
        />
      )}
    </section>
  );
}

const MOST_SHOWN = 3;

function Comparison({
  form,
  candidate,
}: {
  readonly form: IntakeForm;
  readonly candidate: DuplicateCandidate;
}) {
  const { t } = useTranslation(['intake', 'common']);
  const format = useFormat();
  const label = useLabel();
  const personName = usePersonName();
  const navigate = useNavigate();
  const mayOpen = useMayCall()('client.open');
  const entered = toBriefIntake(form);
  const unknown = t('common:notRecorded');
  const enteredLegal = [entered.legalFirstName, entered.legalMiddleName, entered.legalLastName]
    .filter((part) => part !== null)
    .join(' ');
  const enteredName = [entered.preferredName ?? entered.legalFirstName, entered.legalLastName]
    .filter((part) => part !== null)
    .join(' ');
  const rows: readonly (readonly [string, string, string])[] = [
    [t('duplicates.name'), enteredName || unknown, personName(candidate)],
    [t('duplicates.legalName'), enteredLegal || unknown, candidate.legalName ?? unknown],
    [
      t('duplicates.birthDate'),
      entered.birthDate === null ? unknown : format.date(entered.birthDate),
      candidate.birthDate === null ? unknown : format.date(candidate.birthDate),
    ],
    [t('duplicates.chartNumber'), t('duplicates.noChartYet'), candidate.chartNumber],
    [t('duplicates.status'), '–', label(CLIENT_STATUS.codes[candidate.status])],
    [t('duplicates.worker'), '–', candidate.assignedWorkerName ?? t('duplicates.noWorker')],
  ];
  return (
    <div className="duplicates__person">
      <table className="duplicates__table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('duplicates.entering')}</th>
            <th scope="col">{t('duplicates.alreadyHere')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, mine, theirs]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-small">
        <span className="text-muted">{t('duplicates.why')}: </span>
        {candidate.reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')}
      </p>
      {mayOpen && (
        <div>
          <Button
            size="small"
            icon={FolderOpen}
            onPress={() => navigate({ name: 'chart', clientId: candidate.clientId })}
          >
            {t('duplicates.openChart', { chartNumber: candidate.chartNumber })}
          </Button>
        </div>
      )}
    </div>
  );
}
