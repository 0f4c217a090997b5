import type { Handlers } from '../context';
import { addGoal, changeGoal, setGoalStatus } from './write-goals';

/** What people want for themselves; their chart shows it. */
export const goalHandlers: Handlers<'goal.add' | 'goal.change' | 'goal.setStatus'> = {
  'goal.add': { run: 'write', handle: addGoal },
  'goal.change': { run: 'write', handle: changeGoal },
  'goal.setStatus': { run: 'write', handle: setGoalStatus },
};
