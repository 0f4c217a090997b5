import type { EndOfDayReview } from '../../../shared/contract/exchange';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';

const SHOWN_COUNTS = ['newClients', 'encounters', 'groupSessions', 'attendance', 'signedNotes'] as const;

/** How much of each kind was recorded today; the file's manifest shows the same numbers (R-EXP-04). */
export function RecordedCard({ counts }: { readonly counts: EndOfDayReview['counts'] }) {
  const { t } = useTranslation('endOfDay');
  const format = useFormat();
  return (
    <Card title={t('recorded.title')}>
      <dl className="end-of-day__counts">
        {SHOWN_COUNTS.map((name) => (
          <div key={name} className="end-of-day__count">
            <dt>{t(`recorded.${name}`)}</dt>
            <dd className="figures">{format.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
