import { z } from 'zod';

import { InstantSchema } from '../time';

/** What is wrong with the database, as it was found. */
export const DamageSchema = z.strictObject({
  foundAt: InstantSchema,
  kind: z.enum([
    /** It doesn't open at all. */
    'unreadable',
    /** Pages of it aren't as they were written. */
    'pages',
    /** Records are missing, or there are too many. */
    'records',
    /** The last changes were in a file that is gone. */
    'log_missing',
    /** The last changes are in a file that is broken. */
    'log_broken',
  ]),
  damageCount: z.int().nonnegative(),
  /** Kinds of records of which there aren't as many as there should be. */
  missing: z.array(
    z.strictObject({
      label: z.strictObject({ en: z.string().max(80), es: z.string().max(80) }),
      expectedCount: z.int(),
      foundCount: z.int(),
    }),
  ),
  /** When the database file itself was last written. */
  savedUntil: InstantSchema.nullable(),
});
export type Damage = z.infer<typeof DamageSchema>;
