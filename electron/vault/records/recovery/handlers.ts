import type { Handlers } from '../context';
import { setPhase } from './set-phase';
import { addMilestone, markMilestoneInError } from './write-milestones';
import { addStreak, beginAnew, changeStreak, markStreakInError } from './write-streaks';

/** Time in recovery, what people celebrate, and the phase of support; their chart shows them. */
export const recoveryHandlers: Handlers<
  | 'streak.add'
  | 'streak.change'
  | 'streak.beginAnew'
  | 'streak.markInError'
  | 'milestone.add'
  | 'milestone.markInError'
  | 'phase.set'
> = {
  'streak.add': { run: 'write', handle: addStreak },
  'streak.change': { run: 'write', handle: changeStreak },
  'streak.beginAnew': { run: 'write', handle: beginAnew },
  'streak.markInError': { run: 'write', handle: markStreakInError },
  'milestone.add': { run: 'write', handle: addMilestone },
  'milestone.markInError': { run: 'write', handle: markMilestoneInError },
  'phase.set': { run: 'write', handle: setPhase },
};
