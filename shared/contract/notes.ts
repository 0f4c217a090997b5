import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import {
  Encounter,
  Goal,
  NOTE_GOALS_MAX,
  Note,
  NoteAddendum,
  NoteReview,
  NoteSectionSchema,
  NoteSectionsSchema,
  NoteSnippet,
  SiteNoteFormat,
  textSchema,
} from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { UnitLineSchema } from './encounters';
import { Nothing, command, query } from './define-method';
import { PassphraseInput } from './site';

/** The parts a note is written in. */
export const NoteFormatSchema = z.strictObject({
  code: z.string(),
  version: z.int(),
  label: z.strictObject({ en: z.string(), es: z.string() }),
  sections: z.array(NoteSectionSchema),
  individualSection: z.string(),
});

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
  /** The goals this contact worked on. */
  goalIds: z.array(UuidSchema),
  updatedAt: InstantSchema,
});
export type NoteSummary = z.infer<typeof NoteSummarySchema>;

/** A goal a note names, or can name. */
const NoteGoalSchema = z.strictObject({
  id: UuidSchema,
  words: Goal.fields.words.schema,
  lifeArea: Goal.fields.lifeArea.schema,
  status: Goal.fields.status.schema,
});
export type NoteGoal = z.infer<typeof NoteGoalSchema>;

