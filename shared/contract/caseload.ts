import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { SavedView, textSchema } from '../model';
import { LocalDateSchema } from '../time';
import { CaseloadFilterSchema } from './clients';
import { Nothing, command, query } from './define-method';

/** The most people one batch changes: all of it is one transaction others wait for. */
export const BATCH_LIMIT = 500;

const savedView = SavedView.fields;

/** Work with many people of the caseload at once, and ways to look at it. */
export const caseloadMethods = {
  /** How many of the people the filter shows each worker has, by the worker's name; nobody last. */
  'client.countByWorker': query({
    auditAction: 'client.counted',
    input: z.strictObject({ filter: CaseloadFilterSchema }),
    output: z.strictObject({
      groups: z.array(
        z.strictObject({
          workerId: UuidSchema.nullable(),
          workerName: z.string().nullable(),
          clientCount: z.int().positive(),
        }),
      ),
    }),
  }),
  /**
   * Gives each of several people a worker, or none. All or nothing; each chart's log shows it. Answers with what was
   * before, so that it can be taken back.
   */
  'client.assignMany': command({
    auditAction: 'client.assigned',
    input: {
      assignments: z
        .array(z.strictObject({ clientId: UuidSchema, workerId: UuidSchema.nullable() }))
        .min(1)
        .max(BATCH_LIMIT),
    },
    output: z.strictObject({
      changed: z.array(z.strictObject({ clientId: UuidSchema, previousWorkerId: UuidSchema.nullable() })),
    }),
  }),
  /**
   * Plans the next contact with each of several people, or takes the plan away. All or nothing; a peer worker plans
   * for those they may change.
   */
  'client.planContacts': command({
    auditAction: 'client.contact_planned',
    input: {
      plans: z
        .array(z.strictObject({ clientId: UuidSchema, nextContactOn: LocalDateSchema.nullable() }))
        .min(1)
        .max(BATCH_LIMIT),
    },
    output: z.strictObject({
      changed: z.array(z.strictObject({ clientId: UuidSchema, previousOn: LocalDateSchema.nullable() })),
    }),
  }),
  /** Joins two charts of one person; `clientId` is the one that is kept (R-INT-07). */
  'client.merge': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'client.merged',
    input: {
      clientId: UuidSchema,
      expectedRevision: z.int().positive(),
      joinedClientId: UuidSchema,
      joinedRevision: z.int().positive(),
      reason: textSchema(500),
    },
    output: z.strictObject({ mergeId: UuidSchema }),
  }),
  /** Separates a chart from the one it was joined to, and puts back what joining changed. */
  'client.separate': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'client.separated',
    input: { clientId: UuidSchema, reason: textSchema(500) },
    output: Nothing,
  }),
  /** The caller's own views of a list, and everybody's. */
  'savedView.list': query({
    input: z.strictObject({ screen: savedView.screen.schema }),
    output: z.strictObject({
      views: z.array(
        z.strictObject({
          id: UuidSchema,
          name: z.string(),
          isShared: z.boolean(),
          ownerName: z.string(),
          /** Whether the caller may change it; everybody's may be removed by who leads, too. */
          isOwn: z.boolean(),
          value: savedView.value.schema,
        }),
      ),
    }),
  }),
  'savedView.save': command({
    localEntities: ['savedView'],
    auditAction: 'view.saved',
    input: {
      /** `null` for a new one. */
      id: UuidSchema.nullable(),
      screen: savedView.screen.schema,
      name: savedView.name.schema,
      isShared: z.boolean(),
      value: savedView.value.schema,
    },
    output: z.strictObject({ id: UuidSchema }),
  }),
  'savedView.remove': command({
    localEntities: ['savedView'],
    auditAction: 'view.removed',
    input: { id: UuidSchema },
    output: Nothing,
  }),
};
