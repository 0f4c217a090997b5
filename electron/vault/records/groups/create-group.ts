import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { GroupSeries } from '../../../../shared/model';
import { insertRecord, updateRecord } from '../../store/records';
import type { Reader } from '../../store/connection';
import { assertWorker } from '../clients/worker';
import type { WriteContext } from '../context';
import { addMembers, assertClients } from './members';

/**
 * Starts a group with the people on its list, from today on or from the day in the past that it began.
 * @throws ClinicFailure `RULE_BROKEN` (`not_a_worker`, `client_not_found`).
 */
export function createGroup(
  context: WriteContext,
  input: ParsedInput<'group.create'>,
): MethodOutput<'group.create'> {
  const { writer, change, today } = context;
  const { operationId: _operationId, memberIds, ...series } = input;
  assertGroup(writer, series);
  const members = [...new Set(memberIds)];
  assertClients(writer, context.user, members);
  const group = insertRecord(writer, change, GroupSeries, { ...series, isActive: true });
  // A group that has met already is put in with the days it met: its people were there from its first one.
  const { scheduleStartsOn } = series;
  const joinedOn = scheduleStartsOn !== null && scheduleStartsOn < today ? scheduleStartsOn : today;
  addMembers(context, group.id, members, joinedOn);
  context.audit({ recordId: group.id });
  return { groupId: group.id };
}

/**
 * Changes what a group is set up with; sessions already there keep what they had.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` as `createGroup`.
 */
export function updateGroup(
  context: WriteContext,
  input: ParsedInput<'group.update'>,
): MethodOutput<'group.update'> {
  const { writer, change } = context;
  const { operationId: _operationId, groupId, expectedRevision, ...values } = input;
  assertGroup(writer, values);
  const group = updateRecord(writer, change, GroupSeries, groupId, values, { expectedRevision });
  return { revision: group.revision };
}

function assertGroup(
  reader: Reader,
  group: Pick<
    ParsedInput<'group.create'>,
    'facilitatorId' | 'coFacilitatorId' | 'scheduleRule' | 'scheduleStartsOn'
  >,
): void {
  assertWorker(reader, group.facilitatorId, 'facilitatorId');
  assertWorker(reader, group.coFacilitatorId, 'coFacilitatorId');
  if (group.scheduleRule !== null && group.scheduleStartsOn === null) {
    throw ruleBroken('scheduleStartsOn', 'schedule_start_missing');
  }
}
