import { z } from 'zod';
import { PERSON_LANGUAGE, RELATIONSHIP } from '../../../shared/codes';
import type { RelatedPersonInput, RelatedPersonView } from '../../../shared/contract/related-people';
import { UuidSchema } from '../../../shared/identifiers';
import { formatPhone } from '../../../shared/rules/contacts';
import { textOrNull } from './text-or-null';

/** More than the vault takes: what is too long is kept, and said. */
const formText = z.string().max(2000);

export const RelatedPersonFormSchema = z.strictObject({
  /** Tells rows of a form apart; never stored with the person. */
  key: z.string().max(40),
  name: formText,
  relationship: RELATIONSHIP.schema.nullable(),
  phone: formText,
  language: PERSON_LANGUAGE.schema.nullable(),
  isEmergencyContact: z.boolean(),
  isSupport: z.boolean(),
  remark: formText,
  consentId: UuidSchema.nullable(),
});

/** Somebody around a person as a form holds them. */
export type RelatedPersonForm = z.infer<typeof RelatedPersonFormSchema>;

/** Nobody yet. */
export function emptyRelatedPerson(
  key: string,
  roles: Partial<Pick<RelatedPersonForm, 'isEmergencyContact' | 'isSupport'>> = {},
): RelatedPersonForm {
  return {
    key,
    name: '',
    relationship: null,
    phone: '',
    language: null,
    isEmergencyContact: false,
    isSupport: false,
    remark: '',
    consentId: null,
    ...roles,
  };
}

/** Whether nothing was entered about them. */
export function isBlankRelatedPerson({
  name,
  phone,
  remark,
  relationship,
  language,
}: RelatedPersonForm): boolean {
  const hasText = [name, phone, remark].some((text) => text.trim() !== '');
  return !hasText && relationship === null && language === null;
}

/** Somebody on the chart, as the form holds them. */
export function formOfRelatedPerson(person: RelatedPersonView): RelatedPersonForm {
  return {
    key: person.id,
    name: person.name,
    relationship: person.relationship,
    phone: person.phone === null ? '' : formatPhone(person.phone),
    language: person.language,
    isEmergencyContact: person.isEmergencyContact,
    isSupport: person.isSupport,
    remark: person.remark ?? '',
    consentId: person.consentId,
  };
}

/** What the vault takes. */
export function toRelatedPersonInput({ key: _key, ...form }: RelatedPersonForm): RelatedPersonInput {
  return {
    ...form,
    name: form.name.trim(),
    phone: textOrNull(form.phone),
    remark: textOrNull(form.remark),
  };
}
