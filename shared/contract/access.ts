import { z } from 'zod';

import { OPENING_REASON } from '../codes';
import { UuidSchema } from '../identifiers';
import { ChartOpening } from '../model';
import { InstantSchema } from '../time';
import { command, query } from './define-method';

/** A chart somebody opened that isn't theirs, as the supervisor's list shows it (R-ROL-02). */
export const OpeningRowSchema = z.strictObject({
  id: UuidSchema,
  clientId: UuidSchema,
  displayName: z.string(),
  chartNumber: z.string(),
  userName: z.string(),
  reason: OPENING_REASON.schema,
  details: z.string().nullable(),
  openedAt: InstantSchema,
  endsAt: InstantSchema,
  reviewedAt: InstantSchema.nullable(),
  reviewedByName: z.string().nullable(),
});
export type OpeningRow = z.infer<typeof OpeningRowSchema>;

export const accessMethods = {
  /**
   * Opens a chart that isn't the caller's for `OPENING_MINUTES`, with a reason a supervisor sees (R-ROL-02). While one
   * opening lasts another changes nothing.
   */
  'client.openWithReason': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'client.opened_with_reason',
    input: {
      clientId: UuidSchema,
      reason: OPENING_REASON.schema,
      /** Required for `other`. */
      details: ChartOpening.fields.details.schema,
    },
    output: z.strictObject({ endsAt: InstantSchema }),
  }),
  /** Restricts a chart to its worker, supervisors and the staff named here, or lifts the restriction (R-ROL-05). */
  'client.setRestriction': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'client.restriction_set',
    input: {
      clientId: UuidSchema,
      expectedRevision: z.int().positive(),
      isRestricted: z.boolean(),
      /** The whole list; nobody may be on it while the chart isn't restricted. */
      namedStaffIds: z.array(UuidSchema).max(50),
    },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Charts opened with a reason, newest first, or only those nobody has looked at yet. */
  'opening.list': query({
    auditAction: 'opening.listed',
    input: z.strictObject({
      onlyUnreviewed: z.boolean(),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      rows: z.array(OpeningRowSchema),
      total: z.int().nonnegative(),
      unreviewedCount: z.int().nonnegative(),
    }),
  }),
  /** A supervisor looked at an opening. What was looked at already keeps who did first. */
  'opening.markReviewed': command({
    auditAction: 'opening.reviewed',
    input: { openingIds: z.array(UuidSchema).min(1).max(200) },
    output: z.strictObject({ reviewedCount: z.int().nonnegative() }),
  }),
};
