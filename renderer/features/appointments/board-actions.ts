import type { BoardAppointment } from '../../../shared/contract/appointments';
import type { LocalDate } from '../../../shared/time';
import type { Mark } from './use-mark';

/** What can be done with an appointment: marking it, or something that opens a form or a chart. */
export type BoardAction =
  | { readonly does: 'mark'; readonly status: Mark }
  /** Marks it begun and opens the form for the contact. */
  | { readonly does: 'start' }
  | { readonly does: 'record' }
  | { readonly does: 'move' }
  | { readonly does: 'cancel' };

/** The word of an action is `actions.<id>`. */
export type BoardActionId =
  | 'checkIn'
  | 'goneIn'
  | 'start'
  | 'record'
  | 'done'
  | 'notHere'
  | 'waiting'
  | 'noShow'
  | 'came'
  | 'planAgain'
  | 'move'
  | 'cancel';

export const BOARD_ACTIONS: Readonly<Record<BoardActionId, BoardAction>> = {
  checkIn: { does: 'mark', status: 'arrived' },
  goneIn: { does: 'mark', status: 'in_session' },
  start: { does: 'start' },
  record: { does: 'record' },
  done: { does: 'mark', status: 'done' },
  notHere: { does: 'mark', status: 'planned' },
  waiting: { does: 'mark', status: 'arrived' },
  noShow: { does: 'mark', status: 'no_show' },
  came: { does: 'mark', status: 'arrived' },
  planAgain: { does: 'mark', status: 'planned' },
  move: { does: 'move' },
  cancel: { does: 'cancel' },
};

interface Situation {
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly now: number;
  /** The caller meets the person and may record contacts. */
  readonly isOwn: boolean;
}

/** What Enter does on an appointment; `null` when nothing is next. */
export function nextAction(
  { status, hasContact }: BoardAppointment,
  { day, today, isOwn }: Situation,
): BoardActionId | null {
  if (day > today || hasContact) return null;
  switch (status) {
    case 'planned':
      return 'checkIn';
    case 'arrived':
      return isOwn ? 'start' : 'goneIn';
    case 'in_session':
      return isOwn ? 'record' : 'done';
    default:
      return null;
  }
}

/** Everything else that can be done with it. */
export function otherActions(
  { status, hasContact, startAt, isWalkIn }: BoardAppointment,
  { day, today, now, isOwn }: Situation,
): readonly BoardActionId[] {
  if (hasContact) return [];
  const isAhead = day > today;
  switch (status) {
    case 'planned':
      return [
        ...(isOwn && !isAhead ? (['start'] as const) : []),
        'move',
        ...(startAt <= now ? (['noShow'] as const) : []),
        'cancel',
      ];
    case 'arrived':
      // A walk-in was never planned: whoever was added by mistake is cancelled.
      return [...(isWalkIn ? [] : (['notHere'] as const)), 'done', 'cancel'];
    case 'in_session':
      return isOwn ? ['waiting', 'done'] : ['waiting'];
    case 'done':
      return ['waiting'];
    case 'no_show':
      return ['came', 'planAgain'];
    case 'cancelled':
      return isAhead ? ['planAgain'] : ['came', 'planAgain'];
  }
}
