import type { MethodInput } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';

const id = newIdentifier();
const operationId = newIdentifier();

const goal = {
  words: 'A place of my own by spring',
  lifeArea: 'housing',
  baseline: null,
  startedOn: '2026-03-10',
  targetOn: null,
} as const;

/** One input its schema accepts for every method about goals. */
export const GOAL_INPUTS: {
  readonly [Name in 'goal.add' | 'goal.change' | 'goal.setStatus']: MethodInput<Name>;
} = {
  'goal.add': { operationId, clientId: id, ...goal, status: 'active' },
  'goal.change': {
    operationId,
    clientId: id,
    goalId: id,
    expectedRevision: 1,
    ...goal,
    achievement: 'improving',
  },
  'goal.setStatus': {
    operationId,
    clientId: id,
    goalId: id,
    expectedRevision: 1,
    status: 'on_hold',
    on: '2026-03-10',
    reason: null,
  },
};
