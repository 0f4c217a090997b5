import { z } from 'zod';

import { TIER_OF_DRAFT } from '../access';
import type { Draft, Row, Tier } from '../model';

const WithHealthSchema = z.object({ form: z.object({ health: z.record(z.string(), z.unknown()) }) });

/**
 * What kind of information one draft holds: its kind says it, and an intake in which questions about health were answered is
 * clinical, so that it never comes back to somebody who may not read that (R-ROL-01).
 */
export function tierOfDraft(
  kind: Row<typeof Draft>['kind'],
  content: Readonly<Record<string, unknown>>,
): Tier {
  return kind === 'intake' && WithHealthSchema.safeParse(content).success ? 'clinical' : TIER_OF_DRAFT[kind];
}
