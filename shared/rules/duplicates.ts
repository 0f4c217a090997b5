import type { DuplicateCandidate } from '../contract/clients';
import { birthDateLikeness } from './birth-date-likeness';
import type { BirthDateLikeness, KnownBirthDate } from './birth-date-likeness';
import { SIMILAR_NAME_LIKENESS, nameLikeness } from './name-likeness';
import type { NameLikeness } from './name-likeness';
import type { PersonNames } from './names';

/** From which score on two records are shown side by side before one is saved (R-INT-05). */
export const DUPLICATE_THRESHOLD = 70;

/** How many people may share a number before it says nothing about who somebody is: a shelter's, a family's. */
export const SHARED_CONTACT_LIMIT = 5;

type DuplicateReason = DuplicateCandidate['reasons'][number];

/** What is compared of a person. */
export interface PersonIdentity extends PersonNames, KnownBirthDate {
  /** Phones and e-mail addresses as `normaliseContactValue` makes them. */
  readonly contactValues: readonly string[];
  readonly medicaidId: string | null;
  readonly externalIdentifiers: readonly { readonly system: string; readonly value: string }[];
}

export interface DuplicateScore {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Points. A date of birth and a name reach the threshold together, as R-INT-05 says: same or transposed date with a
 * similar name; a nearly equal or unknown date only with the same name; a name alone never.
 */
const BIRTH_DATE_POINTS: Readonly<Record<BirthDateLikeness, number>> = {
  same: 50,
  transposed: 42,
  near: 27,
  unknown: 25,
  different: 0,
};
const NAME_POINTS = { same: 45, swapped: 43, similarLeast: 30, similarMost: 40 } as const;
/** One of these is enough by itself. */
const IDENTIFIER_POINTS = {
  same_external_id: 95,
  same_medicaid_id: 95,
  same_phone: 70,
  same_email: 70,
} as const satisfies Partial<Record<DuplicateReason, number>>;
/** Added when an identifier and the personal facts point the same way. */
const AGREEMENT_POINTS = 10;

const BIRTH_DATE_REASONS: Readonly<Partial<Record<BirthDateLikeness, DuplicateReason>>> = {
  same: 'same_birth_date',
  transposed: 'transposed_birth_date',
  near: 'near_birth_date',
};

/**
 * How likely two records are one person, and why. Symmetric. It only ever warns: a person decides, and nothing is
 * joined by itself (R-INT-05).
 */
export function scoreDuplicate(first: PersonIdentity, second: PersonIdentity): DuplicateScore {
  const birthDate = birthDateLikeness(first, second);
  const name = nameLikeness(first, second);
  const identifiers = sharedIdentifiers(first, second);
  const personal = BIRTH_DATE_POINTS[birthDate] + namePoints(name);
  const identifier = Math.max(0, ...identifiers.map((reason) => IDENTIFIER_POINTS[reason]));
  const doesAgree =
    identifier > 0 && (name.kind !== 'different' || birthDate === 'same' || birthDate === 'transposed');

  const birthDateReason = BIRTH_DATE_REASONS[birthDate];
  return {
    score: Math.min(100, Math.max(personal, identifier) + (doesAgree ? AGREEMENT_POINTS : 0)),
    reasons: [
      ...(birthDateReason === undefined ? [] : [birthDateReason]),
      ...(name.kind === 'different' ? [] : [`${name.kind}_name` as const]),
      ...identifiers,
    ],
  };
}

function namePoints(name: NameLikeness): number {
  switch (name.kind) {
    case 'same':
    case 'swapped':
      return NAME_POINTS[name.kind];
    case 'similar': {
      const share = (name.likeness - SIMILAR_NAME_LIKENESS) / (1 - SIMILAR_NAME_LIKENESS);
      const { similarLeast, similarMost } = NAME_POINTS;
      return similarLeast + Math.round(share * (similarMost - similarLeast));
    }
    case 'different':
      return 0;
  }
}

function sharedIdentifiers(
  first: PersonIdentity,
  second: PersonIdentity,
): readonly (keyof typeof IDENTIFIER_POINTS)[] {
  const sharedContacts = first.contactValues.filter((value) => second.contactValues.includes(value));
  const reasons: (keyof typeof IDENTIFIER_POINTS)[] = [];
  if (sharedContacts.some((value) => !value.includes('@'))) reasons.push('same_phone');
  if (sharedContacts.some((value) => value.includes('@'))) reasons.push('same_email');
  const medicaidId = comparableId(first.medicaidId);
  if (medicaidId !== '' && medicaidId === comparableId(second.medicaidId)) reasons.push('same_medicaid_id');
  const hasSameExternalId = first.externalIdentifiers.some(({ system, value }) =>
    second.externalIdentifiers.some((other) => other.system === system && other.value === value),
  );
  if (hasSameExternalId) reasons.push('same_external_id');
  return reasons;
}

function comparableId(value: string | null): string {
  return (value ?? '').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
