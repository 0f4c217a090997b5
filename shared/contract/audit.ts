import { z } from 'zod';

import { AUDIT_KINDS } from '../audit-kinds';
import { UuidSchema } from '../identifiers';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, query } from './define-method';

/** Which entries of the log are shown. Parts that are `null` or empty leave nothing out. */
export const AuditFilterSchema = z.strictObject({
  /** Who did it. */
  actorId: UuidSchema.nullable(),
  /** Whose chart it is about. */
  clientId: UuidSchema.nullable(),
  kinds: z.array(z.enum(AUDIT_KINDS)).max(AUDIT_KINDS.length),
  /** Days at the site, both included. */
  from: LocalDateSchema.nullable(),
  through: LocalDateSchema.nullable(),
});
export type AuditFilter = z.infer<typeof AuditFilterSchema>;

/** One entry of the log. Holds no record text. */
export const AuditRowSchema = z.strictObject({
  sequence: z.int().positive(),
  at: InstantSchema,
  actorId: UuidSchema.nullable(),
  /** `null` when nobody was signed in. */
  actorName: z.string().nullable(),
  action: z.string(),
  kind: z.enum(AUDIT_KINDS),
  clientId: UuidSchema.nullable(),
  /** With the name `null` for a role that may not know who is served here (R-ROL-04). */
  chartNumber: z.string().nullable(),
  clientName: z.string().nullable(),
  /** The method that was refused. */
  refusedMethod: z.string().nullable(),
  /** How often, for an entry that stands for several things such as failed sign-ins. */
  count: z.int().nullable(),
});
export type AuditRow = z.infer<typeof AuditRowSchema>;

export const auditMethods = {
  /** A window of the log, newest first (R-AUD-01). */
  'audit.list': query({
    auditAction: 'audit.listed',
    input: z.strictObject({
      filter: AuditFilterSchema,
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(AuditRowSchema), total: z.int().nonnegative() }),
  }),
  /** Checks every entry against the chain. Says how far it is, and can be cancelled. */
  'audit.verify': query({
    auditAction: 'audit.verified',
    input: Nothing,
    output: z.discriminatedUnion('isWhole', [
      z.strictObject({
        isWhole: z.literal(true),
        checkedCount: z.int().nonnegative(),
        /** The last entry's hash; the office finds it in every end-of-day file. */
        headHash: z.string(),
      }),
      z.strictObject({
        isWhole: z.literal(false),
        /** The first entry that isn't as it was written, or is missing. */
        brokenAt: z.int().positive(),
        problem: z.enum(['CHANGED', 'REMOVED', 'CUT', 'HEAD_CHANGED']),
      }),
    ]),
  }),
};
