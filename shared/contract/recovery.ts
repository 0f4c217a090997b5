import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Milestone, RecoveryStreak, SupportPhase } from '../model';
import { MILESTONE_UNITS } from '../rules/milestones';
import { LocalDateSchema } from '../time';
import { command } from './define-method';

const streak = RecoveryStreak.fields;
const milestone = Milestone.fields;
const support = SupportPhase.fields;

/** A step of time in recovery, as lists show it. */
export const MilestoneStepSchema = z.strictObject({
  unit: z.enum(MILESTONE_UNITS),
  count: z.int().positive(),
});

/** A time in recovery, as the person's chart shows it. */
export const StreakViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  startedOn: streak.startedOn.schema,
  endedOn: streak.endedOn.schema,
  basis: streak.basis.schema,
});
export type StreakView = z.infer<typeof StreakViewSchema>;

/** Something worth celebrating, as the person's chart shows it. */
export const MilestoneViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  kind: milestone.kind.schema,
  reachedOn: milestone.reachedOn.schema,
  words: milestone.words.schema,
});
export type MilestoneView = z.infer<typeof MilestoneViewSchema>;

/** What a chart says of somebody's recovery; what was entered in error isn't there. */
export const RecoveryViewSchema = z.strictObject({
  /** The one begun last first. */
  streaks: z.array(StreakViewSchema),
  /** The newest first. */
  milestones: z.array(MilestoneViewSchema),
  /** `null` while nobody ever set one. */
  support: z
    .strictObject({ revision: z.int(), phase: support.phase.schema, since: support.since.schema })
    .nullable(),
});
export type RecoveryView = z.infer<typeof RecoveryViewSchema>;

const subject = { field: 'clientId', entity: 'client' } as const;
const onePerson = { clientId: UuidSchema };
const oneStreak = { ...onePerson, streakId: UuidSchema, expectedRevision: z.int().positive() };
const streakFacts = {
  startedOn: streak.startedOn.schema,
  endedOn: streak.endedOn.schema,
  basis: streak.basis.schema,
};
const reason = streak.errorReason.schema;

/** Time in recovery, milestones and the phase of support (domain §5). */
export const recoveryMethods = {
  /** Writes down the day somebody counts from, or an earlier time that is over. */
  'streak.add': command({
    subject,
    auditAction: 'streak.added',
    input: { ...onePerson, ...streakFacts },
    output: z.strictObject({ streakId: UuidSchema }),
  }),
  /** Corrects a time in recovery. */
  'streak.change': command({
    subject,
    auditAction: 'streak.changed',
    input: { ...oneStreak, ...streakFacts },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Ends the present count and, if the person wants to, begins another; what was reached stays (R-MIL-01). */
  'streak.beginAnew': command({
    subject,
    auditAction: 'streak.begun_anew',
    input: {
      ...oneStreak,
      endedOn: LocalDateSchema,
      /** `null` when the person doesn't count for now. */
      startedOn: LocalDateSchema.nullable(),
      basis: streak.basis.schema,
    },
    output: z.strictObject({ streakId: UuidSchema.nullable() }),
  }),
  'streak.markInError': command({
    subject,
    auditAction: 'streak.marked_in_error',
    input: { ...oneStreak, reason },
    output: z.strictObject({ revision: z.int() }),
  }),
  'milestone.add': command({
    subject,
    auditAction: 'milestone.added',
    input: {
      ...onePerson,
      kind: milestone.kind.schema,
      reachedOn: milestone.reachedOn.schema,
      words: milestone.words.schema,
    },
    output: z.strictObject({ milestoneId: UuidSchema }),
  }),
  'milestone.markInError': command({
    subject,
    auditAction: 'milestone.marked_in_error',
    input: { ...onePerson, milestoneId: UuidSchema, expectedRevision: z.int().positive(), reason },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Says in which phase of support somebody is, or that it isn't said any more. */
  'phase.set': command({
    subject,
    auditAction: 'phase.set',
    input: {
      ...onePerson,
      /** `null` for the first one. */
      expectedRevision: z.int().positive().nullable(),
      phase: support.phase.schema,
      since: support.since.schema,
    },
    output: z.strictObject({ revision: z.int() }),
  }),
};
