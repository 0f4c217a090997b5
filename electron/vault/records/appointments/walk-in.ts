import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { Appointment } from '../../../../shared/model';
import { WALK_IN_MINUTES } from '../../../../shared/rules/appointments';
import { insertRecord } from '../../store/records';
import { newInquiry } from '../clients/new-inquiry';
import { assertWorker } from '../clients/worker';
import type { WriteContext } from '../context';
import { assertMayMeet, personToMeet } from './checks';

/**
 * Somebody known came without an appointment and waits for a worker.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` as `planAppointment`
 */
export function addWalkInOfClient(
  context: WriteContext,
  { clientId, workerId }: ParsedInput<'appointment.walkIn'>,
): MethodOutput<'appointment.walkIn'> {
  personToMeet(context, clientId);
  assertMayMeet(context.writer, workerId, clientId);
  const appointmentId = addArrival(context, clientId, workerId);
  context.audit({ clientId, recordId: appointmentId });
  return { appointmentId };
}

/**
 * Somebody nobody knows yet came, and waits for a worker.
 * @throws ClinicFailure `RULE_BROKEN` (`not_a_worker`, `name_without_letters`).
 */
export function addNewWalkIn(
  context: WriteContext,
  input: ParsedInput<'appointment.newWalkIn'>,
): MethodOutput<'appointment.newWalkIn'> {
  assertWorker(context.writer, input.workerId, 'workerId');
  const client = newInquiry(context, input, context.today);
  const appointmentId = addArrival(context, client.id, input.workerId);
  context.audit({ clientId: client.id, recordId: appointmentId });
  return { clientId: client.id, appointmentId };
}

function addArrival({ writer, change, today }: WriteContext, clientId: string, workerId: string): string {
  return insertRecord(writer, change, Appointment, {
    clientId,
    workerId,
    heldOn: today,
    startAt: change.now,
    minutes: WALK_IN_MINUTES,
    purpose: 'drop_in',
    status: 'arrived',
    arrivedAt: change.now,
    beganAt: null,
    encounterId: null,
    cancelReason: null,
    isWalkIn: true,
  }).id;
}
