import { z } from 'zod';

import { CREDENTIAL_TYPE, NOTE_STATUS, NO_GOAL_REASON, code, optionalCode } from '../codes/for-model';
import { UuidSchema } from '../identifiers';
import {
  count,
  date,
  defineEntity,
  instant,
  json,
  optionalInstant,
  optionalText,
  reference,
  text,
  textSchema,
  yesNo,
} from './define-entity';

/** The longest text of one section (domain §7: text ≤ 20k). */
export const SECTION_TEXT_MAX = 20_000;

/** Section slug → text; a section nobody wrote in is absent. */
export const NoteSectionsSchema = z.record(z.string().regex(/^[a-z_]{1,40}$/), textSchema(SECTION_TEXT_MAX));

/** A session note. Once signed it can never change; only an addendum can follow (R-NOTE-01, trigger in the store). */
export const Note = defineEntity({
  name: 'note',
  label: { en: 'Note', es: 'Nota' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    encounterId: reference('encounter', { en: 'Contact', es: 'Contacto', tier: 'identity' }),
    authorId: reference('user', { en: 'Author', es: 'Autor', tier: 'operations' }),
    formatCode: text({ en: 'Format', es: 'Formato', tier: 'operations', max: 20 }),
    formatVersion: count({ en: 'Format version', es: 'Versión del formato', tier: 'operations' }),
    serviceDate: date({ en: 'Service date', es: 'Fecha del servicio', tier: 'identity' }),
    sections: json(NoteSectionsSchema, { en: 'Text', es: 'Texto', tier: 'clinical' }),
    goalIds: json(z.array(UuidSchema).max(40), { en: 'Goals', es: 'Metas', tier: 'clinical' }),
    noGoalReason: optionalCode(NO_GOAL_REASON, {
      en: 'Why no goal',
      es: 'Por qué sin meta',
      tier: 'clinical',
    }),
    /** What was done for safety; required after a crisis contact (R-NOTE-03). */
    safetyStep: optionalText({
      en: 'Safety step taken',
      es: 'Medida de seguridad',
      tier: 'clinical',
      max: 2_000,
    }),
    status: code(NOTE_STATUS, { en: 'Status', es: 'Estado', tier: 'operations' }),
    signedAt: optionalInstant({ en: 'Signed at', es: 'Firmada el', tier: 'operations' }),
    credentialType: optionalCode(CREDENTIAL_TYPE, {
      en: 'Credential when signed',
      es: 'Credencial al firmar',
      tier: 'operations',
    }),
    credentialNumber: optionalText({
      en: 'Credential number when signed',
      es: 'Número de credencial al firmar',
      tier: 'operations',
      max: 40,
    }),
    /** SHA-256 over the canonical form of what was signed, hex (R-NOTE-02). */
    signatureHash: optionalText({
      en: 'Signature hash',
      es: 'Huella de la firma',
      tier: 'operations',
      max: 64,
    }),
    /** Signed later than the site allows after the service (R-NOTE-06). */
    isLateEntry: yesNo({ en: 'Late entry', es: 'Registro tardío', tier: 'operations' }),
    statusReason: optionalText({ en: 'Reason', es: 'Motivo', tier: 'clinical', max: 500 }),
  },
});

/** Text added after signing; itself signed and never changed. */
export const NoteAddendum = defineEntity({
  name: 'noteAddendum',
  label: { en: 'Addendum', es: 'Adenda' },
  appendOnly: true,
  fields: {
    noteId: reference('note', { en: 'Note', es: 'Nota', tier: 'operations' }),
    authorId: reference('user', { en: 'Author', es: 'Autor', tier: 'operations' }),
    text: text({ en: 'Text', es: 'Texto', tier: 'clinical', max: SECTION_TEXT_MAX }),
    signedAt: instant({ en: 'Signed at', es: 'Firmada el', tier: 'operations' }),
    signatureHash: text({ en: 'Signature hash', es: 'Huella de la firma', tier: 'operations', max: 64 }),
  },
});
