import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Appointment, Client, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { sql } from '../../store/sql';
import { getRecord } from '../../store/records';
import type { Reader } from '../../store/connection';
import { isClientVisible } from '../clients/visibility';
import { assertWorker } from '../clients/worker';
import type { WriteContext } from '../context';
import { z } from 'zod';

/** Those who left have no appointments. */
const LEFT: readonly Row<typeof Client>['status'][] = ['discharged', 'deceased'];

/**
 * The person of an appointment that is made or moved.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`, `person_has_left`).
 */
export function personToMeet({ writer }: WriteContext, clientId: string): Row<typeof Client> {
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  if (LEFT.includes(client.status)) throw ruleBroken('clientId', 'person_has_left');
  return client;
}

/**
 * The worker meets people, still works here, and may know of the person.
 * @throws ClinicFailure `RULE_BROKEN` (`not_a_worker`, `worker_cannot_see_chart`).
 */
export function assertMayMeet(reader: Reader, workerId: string, clientId: string): void {
  assertWorker(reader, workerId, 'workerId');
  const worker = getRecord(reader, User, workerId);
  const isVisible =
    worker !== undefined &&
    reader.value(sql`SELECT ${isClientVisible(worker)} FROM client WHERE id = ${clientId}`, z.int()) === 1;
  if (!isVisible) throw ruleBroken('workerId', 'worker_cannot_see_chart');
}

/**
 * The appointment as the caller last saw it.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`.
 */
export function currentAppointment(
  { writer }: WriteContext,
  { appointmentId, expectedRevision }: { readonly appointmentId: string; readonly expectedRevision: number },
): Row<typeof Appointment> {
  const appointment = getRecord(writer, Appointment, appointmentId);
  if (appointment === undefined) throw new ClinicFailure('NOT_FOUND');
  if (appointment.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: appointment.revision });
  }
  return appointment;
}
