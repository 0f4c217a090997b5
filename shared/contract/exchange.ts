import { z } from 'zod';

import { IMPORT_NOT_KEPT_CODES, IMPORT_PROBLEM_CODES } from '../exchange/import-codes';
import { UuidSchema } from '../identifiers';
import { Recipient } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { DUPLICATE_REASONS } from './clients';
import { FileTokenSchema } from './file-token';
import { ColumnChoicesSchema, importTableMethods } from './import-table';

export const RecipientViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  name: z.string(),
  address: z.string().nullable(),
  legalBasis: Recipient.fields.legalBasis.schema,
  agreementReference: z.string().nullable(),
  agreementSignedOn: LocalDateSchema.nullable(),
  agreementExpiresOn: LocalDateSchema.nullable(),
  publicKey: z.string(),
  fingerprint: z.string(),
  verifiedAt: InstantSchema.nullable(),
  isActive: z.boolean(),
});
export type RecipientView = z.infer<typeof RecipientViewSchema>;

export const recipientMethods = {
  'recipient.list': query({
    input: Nothing,
    output: z.strictObject({ recipients: z.array(RecipientViewSchema) }),
  }),
  /** Sets up or changes a central office. A changed key must be verified again (R-EXP-07). */
  'recipient.save': command({
    auditAction: 'recipient.saved',
    input: {
      recipientId: UuidSchema.optional(),
      expectedRevision: z.int().positive().optional(),
      name: Recipient.fields.name.schema,
      address: Recipient.fields.address.schema,
      legalBasis: Recipient.fields.legalBasis.schema,
      agreementReference: Recipient.fields.agreementReference.schema,
      agreementSignedOn: Recipient.fields.agreementSignedOn.schema,
      agreementExpiresOn: Recipient.fields.agreementExpiresOn.schema,
      publicKey: z.string().trim().min(1).max(200),
      isActive: z.boolean(),
    },
    output: z.strictObject({ recipient: RecipientViewSchema }),
  }),
  /** Somebody compared the fingerprint with the office, by phone or in person. */
  'recipient.verify': command({
    auditAction: 'recipient.verified',
    input: { recipientId: UuidSchema, fingerprint: z.string().max(64) },
    output: z.strictObject({ recipient: RecipientViewSchema }),
  }),
};

/** The counts of the review screen; the bundle's manifest must show the same ones (R-EXP-04). */
export const EndOfDayReviewSchema = z.strictObject({
  today: LocalDateSchema,
  counts: z.strictObject({
    newClients: z.int(),
    encounters: z.int(),
    groupSessions: z.int(),
    attendance: z.int(),
    signedNotes: z.int(),
    unsignedNotes: z.int(),
    encountersWithoutNote: z.int(),
    openSessions: z.int(),
    drafts: z.int(),
  }),
  /** Unsigned notes and contacts without a note, by worker; no names of the people served. */
  pendingByWorker: z.array(
    z.strictObject({
      workerId: UuidSchema,
      workerName: z.string(),
      unsignedNotes: z.int(),
      encountersWithoutNote: z.int(),
    }),
  ),
  unsentChangeCount: z.int(),
  lastBundle: z
    .strictObject({ fileName: z.string(), writtenAt: InstantSchema, sequence: z.int() })
    .nullable(),
  recipients: z.array(
    z.strictObject({
      recipientId: UuidSchema,
      name: z.string(),
      legalBasis: Recipient.fields.legalBasis.schema,
      isVerified: z.boolean(),
      /** The agreement of a `qso` recipient ran out. */
      agreementExpired: z.boolean(),
      /** People who stay out of the file because no active consent covers this office (R-DIS-01). */
      withoutConsentCount: z.int(),
    }),
  ),
});
export type EndOfDayReview = z.infer<typeof EndOfDayReviewSchema>;

