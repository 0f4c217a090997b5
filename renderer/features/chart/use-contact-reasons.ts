import { useState } from 'react';
import type { ClinicError } from '../../../shared/errors';
import { textOrNull } from '../support/text-or-null';

type Reason = 'overlap' | 'limit';

/** Why a contact stands although it overlaps another, or goes over the day's units; `null` until the vault asks. */
export interface ContactReasons {
  readonly overlap: string | null;
  readonly limit: string | null;
  readonly set: (reason: Reason, text: string) => void;
  /** Shows the boxes of the reasons a refusal asks for. */
  readonly ask: (error: ClinicError) => void;
  readonly clear: () => void;
  /** As the vault takes them. */
  readonly given: { readonly overlapReason: string | null; readonly limitReason: string | null };
}

/** @param kept the reasons a contact already has. */
export function useContactReasons(
  kept: { readonly overlap: string | null; readonly limit: string | null } = NONE,
): ContactReasons {
  const [reasons, setReasons] = useState(kept);
  return {
    ...reasons,
    set: (reason, text) => setReasons({ ...reasons, [reason]: text }),
    ask: (error) => {
      const codes = (error.details?.problems ?? []).map(({ code }) => code);
      const asksOverlap = codes.some((code) => code === 'overlaps_worker' || code === 'overlaps_person');
      setReasons({
        overlap: reasons.overlap ?? (asksOverlap ? '' : null),
        limit: reasons.limit ?? (codes.includes('over_day_limit') ? '' : null),
      });
    },
    clear: () => setReasons(NONE),
    given: {
      overlapReason: textOrNull(reasons.overlap ?? ''),
      limitReason: textOrNull(reasons.limit ?? ''),
    },
  };
}

const NONE = { overlap: null, limit: null } as const;
