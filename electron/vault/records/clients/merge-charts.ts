import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { ChartMerge, Client, ContactMethod, Episode, GroupMember } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { noteCapacity } from '../capacity/capacity';
import type { WriteContext } from '../context';
import { leaveListByStatus } from '../waiting-list/leave-list';

type Chart = Row<typeof Client>;
type Carried = Values<typeof ChartMerge>['carried'];

/**
 * Joins two charts of one person (R-INT-07). Contacts, notes, attendance and consents stay as they were written, under
 * their own chart number, and are shown on the kept chart; what goes on from here is carried over: places on group
 * lists, ways to reach the person, the worker and the planned contact where the kept chart has none.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` for restricted or joined charts, for keeping the one
 *   that isn't active, and while the other is on the roll of a session that isn't held yet
 */
export function mergeCharts(
  context: WriteContext,
  input: ParsedInput<'client.merge'>,
): MethodOutput<'client.merge'> {
  const { writer, change, audit } = context;
  const kept = currentChart(context, input.clientId, input.expectedRevision);
  const joined = currentChart(context, input.joinedClientId, input.joinedRevision);
  const reason = input.reason.trim();
  if (reason === '') throw ruleBroken('reason', 'reason_missing');
  if (kept.id === joined.id) throw ruleBroken('joinedClientId', 'same_chart');
  for (const [path, chart] of [
    ['clientId', kept],
    ['joinedClientId', joined],
  ] as const) {
    if (chart.status === 'merged') throw ruleBroken(path, 'client_is_merged');
    if (chart.isRestricted) throw ruleBroken(path, 'chart_restricted');
  }
  if (joined.status === 'active' && kept.status !== 'active')
    throw ruleBroken('clientId', 'keep_active_chart');
  if (isOnOpenRoll(context, joined.id)) throw ruleBroken('joinedClientId', 'on_open_roll');

  const carried: Carried = {
    status: joined.status,
    assignedWorkerId: joined.assignedWorkerId,
    nextContactOn: joined.nextContactOn,
    keptGotWorker: kept.assignedWorkerId === null && joined.assignedWorkerId !== null,
    keptGotPlan: kept.nextContactOn === null && joined.nextContactOn !== null,
    ...carryPlaces(context, kept.id, joined.id),
    newContactIds: carryContacts(context, kept.id, joined.id),
    closedEpisodeIds: closeEpisodes(context, joined.id),
  };
  const gone = {
    status: 'merged',
    mergedInto: kept.id,
    assignedWorkerId: null,
    nextContactOn: null,
  } as const;
  updateRecord(writer, change, Client, joined.id, gone, { expectedRevision: joined.revision });
  const patch = {
    ...(carried.keptGotWorker ? { assignedWorkerId: joined.assignedWorkerId } : {}),
    ...(carried.keptGotPlan ? { nextContactOn: joined.nextContactOn } : {}),
  };
  const goesOn = updateRecord(writer, change, Client, kept.id, patch, { expectedRevision: kept.revision });
  // Whoever is in treatment under one chart doesn't wait under the other.
  leaveListByStatus(context, goesOn);
  noteCapacity(context);
  const merge = insertRecord(writer, change, ChartMerge, {
    keptClientId: kept.id,
    joinedClientId: joined.id,
    reason,
    mergedAt: change.now,
    carried,
    undoneAt: null,
    undoneBy: null,
    undoneReason: null,
  });
  audit({ clientId: kept.id, recordId: merge.id, reason });
  audit({ clientId: joined.id, recordId: merge.id, reason });
  return { mergeId: merge.id };
}

/**
 * Separates a joined chart again: it gets back its status, worker, plan and group places, and the kept chart loses
 * what it got by joining and nobody has changed since. What was written meanwhile stays where it was written.
 * @throws ClinicFailure `NOT_FOUND` when the chart isn't joined, `RULE_BROKEN` without a reason or while the kept one
 *   is restricted
 */
export function separateCharts(
  context: WriteContext,
  input: ParsedInput<'client.separate'>,
): MethodOutput<'client.separate'> {
  const { writer, change, user, audit } = context;
  const reason = input.reason.trim();
  if (reason === '') throw ruleBroken('reason', 'reason_missing');
  const merge = findRecords(
    writer,
    ChartMerge,
    sql`joined_client_id = ${input.clientId} AND undone_at IS NULL ORDER BY merged_at DESC LIMIT 1`,
  )[0];
  const joined = getRecord(writer, Client, input.clientId);
  const kept = merge === undefined ? undefined : getRecord(writer, Client, merge.keptClientId);
  if (merge === undefined || kept === undefined || joined?.mergedInto !== kept.id)
    throw new ClinicFailure('NOT_FOUND');
  if (kept.isRestricted) throw ruleBroken('clientId', 'chart_restricted');
  const { carried } = merge;
  const { status, assignedWorkerId, nextContactOn } = carried;
  const newest = { expectedRevision: 'newest' } as const;
  const back = { status, mergedInto: null, assignedWorkerId, nextContactOn };
  updateRecord(writer, change, Client, joined.id, back, newest);
  const patch = {
    ...(carried.keptGotWorker && kept.assignedWorkerId === assignedWorkerId
      ? { assignedWorkerId: null }
      : {}),
    ...(carried.keptGotPlan && kept.nextContactOn === nextContactOn ? { nextContactOn: null } : {}),
  };
  updateRecord(writer, change, Client, kept.id, patch, newest);
  giveBack(context, carried);
  noteCapacity(context);
  const undone = { undoneAt: change.now, undoneBy: user.id, undoneReason: reason };
  updateRecord(writer, change, ChartMerge, merge.id, undone, newest);
  audit({ clientId: kept.id, recordId: merge.id, reason });
  audit({ clientId: joined.id, recordId: merge.id, reason });
  return {};
}

