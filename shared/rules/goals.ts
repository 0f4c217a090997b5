import type { LIFE_DIMENSION } from '../codes';
import type { Goal, Row } from '../model';
import type { LocalDate } from '../time';
import type { RuleProblem } from './problem';

export type GoalStatus = Row<typeof Goal>['status'];
type LifeArea = Row<typeof Goal>['lifeArea'];
type LifeDimension = (typeof LIFE_DIMENSION)['slugs'][number];
export type GoalAchievement = NonNullable<Row<typeof Goal>['achievement']>;

/** What recovery needs each part of life for (SAMHSA's four dimensions; domain §5). */
export const DIMENSION_OF_AREA: Readonly<Record<LifeArea, LifeDimension>> = {
  substance_use: 'health',
  physical_health: 'health',
  mental_health: 'health',
  housing: 'home',
  finances: 'purpose',
  transport: 'purpose',
  employment: 'purpose',
  education: 'purpose',
  legal: 'purpose',
  daily_life: 'purpose',
  family: 'community',
  social: 'community',
  spirituality: 'community',
};

/** What a goal can become next; nothing leads out of `entered_in_error`. */
const NEXT: Readonly<Record<GoalStatus, readonly GoalStatus[]>> = {
  proposed: ['active', 'accepted', 'planned', 'rejected', 'entered_in_error'],
  accepted: ['active', 'planned', 'cancelled', 'entered_in_error'],
  planned: ['active', 'cancelled', 'entered_in_error'],
  active: ['completed', 'on_hold', 'cancelled', 'entered_in_error'],
  on_hold: ['active', 'completed', 'cancelled', 'entered_in_error'],
  // Taken up again: it was not quite achieved, or is wanted once more.
  completed: ['active', 'entered_in_error'],
  cancelled: ['active', 'entered_in_error'],
  rejected: ['active', 'entered_in_error'],
  entered_in_error: [],
};

/** Statuses a new goal can have, the usual one first. */
export const FIRST_GOAL_STATUSES = [
  'active',
  'planned',
  'accepted',
  'proposed',
] as const satisfies readonly GoalStatus[];

/** Statuses of goals somebody may still work on. */
export const OPEN_GOAL_STATUSES: readonly GoalStatus[] = [
  'active',
  'accepted',
  'planned',
  'proposed',
  'on_hold',
];

/** What can be said of how it is going while a goal is open. */
export const OPEN_GOAL_ACHIEVEMENTS = [
  'no_progress',
  'in_progress',
  'improving',
  'no_change',
  'worsening',
] as const satisfies readonly GoalAchievement[];

/** Changes nobody understands later without a reason. */
const NEEDS_REASON: ReadonlySet<GoalStatus> = new Set<GoalStatus>([
  'cancelled',
  'rejected',
  'entered_in_error',
]);

/** What follows for how it went from what became of a goal; others keep what was said last. */
const ACHIEVEMENT_OF: Readonly<Partial<Record<GoalStatus, GoalAchievement>>> = {
  completed: 'achieved',
  cancelled: 'not_achieved',
};

/** Whether somebody may still work on the goal. */
export function isOpenGoal({ status }: { readonly status: GoalStatus }): boolean {
  return OPEN_GOAL_STATUSES.includes(status);
}

/** What the goal can become next, the usual step first. */
export function nextGoalStatuses(status: GoalStatus): readonly GoalStatus[] {
  return NEXT[status];
}

/** Whether a change to this status needs a reason. */
export function needsGoalReason(status: GoalStatus): boolean {
  return NEEDS_REASON.has(status);
}

/** Whether a contact of that day can have worked on the goal: it was open then, or ended that day or later. */
export function isGoalLinkable(
  goal: Pick<Row<typeof Goal>, 'status' | 'statusOn'>,
  serviceDate: LocalDate,
): boolean {
  if (goal.status === 'entered_in_error') return false;
  return isOpenGoal(goal) || goal.statusOn >= serviceDate;
}

/** What keeps a goal's own fields from being saved; empty when nothing does. */
export function goalProblems(
  goal: Pick<Row<typeof Goal>, 'words' | 'startedOn' | 'targetOn' | 'status'>,
  today: LocalDate,
): readonly RuleProblem[] {
  const { words, startedOn, targetOn, status } = goal;
  const isBegun = status === 'active' || status === 'on_hold';
  return [
    ...(words.trim() === '' ? [{ path: 'words', code: 'goal_words_missing' } as const] : []),
    ...(isBegun && startedOn > today ? [{ path: 'startedOn', code: 'in_future' } as const] : []),
    ...(targetOn !== null && targetOn < startedOn
      ? [{ path: 'targetOn', code: 'target_before_start' } as const]
      : []),
  ];
}

/** A step from one status to the next, as somebody says it. */
export interface GoalStep {
  readonly status: GoalStatus;
  /** The day it happened. */
  readonly on: LocalDate;
  readonly reason: string | null;
}

/** What keeps a goal from taking the step. */
export function goalStepProblems(
  goal: Pick<Row<typeof Goal>, 'status' | 'startedOn'>,
  { status, on, reason }: GoalStep,
  today: LocalDate,
): readonly RuleProblem[] {
  const isFinished = status === 'completed' || status === 'on_hold';
  return [
    ...(NEXT[goal.status].includes(status) ? [] : [{ path: 'status', code: 'step_not_possible' } as const]),
    ...(on > today ? [{ path: 'on', code: 'in_future' } as const] : []),
    ...(isFinished && on < goal.startedOn ? [{ path: 'on', code: 'before_goal_start' } as const] : []),
    ...(needsGoalReason(status) && (reason ?? '').trim() === ''
      ? [{ path: 'reason', code: 'reason_missing' } as const]
      : []),
  ];
}

/** What a goal's fields are after a step `goalStepProblems` has nothing against. */
export function goalAfterStep(
  goal: Pick<Row<typeof Goal>, 'startedOn' | 'achievement' | 'achievedOn'>,
  { status, on, reason }: GoalStep,
): Pick<
  Row<typeof Goal>,
  'status' | 'statusOn' | 'statusReason' | 'startedOn' | 'achievement' | 'achievedOn'
> {
  const said = reason?.trim() ?? '';
  const isBegunNow = status === 'active' && goal.startedOn > on;
  return {
    status,
    statusOn: on,
    statusReason: said === '' ? null : said,
    startedOn: isBegunNow ? on : goal.startedOn,
    achievement: ACHIEVEMENT_OF[status] ?? (status === 'active' ? openAchievement(goal) : goal.achievement),
    // What was taken back by mistake keeps its history in the log; a goal taken up again isn't achieved.
    achievedOn: status === 'completed' ? on : status === 'active' ? null : goal.achievedOn,
  };
}

/** Taken up again, it is under way: how it had ended says nothing any more. */
function openAchievement({ achievement }: Pick<Row<typeof Goal>, 'achievement'>): GoalAchievement | null {
  if (achievement === null) return null;
  const isOfOpen = OPEN_GOAL_ACHIEVEMENTS.some((open) => open === achievement);
  return isOfOpen ? achievement : 'in_progress';
}
