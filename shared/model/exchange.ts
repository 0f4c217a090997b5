import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { LEGAL_BASIS, code } from '../codes/for-model';
import {
  count,
  defineEntity,
  instant,
  json,
  optionalDate,
  optionalInstant,
  optionalReference,
  optionalText,
  reference,
  text,
  yesNo,
} from './define-entity';

/** Whoever receives the end-of-day file, and why they may (domain §3.1). */
export const Recipient = defineEntity({
  name: 'recipient',
  label: { en: 'Central office', es: 'Oficina central' },
  fields: {
    name: text({ en: 'Name', es: 'Nombre', tier: 'operations', max: 120 }),
    address: optionalText({ en: 'Address', es: 'Dirección', tier: 'operations', max: 300 }),
    legalBasis: code(LEGAL_BASIS, { en: 'Legal basis', es: 'Base legal', tier: 'operations' }),
    agreementReference: optionalText({ en: 'Agreement', es: 'Acuerdo', tier: 'operations', max: 120 }),
    agreementSignedOn: optionalDate({
      en: 'Agreement signed on',
      es: 'Acuerdo firmado el',
      tier: 'operations',
    }),
    agreementExpiresOn: optionalDate({
      en: 'Agreement expires on',
      es: 'El acuerdo vence el',
      tier: 'operations',
    }),
    /** age X25519 recipient, `age1…`. */
    publicKey: text({ en: 'Public key', es: 'Clave pública', tier: 'operations', max: 100 }),
    /** Short hash of the key, read out on the phone to verify it (R-EXP-07). */
    fingerprint: text({ en: 'Key fingerprint', es: 'Huella de la clave', tier: 'operations', max: 64 }),
    verifiedAt: optionalInstant({ en: 'Key verified at', es: 'Clave verificada el', tier: 'operations' }),
    verifiedBy: optionalReference('user', {
      en: 'Key verified by',
      es: 'Clave verificada por',
      tier: 'operations',
    }),
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'operations' }),
  },
});

/** One accounting line per person and disclosure (42 CFR 2.25, R-DIS-02). */
export const Disclosure = defineEntity({
  name: 'disclosure',
  label: { en: 'Disclosure', es: 'Divulgación' },
  appendOnly: true,
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    recipientId: reference('recipient', { en: 'Recipient', es: 'Destinatario', tier: 'identity' }),
    disclosedAt: instant({ en: 'Disclosed at', es: 'Divulgado el', tier: 'identity' }),
    basis: code(LEGAL_BASIS, { en: 'Legal basis', es: 'Base legal', tier: 'identity' }),
    consentId: optionalReference('consent', { en: 'Consent', es: 'Consentimiento', tier: 'identity' }),
    description: text({ en: 'What was disclosed', es: 'Qué se divulgó', tier: 'identity', max: 200 }),
    purpose: text({ en: 'Purpose', es: 'Propósito', tier: 'identity', max: 500 }),
    noticeVersion: text({ en: 'Notice version', es: 'Versión del aviso', tier: 'identity', max: 20 }),
    /** Which end-of-day file of this computer; `bundle.sequence`. */
    bundleSequence: count({ en: 'Bundle', es: 'Paquete', tier: 'identity' }),
  },
});

/** Changes of one computer, by their numbers: after the first, through the second. */
export const ChangeRangeSchema = z.strictObject({
  deviceId: UuidSchema,
  after: z.int().nonnegative(),
  through: z.int().nonnegative(),
});
export type ChangeRange = z.infer<typeof ChangeRangeSchema>;

/** An end-of-day file that was written. The row appears only after the file is in place and verified. */
export const Bundle = defineEntity({
  name: 'bundle',
  label: { en: 'End-of-day file', es: 'Archivo de fin de día' },
  scope: 'local',
  appendOnly: true,
  fields: {
    sequence: count({ en: 'Sequence', es: 'Secuencia', tier: 'operations' }),
    fileName: text({ en: 'File name', es: 'Nombre del archivo', tier: 'operations', max: 120 }),
    recipientId: reference('recipient', { en: 'Recipient', es: 'Destinatario', tier: 'operations' }),
    /** On what grounds the office could receive it then; the recipient's may have changed since. */
    legalBasis: code(LEGAL_BASIS, { en: 'Legal basis', es: 'Base legal', tier: 'operations' }),
    writtenAt: instant({ en: 'Written at', es: 'Escrito el', tier: 'operations' }),
    /** The changes it holds, by computer: this one, those it was before a restore, and others whose changes came here. */
    ranges: json(z.array(ChangeRangeSchema).max(1_000), {
      en: 'Changes',
      es: 'Cambios',
      tier: 'operations',
    }),
    /** SHA-256 of the encrypted file, hex. */
    sha256: text({ en: 'Hash', es: 'Huella', tier: 'operations', max: 64 }),
    previousSha256: optionalText({
      en: 'Hash of the file before',
      es: 'Huella del archivo anterior',
      tier: 'operations',
      max: 64,
    }),
    bytesWritten: count({ en: 'Bytes', es: 'Bytes', tier: 'operations' }),
    counts: json(z.record(z.string().max(40), z.int().nonnegative()), {
      en: 'Counts',
      es: 'Cantidades',
      tier: 'operations',
    }),
  },
});

/**
 * A person whose changes didn't go into a recipient's last file (no consent covers it): everything of theirs after
 * `afterChanges` is still to be sent once it may be (docs/adr/0006-what-an-office-already-has.md). At most one row
 * per recipient and person, removed when they are sent.
 */
export const HeldBack = defineEntity({
  name: 'heldBack',
  label: { en: 'Held back from a file', es: 'No incluido en un archivo' },
  scope: 'local',
  fields: {
    recipientId: reference('recipient', { en: 'Recipient', es: 'Destinatario', tier: 'operations' }),
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    /** By computer; one that isn't in it begins at its first change. */
    afterChanges: json(z.record(UuidSchema, z.int().nonnegative()), {
      en: 'After changes',
      es: 'Después de los cambios',
      tier: 'operations',
    }),
  },
});
