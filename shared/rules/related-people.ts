import type { Consent, Row } from '../model';
import { mayBeRecipient } from './callers';
import { isConsentActive, type DisclosureMoment } from './consent';
import { contactValueProblem } from './contacts';
import { nameWords } from './names';
import type { RuleProblem } from './problem';

type ConsentRow = Row<typeof Consent>;
type TellingFacts = Pick<ConsentRow, 'type' | 'informationScope'> & Parameters<typeof isConsentActive>[0];

/** Kinds of consent that let somebody near the person know; the others are each for one thing alone (R-CON-05). */
export const TELLING_TYPES: readonly ConsentRow['type'][] = ['contact_permission', 'specific'];

/** Nobody can be told any of these without learning that the person comes here. */
const TELLING_SCOPES: readonly ConsentRow['informationScope'][number][] = [
  'participation',
  'attendance',
  'whole_record',
];

/** Whether a consent lets whoever it names be told, at that moment, that the person comes here (R-CON-01 to R-CON-04). */
export function letsTell(consent: TellingFacts, moment: DisclosureMoment): boolean {
  return (
    TELLING_TYPES.includes(consent.type) &&
    consent.informationScope.some((scope) => TELLING_SCOPES.includes(scope)) &&
    isConsentActive(consent, moment)
  );
}

/** Whether both are the same name: the same words, whatever their order, case and accents. */
function isSameName(one: string, other: string): boolean {
  const words = nameWords(one).toSorted();
  return words.length > 0 && words.join(' ') === nameWords(other).toSorted().join(' ');
}

/** How a consent's words name somebody: in full, by words that may be theirs, or not at all. */
export function howNamed(recipientName: string, name: string): 'in_full' | 'maybe' | 'not' {
  if (isSameName(recipientName, name)) return 'in_full';
  return mayBeRecipient(name, recipientName) ? 'maybe' : 'not';
}

interface Named {
  readonly name: string;
  readonly phone: string | null;
  readonly consentId: string | null;
}

/**
 * The consent by which somebody around a person may be told that the person comes here: one that names them in full, unless
 * somebody else around the person has the same name, or one that was said to be about them and may be by its words.
 *
 * @param consents those that let somebody be told (`letsTell`)
 * @param others everybody else around the person
 */
export function tellingConsent<Facts extends { readonly id: string; readonly recipientName: string }>(
  person: Named,
  consents: readonly Facts[],
  others: readonly Named[],
): Facts | undefined {
  const linked = consents.find(({ id }) => id === person.consentId);
  if (linked !== undefined && howNamed(linked.recipientName, person.name) !== 'not') return linked;
  const hasNamesake = others.some(
    (other) => isSameName(other.name, person.name) && (other.phone === null || other.phone !== person.phone),
  );
  if (hasNamesake) return undefined;
  return consents.find(({ recipientName }) => howNamed(recipientName, person.name) === 'in_full');
}

/** What keeps somebody from being noted, by the fields of the form. */
export function relatedPersonProblems(person: {
  readonly name: string;
  readonly phone: string | null;
  readonly isEmergencyContact: boolean;
  readonly isSupport: boolean;
}): readonly RuleProblem[] {
  const phoneProblem =
    person.phone === null || person.phone.trim() === '' ? null : contactValueProblem('phone', person.phone);
  return [
    ...(nameWords(person.name).length === 0 ? [{ path: 'name', code: 'person_name_missing' } as const] : []),
    ...(phoneProblem === null ? [] : [{ path: 'phone', code: phoneProblem }]),
    ...(person.isEmergencyContact || person.isSupport
      ? []
      : [{ path: 'isEmergencyContact', code: 'contact_role_missing' } as const]),
  ];
}
