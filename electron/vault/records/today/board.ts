import { z } from 'zod';

import { ACCESS, READABLE_TIERS } from '../../../../shared/access';
import { SESSION_STATUS } from '../../../../shared/codes';
import { CONTRACT } from '../../../../shared/contract';
import type { MethodOutput } from '../../../../shared/contract';
import { KINDS_WITHOUT_CONTACT } from '../../../../shared/rules/contact-kinds';
import { statusRank } from '../../store/search';
import { sql, sqlFragment, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { countUnreviewed } from '../access/openings';
import { windowOf } from '../clients/caseload-window';
import { caseloadStatement, needsDayOf } from '../clients/list-clients';
import { isPersonVisible, isSearchRowVisible } from '../clients/visibility';
import { WORKER_ROLES } from '../clients/worker';
import type { ReadContext } from '../context';
import { listDrafts } from '../drafts/drafts';
import { groupsDueOn } from '../appointments/groups-due';
import { isMemberOn } from '../groups/members';
import { followUps, rollCallsToSave } from '../notes/follow-ups';
import { countToReview } from '../notes/review';
import { countNotesDue } from '../notes/work-queue';
import { needsWorker } from '../people/assigned';
import { celebrations } from './celebrations';
import { unsentChangeCount } from '../site/unsent-changes';

type Board = MethodOutput<'today.board'>;

const SHOWN_PEOPLE = 10;

/** What matters now to the person signed in. */
export function todayBoard(context: ReadContext): Board {
  const { reader, user, today } = context;
  const meetsPeople = READABLE_TIERS[user.role].has('clinical');
  const notesDue = meetsPeople ? countNotesDue(reader, user) : null;
  return {
    today,
    activeClientCount: countActive(context, sql`INDEXED BY client_search_status`, sql`1`),
    myCaseloadCount: meetsPeople ? countAssigned(context, user.id) : null,
    unassignedCount: READABLE_TIERS[user.role].has('identity') ? countAssigned(context, '') : null,
    leftBehind: ACCESS['client.handOver'][user.role] === 'any' ? leftBehind(context) : null,
    arrivalsToday: countArrivals(context),
    notesToWrite: notesDue?.toWrite ?? null,
    notesToSign: notesDue?.toSign ?? null,
    notesReturned: notesDue?.returned ?? null,
    rollCallsToSave: meetsPeople ? rollCallsToSave(context).length : null,
    followUps: meetsPeople ? followUps(context).length : null,
    notesToReview: user.role === 'supervisor' ? countToReview(reader, user.id) : null,
    groups: groupsToday(context),
    needsContact: meetsPeople ? needsContact(context) : null,
    milestones: meetsPeople ? celebrations(context) : null,
    drafts: listDrafts(reader, user),
    openingsToReview: ACCESS['opening.list'][user.role] === 'none' ? null : countUnreviewed(reader),
    unsentChangeCount: unsentChangeCount(reader),
  };
}

function countAssigned(context: ReadContext, workerId: string): number {
  return countActive(context, sql`INDEXED BY client_search_worker`, sql`assigned_worker_id = ${workerId}`);
}

function countActive({ reader, user }: ReadContext, index: Statement, where: Statement): number {
  const statement = sql`SELECT count(*) FROM client_search ${index}
    WHERE status_rank = ${statusRank('active')} AND ${where} AND ${isSearchRowVisible(user)}`;
  return reader.value(statement, z.int()) ?? 0;
}

/** Whose people need somebody else, because the colleague left or does other work now. */
function leftBehind({ reader, user }: ReadContext): NonNullable<Board['leftBehind']> {
  return reader.all(
    sql`SELECT "user".id AS "workerId", "user".display_name AS "workerName", (
          SELECT count(*) FROM client_search INDEXED BY client_search_worker
          WHERE assigned_worker_id = "user".id AND ${needsWorker()} AND ${isSearchRowVisible(user)}) AS "clientCount"
      FROM "user"
      WHERE ("user".is_active = 0 OR "user".role NOT IN ${sqlList(WORKER_ROLES)}) AND "clientCount" > 0
      ORDER BY "user".display_name, "user".id`,
    z.strictObject({ workerId: z.string(), workerName: z.string(), clientCount: z.int() }),
  );
}

/** People who came to the site today, to whomever: checked in, or met. */
function countArrivals({ reader, user, today }: ReadContext): number {
  const statement = sql`SELECT count(*) FROM (
    SELECT client_id FROM encounter
    WHERE service_date = ${today} AND status = 'done' AND modality = 'in_person'
      AND kind NOT IN ${sqlList(KINDS_WITHOUT_CONTACT)}
      AND ${isPersonVisible(user, sqlFragment`encounter.client_id`)}
    UNION
    SELECT client_id FROM appointment
    WHERE held_on = ${today} AND arrived_at IS NOT NULL
      AND ${isPersonVisible(user, sqlFragment`appointment.client_id`)})`;
  return reader.value(statement, z.int()) ?? 0;
}

/** Groups whose days say they meet today, those without days, and those that met today all the same. */
function groupsToday({ reader, user, today }: ReadContext): Board['groups'] {
  const due = new Set(groupsDueOn(reader, today).map(({ id }) => id));
  const groups = reader.all(
    sql`SELECT group_series.id AS "groupId", group_series.name AS "name",
        facilitator.display_name AS "facilitatorName", facilitator.initials AS "facilitatorInitials",
        group_series.usual_start_time AS "usualStartTime",
        (SELECT count(DISTINCT client_id) FROM group_member
          WHERE series_id = group_series.id AND ${isMemberOn(today)}
            AND ${isPersonVisible(user, sqlFragment`group_member.client_id`)}) AS "memberCount",
        session.status AS "sessionStatus", group_series.schedule_rule AS "scheduleRule",
        (SELECT count(*) FROM attendance WHERE session_id = session.id
          AND mark IN ('present', 'late', 'left_early')
          AND ${isPersonVisible(user, sqlFragment`attendance.client_id`)}) AS "presentCount"
      FROM group_series
        JOIN "user" AS facilitator ON facilitator.id = group_series.facilitator_id
        LEFT JOIN group_session AS session ON session.id = (
          SELECT id FROM group_session
          WHERE series_id = group_series.id AND held_on = ${today} ORDER BY created_at, id LIMIT 1)
      WHERE group_series.is_active = 1
      ORDER BY group_series.usual_start_time, group_series.name, group_series.id`,
    z.strictObject({
      groupId: z.string(),
      name: z.string(),
      facilitatorName: z.string(),
      facilitatorInitials: z.string(),
      usualStartTime: z.string(),
      memberCount: z.int(),
      sessionStatus: SESSION_STATUS.schema.nullable(),
      scheduleRule: z.string().nullable(),
      presentCount: z.int(),
    }),
  );
  return groups
    .filter(
      ({ groupId, scheduleRule, sessionStatus }) =>
        scheduleRule === null || sessionStatus !== null || due.has(groupId),
    )
    .map(({ scheduleRule: _, ...group }) => group);
}

/** People of the own caseload somebody should reach, the most pressing first, each with why. */
function needsContact(context: ReadContext): NonNullable<Board['needsContact']> {
  const { reader, user } = context;
  const day = needsDayOf(context);
  const input = CONTRACT['client.list'].input.parse({
    filter: { text: '', statuses: ['active'], workerIds: [user.id], needsContact: true },
    sort: [{ column: 'needs', descending: false }],
    offset: 0,
    limit: SHOWN_PEOPLE,
  });
  const { rows } = windowOf(reader, caseloadStatement(user, input, day), { user, day });
  return rows.map(({ clientId, displayName, needs }) => ({ clientId, displayName, needs }));
}
