import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Appointment } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { appointmentTimeProblems } from '../../../../shared/rules/appointments';
import { localDateAt } from '../../../../shared/time';
import { insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { assertMayMeet, currentAppointment, personToMeet } from './checks';

type Planned = Pick<Values<typeof Appointment>, 'workerId' | 'startAt' | 'minutes' | 'purpose'>;

/**
 * Makes an appointment. What else the worker or the person has at the time doesn't stand in the way.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` for people who left or were joined to another chart, for a worker who
 *   doesn't meet people or may not know of this one, and for a day that is over or years ahead
 */
export function planAppointment(
  context: WriteContext,
  { clientId, ...input }: ParsedInput<'appointment.plan'>,
): MethodOutput<'appointment.plan'> {
  personToMeet(context, clientId);
  assertMayMeet(context.writer, input.workerId, clientId);
  const { id } = insertRecord(context.writer, context.change, Appointment, {
    clientId,
    ...timed(context, input),
    status: 'planned',
    arrivedAt: null,
    beganAt: null,
    encounterId: null,
    cancelReason: null,
    isWalkIn: false,
  });
  context.audit({ clientId, recordId: id });
  return { appointmentId: id };
}

/**
 * Gives an appointment that is still ahead another time, worker, length or purpose.
 * @throws ClinicFailure as `planAppointment`, and `STALE_EDIT`, `RULE_BROKEN` `step_not_possible` once somebody came
 */
export function moveAppointment(
  context: WriteContext,
  input: ParsedInput<'appointment.move'>,
): MethodOutput<'appointment.move'> {
  const appointment = currentAppointment(context, input);
  if (appointment.status !== 'planned') throw ruleBroken('status', 'step_not_possible');
  personToMeet(context, appointment.clientId);
  if (input.workerId !== appointment.workerId) {
    assertMayMeet(context.writer, input.workerId, appointment.clientId);
  }
  return changed(context, appointment, timed(context, input));
}

/**
 * Cancels an appointment nobody is in yet. It stays, with the reason.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` `step_not_possible`.
 */
export function cancelAppointment(
  context: WriteContext,
  input: ParsedInput<'appointment.cancel'>,
): MethodOutput<'appointment.cancel'> {
  const appointment = currentAppointment(context, input);
  if (appointment.status !== 'planned' && appointment.status !== 'arrived') {
    throw ruleBroken('status', 'step_not_possible');
  }
  return changed(context, appointment, { status: 'cancelled', cancelReason: input.reason });
}

/** Writes a change of an appointment and says whose it was. */
export function changed(
  { writer, change, audit }: WriteContext,
  appointment: Row<typeof Appointment>,
  patch: Partial<Values<typeof Appointment>>,
): { revision: number } {
  const { revision } = updateRecord(writer, change, Appointment, appointment.id, patch, {
    expectedRevision: appointment.revision,
  });
  audit({ clientId: appointment.clientId, recordId: appointment.id });
  return { revision };
}

function timed(
  { site, today }: WriteContext,
  { workerId, startAt, minutes, purpose }: Planned,
): Planned & Pick<Values<typeof Appointment>, 'heldOn'> {
  const heldOn = localDateAt(startAt, site.timeZone);
  const problems = appointmentTimeProblems(heldOn, today);
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  return { workerId, startAt, minutes, purpose, heldOn };
}