/** A note with its text. */
export const NoteViewSchema = z.strictObject({
  ...NoteSummarySchema.shape,
  revision: z.int(),
  clientDisplayName: z.string(),
  /** `null` when a later version of the app wrote it in a format this one doesn't know. */
  format: NoteFormatSchema.nullable(),
  sections: NoteSectionsSchema,
  interventions: Note.fields.interventions.schema,
  craving: Note.fields.craving.schema,
  confidence: Note.fields.confidence.schema,
  /** Sections whose text was carried over from an earlier note (R-NOTE-08). */
  copied: z.array(z.strictObject({ section: z.string(), noteId: UuidSchema, serviceDate: LocalDateSchema })),
  /** The goals the contact worked on: what they were called when the note was signed, before that what they are called now. */
  goals: z.array(NoteGoalSchema),
  /** While it is a draft, the goals it can name; those it names already are among them. */
  linkableGoals: z.array(NoteGoalSchema),
  /** The note the goals were carried over from. */
  goalsCopiedFrom: z.strictObject({ noteId: UuidSchema, serviceDate: LocalDateSchema }).nullable(),
  noGoalReason: Note.fields.noGoalReason.schema,
  safetyStep: z.string().nullable(),
  safetyStepRequired: z.boolean(),
  credentialType: Note.fields.credentialType.schema,
  credentialNumber: z.string().nullable(),
  signatureHash: z.string().nullable(),
  /** Whether the stored text still matches its signature; null while unsigned (R-NOTE-02). */
  signatureMatches: z.boolean().nullable(),
  /** Why it was entered in error. */
  statusReason: z.string().nullable(),
  /** The returned version this one follows, and the one that follows this (R-NOTE-05). */
  replacesNoteId: UuidSchema.nullable(),
  replacedByNoteId: UuidSchema.nullable(),
  /** Whether a supervisor has to co-sign and hasn't. */
  waitsForReview: z.boolean(),
  /** Other signed notes of the author in the last 90 days with a part word for word the same (R-NOTE-08). */
  identicalNoteCount: z.int(),
  reviews: z.array(
    z.strictObject({
      id: UuidSchema,
      reviewerName: z.string(),
      decision: NoteReview.fields.decision.schema,
      comment: z.string().nullable(),
      decidedAt: InstantSchema,
      signatureMatches: z.boolean(),
    }),
  ),
  encounter: z.strictObject({
    kind: Encounter.fields.kind.schema,
    startAt: InstantSchema,
    endAt: InstantSchema,
    minutes: z.int(),
    groupName: z.string().nullable(),
    units: UnitLineSchema.nullable(),
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
  /** The goals of the person this contact worked on. */
  goalIds: z.array(UuidSchema).max(NOTE_GOALS_MAX).default([]),
  noGoalReason: Note.fields.noGoalReason.schema,
  safetyStep: Note.fields.safetyStep.schema,
  interventions: Note.fields.interventions.schema.default(null),
  craving: Note.fields.craving.schema.default(null),
  confidence: Note.fields.confidence.schema.default(null),
  /** Section → the note its text was copied from. */
  copiedSections: Note.fields.copiedSections.schema.default(null),
};

/** A stretch of a section that names somebody else from the group, in UTF-16 units. */
const FoundNameSchema = z.strictObject({ section: z.string(), start: z.int(), end: z.int() });

/** A note that was found, with the words around what was looked for. */
export const FoundNoteSchema = z.strictObject({
  noteId: UuidSchema,
  clientId: UuidSchema,
  clientDisplayName: z.string(),
  serviceDate: LocalDateSchema,
  authorName: z.string(),
  status: Note.fields.status.schema,
  fragments: z.array(
    z.strictObject({
      /** A section's code, `safety_step` or `addendum`. */
      part: z.string(),
      partLabel: z.strictObject({ en: z.string(), es: z.string() }).nullable(),
      text: z.string(),
      /** Stretches of the text to mark, in UTF-16 units. */
      highlights: z.array(z.strictObject({ start: z.int(), end: z.int() })),
    }),
  ),
});
export type FoundNote = z.infer<typeof FoundNoteSchema>;

/** How many notes somebody has still to write, to sign, and to mend after they came back. */
const NotesDueSchema = z.strictObject({ toWrite: z.int(), toSign: z.int(), returned: z.int() });

export const noteMethods = {
  /** Every format new notes can be started in, the product's first, and the site's own with their newest version. */
  'note.formats': query({
    input: Nothing,
    output: z.strictObject({
      formats: z.array(
        z.strictObject({ ...NoteFormatSchema.shape, isOffered: z.boolean(), isOfSite: z.boolean() }),
      ),
    }),
  }),
  /** Makes a format of the site, or a new version of one. */
  'noteFormat.save': command({
    auditAction: 'note_format.saved',
    input: {
      code: SiteNoteFormat.fields.code.schema.nullable(),
      name: SiteNoteFormat.fields.name.schema,
      sections: SiteNoteFormat.fields.sections.schema,
      isOffered: z.boolean(),
    },
    output: z.strictObject({ code: z.string(), version: z.int() }),
  }),
  /** Starts the note of a contact, or gives the one already there. Without a format it is the one last used. */
  'note.start': command({
    subject: { field: 'encounterId', entity: 'encounter' },
    auditAction: 'note.started',
    input: { encounterId: UuidSchema, formatCode: z.string().max(20).nullable() },
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
  /** Writes the note in another format. Text of parts the new one doesn't have goes to the end of its first part. */
  'note.changeFormat': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.format_changed',
    input: { noteId: UuidSchema, expectedRevision: z.int().positive(), formatCode: z.string().max(20) },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** The caller's own last signed note about the same person, to carry text over from (R-NOTE-08). */
  'note.previous': query({
    subject: { field: 'noteId', entity: 'note' },
    readsChart: true,
    auditAction: 'note.previous_read',
    input: z.strictObject({ noteId: UuidSchema }),
    output: z.strictObject({
      previous: z
        .strictObject({
          noteId: UuidSchema,
          serviceDate: LocalDateSchema,
          sections: NoteSectionsSchema,
          /** Its goals the new note can name as well. */
          goalIds: z.array(UuidSchema),
        })
        .nullable(),
    }),
  }),
  /** Where a text names somebody else from the same group session (R-GRP-06). */
  'note.findNames': query({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.names_looked_for',
    input: z.strictObject({ noteId: UuidSchema, sections: NoteSectionsSchema }),
    output: z.strictObject({ found: z.array(FoundNameSchema) }),
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
  /** Marks a note as entered in error; it stays readable and counts nowhere (R-NOTE-09). Its author or a supervisor. */
  'note.markInError': command({
    subject: { field: 'noteId', entity: 'note' },
    auditAction: 'note.marked_in_error',
    input: {
      noteId: UuidSchema,
      expectedRevision: z.int().positive(),
      reason: Note.fields.statusReason.schema.unwrap(),
      passphrase: PassphraseInput,
    },
    output: Nothing,
  }),
  /** Finds the notes the caller may read that have words beginning with all that was typed, newest first. */
  'note.search': query({
    auditAction: 'note.searched',
    input: z.strictObject({
      text: textSchema(200),
      clientId: UuidSchema.nullable(),
      offset: z.int().min(0).max(1_000),
      limit: z.int().min(1).max(50),
    }),
    output: z.strictObject({ notes: z.array(FoundNoteSchema), hasMore: z.boolean() }),
  }),
  /** What the caller typed into notes and neither saved nor signed, newest first. */
  'note.drafts': query({
    auditAction: 'note.drafts_listed',
    input: Nothing,
    output: z.strictObject({
      drafts: z.array(
        z.strictObject({
          noteId: UuidSchema,
          clientDisplayName: z.string(),
          formatLabel: z.strictObject({ en: z.string(), es: z.string() }).nullable(),
          serviceDate: LocalDateSchema,
          savedAt: InstantSchema,
          /** Typed into a signed note: an addendum. */
          isAddendum: z.boolean(),
        }),
      ),
    }),
  }),
  'snippet.list': query({
    input: Nothing,
    output: z.strictObject({
      snippets: z.array(z.strictObject({ id: UuidSchema, title: z.string(), text: z.string() })),
    }),
  }),
  'snippet.save': command({
    isLocal: true,
    localEntities: ['noteSnippet'],
    auditAction: 'snippet.saved',
    input: {
      id: UuidSchema.nullable(),
      title: NoteSnippet.fields.title.schema,
      text: NoteSnippet.fields.text.schema,
    },
    output: z.strictObject({ id: UuidSchema }),
  }),
  'snippet.remove': command({
    isLocal: true,
    localEntities: ['noteSnippet'],
    auditAction: 'snippet.removed',
    input: { id: UuidSchema },
    output: Nothing,
  }),
  /** What the signed-in person still has to write or sign: contacts without a note, and unsigned notes. */
  'note.workQueue': query({
    auditAction: 'note.work_queue_listed',
    input: Nothing,
    output: z.strictObject({
      /** Group sessions that aren't closed: their roll call isn't saved, or their people still need a note. */
      sessionsToClose: z.array(
        z.strictObject({
          groupId: UuidSchema,
          groupName: z.string(),
          heldOn: LocalDateSchema,
          isSaved: z.boolean(),
          /** Notes closing it would make; none are counted before the roll call is saved. */
          noteCount: z.int(),
        }),
      ),
      /**
       * People who did not come to a group of the caller, or to their appointment (no group's name then), and whom nobody
       * has reached for since.
       */
      followUps: z.array(
        z.strictObject({
          clientId: UuidSchema,
          clientDisplayName: z.string(),
          groupName: z.string().nullable(),
          heldOn: LocalDateSchema,
        }),
      ),
      items: z.array(
        z.strictObject({
          kind: z.enum(['note_to_write', 'note_to_sign', 'note_returned']),
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
      /** Of all, also where the list is cut off. */
      counts: NotesDueSchema,
    }),
  }),
};
