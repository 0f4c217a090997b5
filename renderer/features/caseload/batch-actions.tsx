import { CalendarClock, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useMayCall } from '../../app/session';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { AssignDialog } from './assign-dialog';
import { PlanDialog } from './plan-dialog';

export interface BatchActionsProps {
  readonly clientIds: ReadonlySet<string>;
  /** What was chosen has been changed. */
  readonly onDone: () => void;
}

/** What can be done with several people at once. */
export function BatchActions({ clientIds, onDone }: BatchActionsProps) {
  const { t } = useTranslation('caseload');
  const mayCall = useMayCall();
  const [open, setOpen] = useState<'assign' | 'plan' | null>(null);
  const close = () => setOpen(null);
  const ids = [...clientIds];
  return (
    <>
      {mayCall('client.assignMany') && (
        <Button size="small" icon={UserRoundCheck} onPress={() => setOpen('assign')}>
          {t('batch.assign')}
        </Button>
      )}
      {mayCall('client.planContacts') && (
        <Button size="small" icon={CalendarClock} onPress={() => setOpen('plan')}>
          {t('batch.plan')}
        </Button>
      )}
      {open === 'assign' && <AssignDialog clientIds={ids} onClose={close} onDone={onDone} />}
      {open === 'plan' && <PlanDialog clientIds={ids} onClose={close} onDone={onDone} />}
    </>
  );
}
