import type { WaitingPerson } from '../../../shared/contract/waiting-list';

/** What can be done for somebody who waits. */
export const WAITING_ACTIONS = [
  'ask',
  'offer',
  'admit',
  'interim',
  'changeOffer',
  'changeAnswers',
  'remove',
] as const;
export type WaitingAction = (typeof WAITING_ACTIONS)[number];

/**
 * The next step and the others: the questions the order follows from, then an offer, then the place. Whoever may not read the
 * answers of this person is offered neither questions nor interim services.
 */
export function actionsFor(person: WaitingPerson): {
  readonly next: WaitingAction | null;
  readonly others: readonly WaitingAction[];
} {
  if (!person.mayChange) return { next: null, others: [] };
  const mayAsk = person.answers !== null;
  const isOffered = person.offeredFor !== null;
  const next = mayAsk && !person.isAsked ? 'ask' : isOffered ? 'admit' : 'offer';
  const all: readonly (WaitingAction | null)[] = [
    isOffered ? 'admit' : 'offer',
    mayAsk ? 'interim' : null,
    // Somebody who is there today takes a place without an offer before.
    isOffered ? 'changeOffer' : 'admit',
    mayAsk && person.isAsked ? 'changeAnswers' : null,
    'remove',
  ];
  return { next, others: all.filter((action) => action !== null && action !== next) as WaitingAction[] };
}
