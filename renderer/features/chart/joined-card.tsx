import { Combine } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { localDateAt } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Button, LinkButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { JoinDialog } from './join-dialog';
import { SeparateDialog } from './separate-dialog';

type JoinedChart = ClientChart['joinedCharts'][number];

/** Other charts of the same person: joining one, looking at it, and separating it again (R-INT-07). */
export function JoinedCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const navigate = useNavigate();
  const mayJoin = useMayCall()('client.merge');
  const [isJoining, setJoining] = useState(false);
  const [separating, setSeparating] = useState<JoinedChart | null>(null);
  if (!mayJoin && chart.joinedCharts.length === 0) return null;
  return (
    <Card
      title={t('joined.title')}
      actions={
        mayJoin && (
          <Button icon={Combine} onPress={() => setJoining(true)}>
            {t('joined.join')}
          </Button>
        )
      }
    >
      {chart.joinedCharts.length === 0 ? (
        <p className="text-muted">{t('joined.none')}</p>
      ) : (
        <ul className="card-list">
          {chart.joinedCharts.map((joined) => (
            <li key={joined.clientId}>
              <span className="card-list__main card-list__main--stacked">
                <LinkButton onPress={() => navigate({ name: 'chart', clientId: joined.clientId })}>
                  {t('joined.chart', { number: joined.chartNumber, name: joined.displayName })}
                </LinkButton>
                <span className="card-list__detail">
                  {t('joined.by', {
                    name: joined.joinedByName,
                    date: format.date(localDateAt(joined.joinedAt, format.timeZone)),
                    reason: joined.reason,
                  })}
                </span>
              </span>
              {mayJoin && (
                <Button
                  size="small"
                  aria-label={t('joined.separateOf', { number: joined.chartNumber })}
                  onPress={() => setSeparating(joined)}
                >
                  {t('joined.separate')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isJoining && <JoinDialog chart={chart} onClose={() => setJoining(false)} />}
      {separating !== null && (
        <SeparateDialog joined={separating} kept={chart} onClose={() => setSeparating(null)} />
      )}
    </Card>
  );
}
