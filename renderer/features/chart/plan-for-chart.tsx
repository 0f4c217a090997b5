import type { ClientChart } from '../../../shared/contract/clients';
import { useSession } from '../../app/session';
import { AppointmentDialog } from '../appointments/appointment-dialog';
import { usePersonName } from '../support/person-label';
import { isWorker, useStaff } from '../support/use-staff';

interface PlanForChartProps {
  readonly chart: ClientChart;
  readonly onClose: () => void;
}

/** An appointment for the person whose chart is open: with their worker, on the day their next contact is planned for. */
export function PlanForChart({ chart, onClose }: PlanForChartProps) {
  const { today } = useSession();
  const personName = usePersonName();
  const staff = useStaff();
  if (staff.length === 0) return null;
  const worker = staff.find((member) => member.id === chart.assignedWorkerId && isWorker(member));
  const planned = chart.nextContactOn;
  return (
    <AppointmentDialog
      person={{ id: chart.id, label: personName(chart), description: chart.chartNumber }}
      workerId={worker?.id ?? null}
      date={planned !== null && planned >= today ? planned : null}
      onClose={onClose}
    />
  );
}