/** What is written on an old state is stale before it is anything else. */
function currentChart({ writer }: WriteContext, id: string, expectedRevision: number): Chart {
  const chart = getRecord(writer, Client, id);
  if (chart === undefined) throw new ClinicFailure('NOT_FOUND');
  if (chart.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: chart.revision });
  }
  return chart;
}

/** Older sessions nobody closed are not waited for: closing one then writes under the joined chart, which shows it. */
const OPEN_ROLL_DAYS = 7;

/** Marked at a session of these days that isn't closed yet: its roll shows no joined charts. */
function isOnOpenRoll({ writer, today }: WriteContext, clientId: string): boolean {
  const statement = sql`SELECT count(*) FROM attendance
    JOIN group_session ON group_session.id = attendance.session_id
    WHERE attendance.client_id = ${clientId} AND group_session.closed_at IS NULL
      AND group_session.status <> 'cancelled' AND group_session.held_on > ${addDays(today, -OPEN_ROLL_DAYS)}`;
  return (writer.value(statement, z.int()) ?? 0) > 0;
}

function carryPlaces(
  { writer, change, today }: WriteContext,
  keptId: string,
  joinedId: string,
): Pick<Carried, 'endedPlaceIds' | 'newPlaceIds'> {
  const endedPlaceIds: string[] = [];
  const newPlaceIds: string[] = [];
  for (const place of findRecords(writer, GroupMember, sql`client_id = ${joinedId} AND left_on IS NULL`)) {
    const isThere =
      findRecords(
        writer,
        GroupMember,
        sql`client_id = ${keptId} AND series_id = ${place.seriesId} AND left_on IS NULL`,
      ).length > 0;
    const from = place.joinedOn > today ? place.joinedOn : today;
    updateRecord(
      writer,
      change,
      GroupMember,
      place.id,
      { leftOn: from },
      { expectedRevision: place.revision },
    );
    endedPlaceIds.push(place.id);
    if (isThere) continue;
    const values = { seriesId: place.seriesId, clientId: keptId, joinedOn: from, leftOn: null };
    newPlaceIds.push(insertRecord(writer, change, GroupMember, values).id);
  }
  return { endedPlaceIds, newPlaceIds };
}

/** Numbers the kept chart lacks, with what the person allowed for each. */
function carryContacts({ writer, change }: WriteContext, keptId: string, joinedId: string): string[] {
  const known = new Set(
    findRecords(writer, ContactMethod, sql`client_id = ${keptId} AND is_active = 1`).map(
      ({ kind, value }) => `${kind} ${value}`,
    ),
  );
  const others = findRecords(
    writer,
    ContactMethod,
    sql`client_id = ${joinedId} AND is_active = 1 ORDER BY created_at, id`,
  );
  return others
    .filter(({ kind, value }) => !known.has(`${kind} ${value}`))
    .map((contact) => {
      const {
        id: _id,
        revision: _revision,
        createdAt: _at,
        createdBy: _by,
        updatedAt: _on,
        updatedBy: _who,
        ...values
      } = contact;
      return insertRecord(writer, change, ContactMethod, { ...values, clientId: keptId }).id;
    });
}

/** A joined chart is in nobody's care: the kept one is. */
function closeEpisodes({ writer, change, today }: WriteContext, joinedId: string): string[] {
  return findRecords(writer, Episode, sql`client_id = ${joinedId} AND closed_on IS NULL`).map((episode) => {
    const closedOn = episode.openedOn > today ? episode.openedOn : today;
    updateRecord(writer, change, Episode, episode.id, { closedOn }, { expectedRevision: episode.revision });
    return episode.id;
  });
}

function giveBack({ writer, change, today }: WriteContext, carried: Carried): void {
  const newest = { expectedRevision: 'newest' } as const;
  for (const id of carried.newPlaceIds) {
    const place = getRecord(writer, GroupMember, id);
    if (place?.leftOn !== null) continue;
    const leftOn = place.joinedOn > today ? place.joinedOn : today;
    updateRecord(writer, change, GroupMember, id, { leftOn }, newest);
  }
  for (const id of carried.endedPlaceIds)
    updateRecord(writer, change, GroupMember, id, { leftOn: null }, newest);
  for (const id of carried.closedEpisodeIds)
    updateRecord(writer, change, Episode, id, { closedOn: null }, newest);
  for (const id of carried.newContactIds) {
    // Somebody corrected it since: then it is the kept chart's own.
    if (getRecord(writer, ContactMethod, id)?.revision !== 1) continue;
    updateRecord(writer, change, ContactMethod, id, { isActive: false }, newest);
  }
}
