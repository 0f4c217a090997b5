import { z } from 'zod';

import {
  CREDENTIAL_TYPE,
  INTERVENTION,
  NOTE_STATUS,
  NO_GOAL_REASON,
  REVIEW_DECISION,
  code,
  optionalCode,
} from '../codes/for-model';
import { UuidSchema } from '../identifiers';
import {
  count,
  date,
  defineEntity,
  instant,
  json,
  optionalInstant,
  optionalReference,
  optionalScale,
  optionalText,
  optionalYesNo,
  reference,
  text,
  textSchema,
  yesNo,
} from './define-entity';
import { GOAL_WORDS_MAX } from './goal';

/** The longest text of one section (domain §7: text ≤ 20k). */
export const SECTION_TEXT_MAX = 20_000;

/** More goals than this and a note says nothing of any. */
export const NOTE_GOALS_MAX = 40;

/** Section slug → text; a section nobody wrote in is absent. */
export const NoteSectionsSchema = z.record(z.string().regex(/^[a-z_]{1,40}$/), textSchema(SECTION_TEXT_MAX));

/** The name `copiedSections` has the linked goals under; no format has a part of this name. */
export const COPIED_GOALS = 'goal_links';

/** Section slug → the note its text was copied from (R-NOTE-08). */
export const CopiedSectionsSchema = z.record(z.string().regex(/^[a-z_]{1,40}$/), UuidSchema);

/** One part of a note's format. */
export const NoteSectionSchema = z.strictObject({
  code: z.string().regex(/^[a-z_]{1,40}$/),
  label: z.strictObject({ en: textSchema(80).min(1), es: textSchema(80).min(1) }),
  /** One plain question that helps to start writing. */
  prompt: z.strictObject({ en: textSchema(200), es: textSchema(200) }),
  isRequired: z.boolean(),
});

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
    goalIds: json(z.array(UuidSchema).max(NOTE_GOALS_MAX), { en: 'Goals', es: 'Metas', tier: 'clinical' }),
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
    interventions: {
      schema: z.array(INTERVENTION.schema).max(20).nullable(),
      storage: 'json',
      codeList: INTERVENTION.name,
      label: { en: 'What the worker did', es: 'Qué hizo el trabajador' },
      tier: 'clinical',
    },
    /** 0 is none, 10 the strongest; the person's own number. */
    craving: optionalScale({ en: 'Craving, 0 to 10', es: 'Ganas de consumir, 0 a 10', tier: 'clinical' }),
    /** 0 is none, 10 the most; the person's own number. */
    confidence: optionalScale({ en: 'Confidence, 0 to 10', es: 'Confianza, 0 a 10', tier: 'clinical' }),
    copiedSections: json(CopiedSectionsSchema.nullable(), {
      en: 'Copied from note',
      es: 'Copiado de la nota',
      tier: 'operations',
    }),
    /** The returned version this one follows (R-NOTE-05). */
    replacesNoteId: optionalReference('note', {
      en: 'Follows the returned note',
      es: 'Sigue a la nota devuelta',
      tier: 'operations',
    }),
    /** Whether a supervisor has to co-sign, settled when it was signed. */
    cosignRequired: optionalYesNo({
      en: 'Needs a co-signature',
      es: 'Necesita visto bueno',
      tier: 'operations',
    }),
    /** What the goals were called when the note was signed, in the order of `goalIds`: later words change nothing here. */
    goalWords: json(z.array(textSchema(GOAL_WORDS_MAX)).max(NOTE_GOALS_MAX).nullable(), {
      en: 'The goals when signed',
      es: 'Las metas al firmar',
      tier: 'clinical',
    }),
  },
});

/** A supervisor's decision about a signed note; itself signed and never changed. */
export const NoteReview = defineEntity({
  name: 'noteReview',
  label: { en: 'Review of a note', es: 'Revisión de una nota' },
  appendOnly: true,
  fields: {
    noteId: reference('note', { en: 'Note', es: 'Nota', tier: 'operations' }),
    reviewerId: reference('user', { en: 'Supervisor', es: 'Supervisor', tier: 'operations' }),
    decision: code(REVIEW_DECISION, { en: 'Decision', es: 'Decisión', tier: 'operations' }),
    comment: optionalText({ en: 'Comment', es: 'Comentario', tier: 'clinical', max: 2_000 }),
    decidedAt: instant({ en: 'Decided at', es: 'Decidido el', tier: 'operations' }),
    credentialType: optionalCode(CREDENTIAL_TYPE, { en: 'Credential', es: 'Credencial', tier: 'operations' }),
    credentialNumber: optionalText({
      en: 'Credential number',
      es: 'Número de credencial',
      tier: 'operations',
      max: 40,
    }),
    signatureHash: text({ en: 'Signature hash', es: 'Huella de la firma', tier: 'operations', max: 64 }),
  },
});

/** A version of a note format the site made itself. A change is a new version: notes keep the one they were written with. */
export const SiteNoteFormat = defineEntity({
  name: 'siteNoteFormat',
  label: { en: 'Note format of the site', es: 'Formato de nota del sitio' },
  fields: {
    code: {
      schema: z.string().regex(/^site_[a-z0-9]{4,12}$/),
      storage: 'text',
      label: { en: 'Code', es: 'Código' },
      tier: 'operations',
    },
    version: count({ en: 'Version', es: 'Versión', tier: 'operations' }),
    name: text({ en: 'Name', es: 'Nombre', tier: 'operations', max: 80 }),
    sections: json(z.array(NoteSectionSchema).min(1).max(12), {
      en: 'Sections',
      es: 'Secciones',
      tier: 'operations',
    }),
    /** Whether new notes can be started in it. */
    isOffered: yesNo({ en: 'Offered', es: 'Se ofrece', tier: 'operations' }),
  },
});

/** Words somebody writes often, to be put into a note by two keys. They stay on this computer. */
export const NoteSnippet = defineEntity({
  name: 'noteSnippet',
  label: { en: 'Snippet', es: 'Frase guardada' },
  scope: 'local',
  fields: {
    ownerId: reference('user', { en: 'Owner', es: 'Titular', tier: 'operations' }),
    title: text({ en: 'Title', es: 'Título', tier: 'operations', max: 60 }),
    text: text({ en: 'Text', es: 'Texto', tier: 'clinical', max: 2_000 }),
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
