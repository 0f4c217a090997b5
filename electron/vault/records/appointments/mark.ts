import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Appointment } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { appointmentStepProblems } from '../../../../shared/rules/appointments';
import { keptChart } from '../../store/joined-charts';
import { findRecords, getRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { WriteContext } from '../context';
import { currentAppointment } from './checks';
import { changed } from './plan';

type Status = Row<typeof Appointment>['status'];

/**
 * Says how far an appointment has come, or takes that back.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`step_not_possible`, `not_its_day`, `not_its_time`).
 */
export function markAppointment(
  context: WriteContext,
  input: ParsedInput<'appointment.mark'>,
): MethodOutput<'appointment.mark'> {
  const { change, today } = context;
  const appointment = currentAppointment(context, input);
  const problems = appointmentStepProblems(appointment, input.status, { now: change.now, today });
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  return changed(context, appointment, momentsOf(context, appointment, input.status));
}

/** The times that go with a state. A day that is put right afterwards has none: nobody knows them. */
function momentsOf(
  { change, today }: WriteContext,
  { heldOn, arrivedAt, beganAt }: Row<typeof Appointment>,
  status: Status,
): Partial<Values<typeof Appointment>> {
  const now = heldOn === today ? change.now : null;
  const came = arrivedAt ?? now;
  const moments: Readonly<Record<Status, Pick<Values<typeof Appointment>, 'arrivedAt' | 'beganAt'>>> = {
    planned: { arrivedAt: null, beganAt: null },
    arrived: { arrivedAt: came, beganAt: null },
    in_session: { arrivedAt: came, beganAt: beganAt ?? now },
    done: { arrivedAt: came, beganAt },
    no_show: { arrivedAt: null, beganAt: null },
    cancelled: { arrivedAt, beganAt: null },
  };
  return { status, cancelReason: null, ...moments[status] };
}

/**
 * The appointment a new contact was: it is done, and knows the contact.
 * @throws ClinicFailure `RULE_BROKEN` (`appointment_of_somebody_else`, `step_not_possible`).
 */
export function finishAppointment(
  { writer, change, user }: WriteContext,
  appointmentId: string,
  contact: { readonly clientId: string; readonly encounterId: string },
): void {
  const appointment = getRecord(writer, Appointment, appointmentId);
  if (appointment?.workerId !== user.id || keptChart(writer, appointment.clientId) !== contact.clientId) {
    throw ruleBroken('appointmentId', 'appointment_of_somebody_else');
  }
  if (appointment.status === 'cancelled' || appointment.encounterId !== null) {
    throw ruleBroken('appointmentId', 'step_not_possible');
  }
  updateRecord(
    writer,
    change,
    Appointment,
    appointmentId,
    { status: 'done', encounterId: contact.encounterId },
    { expectedRevision: 'newest' },
  );
}

/** The contact never was: its appointment is open again, with the person still there. */
export function reopenAppointment({ writer, change }: WriteContext, encounterId: string): void {
  for (const { id } of findRecords(writer, Appointment, sql`encounter_id = ${encounterId}`)) {
    updateRecord(
      writer,
      change,
      Appointment,
      id,
      { status: 'arrived', beganAt: null, encounterId: null },
      { expectedRevision: 'newest' },
    );
  }
}
