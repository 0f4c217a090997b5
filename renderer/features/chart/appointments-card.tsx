import { APPOINTMENT_PURPOSE, APPOINTMENT_STATUS } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { localDateAt } from '../../../shared/time';
import { Button, Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';

interface AppointmentsCardProps {
  readonly chart: ClientChart;
  readonly onPlan: (() => void) | undefined;
}

/** When the person comes next, and to whom. */
export function AppointmentsCard({ chart, onPlan }: AppointmentsCardProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const label = useLabel();
  const isGone = chart.status === 'discharged' || chart.status === 'deceased';
  return (
    <Card
      title={t('appointments.title')}
      actions={
        onPlan !== undefined &&
        !isGone && (
          <Button size="small" onPress={onPlan}>
            {t('appointments.make')}
          </Button>
        )
      }
    >
      {chart.appointments.length === 0 ? (
        <p className="text-muted">{t('appointments.none')}</p>
      ) : (
        <ul className="card-list">
          {chart.appointments.map((appointment) => (
            <li key={appointment.id}>
              <span className="card-list__main card-list__main--stacked">
                <span className="text-strong figures">
                  {t('appointments.when', {
                    date: format.date(localDateAt(appointment.startAt, format.timeZone), 'day'),
                    time: format.time(appointment.startAt),
                  })}
                </span>
                <span className="card-list__detail">
                  {t('appointments.with', { name: appointment.workerName })}
                  {' · '}
                  {label(APPOINTMENT_PURPOSE.codes[appointment.purpose])}
                </span>
              </span>
              {appointment.status !== 'planned' && (
                <Chip text={label(APPOINTMENT_STATUS.codes[appointment.status])} tone="info" />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
