import { clockStateAt } from '../../../shared/rules/waiting-list';
import { useNavigate } from '../../app/navigation';
import { Button, Chip } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useNow } from '../support/use-now';
import { CapacityNotice } from '../waiting-list/capacity-banner';
import { useWaitingCounts } from '../waiting-list/use-waiting-list';

/** How many wait, whose clocks run out, and what the state has to hear. */
export function WaitingCard() {
  const { t } = useTranslation('waiting');
  const navigate = useNavigate();
  const now = useNow(true);
  const { value } = useWaitingCounts();
  if (value === undefined) return null;
  const { waiting, notAsked, clocks, capacity } = value;
  const states = clocks.map((clock) => clockStateAt(clock, now));
  const overdue = states.filter((state) => state === 'overdue').length;
  const soon = states.filter((state) => state === 'soon').length;
  return (
    <Card
      title={t('title')}
      actions={<Button onPress={() => navigate({ name: 'waitingList' })}>{t('today.see')}</Button>}
    >
      <div className="stack stack--tight">
        <p className={waiting === 0 ? 'text-muted' : undefined}>
          {waiting === 0 ? t('today.nobody') : t('today.count', { count: waiting })}
        </p>
        {overdue + soon + notAsked > 0 && (
          <p className="row">
            {overdue > 0 && <Chip tone="danger" text={t('today.overdue', { count: overdue })} />}
            {soon > 0 && <Chip tone="warning" text={t('today.soon', { count: soon })} />}
            {notAsked > 0 && <Chip tone="info" text={t('today.notAsked', { count: notAsked })} />}
          </p>
        )}
        <CapacityNotice capacity={capacity} />
      </div>
    </Card>
  );
}
