import { z } from 'zod';
import { MOST_RELATED_PEOPLE, type FullIntake } from '../../../shared/contract/admission';
import {
  RelatedPersonFormSchema,
  emptyRelatedPerson,
  isBlankRelatedPerson,
  toRelatedPersonInput,
  type RelatedPersonForm,
} from '../support/related-person-form';

/** What can be said about an emergency contact; blank, none and declined are three things (R-INT-10). */
export const EMERGENCY_ANSWERS = ['named', 'nobody', 'declined', 'not_asked'] as const;

/** One emergency contact and the rest of what an intake takes. */
export const MOST_SUPPORTS = MOST_RELATED_PEOPLE - 1;

/** The people around somebody as the intake's form holds them; a draft kept before there were any lacks them. */
export const PeopleFormSchema = z.strictObject({
  emergency: z
    .strictObject({ answer: z.enum(EMERGENCY_ANSWERS), person: RelatedPersonFormSchema })
    .default({ answer: 'not_asked', person: emptyRelatedPerson('emergency', { isEmergencyContact: true }) }),
  supports: z.array(RelatedPersonFormSchema).max(MOST_SUPPORTS).default([]),
});
export type PeopleForm = z.infer<typeof PeopleFormSchema>;

/** Nobody asked. */
export function emptyPeople(): PeopleForm {
  return PeopleFormSchema.parse({});
}

/** Whether nobody around the person was asked for or entered. */
export function isBlankPeople({ emergency, supports }: PeopleForm): boolean {
  return (
    emergency.answer === 'not_asked' &&
    isBlankRelatedPerson(emergency.person) &&
    supports.every(isBlankRelatedPerson)
  );
}

/** The rows of the form that count, in the order the vault gets them: whoever is blank is left out. */
function namedPeople({ emergency, supports }: PeopleForm): readonly RelatedPersonForm[] {
  return [
    ...(emergency.answer === 'named' ? [emergency.person] : []),
    ...supports.filter((support) => !isBlankRelatedPerson(support)),
  ];
}

/** The people around somebody as the vault takes them. */
export function toRelatedPeople(form: PeopleForm): Pick<FullIntake, 'relatedPeople' | 'noEmergencyContact'> {
  const { answer } = form.emergency;
  return {
    relatedPeople: namedPeople(form).map(toRelatedPersonInput),
    noEmergencyContact: answer === 'nobody' || answer === 'declined' ? answer : null,
  };
}

/** The form field of somebody's name or number. */
export function personField(key: string, field: 'name' | 'phone'): string {
  return `person-${key}-${field}`;
}

/** The form field behind a path of the vault's input, such as `relatedPeople[1].phone`; `null` for other paths. */
export function personFieldOfPath(path: string, form: PeopleForm): string | null {
  const [, index, field] = /^relatedPeople\[(\d+)\]\.(\w+)/.exec(path) ?? [];
  const person = namedPeople(form)[Number(index)];
  if (person === undefined) return null;
  return personField(person.key, field === 'phone' ? 'phone' : 'name');
}
