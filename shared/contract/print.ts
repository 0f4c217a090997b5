import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Nothing, command } from './define-method';

/**
 * Leave to print: whoever may not read a thing may not print it, and every print is in the log (R-AUD-01). Main asks
 * for it before it opens the system's print dialog, so that no page can print without (`PRINT_METHODS`).
 */
export const printMethods = {
  'print.note': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.printed',
    input: { noteId: UuidSchema },
    output: Nothing,
  }),
  'print.signInSheet': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.sign_in_sheet_printed',
    input: { groupId: UuidSchema },
    output: Nothing,
  }),
  'print.consent': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'consent.printed',
    input: { clientId: UuidSchema },
    output: Nothing,
  }),
  'print.recoveryCode': command({
    auditAction: 'recovery.printed',
    input: {},
    output: Nothing,
  }),
};

/** What can be printed. */
export const PrintJobSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('recovery_code') }),
  z.strictObject({ what: z.literal('note'), noteId: UuidSchema }),
  z.strictObject({ what: z.literal('sign_in_sheet'), groupId: UuidSchema }),
  z.strictObject({ what: z.literal('consent'), clientId: UuidSchema }),
]);
export type PrintJob = z.infer<typeof PrintJobSchema>;
