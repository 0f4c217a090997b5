import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { SignedInUser } from '../../../../shared/contract/site';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { GroupMember, GroupSeries } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isClientVisible, isPersonVisible } from '../clients/visibility';
import type { ReadContext, WriteContext } from '../context';

type Viewer = Pick<SignedInUser, 'id' | 'role'>;

/** The condition, on a query over `group_member`, that somebody is on the list that day. The day they leave isn't one. */
export function isMemberOn(day: LocalDate): Statement {
  return sql`(group_member.joined_on <= ${day} AND (group_member.left_on IS NULL OR group_member.left_on > ${day}))`;
}

/** Who is on a group's list today, by name; charts the caller may not know of are left out (R-ROL-05). */
export function groupMembers(
  { reader, user, today }: ReadContext,
  { groupId }: ParsedInput<'group.members'>,
): MethodOutput<'group.members'> {
  const rows = reader.all(
    sql`SELECT client.id, client.chart_number, client.legal_first_name, client.legal_last_name,
        client.preferred_name
      FROM client JOIN client_search ON client_search.client_id = client.id
      WHERE client.id IN (
          SELECT client_id FROM group_member WHERE series_id = ${groupId} AND ${isMemberOn(today)})
        AND ${isClientVisible(user)}
      ORDER BY client_search.sort_key, client.id`,
    MemberRowSchema,
  );
  return {
    members: rows.map((row) => ({
      clientId: row.id,
      chartNumber: row.chart_number,
      displayName: displayName({
        legalFirstName: row.legal_first_name,
        legalLastName: row.legal_last_name,
        preferredName: row.preferred_name,
      }),
    })),
  };
}

/**
 * Sets who is on the list from today on. People taken off keep their history; those the caller can't see stay.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_not_found`).
 */
export function setGroupMembers(
  context: WriteContext,
  { groupId, memberIds }: ParsedInput<'group.setMembers'>,
): MethodOutput<'group.setMembers'> {
  const { writer, change, today, user } = context;
  if (getRecord(writer, GroupSeries, groupId) === undefined) throw new ClinicFailure('NOT_FOUND');
  const wanted = new Set(memberIds);
  assertClients(writer, user, [...wanted]);
  const isCurrent = sql`series_id = ${groupId} AND left_on IS NULL`;
  const current = findRecords(writer, GroupMember, isCurrent);
  const visible = visibleClients(
    writer,
    user,
    current.map((member) => member.clientId),
  );
  for (const member of current) {
    if (wanted.has(member.clientId) || !visible.has(member.clientId)) continue;
    updateRecord(writer, change, GroupMember, member.id, { leftOn: today }, { expectedRevision: 'newest' });
  }
  addMembers(
    context,
    groupId,
    [...wanted].filter((id) => current.every((member) => member.clientId !== id)),
  );
  const memberCount = writer.value(
    sql`SELECT count(DISTINCT client_id) FROM group_member WHERE series_id = ${groupId} AND ${isMemberOn(today)}
      AND ${isPersonVisible(user, sqlFragment`group_member.client_id`)}`,
    z.int(),
  );
  return { memberCount: memberCount ?? 0 };
}

/**
 * Corrects from when until when somebody was on a group's list.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` `left_before_joined`.
 */
export function setMemberDates(
  { writer, change, user, audit }: WriteContext,
  { groupId, memberId, joinedOn, leftOn }: ParsedInput<'group.setMemberDates'>,
): MethodOutput<'group.setMemberDates'> {
  const member = getRecord(writer, GroupMember, memberId);
  if (member?.seriesId !== groupId) throw new ClinicFailure('NOT_FOUND');
  assertClients(writer, user, [member.clientId]);
  if (leftOn !== null && leftOn < joinedOn) throw ruleBroken('leftOn', 'left_before_joined');
  updateRecord(writer, change, GroupMember, memberId, { joinedOn, leftOn }, { expectedRevision: 'newest' });
  audit({ clientId: member.clientId, recordId: memberId });
  return {};
}

/** Puts people on a group's list from a day on, today unless another is given. */
export function addMembers(
  { writer, change, today }: WriteContext,
  seriesId: string,
  clientIds: readonly string[],
  joinedOn: LocalDate = today,
): void {
  for (const clientId of clientIds) {
    insertRecord(writer, change, GroupMember, { seriesId, clientId, joinedOn, leftOn: null });
  }
}

/**
 * @throws ClinicFailure `RULE_BROKEN` `client_not_found` when the caller can't see one of them, or it was joined to
 *   another record.
 */
export function assertClients(reader: Reader, viewer: Viewer, clientIds: readonly string[]): void {
  const visible = visibleClients(reader, viewer, clientIds);
  const missing = clientIds.findIndex((id) => !visible.has(id));
  if (missing !== -1) throw ruleBroken(`memberIds[${missing}]`, 'client_not_found');
}

/** Those of the people who are there for the caller. */
export function visibleClients(
  reader: Reader,
  viewer: Viewer,
  clientIds: readonly string[],
): ReadonlySet<string> {
  const ids = reader.values(
    sql`SELECT id FROM client WHERE id IN ${sqlList(clientIds)} AND status <> 'merged' AND ${isClientVisible(viewer)}`,
    z.string(),
  );
  return new Set(ids);
}

const MemberRowSchema = z.object({
  id: z.string(),
  chart_number: z.string(),
  legal_first_name: z.string().nullable(),
  legal_last_name: z.string().nullable(),
  preferred_name: z.string().nullable(),
});
