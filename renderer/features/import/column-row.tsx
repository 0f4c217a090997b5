import type { ImportTable } from '../../../shared/contract/import-table';
import { IMPORT_FIELDS, IMPORT_FIELD_NAMES } from '../../../shared/exchange/import-fields';
import { SelectField } from '../../components';
import { useTranslation } from '../../i18n';
import { ColumnDates } from './column-dates';
import type { ColumnState, ColumnStates } from './column-choices';
import { UnknownWords } from './unknown-words';

const NOTHING = 'nothing';

export interface ColumnRowProps {
  readonly column: ImportTable['columns'][number];
  readonly state: ColumnState;
  readonly columns: ColumnStates;
  /** What still has to be said about it. */
  readonly problem: string | undefined;
  readonly isDateProblem: boolean;
}

/** One column of the file: its name, a few of its cells, what it is, and what that leaves open. */
export function ColumnRow({ column, state, columns, problem, isDateProblem }: ColumnRowProps) {
  const { t } = useTranslation('imports');
  const { check, field } = state;
  const dates = check?.dates ?? null;
  const name = column.header === '' ? t('columns.column', { letters: column.letters }) : column.header;
  const kind = field === null ? null : IMPORT_FIELDS[field].kind;
  return (
    <li className="import__column">
      <div className="import__side">
        <span className="text-strong">{name}</span>
        <span className="text-small text-muted">
          {column.isHidden
            ? t('columns.hidden')
            : column.samples.length === 0
              ? t('columns.empty')
              : column.samples.join(' · ')}
        </span>
      </div>
      <div className="import__meaning">
        <SelectField
          label={t('columns.whatIs', { name })}
          isLabelHidden
          choices={[
            { id: NOTHING, label: t('columns.nothing') },
            ...IMPORT_FIELD_NAMES.map((id) => ({ id, label: t(`fields.${id}`) })),
          ]}
          value={field ?? NOTHING}
          onChange={(chosen) => columns.setField(column.column, chosen === NOTHING ? null : chosen)}
          errorMessage={isDateProblem ? undefined : problem}
        />
        {kind === 'never' && <p className="text-small text-muted">{t('columns.never')}</p>}
        {kind === 'flag' && <p className="text-small text-muted">{t('columns.flags')}</p>}
        {dates !== null && (
          <ColumnDates
            name={name}
            dates={dates}
            order={state.dateOrder}
            onChange={(order) => columns.setDateOrder(column.column, order)}
            problem={isDateProblem ? problem : undefined}
          />
        )}
        {field !== null && check !== null && check.unknownWords.length > 0 && (
          <UnknownWords
            field={field}
            check={check}
            words={state.words}
            onChange={(text, code) => columns.setWord(column.column, text, code)}
          />
        )}
      </div>
    </li>
  );
}
