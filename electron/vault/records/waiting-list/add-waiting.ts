import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, WaitingListEntry } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { isInFuture } from '../../../../shared/rules/in-future';
import { localDateAt } from '../../../../shared/time';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { newInquiry } from '../clients/new-inquiry';
import type { WriteContext } from '../context';
import { openEntriesOf } from './entries';

interface Asked {
  readonly firstContactOn: LocalDate;
  readonly requestedAt: InstantMs;
}

/**
 * Puts somebody who has a chart on the waiting list.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`, `in_treatment`, `person_has_left`,
 *   `already_waiting`, `in_future`, `before_first_contact`).
 */
export function addWaiting(
  context: WriteContext,
  { clientId, firstContactOn, requestedAt }: ParsedInput<'waiting.add'>,
): MethodOutput<'waiting.add'> {
  const { writer, change } = context;
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  if (client.status === 'active') throw ruleBroken('clientId', 'in_treatment');
  if (client.status === 'deceased') throw ruleBroken('clientId', 'person_has_left');
  if (openEntriesOf(writer, clientId).length > 0) throw ruleBroken('clientId', 'already_waiting');
  updateRecord(writer, change, Client, clientId, { status: 'waitlist' }, { expectedRevision: 'newest' });
  return addEntry(context, client, { firstContactOn, requestedAt });
}

/**
 * Puts somebody on the list whom nobody knows yet.
 * @throws ClinicFailure `RULE_BROKEN` (`name_without_letters`, `in_future`, `before_first_contact`).
 */
export function addNewWaiting(
  context: WriteContext,
  { firstName, lastName, firstContactOn, requestedAt }: ParsedInput<'waiting.addNew'>,
): MethodOutput<'waiting.addNew'> {
  const { writer, change } = context;
  const client = newInquiry(context, { firstName, lastName }, firstContactOn);
  updateRecord(writer, change, Client, client.id, { status: 'waitlist' }, { expectedRevision: 'newest' });
  return addEntry(context, client, { firstContactOn, requestedAt });
}

/** R-INT-03: first contact, then the request, neither of them in the future. */
function addEntry(
  context: WriteContext,
  client: Row<typeof Client>,
  { firstContactOn, requestedAt }: Asked,
): MethodOutput<'waiting.add'> {
  const { writer, change, site, today } = context;
  if (firstContactOn > today) throw ruleBroken('firstContactOn', 'in_future');
  if (isInFuture(requestedAt, change.now)) throw ruleBroken('requestedAt', 'in_future');
  if (localDateAt(requestedAt, site.timeZone) < firstContactOn) {
    throw ruleBroken('requestedAt', 'before_first_contact');
  }
  const entry = insertRecord(writer, change, WaitingListEntry, {
    clientId: client.id,
    firstContactOn,
    requestedAt,
    offeredAt: null,
    offeredFor: null,
    pregnancy: null,
    injection: null,
    outcome: null,
    outcomeReason: null,
    closedAt: null,
  });
  context.audit({ clientId: client.id, recordId: entry.id });
  return { entryId: entry.id, clientId: client.id };
}
