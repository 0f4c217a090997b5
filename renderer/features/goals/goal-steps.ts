import type { GoalView } from '../../../shared/contract/goals';
import { isOpenGoal, nextGoalStatuses, type GoalStatus } from '../../../shared/rules/goals';

const ASKED_STEPS = ['completed', 'on_hold', 'cancelled', 'rejected', 'entered_in_error'] as const;

/** A step somebody says the day or the reason of; the others are taken at once. */
export type AskedStep = (typeof ASKED_STEPS)[number];

/** Whether the step asks for a day or a reason. */
export function isAskedStep(status: GoalStatus): status is AskedStep {
  return ASKED_STEPS.some((asked) => asked === status);
}

/** Steps of the menu behind a goal; achieving has a button of its own while it is open. */
export function menuSteps({ status }: Pick<GoalView, 'status'>): readonly GoalStatus[] {
  return nextGoalStatuses(status).filter((next) => next !== 'completed');
}

/** Whether a goal that is put in this status was over before. */
export function isTakenUpAgain(goal: Pick<GoalView, 'status'>, next: GoalStatus): boolean {
  return next === 'active' && (!isOpenGoal(goal) || goal.status === 'on_hold');
}
