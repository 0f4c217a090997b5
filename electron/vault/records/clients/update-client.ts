import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Client, Episode } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { choiceProblems } from '../../../../shared/rules/admission';
import { birthProblems, nameProblems } from '../../../../shared/rules/intake';
import { tidyName } from '../../../../shared/rules/names';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { noteCapacity } from '../capacity/capacity';
import type { WriteContext } from '../context';
import { hasEmergencyContact } from '../related-people/related-people-of';
import { leaveListByStatus } from '../waiting-list/leave-list';
import { assertWorker } from './worker';

type Changes = Partial<Values<typeof Client>>;

const NAME_FIELDS = [
  'legalFirstName',
  'legalMiddleName',
  'legalLastName',
  'preferredName',
  'pronounsText',
] as const;

/** With these the person is no longer in the site's care. */
const ENDING_STATUSES: readonly Row<typeof Client>['status'][] = ['discharged', 'deceased'];

/**
 * Changes what is known about a person, by the rules of the intake. Discharge closes the episode of service, and
 * becoming active again opens a new one.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`.
 */
export function updateClient(
  context: WriteContext,
  input: ParsedInput<'client.update'>,
): MethodOutput<'client.update'> {
  const { writer, change } = context;
  const { clientId, expectedRevision } = input;
  const current = getRecord(writer, Client, clientId);
  if (current === undefined) throw new ClinicFailure('NOT_FOUND');
  // A change made on an old state is stale before it is anything else.
  if (current.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: current.revision });
  }
  const changes = tidyChanges(current, input.changes);
  const problems = problemsOf(context, current, changes);
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  if (changes.assignedWorkerId !== current.assignedWorkerId) {
    assertWorker(writer, changes.assignedWorkerId ?? null, 'assignedWorkerId');
  }
  const updated = updateRecord(writer, change, Client, clientId, changes, { expectedRevision });
  if (updated.status !== current.status) {
    followStatus(context, updated);
    leaveListByStatus(context, updated);
    noteCapacity(context);
  }
  return { revision: updated.revision };
}

function tidyChanges(current: Row<typeof Client>, given: ParsedInput<'client.update'>['changes']): Changes {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(given)) {
    if (value !== undefined) changes[field] = value;
  }
  for (const field of NAME_FIELDS) {
    const value = given[field];
    if (value !== undefined) changes[field] = tidyName(value);
  }
  if (given.aliases !== undefined) {
    changes['aliases'] = given.aliases.map(tidyName).filter((alias) => alias !== null);
  }
  // Somebody who kept their name to themselves has told it.
  const isNameTold = ['legalFirstName', 'legalLastName'].some((field) => (changes[field] ?? null) !== null);
  if (current.nameWithheld && isNameTold) changes['nameWithheld'] = false;
  return changes;
}

/** Only what the change touches is checked: an imported record may lack what an intake asks for. */
function problemsOf(
  context: WriteContext,
  current: Row<typeof Client>,
  changes: Changes,
): readonly RuleProblem[] {
  const result = { ...current, ...changes };
  const problems: RuleProblem[] = [];
  if (current.status === 'merged') problems.push({ path: 'status', code: 'client_is_merged' });
  const touchesName = [...NAME_FIELDS, 'aliases'].some((field) => field in changes);
  if (touchesName) problems.push(...nameProblems(result));
  if ('birthDate' in changes && changes.birthDate !== current.birthDate) {
    const site = { today: context.today, servesMinors: context.site.servesMinors };
    problems.push(...birthProblems(result.birthDate, site));
  }
  if (typeof changes.noEmergencyContact === 'string' && hasEmergencyContact(context.writer, current.id)) {
    problems.push({ path: 'noEmergencyContact', code: 'emergency_contact_named' });
  }
  if (changes.race !== undefined) problems.push(...choiceProblems('race', changes.race));
  return problems;
}

function followStatus({ writer, change, today }: WriteContext, client: Row<typeof Client>): void {
  const open = findRecords(writer, Episode, sql`client_id = ${client.id} AND closed_on IS NULL`);
  if (ENDING_STATUSES.includes(client.status)) {
    for (const episode of open) {
      // An episode that was to begin later ends the day it begins.
      const closedOn = episode.openedOn > today ? episode.openedOn : today;
      updateRecord(writer, change, Episode, episode.id, { closedOn }, { expectedRevision: 'newest' });
    }
  }
  if (client.status === 'active' && open.length === 0) {
    insertRecord(writer, change, Episode, {
      clientId: client.id,
      openedOn: today,
      closedOn: null,
      referralSource: client.referralSource,
    });
  }
}
