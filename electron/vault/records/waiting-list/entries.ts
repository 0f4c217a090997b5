import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { AdmissionHealth, Client, InterimService, WaitingListEntry } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { priorityClassOf } from '../../../../shared/rules/admission';
import type { PriorityClass } from '../../../../shared/rules/admission';
import { waitingPriority } from '../../../../shared/rules/waiting-list';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { answersOnRecord, healthAnswersOf } from '../admission/admission-answers';
import type { WriteContext } from '../context';

type Entry = Row<typeof WaitingListEntry>;

/** Somebody's open places on the list, one but for charts that were joined, under all of their charts. */
export function openEntriesOf(reader: Reader, clientId: string): readonly Entry[] {
  return findRecords(
    reader,
    WaitingListEntry,
    sql`client_id IN ${chartsOf(sql`${keptChart(reader, clientId)}`)} AND closed_at IS NULL
      ORDER BY requested_at, id`,
  );
}

/** Whose place it is, under the chart that is kept up for them. */
export function personOf(reader: Reader, entry: Entry): Row<typeof Client> {
  const client = getRecord(reader, Client, keptChart(reader, entry.clientId));
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  return client;
}

/**
 * The place a command is about, with the person.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT` before anything else, `RULE_BROKEN` `not_waiting`.
 */
export function waitingEntry(
  { writer }: WriteContext,
  entryId: string,
  expectedRevision: number | null,
): { readonly entry: Entry; readonly client: Row<typeof Client> } {
  const entry = getRecord(writer, WaitingListEntry, entryId);
  if (entry === undefined) throw new ClinicFailure('NOT_FOUND');
  if (expectedRevision !== null && entry.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: entry.revision });
  }
  if (entry.closedAt !== null) throw ruleBroken('entryId', 'not_waiting');
  return { entry, client: personOf(writer, entry) };
}

/** What was given to somebody while they wait, oldest first. */
export function interimServicesOf(reader: Reader, entryId: string): readonly Row<typeof InterimService>[] {
  return findRecords(
    reader,
    InterimService,
    sql`entry_id = ${entryId} AND is_active = 1 ORDER BY given_at, id`,
  );
}

/** The priority class of somebody on the list, and whether anybody asked for it (R-INT-09). */
export function priorityOf(
  reader: Reader,
  entry: Entry,
  clientId: string,
): { readonly priorityClass: PriorityClass | null; readonly isAsked: boolean } {
  const onChart = answersOnRecord(reader, AdmissionHealth, clientId);
  const charted = onChart === undefined ? null : healthAnswersOf(onChart);
  const priorityClass = waitingPriority({
    pregnancy: entry.pregnancy,
    injection: entry.injection,
    charted: charted === null ? null : priorityClassOf(charted),
  });
  const isPregnancyAsked = entry.pregnancy !== null || (charted?.pregnancy ?? null) !== null;
  const isInjectionAsked = entry.injection !== null || (charted?.injectedLast30Days ?? null) !== null;
  return {
    priorityClass,
    isAsked: priorityClass === 'pregnant_injecting' || (isPregnancyAsked && isInjectionAsked),
  };
}