export const endOfDayMethods = {
  'endOfDay.review': query({ input: Nothing, output: EndOfDayReviewSchema }),
  /** Writes the encrypted end-of-day file into a chosen folder; progress comes as events, and it can be cancelled. */
  'endOfDay.export': command({
    auditAction: 'bundle.exported',
    localEntities: ['bundle'],
    input: { recipientId: UuidSchema, folderToken: FileTokenSchema },
    output: z.strictObject({
      fileName: z.string(),
      sequence: z.int(),
      sha256: z.string(),
      bytesWritten: z.int(),
      counts: z.record(z.string(), z.int()),
      leftOutClientCount: z.int(),
    }),
  }),
  'bundle.list': query({
    input: Nothing,
    output: z.strictObject({
      bundles: z.array(
        z.strictObject({
          id: UuidSchema,
          sequence: z.int(),
          fileName: z.string(),
          recipientName: z.string(),
          writtenAt: InstantSchema,
          bytesWritten: z.int(),
          sha256: z.string(),
          counts: z.record(z.string(), z.int()),
        }),
      ),
    }),
  }),
};

export const ImportProblemSchema = z.strictObject({
  lineNumber: z.int().positive(),
  code: z.enum(IMPORT_PROBLEM_CODES),
  /** Where in the resource, e.g. `name[0].family`, or which cell of a spreadsheet; empty for the whole line. */
  path: z.string(),
});

export const ImportPreviewSchema = z.strictObject({
  previewId: UuidSchema,
  /** What a number of a line counts: lines of a text, or rows of a spreadsheet. */
  counts: z.enum(['lines', 'rows']),
  lineCount: z.int(),
  readyCount: z.int(),
  /** Already in the site under the same id from the other system; skipped. */
  alreadyHereCount: z.int(),
  problemLineCount: z.int(),
  /** The first 1,000. */
  problems: z.array(ImportProblemSchema).max(1000),
  /** What stays behind although the lines come in, with how many lines have it. */
  notKept: z.array(z.strictObject({ code: z.enum(IMPORT_NOT_KEPT_CODES), lineCount: z.int().positive() })),
  duplicates: z
    .array(
      z.strictObject({
        lineNumber: z.int().positive(),
        incomingName: z.string(),
        incomingBirthDate: LocalDateSchema.nullable(),
        /** The likely same person: somebody already here, or an earlier line of the file. */
        match: z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('client'),
            clientId: UuidSchema,
            chartNumber: z.string(),
            displayName: z.string(),
            birthDate: LocalDateSchema.nullable(),
          }),
          z.strictObject({
            kind: z.literal('line'),
            lineNumber: z.int().positive(),
            displayName: z.string(),
            birthDate: LocalDateSchema.nullable(),
          }),
        ]),
        reasons: z.array(z.enum(DUPLICATE_REASONS)),
      }),
    )
    .max(1000),
  duplicateCount: z.int(),
  /** The first few people as they would come in. */
  sample: z
    .array(
      z.strictObject({
        lineNumber: z.int().positive(),
        displayName: z.string(),
        birthDate: LocalDateSchema.nullable(),
        contactCount: z.int(),
      }),
    )
    .max(20),
});
export type ImportPreview = z.infer<typeof ImportPreviewSchema>;

export const importMethods = {
  ...importTableMethods,
  /** Reads a whole file of records and says what would come of it; nothing is stored. */
  'import.preview': query({
    auditAction: 'import.previewed',
    input: z.strictObject({ fileToken: FileTokenSchema }),
    output: ImportPreviewSchema,
  }),
  /** The same for an opened spreadsheet, with what its columns are. */
  'import.previewTable': query({
    auditAction: 'import.table_previewed',
    input: z.strictObject({ tableId: UuidSchema, columns: ColumnChoicesSchema }),
    output: ImportPreviewSchema,
  }),
  /** Stores what the preview showed: everything, or nothing. */
  'import.commit': command({
    auditAction: 'import.committed',
    localEntities: ['importRun'],
    input: {
      previewId: UuidSchema,
      /** Lines that look like somebody already here: take them in all the same. Others are left out. */
      includeDuplicateLines: z.array(z.int().positive()).max(1000),
      includeReason: z.string().max(500).nullable(),
      /** Lines with problems are left out; without this the whole import is refused while there are any. */
      skipProblemLines: z.boolean(),
      assignedWorkerId: UuidSchema.nullable(),
    },
    output: z.strictObject({
      importRunId: UuidSchema,
      importedCount: z.int(),
      alreadyHereCount: z.int(),
      duplicateSkippedCount: z.int(),
      problemLineCount: z.int(),
    }),
  }),
  'import.discard': query({
    input: z.strictObject({ previewId: UuidSchema }),
    output: Nothing,
  }),
};
