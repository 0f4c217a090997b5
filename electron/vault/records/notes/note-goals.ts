import type { NoteGoal } from '../../../../shared/contract/notes';
import { Goal } from '../../../../shared/model';
import type { Note, Row } from '../../../../shared/model';
import { isGoalLinkable } from '../../../../shared/rules/goals';
import type { RuleProblem } from '../../../../shared/rules/problem';
import type { Reader } from '../../store/connection';
import { chartIds, keptChart } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { sql, sqlList } from '../../store/sql';

type NoteOfPerson = Pick<Row<typeof Note>, 'clientId' | 'serviceDate'>;

/** What keeps a note from naming these goals: another person's, or one that was over before the contact. */
export function goalLinkProblems(
  reader: Reader,
  note: NoteOfPerson,
  goalIds: readonly string[],
): readonly RuleProblem[] {
  if (goalIds.length === 0) return [];
  const goals = goalsByIds(reader, goalIds);
  const charts = chartIds(reader, keptChart(reader, note.clientId));
  const areTheirs = goalIds.every((id) => charts.includes(goals.get(id)?.clientId ?? ''));
  if (!areTheirs) return [{ path: 'goalIds', code: 'goal_not_theirs' }];
  return [...goals.values()].every((goal) => isGoalLinkable(goal, note.serviceDate))
    ? []
    : [{ path: 'goalIds', code: 'goal_not_open' }];
}

/** The words of goals as they are now, in the order asked for; those of a signed note are in the note. */
export function goalWordsOf(reader: Reader, goalIds: readonly string[]): readonly string[] {
  const goals = goalsByIds(reader, goalIds);
  return goalIds.map((id) => goals.get(id)?.words ?? '');
}

/** The goals a note names. A signed note keeps the words it was signed with. */
export function goalsOfNote(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'goalIds' | 'goalWords'>,
): NoteGoal[] {
  const goals = goalsByIds(reader, note.goalIds);
  return note.goalIds.flatMap((id, index) => {
    const goal = goals.get(id);
    return goal === undefined ? [] : [{ ...viewOf(goal), words: note.goalWords?.[index] ?? goal.words }];
  });
}

/** The goals of a person a note about a contact of that day can name. */
export function linkableGoalsOf(
  reader: Reader,
  note: NoteOfPerson & Pick<Row<typeof Note>, 'goalIds'>,
): NoteGoal[] {
  const goals = findRecords(
    reader,
    Goal,
    sql`client_id IN ${sqlList(chartIds(reader, keptChart(reader, note.clientId)))}
      ORDER BY started_on DESC, created_at DESC, id`,
  );
  return goals
    .filter((goal) => isGoalLinkable(goal, note.serviceDate) || note.goalIds.includes(goal.id))
    .map(viewOf);
}

function goalsByIds(reader: Reader, ids: readonly string[]): ReadonlyMap<string, Row<typeof Goal>> {
  if (ids.length === 0) return new Map();
  const goals = findRecords(reader, Goal, sql`id IN ${sqlList(ids)}`);
  return new Map(goals.map((goal) => [goal.id, goal]));
}

function viewOf({ id, words, lifeArea, status }: Row<typeof Goal>): NoteGoal {
  return { id, words, lifeArea, status };
}
