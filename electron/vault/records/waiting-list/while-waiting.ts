import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { InterimService, WaitingListEntry } from '../../../../shared/model';
import { isInFuture } from '../../../../shared/rules/in-future';
import { localDateAt } from '../../../../shared/time';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { waitingEntry } from './entries';

/**
 * Keeps the two answers the priority follows from (R-INT-09).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` `not_waiting`.
 */
export function saveWaitingAnswers(
  context: WriteContext,
  { entryId, expectedRevision, pregnancy, injection }: ParsedInput<'waiting.saveAnswers'>,
): MethodOutput<'waiting.saveAnswers'> {
  const { writer, change } = context;
  const { client } = waitingEntry(context, entryId, expectedRevision);
  context.audit({ clientId: client.id, recordId: entryId });
  const patch = { pregnancy, injection };
  return {
    revision: updateRecord(writer, change, WaitingListEntry, entryId, patch, { expectedRevision }).revision,
  };
}

/**
 * Offers a place from a day on, or takes the offer back.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`not_waiting`, `before_request`).
 */
export function offerPlace(
  context: WriteContext,
  { entryId, expectedRevision, offeredFor }: ParsedInput<'waiting.offer'>,
): MethodOutput<'waiting.offer'> {
  const { writer, change, site } = context;
  const { entry, client } = waitingEntry(context, entryId, expectedRevision);
  if (offeredFor !== null && offeredFor < localDateAt(entry.requestedAt, site.timeZone)) {
    throw ruleBroken('offeredFor', 'before_request');
  }
  context.audit({ clientId: client.id, recordId: entryId });
  const patch = { offeredFor, offeredAt: offeredFor === null ? null : change.now };
  return {
    revision: updateRecord(writer, change, WaitingListEntry, entryId, patch, { expectedRevision }).revision,
  };
}

/**
 * Records what was given to somebody while they wait, a record a kind.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`not_waiting`, `in_future`, `before_request`).
 */
export function recordInterim(
  context: WriteContext,
  { entryId, kinds, givenAt }: ParsedInput<'waiting.recordInterim'>,
): MethodOutput<'waiting.recordInterim'> {
  const { writer, change, site } = context;
  const { entry, client } = waitingEntry(context, entryId, null);
  if (isInFuture(givenAt, change.now)) throw ruleBroken('givenAt', 'in_future');
  if (localDateAt(givenAt, site.timeZone) < localDateAt(entry.requestedAt, site.timeZone)) {
    throw ruleBroken('givenAt', 'before_request');
  }
  const services = [...new Set(kinds)].map((kind) =>
    insertRecord(writer, change, InterimService, {
      entryId,
      clientId: entry.clientId,
      kind,
      givenAt,
      isActive: true,
    }),
  );
  for (const { id } of services) context.audit({ clientId: client.id, recordId: id });
  return { serviceIds: services.map(({ id }) => id) };
}

/**
 * Takes back interim services that were recorded by mistake; they stay on record.
 * @throws ClinicFailure `NOT_FOUND` also for a service of somebody else, `RULE_BROKEN` `not_waiting`.
 */
export function takeBackInterim(
  context: WriteContext,
  { entryId, serviceIds }: ParsedInput<'waiting.takeBackInterim'>,
): MethodOutput<'waiting.takeBackInterim'> {
  const { writer, change } = context;
  const { client } = waitingEntry(context, entryId, null);
  for (const id of new Set(serviceIds)) {
    if (getRecord(writer, InterimService, id)?.entryId !== entryId) throw new ClinicFailure('NOT_FOUND');
    updateRecord(writer, change, InterimService, id, { isActive: false }, { expectedRevision: 'newest' });
    context.audit({ clientId: client.id, recordId: id });
  }
  return {};
}
