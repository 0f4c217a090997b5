import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { PATIENT_NOTICE_VERSION } from '../../../../shared/exchange/notices';
import { Client, Episode, WaitingListEntry } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { intakeProblems } from '../../../../shared/rules/intake';
import { tidyName } from '../../../../shared/rules/names';
import { localDateAt } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { addHealthFromList } from '../admission/save-answers';
import { noteCapacity } from '../capacity/capacity';
import { assertWorker } from '../clients/worker';
import type { WriteContext } from '../context';
import { openEntriesOf, personOf, waitingEntry } from './entries';

type Entry = Row<typeof WaitingListEntry>;
type Given = ParsedInput<'waiting.admit'>['admission'];

/**
 * Somebody took the place they were offered: what the intake still needs is filled in, a worker is assigned, and an episode
 * of service begins, in one transaction. Nothing the chart says already is written over.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` with the fields of the admission (R-INT-02, R-INT-03).
 */
export function admitWaiting(
  context: WriteContext,
  { entryId, expectedRevision, admission }: ParsedInput<'waiting.admit'>,
): MethodOutput<'waiting.admit'> {
  const { writer, change, site, today } = context;
  const { entry, client } = waitingEntry(context, entryId, expectedRevision);
  assertWorker(writer, admission.workerId, 'admission.workerId');
  const filled = filledIn(client, entry, admission);
  const problems = intakeProblems(
    { ...client, ...filled, aliases: [...client.aliases], contacts: [] },
    { today, servesMinors: site.servesMinors },
  );
  if (problems.length > 0) {
    throw new ClinicFailure('RULE_BROKEN', {
      problems: problems.map(({ path, code }) => ({ path: `admission.${path}`, code })),
    });
  }
  const changes = { ...filled, status: 'active', assignedWorkerId: admission.workerId } as const;
  updateRecord(writer, change, Client, client.id, changes, { expectedRevision: 'newest' });
  const open = findRecords(writer, Episode, sql`client_id = ${client.id} AND closed_on IS NULL LIMIT 1`);
  if (open.length === 0) {
    insertRecord(writer, change, Episode, {
      clientId: client.id,
      openedOn: admittedOn(filled.participationConsentOn, entry, context),
      closedOn: null,
      referralSource: filled.referralSource,
    });
  }
  addHealthFromList(context, client.id, entry);
  close(context, entry, { outcome: 'admitted', outcomeReason: null });
  context.audit({ clientId: client.id, recordId: entryId });
  noteCapacity(context);
  return { clientId: client.id };
}

/** Only what the chart doesn't know. */
function filledIn(client: Row<typeof Client>, entry: Entry, given: Given) {
  const isNoticeNew = client.noticeGivenOn === null && given.noticeGivenOn !== null;
  return {
    legalFirstName: client.legalFirstName ?? tidyName(given.legalFirstName),
    legalLastName: client.legalLastName ?? tidyName(given.legalLastName),
    birthDate: client.birthDate ?? given.birthDate,
    birthDateIsEstimated:
      client.birthDate === null ? given.birthDateIsEstimated : client.birthDateIsEstimated,
    firstContactOn: client.firstContactOn ?? entry.firstContactOn,
    referralSource: client.referralSource ?? given.referralSource,
    participationConsentOn: client.participationConsentOn ?? given.participationConsentOn,
    noticeGivenOn: client.noticeGivenOn ?? given.noticeGivenOn,
    noticeLanguage: client.noticeLanguage ?? given.noticeLanguage,
    noticeVersion: isNoticeNew ? PATIENT_NOTICE_VERSION : client.noticeVersion,
  } satisfies Partial<Values<typeof Client>>;
}

/** R-INT-03: the day they agreed, unless that was for an earlier stay. */
function admittedOn(agreedOn: LocalDate | null, entry: Entry, { site, today }: WriteContext): LocalDate {
  const requestedOn = localDateAt(entry.requestedAt, site.timeZone);
  return agreedOn === null || agreedOn < requestedOn ? today : agreedOn;
}

/**
 * Takes somebody off the list who took no place, with how and why.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`not_waiting`, `reason_missing`).
 */
export function removeWaiting(
  context: WriteContext,
  { entryId, expectedRevision, outcome, reason }: ParsedInput<'waiting.remove'>,
): MethodOutput<'waiting.remove'> {
  const { writer, change } = context;
  const { entry, client } = waitingEntry(context, entryId, expectedRevision);
  const outcomeReason = reason.trim();
  if (outcomeReason === '') throw ruleBroken('reason', 'reason_missing');
  const closed = close(context, entry, { outcome, outcomeReason });
  if (client.status === 'waitlist') {
    const hasStayed = findRecords(writer, Episode, sql`client_id = ${client.id} LIMIT 1`).length > 0;
    const status = hasStayed ? 'discharged' : 'inquiry';
    updateRecord(writer, change, Client, client.id, { status }, { expectedRevision: 'newest' });
  }
  context.audit({ clientId: client.id, recordId: entryId, reason: outcomeReason });
  return { revision: closed.revision };
}

/**
 * Puts somebody back who was taken off the list; their clocks go on from when they asked.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`already_waiting`, `in_treatment`, `person_has_left`).
 */
export function reopenWaiting(
  context: WriteContext,
  { entryId, expectedRevision }: ParsedInput<'waiting.reopen'>,
): MethodOutput<'waiting.reopen'> {
  const { writer, change } = context;
  const entry = getRecord(writer, WaitingListEntry, entryId);
  if (entry === undefined) throw new ClinicFailure('NOT_FOUND');
  const client = personOf(writer, entry);
  if (client.status === 'active') throw ruleBroken('entryId', 'in_treatment');
  if (client.status === 'deceased') throw ruleBroken('entryId', 'person_has_left');
  if (openEntriesOf(writer, client.id).length > 0) throw ruleBroken('entryId', 'already_waiting');
  const patch = { outcome: null, outcomeReason: null, closedAt: null };
  const { revision } = updateRecord(writer, change, WaitingListEntry, entryId, patch, { expectedRevision });
  updateRecord(writer, change, Client, client.id, { status: 'waitlist' }, { expectedRevision: 'newest' });
  context.audit({ clientId: client.id, recordId: entryId });
  return { revision };
}

/** Whoever is in treatment or has died waits no longer, wherever that was recorded. */
export function leaveListByStatus(context: WriteContext, client: Row<typeof Client>): void {
  if (client.status !== 'active' && client.status !== 'deceased') return;
  const [entry] = openEntriesOf(context.writer, client.id);
  if (entry === undefined) return;
  const outcome = client.status === 'active' ? 'admitted' : 'deceased';
  if (outcome === 'admitted') addHealthFromList(context, client.id, entry);
  close(context, entry, { outcome, outcomeReason: null });
}

/** Closes the place, and those somebody had under other charts of theirs. */
function close(
  { writer, change }: WriteContext,
  entry: Entry,
  how: Pick<Values<typeof WaitingListEntry>, 'outcome' | 'outcomeReason'>,
): Entry {
  const patch = { ...how, closedAt: change.now };
  for (const other of openEntriesOf(writer, entry.clientId)) {
    if (other.id === entry.id) continue;
    updateRecord(writer, change, WaitingListEntry, other.id, patch, { expectedRevision: 'newest' });
  }
  return updateRecord(writer, change, WaitingListEntry, entry.id, patch, { expectedRevision: 'newest' });
}
