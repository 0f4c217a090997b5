import type { Handlers } from '../context';
import { todayBoard } from './board';

/** The first screen after unlocking. */
export const todayHandlers: Handlers<'today.board'> = {
  'today.board': { run: 'read', handle: todayBoard },
};
