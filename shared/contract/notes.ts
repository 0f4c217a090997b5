import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { Encounter, Note, NoteAddendum, NoteSectionsSchema } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { PassphraseInput } from './site';

/** A note in a list: no text. */
export const NoteSummarySchema = z.strictObject({
  id: UuidSchema,
  clientId: UuidSchema,
  encounterId: UuidSchema,
  serviceDate: LocalDateSchema,
  formatCode: z.string(),
  formatVersion: z.int(),
  authorId: UuidSchema,
  authorName: z.string(),
  status: Note.fields.status.schema,
  signedAt: InstantSchema.nullable(),
  isLateEntry: z.boolean(),
  updatedAt: InstantSchema,
});
export type NoteSummary = z.infer<typeof NoteSummarySchema>;

/** A note with its text. */
export const NoteViewSchema = z.strictObject({
  ...NoteSummarySchema.shape,
  revision: z.int(),
  clientDisplayName: z.string(),
  sections: NoteSectionsSchema,
  goalIds: z.array(UuidSchema),
  noGoalReason: Note.fields.noGoalReason.schema,
  safetyStep: z.string().nullable(),
  safetyStepRequired: z.boolean(),
  credentialType: Note.fields.credentialType.schema,
  credentialNumber: z.string().nullable(),
  signatureHash: z.string().nullable(),
  /** Whether the stored text still matches its signature; null while unsigned (R-NOTE-02). */
  signatureMatches: z.boolean().nullable(),
  encounter: z.strictObject({
    kind: Encounter.fields.kind.schema,
    startAt: InstantSchema,
    endAt: InstantSchema,
    minutes: z.int(),
    groupName: z.string().nullable(),
  }),
  addenda: z.array(
    z.strictObject({
      id: UuidSchema,
      authorName: z.string(),
      text: z.string(),
      signedAt: InstantSchema,
      signatureMatches: z.boolean(),
    }),
  ),
});
export type NoteView = z.infer<typeof NoteViewSchema>;

const noteText = {
  sections: NoteSectionsSchema,
  noGoalReason: Note.fields.noGoalReason.schema,
  safetyStep: Note.fields.safetyStep.schema,
};

export const noteMethods = {
  /** Records a contact that is not a group session. */
  'encounter.record': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'encounter.recorded',
    input: {
      clientId: UuidSchema,
      kind: Encounter.fields.kind.schema,
      modality: Encounter.fields.modality.schema,
      startAt: InstantSchema,
      endAt: InstantSchema,
      excludedMinutes: z.int().min(0).max(720),
      placeOfService: Encounter.fields.placeOfService.schema,
    },
    output: z.strictObject({ encounterId: UuidSchema }),
  }),
  /** Starts the note of a contact, or gives the one already there. */
  'note.start': command({
    subject: { field: 'encounterId', entity: 'encounter' },
    auditAction: 'note.started',
    input: { encounterId: UuidSchema, formatCode: z.string().max(20) },
    output: z.strictObject({ noteId: UuidSchema }),
  }),
  'note.open': query({
    subject: { field: 'noteId', entity: 'note' },
    readsChart: true,
    auditAction: 'note.opened',
    input: z.strictObject({ noteId: UuidSchema }),
    output: NoteViewSchema,
  }),
  /** Saves the text of a note that isn't signed; only its author may. */
  'note.save': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.saved',
    input: { noteId: UuidSchema, expectedRevision: z.int().positive(), ...noteText },
    output: z.strictObject({ revision: z.int(), savedAt: InstantSchema }),
  }),
  /** Signs what is on the screen: saves it, checks it is complete, and closes it for ever (R-NOTE-01…04). */
  'note.sign': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.signed',
    input: {
      noteId: UuidSchema,
      expectedRevision: z.int().positive(),
      ...noteText,
      passphrase: PassphraseInput,
    },
    output: z.strictObject({ signedAt: InstantSchema, signatureHash: z.string(), isLateEntry: z.boolean() }),
  }),
  'note.addAddendum': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.addendum_added',
    input: { noteId: UuidSchema, text: NoteAddendum.fields.text.schema, passphrase: PassphraseInput },
    output: z.strictObject({ addendumId: UuidSchema }),
  }),
  /** What the signed-in person still has to write or sign: contacts without a note, and unsigned notes. */
  'note.workQueue': query({
    auditAction: 'note.work_queue_listed',
    input: Nothing,
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          kind: z.enum(['note_to_write', 'note_to_sign']),
          clientId: UuidSchema,
          clientDisplayName: z.string(),
          encounterId: UuidSchema,
          noteId: UuidSchema.nullable(),
          encounterKind: Encounter.fields.kind.schema,
          groupName: z.string().nullable(),
          serviceDate: LocalDateSchema,
          startAt: InstantSchema,
          minutes: z.int(),
        }),
      ),
    }),
  }),
};
