import type { Handlers } from '../context';
import { listSavedViews, removeView, saveView } from './saved-views';

/** Ways to look at lists, under names. */
export const viewHandlers: Handlers<'savedView.list' | 'savedView.save' | 'savedView.remove'> = {
  'savedView.list': { run: 'read', handle: listSavedViews },
  'savedView.save': { run: 'write', handle: saveView },
  'savedView.remove': { run: 'write', handle: removeView },
};
