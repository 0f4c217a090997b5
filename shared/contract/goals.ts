import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Goal } from '../model';
import { FIRST_GOAL_STATUSES, OPEN_GOAL_ACHIEVEMENTS } from '../rules/goals';
import { command } from './define-method';

const fields = Goal.fields;

/** A person's goal, as their chart shows it. */
export const GoalViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  words: fields.words.schema,
  lifeArea: fields.lifeArea.schema,
  baseline: fields.baseline.schema,
  startedOn: fields.startedOn.schema,
  targetOn: fields.targetOn.schema,
  status: fields.status.schema,
  statusOn: fields.statusOn.schema,
  statusReason: fields.statusReason.schema,
  achievement: fields.achievement.schema,
  achievedOn: fields.achievedOn.schema,
});
export type GoalView = z.infer<typeof GoalViewSchema>;

const goalText = {
  words: fields.words.schema,
  lifeArea: fields.lifeArea.schema,
  baseline: fields.baseline.schema,
  startedOn: fields.startedOn.schema,
  targetOn: fields.targetOn.schema,
};

export const goalMethods = {
  'goal.add': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'goal.added',
    input: { clientId: UuidSchema, ...goalText, status: z.enum(FIRST_GOAL_STATUSES) },
    output: z.strictObject({ goalId: UuidSchema }),
  }),
  /** Changes an open goal, and how it is going. */
  'goal.change': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'goal.changed',
    input: {
      clientId: UuidSchema,
      goalId: UuidSchema,
      expectedRevision: z.int().positive(),
      ...goalText,
      achievement: z.enum(OPEN_GOAL_ACHIEVEMENTS).nullable(),
    },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Says what became of a goal: begun, on hold, achieved, stopped, taken up again, entered by mistake. */
  'goal.setStatus': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'goal.status_set',
    input: {
      clientId: UuidSchema,
      goalId: UuidSchema,
      expectedRevision: z.int().positive(),
      status: fields.status.schema,
      /** The day it happened. */
      on: fields.statusOn.schema,
      reason: fields.statusReason.schema,
    },
    output: z.strictObject({ revision: z.int() }),
  }),
};
