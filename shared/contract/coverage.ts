import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Coverage } from '../model';
import { command } from './define-method';

const fields = Coverage.fields;

/** Who pays for a person from a day until a day, as their chart shows it. */
export const CoverageViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  payerCode: fields.payerCode.schema,
  memberId: fields.memberId.schema,
  startsOn: fields.startsOn.schema,
  endsOn: fields.endsOn.schema,
});
export type CoverageView = z.infer<typeof CoverageViewSchema>;

export const coverageMethods = {
  /** Adds who pays for a person, or changes it; with `isActive` false it was entered by mistake and counts nowhere. */
  'coverage.save': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'coverage.saved',
    input: {
      clientId: UuidSchema,
      coverageId: UuidSchema.optional(),
      expectedRevision: z.int().positive().optional(),
      payerCode: fields.payerCode.schema,
      memberId: fields.memberId.schema,
      startsOn: fields.startsOn.schema,
      endsOn: fields.endsOn.schema,
      isActive: z.boolean(),
    },
    output: z.strictObject({ coverageId: UuidSchema }),
  }),
};
