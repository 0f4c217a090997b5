import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, Goal } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { goalAfterStep, goalProblems, goalStepProblems, isOpenGoal } from '../../../../shared/rules/goals';
import type { RuleProblem } from '../../../../shared/rules/problem';
import type { LocalDate } from '../../../../shared/time';
import { chartIds, keptChart } from '../../store/joined-charts';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';

/**
 * Adds a goal of a person.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`, `goal_words_missing`, `in_future`,
 *   `target_before_start`).
 */
export function addGoal(context: WriteContext, input: ParsedInput<'goal.add'>): MethodOutput<'goal.add'> {
  const { writer, change, today } = context;
  const { clientId, status } = input;
  assertKeptUp(context, clientId);
  const text = goalText(input);
  refuse(goalProblems({ ...text, status }, today));
  const added = insertRecord(writer, change, Goal, {
    clientId,
    ...text,
    status,
    statusOn: dayOfStart(text.startedOn, today),
    statusReason: null,
    achievement: null,
    achievedOn: null,
  });
  context.audit({ clientId, recordId: added.id });
  return { goalId: added.id };
}

/**
 * Changes an open goal, and how it is going.
 * @throws ClinicFailure as `addGoal`; `STALE_EDIT`, `RULE_BROKEN` `goal_closed`.
 */
export function changeGoal(
  context: WriteContext,
  input: ParsedInput<'goal.change'>,
): MethodOutput<'goal.change'> {
  const { writer, change, today } = context;
  const goal = goalOfPerson(context, input);
  const { expectedRevision, achievement } = input;
  // Of two people who change it at once the later hears of the other first, whatever else is wrong.
  if (goal.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: goal.revision });
  }
  if (!isOpenGoal(goal)) throw ruleBroken('goalId', 'goal_closed');
  const text = goalText(input);
  refuse(goalProblems({ ...text, status: goal.status }, today));
  const changed = updateRecord(writer, change, Goal, goal.id, { ...text, achievement }, { expectedRevision });
  context.audit({ clientId: input.clientId, recordId: goal.id });
  return { revision: changed.revision };
}

/**
 * Takes a goal to its next status. Nothing is lost on the way: the log keeps every step.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `step_not_possible`,
 *   `in_future`, `before_goal_start`, `reason_missing`).
 */
export function setGoalStatus(
  context: WriteContext,
  input: ParsedInput<'goal.setStatus'>,
): MethodOutput<'goal.setStatus'> {
  const { writer, change, today } = context;
  const goal = goalOfPerson(context, input);
  const { expectedRevision, status, on, reason } = input;
  if (goal.revision !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: goal.revision });
  }
  const step = { status, on, reason };
  refuse(goalStepProblems(goal, step, today));
  const changed = updateRecord(writer, change, Goal, goal.id, goalAfterStep(goal, step), {
    expectedRevision,
  });
  // The reason is the goal's own: the audit says that it happened, not what about.
  context.audit({ clientId: input.clientId, recordId: goal.id });
  return { revision: changed.revision };
}

function assertKeptUp({ writer }: WriteContext, clientId: string): void {
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
}

/** The goal, if it is the person's under any of their charts. */
function goalOfPerson(
  context: WriteContext,
  { clientId, goalId }: { readonly clientId: string; readonly goalId: string },
): Row<typeof Goal> {
  const { writer } = context;
  assertKeptUp(context, clientId);
  const goal = getRecord(writer, Goal, goalId);
  const charts = chartIds(writer, keptChart(writer, clientId));
  if (goal === undefined || !charts.includes(goal.clientId)) throw new ClinicFailure('NOT_FOUND');
  return goal;
}

function goalText({
  words,
  lifeArea,
  baseline,
  startedOn,
  targetOn,
}: Pick<ParsedInput<'goal.add'>, 'words' | 'lifeArea' | 'baseline' | 'startedOn' | 'targetOn'>): Pick<
  Values<typeof Goal>,
  'words' | 'lifeArea' | 'baseline' | 'startedOn' | 'targetOn'
> {
  const stood = baseline?.trim() ?? '';
  return { words: words.trim(), lifeArea, baseline: stood === '' ? null : stood, startedOn, targetOn };
}

/** A goal for later has stood for it since today. */
function dayOfStart(startedOn: LocalDate, today: LocalDate): LocalDate {
  return startedOn < today ? startedOn : today;
}

function refuse(problems: readonly RuleProblem[]): void {
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
}
