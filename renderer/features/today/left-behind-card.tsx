import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { HandOverDialog } from './hand-over-dialog';

/** A colleague who left, with how many people they leave. */
export type LeftBehind = NonNullable<MethodOutput<'today.board'>['leftBehind']>[number];

/** People whose worker left or does other work now, and giving them somebody else. */
export function LeftBehindCard({ colleagues }: { readonly colleagues: readonly LeftBehind[] }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const [open, setOpen] = useState<LeftBehind | null>(null);
  return (
    <Card title={t('leftBehind.title')} hint={t('leftBehind.hint')}>
      <ul className="card-list">
        {colleagues.map((colleague) => (
          <li key={colleague.workerId}>
            <span className="card-list__main today__left-behind">
              <span className="card-list__title text-strong">{colleague.workerName}</span>
              <span className="card-list__detail">
                {t('leftBehind.count', { count: colleague.clientCount })}
              </span>
            </span>
            <Button
              variant="quiet"
              onPress={() => navigate({ name: 'caseload', workerId: colleague.workerId })}
              aria-label={t('leftBehind.lookOf', { name: colleague.workerName })}
            >
              {t('leftBehind.look')}
            </Button>
            <Button
              onPress={() => setOpen(colleague)}
              aria-label={t('leftBehind.handOverOf', { name: colleague.workerName })}
            >
              {t('leftBehind.handOver')}
            </Button>
          </li>
        ))}
      </ul>
      {open !== null && <HandOverDialog colleague={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
