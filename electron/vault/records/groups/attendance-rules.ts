import { z } from 'zod';

import type { ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { GroupSeries } from '../../../../shared/model';
import type { GroupSession, Row } from '../../../../shared/model';
import { admissionProblem, markProblems } from '../../../../shared/rules/attendance';
import { contactTimeProblems } from '../../../../shared/rules/encounter-time';
import { findNames } from '../../../../shared/rules/note-names';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { LocalDateSchema, localDateAt } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import type { WriteContext } from '../context';
import { rosterNames } from '../notes/group-names';
import { isMemberOn, visibleClients } from './members';

type Input = Omit<ParsedInput<'session.saveAttendance'>, 'operationId'>;
type Session = Row<typeof GroupSession>;

/**
 * Checks a whole roll call before anything of it is written.
 * @throws ClinicFailure `RULE_BROKEN` with every problem found (R-GRP-01…03, R-ENC-01).
 */
export function assertRollCall(context: WriteContext, session: Session, input: Input): void {
  const problems = [
    ...sessionProblems(context, session, input),
    ...groupProblems(context, session, input),
    ...lineProblems(context, session, input),
  ];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
}

function sessionProblems(
  { site, change }: WriteContext,
  session: Session,
  input: Input,
): readonly RuleProblem[] {
  if (session.status === 'cancelled') return [{ path: 'sessionId', code: 'session_cancelled' }];
  if (localDateAt(input.startAt, site.timeZone) !== session.heldOn) {
    return [{ path: 'startAt', code: 'not_on_this_date' }];
  }
  // The roll is taken while the group sits, so its end may lie ahead; a note can be signed only after it.
  if (input.startAt > change.now) return [{ path: 'startAt', code: 'session_not_started' }];
  return contactTimeProblems({ ...input, excludedMinutes: 0 }, input.endAt);
}

/** What the group itself asks: an event names nobody, a closed group takes no walk-ins, a reason names nobody. */
function groupProblems({ writer }: WriteContext, session: Session, input: Input): readonly RuleProblem[] {
  const series = getRecord(writer, GroupSeries, session.seriesId);
  if (series?.kind === 'event') {
    return input.marks.length === 0 ? [] : [{ path: 'marks', code: 'group_is_event' }];
  }
  const problems: RuleProblem[] = [];
  if (series?.isClosed === true) {
    const allowed = new Set(
      writer.values(
        sql`SELECT client_id FROM group_member WHERE series_id = ${series.id} AND ${isMemberOn(session.heldOn)}
          UNION SELECT client_id FROM attendance WHERE session_id = ${session.id}`,
        z.string(),
      ),
    );
    input.marks.forEach(({ clientId }, index) => {
      if (!allowed.has(clientId))
        problems.push({ path: `marks[${index}].clientId`, code: 'group_is_closed' });
    });
  }
  for (const path of ['correctionReason', 'limitReason'] as const) {
    const reason = input[path];
    if (reason === null) continue;
    const names = rosterNames(writer, session.id).map((person) => person.names);
    if (findNames(reason, names).length > 0) problems.push({ path, code: 'names_someone' });
  }
  return problems;
}

function lineProblems(context: WriteContext, session: Session, input: Input): readonly RuleProblem[] {
  const { writer, user } = context;
  const clientIds = input.marks.map((line) => line.clientId);
  const known = visibleClients(writer, user, clientIds);
  const stretches = serviceStretches(writer, clientIds);
  const seen = new Set<string>();
  const problems = input.marks.flatMap((line, index): readonly RuleProblem[] => {
    const path = `marks[${index}]`;
    if (seen.has(line.clientId)) return [{ path: `${path}.clientId`, code: 'person_listed_twice' }];
    seen.add(line.clientId);
    if (!known.has(line.clientId)) return [{ path: `${path}.clientId`, code: 'client_not_found' }];
    const admission = admissionProblem(stretches.get(line.clientId) ?? [], session.heldOn);
    if (admission !== null) return [{ path: `${path}.clientId`, code: admission }];
    return markProblems(line, input).map((problem) => ({ ...problem, path: `${path}.${problem.path}` }));
  });
  return [...problems, ...droppedMarks(context, session, seen)];
}

/**
 * A mark that was saved isn't taken back by leaving the person out: what should stand instead is for a person to say.
 */
function droppedMarks(
  { writer, user }: WriteContext,
  session: Session,
  listed: ReadonlySet<string>,
): readonly RuleProblem[] {
  const marked = writer.values(
    sql`SELECT client_id FROM attendance WHERE session_id = ${session.id}`,
    z.string(),
  );
  const dropped = marked.filter((clientId) => !listed.has(clientId));
  return [...visibleClients(writer, user, dropped)].map((clientId) => ({
    path: `marks.${clientId}`,
    code: 'mark_missing',
  }));
}

interface Stretch {
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
}

function serviceStretches(
  reader: Reader,
  clientIds: readonly string[],
): ReadonlyMap<string, readonly Stretch[]> {
  const rows = reader.all(
    sql`SELECT client_id, opened_on, closed_on FROM episode WHERE client_id IN ${sqlList(clientIds)}`,
    z.object({ client_id: z.string(), opened_on: LocalDateSchema, closed_on: LocalDateSchema.nullable() }),
  );
  const stretches = new Map<string, Stretch[]>();
  for (const row of rows) {
    const own = stretches.get(row.client_id) ?? [];
    own.push({ openedOn: row.opened_on, closedOn: row.closed_on });
    stretches.set(row.client_id, own);
  }
  return stretches;
}
