import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { RelatedPerson } from '../model';
import { LocalDateSchema } from '../time';
import { command } from './define-method';

const { fields } = RelatedPerson;

/** Somebody around a person as a form gives them. */
export const RelatedPersonInputSchema = z.strictObject({
  name: fields.name.schema,
  relationship: fields.relationship.schema,
  phone: fields.phone.schema,
  language: fields.language.schema,
  isEmergencyContact: z.boolean(),
  isSupport: z.boolean(),
  remark: fields.remark.schema,
  consentId: fields.consentId.schema,
});
export type RelatedPersonInput = z.infer<typeof RelatedPersonInputSchema>;

/** A consent in force that lets somebody be told that the person comes here. */
export const TellingConsentSchema = z.strictObject({
  id: UuidSchema,
  recipientName: z.string(),
  signedOn: LocalDateSchema,
  /** `null` when it ends with an event. */
  expiresOn: LocalDateSchema.nullable(),
});
export type TellingConsent = z.infer<typeof TellingConsentSchema>;

export const RelatedPersonViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int().positive(),
  ...RelatedPersonInputSchema.shape,
  /** The consent by which they may be told that the person comes here; `null`: they may not (42 CFR 2.13). */
  mayBeToldBy: UuidSchema.nullable(),
});
export type RelatedPersonView = z.infer<typeof RelatedPersonViewSchema>;

const subject = { field: 'clientId', entity: 'client' } as const;

export const relatedPersonMethods = {
  /** Adds an emergency contact or support of a person, or changes one. */
  'relatedPerson.save': command({
    subject,
    auditAction: 'related_person.saved',
    input: {
      clientId: UuidSchema,
      /** Absent for a new one. */
      relatedPersonId: UuidSchema.optional(),
      expectedRevision: z.int().positive().optional(),
      person: RelatedPersonInputSchema,
    },
    output: z.strictObject({ relatedPersonId: UuidSchema }),
  }),
  /** Takes one off the chart who is no contact any more, or, with a reason, was entered by mistake; they stay on record. */
  'relatedPerson.remove': command({
    subject,
    auditAction: 'related_person.removed',
    input: {
      clientId: UuidSchema,
      relatedPersonId: UuidSchema,
      expectedRevision: z.int().positive(),
      why: z.enum(['ended', 'mistake']),
      reason: fields.errorReason.schema,
    },
    output: z.strictObject({ revision: z.int() }),
  }),
};
