import { RelatedPerson } from '../../../shared/model';
import type { Client, Values } from '../../../shared/model';
import type { WriteContext } from '../store/changes';
import type { Writer } from '../store/connection';
import { insertRecord } from '../store/records';
import { NAME_ORIGINS } from './names';
import type { SeededRandom } from './random';

type RelatedValues = Omit<Values<typeof RelatedPerson>, 'clientId'>;

/** Who is around an invented person, and what they said who named nobody. */
export interface SampleRelatedPeople {
  readonly people: readonly RelatedValues[];
  readonly noEmergencyContact: Values<typeof Client>['noEmergencyContact'];
}

interface SamplePerson {
  /** `null` for somebody who gave none. */
  readonly familyName: string | null;
  /** Numbers that belong to nobody, a different one for each. */
  readonly phoneOf: (place: number) => string;
}

/** Kin have the family's name more often than not; the rest have their own. */
const KIN = ['parent', 'parent', 'sibling', 'sibling', 'spouse', 'child', 'other_family'] as const;
const OTHERS = ['partner', 'friend', 'sponsor', 'recovery_friend', 'case_worker'] as const;

const REMARKS = ['Works nights; call after noon.', 'Habla español.', 'Lives next door.'] as const;

/** Three of five name somebody to call, one in eight says that there is no one, and a third have somebody who supports them. */
export function sampleRelatedPeople(random: SeededRandom, person: SamplePerson): SampleRelatedPeople {
  const people: RelatedValues[] = [];
  if (random.chance(0.6)) {
    people.push({
      ...relatedPerson(random, person, people.length),
      isEmergencyContact: true,
      isSupport: random.chance(0.5),
    });
  }
  const noEmergencyContact =
    people.length === 0 && random.chance(0.45)
      ? random.pick(['nobody', 'nobody', 'declined'] as const)
      : null;
  if (random.chance(0.35)) {
    people.push({
      ...relatedPerson(random, person, people.length),
      isEmergencyContact: false,
      isSupport: true,
    });
  }
  return { people, noEmergencyContact };
}

/** Writes them for somebody who was just added. */
export function writeRelatedPeople(
  writer: Writer,
  change: WriteContext,
  clientId: string,
  { people }: SampleRelatedPeople,
): void {
  for (const person of people) insertRecord(writer, change, RelatedPerson, { ...person, clientId });
}

function relatedPerson(
  random: SeededRandom,
  { familyName, phoneOf }: SamplePerson,
  place: number,
): Omit<RelatedValues, 'isEmergencyContact' | 'isSupport'> {
  const isKin = random.chance(0.65);
  const origin =
    NAME_ORIGINS.find(({ families }) => families.some((family) => familyName?.startsWith(family) === true)) ??
    NAME_ORIGINS[random.between(0, NAME_ORIGINS.length - 1)];
  const first = random.pick(origin === undefined ? ['Pat'] : random.chance(0.5) ? origin.women : origin.men);
  const own = origin === undefined ? 'Doe' : random.pick(origin.families);
  const last = isKin && random.chance(0.8) ? (familyName ?? own) : own;
  return {
    name: `${first} ${last}`,
    relationship: random.chance(0.9) ? random.pick(isKin ? KIN : OTHERS) : null,
    phone: random.chance(0.9) ? phoneOf(place) : null,
    language: random.chance(0.2) ? (origin?.language ?? null) : null,
    remark: random.chance(0.1) ? random.pick(REMARKS) : null,
    consentId: null,
    isActive: true,
    errorReason: null,
  };
}
