import { z } from 'zod';

import { CLIENT_STATUS, PRONOUNS } from '../codes';
import { UuidSchema } from '../identifiers';
import { LocalDateSchema } from '../time';
import { query } from './define-method';

/** The most people one search shows: what fits on a screen without scrolling. */
export const MOST_FOUND = 8;

/** By what somebody was found when the line itself doesn't show it; the page has words for each. */
export const FOUND_BY = ['legal_name', 'other_name', 'phone', 'joined_chart'] as const;

/** A person found, with what tells two of the same name apart. */
export const FoundPersonSchema = z.strictObject({
  clientId: UuidSchema,
  chartNumber: z.string(),
  displayName: z.string(),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().nullable(),
  birthDate: LocalDateSchema.nullable(),
  status: CLIENT_STATUS.schema,
  assignedWorkerName: z.string().nullable(),
  isRestricted: z.boolean(),
  foundBy: z.enum(FOUND_BY).nullable(),
  /** The caller's own newest contact with the person whose note is begun or still to write; `null` for none or a role that writes none. */
  noteDue: z
    .strictObject({
      encounterId: UuidSchema,
      noteId: UuidSchema.nullable(),
      serviceDate: LocalDateSchema,
    })
    .nullable(),
});
export type FoundPerson = z.infer<typeof FoundPersonSchema>;

/** Finding one person among everybody. */
export const findMethods = {
  /**
   * People by any part of a name, chart number, phone number or date of birth, best first; with nothing typed, those
   * whose charts the caller opened last.
   */
  'client.find': query({
    auditAction: 'client.looked_up',
    input: z.strictObject({ text: z.string().max(200) }),
    output: z.strictObject({
      people: z.array(FoundPersonSchema).max(MOST_FOUND),
      /** There are more than are shown. */
      hasMore: z.boolean(),
    }),
  }),
};
