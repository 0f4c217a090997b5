import { Lock, LockOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Chip } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { NO_FILTER } from '../oversight/audit-filter';
import { useActionText } from '../oversight/audit-columns';
import { Card } from '../support/card';
import '../support/plain-table.css';
import { RestrictionDialog } from './restriction-dialog';

/** Every change of the chart is an entry of its log. */
const WRITTEN_IN_CHARTS = ['client', 'namedStaff', 'contactMethod', 'encounter', 'note', 'consent'];
const WINDOW = 50;
const LARGEST_WINDOW = 200;

/** Who may see the chart, and who looked at it. */
export function AccessTab({ chart }: { readonly chart: ClientChart }) {
  return (
    <div className="chart__single">
      <RestrictionCard chart={chart} />
      <LookedCard clientId={chart.id} />
    </div>
  );
}

function RestrictionCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const named = chart.namedStaff ?? [];
  const worker = chart.assignedWorkerName;
  return (
    <Card
      title={t('access.title')}
      actions={
        <Button icon={chart.isRestricted ? LockOpen : Lock} onPress={() => setOpen(true)}>
          {t(chart.isRestricted ? 'access.change' : 'access.restrict')}
        </Button>
      }
    >
      {chart.isRestricted ? (
        <div className="stack">
          <div>
            <Chip text={t('header.restricted')} icon={Lock} tone="warning" />
          </div>
          <p>
            {t('access.restricted', {
              names: format.list([
                ...(worker === null ? [] : [worker]),
                ...named.map(({ displayName }) => displayName),
                t('access.supervisors'),
              ]),
            })}
          </p>
        </div>
      ) : (
        <p className="text-muted">{t('access.open')}</p>
      )}
      <RestrictionDialog key={String(isOpen)} chart={chart} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Card>
  );
}

/** The log of one chart, newest first. */
function LookedCard({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const actionText = useActionText();
  const [limit, setLimit] = useState(WINDOW);
  const filter = useMemo(() => ({ ...NO_FILTER, clientId }), [clientId]);
  const { value, error } = useVaultQuery(
    'audit.list',
    { filter, offset: 0, limit },
    { entities: WRITTEN_IN_CHARTS, clientId, keepPrevious: true },
  );
  return (
    <Card title={t('access.looked')} hint={t('access.lookedHint')}>
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {value !== undefined && (
        <>
          <div className="plain-table-frame">
            <table className="plain-table" aria-label={t('access.looked')}>
              <thead>
                <tr>
                  <th scope="col">{t('access.when')}</th>
                  <th scope="col">{t('access.who')}</th>
                  <th scope="col">{t('access.what')}</th>
                </tr>
              </thead>
              <tbody>
                {value.rows.map((row) => (
                  <tr key={row.sequence}>
                    <td className="figures">{format.dateTime(row.at)}</td>
                    <th scope="row">{row.actorName}</th>
                    <td>
                      {row.kind === 'refusal' ? (
                        <Chip tone="warning" text={actionText(row)} />
                      ) : (
                        actionText(row)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {value.rows.length < value.total && (
            <p>
              {limit < LARGEST_WINDOW ? (
                <Button onPress={() => setLimit(Math.min(limit + WINDOW, LARGEST_WINDOW))}>
                  {t('access.more')}
                </Button>
              ) : (
                t('access.restInLog', { count: value.total - value.rows.length })
              )}
            </p>
          )}
        </>
      )}
    </Card>
  );
}
