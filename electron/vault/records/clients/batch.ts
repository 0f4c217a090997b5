import { accessOutcome } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Client } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import type { RuleCode, RuleProblem } from '../../../../shared/rules/problem';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { getRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { relationToPerson } from './relation';
import { assertWorker } from './worker';

/** Nobody plans a contact further ahead; a year that was mistyped is further. */
const DAYS_AHEAD = 730;
/** Those who left aren't planned for. */
const LEFT: readonly Row<typeof Client>['status'][] = ['discharged', 'deceased', 'merged'];

/**
 * Gives several people a worker each, or none. Who has that worker already is left alone.
 * @throws ClinicFailure `RULE_BROKEN` with the place in the batch of each person or worker that can't be; `NOT_FOUND`
 *   when somebody is hidden from the caller
 */
export function assignMany(
  context: WriteContext,
  { assignments }: ParsedInput<'client.assignMany'>,
): MethodOutput<'client.assignMany'> {
  const { writer } = context;
  const workers = new Map(assignments.map(({ workerId }, index) => [workerId, index]));
  for (const [workerId, index] of workers)
    assertWorker(writer, workerId, `assignments[${String(index)}].workerId`);
  const people = peopleOf(context, assignments, 'assignments', (client) =>
    client.status === 'merged' ? 'client_is_merged' : null,
  );
  const changed: MethodOutput<'client.assignMany'>['changed'] = [];
  for (const { client, item } of people) {
    if (client.assignedWorkerId === item.workerId) continue;
    change(context, client, { assignedWorkerId: item.workerId });
    changed.push({ clientId: client.id, previousWorkerId: client.assignedWorkerId });
  }
  return { changed };
}

/**
 * Plans the next contact with several people, or takes plans away.
 * @throws ClinicFailure `RULE_BROKEN`, `NOT_FOUND` like `assignMany`
 */
export function planContacts(
  context: WriteContext,
  { plans }: ParsedInput<'client.planContacts'>,
): MethodOutput<'client.planContacts'> {
  const { today } = context;
  const people = peopleOf(context, plans, 'plans', (client, { nextContactOn }) => {
    if (nextContactOn === null) return null;
    return LEFT.includes(client.status) ? 'status_not_allowed' : dateProblem(nextContactOn, today);
  });
  const changed: MethodOutput<'client.planContacts'>['changed'] = [];
  for (const { client, item } of people) {
    if (client.nextContactOn === item.nextContactOn) continue;
    change(context, client, { nextContactOn: item.nextContactOn });
    changed.push({ clientId: client.id, previousOn: client.nextContactOn });
  }
  return { changed };
}

function dateProblem(planned: LocalDate, today: LocalDate): RuleCode | null {
  if (planned < today) return 'in_past';
  return planned > addDays(today, DAYS_AHEAD) ? 'too_far_ahead' : null;
}

interface OfSomebody {
  readonly clientId: string;
}

/** Everybody of the batch, whom the caller may change one by one too, or nobody. */
function peopleOf<Item extends OfSomebody>(
  context: WriteContext,
  items: readonly Item[],
  path: string,
  problemOf: (client: Row<typeof Client>, item: Item) => RuleCode | null,
): readonly { readonly client: Row<typeof Client>; readonly item: Item }[] {
  const { writer, user, today, change: moment } = context;
  const seen = new Set<string>();
  const problems: RuleProblem[] = [];
  const people = items.map((item, index) => {
    const client = getRecord(writer, Client, item.clientId);
    if (client === undefined) throw new ClinicFailure('NOT_FOUND');
    const asking = { user, today, now: moment.now };
    const relation = relationToPerson(writer, asking, client.id, { isAuthor: false });
    const outcome = accessOutcome('client.update', user.role, relation);
    if (outcome === 'NOT_FOUND' || outcome === 'NOT_PERMITTED') throw new ClinicFailure(outcome);
    const code = outcome === 'allowed' ? problemOf(client, item) : 'not_on_caseload';
    if (code !== null) problems.push({ path: `${path}[${String(index)}]`, code });
    if (seen.has(client.id)) {
      problems.push({ path: `${path}[${String(index)}].clientId`, code: 'person_listed_twice' });
    }
    seen.add(client.id);
    return { client, item };
  });
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  return people;
}

function change(
  context: WriteContext,
  client: Row<typeof Client>,
  patch: Partial<Values<typeof Client>>,
): void {
  updateRecord(context.writer, context.change, Client, client.id, patch, {
    expectedRevision: client.revision,
  });
  context.audit({ clientId: client.id, recordId: client.id });
}
