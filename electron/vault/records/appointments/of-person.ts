import type { AppointmentSummary } from '../../../../shared/contract/appointments';
import { Appointment, User } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { chartsOf } from '../../store/joined-charts';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';

const SHOWN_APPOINTMENTS = 10;

/** A person's appointments from today on that are still open, under all their charts, the next first. */
export function openAppointmentsOf(reader: Reader, clientId: string, today: LocalDate): AppointmentSummary[] {
  const appointments = findRecords(
    reader,
    Appointment,
    sql`client_id IN ${chartsOf(sql`${clientId}`)} AND held_on >= ${today}
      AND status IN ('planned', 'arrived', 'in_session') ORDER BY start_at, id LIMIT ${SHOWN_APPOINTMENTS}`,
  );
  return appointments.map((appointment) => ({
    id: appointment.id,
    revision: appointment.revision,
    workerId: appointment.workerId,
    workerName: getRecord(reader, User, appointment.workerId)?.displayName ?? '',
    startAt: appointment.startAt,
    minutes: appointment.minutes,
    purpose: appointment.purpose,
    status: appointment.status,
    arrivedAt: appointment.arrivedAt,
    beganAt: appointment.beganAt,
  }));
}
