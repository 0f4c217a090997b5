import type { ColumnCheck } from '../../../shared/contract/import-table';
import type { DateOrder } from '../../../shared/rules/written-dates';
import { RadioGroup } from '../../components';
import { useFormat, useTranslation } from '../../i18n';

export interface ColumnDatesProps {
  readonly name: string;
  readonly dates: NonNullable<ColumnCheck['dates']>;
  readonly order: DateOrder | null;
  readonly onChange: (order: DateOrder) => void;
  readonly problem: string | undefined;
}

/** In which order the day and the month stand: what the dates say themselves, or a question. Never a guess. */
export function ColumnDates({ name, dates, order, onChange, problem }: ColumnDatesProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { example } = dates;
  const isQuestion = dates.order === 'ask' || dates.order === 'mixed';
  return (
    <>
      {isQuestion && (
        <RadioGroup
          label={t('columns.dates.label', { name })}
          hint={
            example === null
              ? t('columns.dates.mixedPlain')
              : t(dates.order === 'ask' ? 'columns.dates.ask' : 'columns.dates.mixed', { text: example.text })
          }
          choices={[
            {
              id: 'month_first',
              label:
                example === null
                  ? t('columns.dates.monthChoicePlain')
                  : t('columns.dates.monthChoice', { date: format.date(example.month_first) }),
            },
            {
              id: 'day_first',
              label:
                example === null
                  ? t('columns.dates.dayChoicePlain')
                  : t('columns.dates.dayChoice', { date: format.date(example.day_first) }),
            },
          ]}
          value={order}
          onChange={onChange}
          errorMessage={problem}
        />
      )}
      {(dates.order === 'month_first' || dates.order === 'day_first') && (
        <p className="text-small text-muted">{t(`columns.dates.${dates.order}`)}</p>
      )}
      {dates.hasTwoDigitYears && <p className="text-small text-muted">{t('columns.dates.twoDigits')}</p>}
      {dates.unreadableCount > 0 && (
        <p className="text-small text-muted">
          {t('columns.dates.unreadable', { count: dates.unreadableCount })}
        </p>
      )}
    </>
  );
}
