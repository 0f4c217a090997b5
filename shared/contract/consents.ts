import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Consent } from '../model';
import { LocalDateSchema } from '../time';
import { command, query } from './define-method';

const fields = Consent.fields;

/** How a consent stands today; only an active one lets anything be shared. */
export const CONSENT_STATUSES = [
  'active',
  'not_yet',
  'expired',
  'ended',
  'revoked',
  'entered_in_error',
  'invalid',
] as const;

/** A consent as its form gives it; the vault checks that no element of §2.31 is missing (R-CON-01). */
export const ConsentInputSchema = z.strictObject({
  type: fields.type.schema,
  disclosingParty: fields.disclosingParty.schema.nullable(),
  recipientId: fields.recipientId.schema,
  recipientName: fields.recipientName.schema.nullable(),
  informationScope: fields.informationScope.schema,
  informationText: fields.informationText.schema,
  purpose: fields.purpose.schema.nullable(),
  statements: fields.statements.schema,
  expiresOn: fields.expiresOn.schema,
  expiresEvent: fields.expiresEvent.schema,
  expiresEventText: fields.expiresEventText.schema,
  language: fields.language.schema,
  signerName: fields.signerName.schema.nullable(),
  signerCapacity: fields.signerCapacity.schema,
  signedOn: fields.signedOn.schema.nullable(),
  signatureMethod: fields.signatureMethod.schema,
  signaturePath: fields.signaturePath.schema,
  paperLocation: fields.paperLocation.schema,
  witnessName: fields.witnessName.schema,
});
export type ConsentInput = z.infer<typeof ConsentInputSchema>;

/** One consent on the chart. */
export const ConsentViewSchema = z.strictObject({
  ...ConsentInputSchema.shape,
  id: UuidSchema,
  revision: z.int().positive(),
  disclosingParty: z.string(),
  recipientName: z.string(),
  purpose: z.string(),
  signerName: z.string(),
  signedOn: LocalDateSchema,
  formVersion: z.string(),
  status: z.enum(CONSENT_STATUSES),
  /** Whether the record still is what was signed; `null` for consents from before there was a hash. */
  isWhole: z.boolean().nullable(),
  recordedByName: z.string(),
  revokedOn: LocalDateSchema.nullable(),
  revocationReference: z.string().nullable(),
  endedOn: LocalDateSchema.nullable(),
  errorReason: z.string().nullable(),
});
export type ConsentView = z.infer<typeof ConsentViewSchema>;

const subject = { field: 'clientId', entity: 'client' } as const;

const oneConsent = {
  clientId: UuidSchema,
  consentId: UuidSchema,
  expectedRevision: z.int().positive(),
};

export const consentMethods = {
  /** A person's written consents, those in force first. */
  'consent.list': query({
    subject,
    readsChart: true,
    auditAction: 'consent.listed',
    input: z.strictObject({ clientId: UuidSchema }),
    output: z.strictObject({ consents: z.array(ConsentViewSchema) }),
  }),
  /** Keeps a signed consent (R-CON-01, R-CON-05). */
  'consent.record': command({
    subject,
    auditAction: 'consent.recorded',
    input: { clientId: UuidSchema, consent: ConsentInputSchema },
    output: z.strictObject({ consentId: UuidSchema }),
  }),
  /** Takes a consent back; it needs the written word of the person (R-CON-04). */
  'consent.revoke': command({
    subject,
    auditAction: 'consent.revoked',
    input: { ...oneConsent, revocationReference: fields.revocationReference.schema },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Says that the event came which ends a consent (R-CON-03). */
  'consent.end': command({
    subject,
    auditAction: 'consent.ended',
    input: { ...oneConsent, endedOn: LocalDateSchema },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Marks a consent as recorded by mistake; it counts as never given. */
  'consent.markInError': command({
    subject,
    auditAction: 'consent.marked_in_error',
    input: { ...oneConsent, reason: fields.errorReason.schema },
    output: z.strictObject({ revision: z.int() }),
  }),
};
