import type { Handlers } from '../context';
import { openWithReason } from './open-with-reason';
import { listOpenings, markOpeningsReviewed } from './openings';
import { setRestriction } from './restriction';

/** Who may see which chart, and charts opened with a reason. */
export const accessHandlers: Handlers<
  'client.openWithReason' | 'client.setRestriction' | 'opening.list' | 'opening.markReviewed'
> = {
  'client.openWithReason': { run: 'write', handle: openWithReason },
  'client.setRestriction': { run: 'write', handle: setRestriction },
  'opening.list': { run: 'read', handle: listOpenings },
  'opening.markReviewed': { run: 'write', handle: markOpeningsReviewed },
};
