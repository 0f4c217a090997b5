import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Draft, GroupSession, Milestone } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { CaseloadRowSchema } from './clients';
import { Nothing, query } from './define-method';
import { MilestoneStepSchema } from './recovery';

/** What somebody of the own caseload can be congratulated on. */
const CelebrationSchema = z.strictObject({
  clientId: UuidSchema,
  displayName: z.string(),
  on: LocalDateSchema,
  what: z.discriminatedUnion('about', [
    z.strictObject({ about: z.literal('recovery'), ...MilestoneStepSchema.shape }),
    z.strictObject({
      about: z.literal('life'),
      kind: Milestone.fields.kind.schema,
      words: Milestone.fields.words.schema,
    }),
  ]),
});
export type Celebration = z.infer<typeof CelebrationSchema>;

export const todayMethods = {
  /** What matters now, for the person signed in. Parts a role may not read are `null`. */
  'today.board': query({
    auditAction: 'today.viewed',
    input: Nothing,
    output: z.strictObject({
      today: LocalDateSchema,
      activeClientCount: z.int(),
      myCaseloadCount: z.int().nullable(),
      unassignedCount: z.int().nullable(),
      /** Colleagues who don't meet people any more and still have people assigned to them. */
      leftBehind: z
        .array(z.strictObject({ workerId: UuidSchema, workerName: z.string(), clientCount: z.int() }))
        .nullable(),
      arrivalsToday: z.int(),
      notesToWrite: z.int().nullable(),
      notesToSign: z.int().nullable(),
      /** Notes a supervisor sent back. */
      notesReturned: z.int().nullable(),
      /** Roll calls of the caller that were opened and not saved. */
      rollCallsToSave: z.int().nullable(),
      /** No-shows of the caller's groups and appointments nobody has reached for since. */
      followUps: z.int().nullable(),
      /** Notes of others that wait for the caller's co-signature; supervisors only. */
      notesToReview: z.int().nullable(),
      groups: z.array(
        z.strictObject({
          groupId: UuidSchema,
          name: z.string(),
          facilitatorName: z.string(),
          facilitatorInitials: z.string(),
          usualStartTime: z.string(),
          memberCount: z.int(),
          sessionStatus: GroupSession.fields.status.schema.nullable(),
          presentCount: z.int(),
        }),
      ),
      /** People of the own caseload somebody should reach, the most pressing first, each with why. */
      needsContact: z
        .array(
          z.strictObject({
            clientId: UuidSchema,
            displayName: z.string(),
            needs: CaseloadRowSchema.shape.needs,
          }),
        )
        .nullable(),
      /** Milestones of the own caseload: today's first, those of the next days, those of the last days. */
      milestones: z.array(CelebrationSchema).nullable(),
      /** Charts opened with a reason that no supervisor has looked at; `null` for other roles. */
      openingsToReview: z.int().nullable(),
      drafts: z.array(
        z.strictObject({
          kind: Draft.fields.kind.schema,
          subject: z.string(),
          savedAt: InstantSchema,
        }),
      ),
      unsentChangeCount: z.int(),
    }),
  }),
};
