import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { CosignPolicy, Encounter, NoteReview, SupervisionEntry } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { PassphraseInput } from './site';

/** How a worker's notes are co-signed. */
export const CosignPolicyViewSchema = z.strictObject({
  workerId: UuidSchema,
  workerName: z.string(),
  rule: CosignPolicy.fields.rule.schema,
  samplePercent: CosignPolicy.fields.samplePercent.schema,
  untilOn: CosignPolicy.fields.untilOn.schema,
  /** Notes of theirs that wait for a co-signature. */
  waitingCount: z.int(),
});
export type CosignPolicyView = z.infer<typeof CosignPolicyViewSchema>;

export const supervisionMethods = {
  /** Signed notes that wait for the caller's co-signature, longest first. Never the caller's own (R-NOTE-04). */
  'review.queue': query({
    auditAction: 'note.review_queue_listed',
    input: Nothing,
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          noteId: UuidSchema,
          clientId: UuidSchema,
          clientDisplayName: z.string(),
          authorName: z.string(),
          encounterKind: Encounter.fields.kind.schema,
          groupName: z.string().nullable(),
          serviceDate: LocalDateSchema,
          signedAt: InstantSchema,
        }),
      ),
      /** All that wait; more than the list shows. */
      total: z.int(),
    }),
  }),
  /** Co-signs a note, or returns it with a comment: the version that was signed stays, and a draft follows it. */
  'review.decide': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.reviewed',
    input: {
      noteId: UuidSchema,
      decision: NoteReview.fields.decision.schema,
      comment: NoteReview.fields.comment.schema,
      passphrase: PassphraseInput,
    },
    output: z.strictObject({ reviewId: UuidSchema, newDraftId: UuidSchema.nullable() }),
  }),
  'cosignPolicy.list': query({
    input: Nothing,
    output: z.strictObject({ policies: z.array(CosignPolicyViewSchema) }),
  }),
  'cosignPolicy.set': command({
    auditAction: 'cosign_policy.set',
    input: {
      workerId: UuidSchema,
      rule: CosignPolicy.fields.rule.schema,
      samplePercent: CosignPolicy.fields.samplePercent.schema,
      untilOn: CosignPolicy.fields.untilOn.schema,
    },
    output: Nothing,
  }),
  /** Supervision meetings, newest first: a supervisor sees all, a worker their own. */
  'supervision.list': query({
    input: Nothing,
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          id: UuidSchema,
          supervisorName: z.string(),
          workerName: z.string(),
          heldOn: LocalDateSchema,
          minutes: z.int(),
          format: SupervisionEntry.fields.format.schema,
          topics: z.string(),
        }),
      ),
    }),
  }),
  /** Writes down a supervision meeting with one or several workers. */
  'supervision.record': command({
    auditAction: 'supervision.recorded',
    input: {
      workerIds: z.array(UuidSchema).min(1).max(50),
      heldOn: SupervisionEntry.fields.heldOn.schema,
      minutes: SupervisionEntry.fields.minutes.schema,
      topics: SupervisionEntry.fields.topics.schema,
    },
    output: z.strictObject({ entryCount: z.int() }),
  }),
};
