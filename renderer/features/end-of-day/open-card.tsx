import type { EndOfDayReview } from '../../../shared/contract/exchange';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import '../support/plain-table.css';

/** What isn't finished, by staff member: names of the team, never of the people they serve. */
export function OpenCard({ review }: { readonly review: EndOfDayReview }) {
  const { t } = useTranslation('endOfDay');
  const format = useFormat();
  const { openSessions, drafts } = review.counts;
  const isClear = review.pendingByWorker.length === 0 && openSessions === 0 && drafts === 0;
  return (
    <Card title={t('open.title')} hint={isClear ? undefined : t('open.hint')}>
      {isClear && <p className="text-muted">{t('open.none')}</p>}
      {review.pendingByWorker.length > 0 && (
        <div className="plain-table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('open.worker')}</th>
                <th scope="col" className="plain-table__number">
                  {t('open.unsignedNotes')}
                </th>
                <th scope="col" className="plain-table__number">
                  {t('open.encountersWithoutNote')}
                </th>
              </tr>
            </thead>
            <tbody>
              {review.pendingByWorker.map((pending) => (
                <tr key={pending.workerId}>
                  <th scope="row">{pending.workerName}</th>
                  <td className="plain-table__number figures">{format.number(pending.unsignedNotes)}</td>
                  <td className="plain-table__number figures">
                    {format.number(pending.encountersWithoutNote)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {openSessions > 0 && <p>{t('open.sessions', { count: openSessions })}</p>}
      {drafts > 0 && <p>{t('open.drafts', { count: drafts })}</p>}
    </Card>
  );
}
