import { z } from 'zod';

/** A supervisor's decision as it is kept; never the passphrase. */
export const DecisionDraftSchema = z.object({
  decision: z.enum(['cosigned', 'returned']),
  comment: z.string().max(20_000),
});
export type DecisionDraft = z.infer<typeof DecisionDraftSchema>;
