import type { MethodInput } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';

const id = newIdentifier();
const operationId = newIdentifier();
const person = { operationId, clientId: id };
const streak = { ...person, streakId: id, expectedRevision: 1 };
const facts = { startedOn: '2026-03-01', endedOn: null, basis: 'Not using' };

/** One input its schema accepts for every method about recovery, milestones and the phase of support. */
export const RECOVERY_INPUTS: {
  readonly [
    Name in
      | 'streak.add'
      | 'streak.change'
      | 'streak.beginAnew'
      | 'streak.markInError'
      | 'milestone.add'
      | 'milestone.markInError'
      | 'phase.set'
  ]: MethodInput<Name>;
} = {
  'streak.add': { ...person, ...facts },
  'streak.change': { ...streak, ...facts },
  'streak.beginAnew': { ...streak, endedOn: '2026-03-08', startedOn: '2026-03-09', basis: null },
  'streak.markInError': { ...streak, reason: 'Wrong chart' },
  'milestone.add': { ...person, kind: 'job', reachedOn: '2026-03-01', words: null },
  'milestone.markInError': { ...person, milestoneId: id, expectedRevision: 1, reason: 'Wrong chart' },
  'phase.set': { ...person, expectedRevision: null, phase: 'working_on_goals', since: '2026-03-01' },
};
