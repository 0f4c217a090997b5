import { z } from 'zod';

/**
 * Every way a call can be refused. The list is closed: the page has one plain sentence and a next step
 * for each code (`renderer/i18n`, area `errors`), and a test holds the two lists together.
 */
export const ERROR_CODES = [
  // The call itself
  'UNKNOWN_METHOD',
  'INPUT_TOO_LARGE',
  'INVALID_INPUT',
  'INTERNAL',
  'CANCELLED',
  'VAULT_GONE',
  // Session and permission
  'LOCKED',
  'SITE_EXISTS',
  'NO_SITE',
  'NOT_PERMITTED',
  'NOT_ON_CASELOAD',
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'WAIT_BEFORE_RETRY',
  'PASSPHRASE_TOO_SHORT',
  'PASSPHRASE_TOO_LONG',
  'PASSPHRASE_COMMON',
  'PASSPHRASE_UNCHANGED',
  'PASSPHRASE_MUST_CHANGE',
  'SIGN_IN_NAME_TAKEN',
  // Key file and database
  'KEY_FILE_MISSING',
  'KEY_FILE_UNREADABLE',
  'KEY_FILE_TRUNCATED',
  'KEY_FILE_DAMAGED',
  'KEY_FILE_FROM_NEWER_VERSION',
  'KEY_FILE_WEAK_PARAMETERS',
  'DATABASE_MISSING',
  'DATABASE_DAMAGED',
  'DATABASE_WRONG_KEY',
  'DATABASE_FROM_NEWER_VERSION',
  'DATABASE_BUSY',
  'DISK_FULL',
  'DISK_READ_ONLY',
  // Records
  'NOT_FOUND',
  'STALE_EDIT',
  'RULE_BROKEN',
  'NOTE_SIGNED',
  'NOT_THE_AUTHOR',
  'POSSIBLE_DUPLICATE',
  // Files, import, export
  'FILE_TOKEN_UNKNOWN',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'FILE_NOT_NDJSON',
  'FILE_TRUNCATED',
  'FILE_WRONG_RESOURCE',
  'FILE_CHANGED',
  'LINE_TOO_LONG',
  'FILE_NOT_PEOPLE',
  'FILE_OLD_WORKBOOK',
  'FILE_WORKBOOK_DAMAGED',
  'FILE_WORKBOOK_TOO_LARGE',
  'FILE_TOO_MANY_ROWS',
  'FILE_TOO_MANY_COLUMNS',
  'FILE_QUOTE_OPEN',
  'IMPORT_NOTHING_TO_DO',
  'PREVIEW_GONE',
  'FOLDER_UNWRITABLE',
  'RECIPIENT_MISSING',
  'RECIPIENT_UNVERIFIED',
  'RECIPIENT_KEY_INVALID',
  'NOTHING_TO_EXPORT',
  'EXPORT_CHECK_FAILED',
  'PRINT_FAILED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export const ErrorCodeSchema = z.enum(ERROR_CODES);

/**
 * What may accompany a code: field paths, rule ids, counts, waits. Never a name, text, path or key:
 * strings are limited to identifiers (assertion S15).
 */
export const ErrorDetailsSchema = z.strictObject({
  /** Field or rule problems, by path in the input. */
  problems: z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(200)
          .regex(/^[A-Za-z0-9_.[\]-]*$/),
        code: z
          .string()
          .max(80)
          .regex(/^[A-Za-z0-9_-]+$/),
      }),
    )
    .max(200)
    .optional(),
  /** The line of the file the problem is on, counted from 1. */
  lineNumber: z.int().positive().optional(),
  waitMilliseconds: z.int().nonnegative().optional(),
  currentRevision: z.int().nonnegative().optional(),
  /** Whether a previous copy of the key file can be used instead. */
  previousCopyAvailable: z.boolean().optional(),
  /** Correlates what the person sees with the log line. */
  reference: z
    .string()
    .max(40)
    .regex(/^[A-Za-z0-9-]+$/)
    .optional(),
});

export type ErrorDetails = z.infer<typeof ErrorDetailsSchema>;

export const ClinicErrorSchema = z.strictObject({
  code: ErrorCodeSchema,
  details: ErrorDetailsSchema.optional(),
});

/** An error as it crosses processes: a code and harmless details. */
export type ClinicError = z.infer<typeof ClinicErrorSchema>;

/** The same error thrown inside one process; the dispatcher turns it into a value. */
export class ClinicFailure extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ClinicFailure';
    this.code = code;
    this.details = details;
  }

  /** The value that may cross to another process. The cause stays behind. */
  toValue(): ClinicError {
    return this.details === undefined ? { code: this.code } : { code: this.code, details: this.details };
  }
}

/** Refuses input for a reason a person can act on: one problem at one field. */
export function ruleBroken(path: string, code: string): ClinicFailure {
  return new ClinicFailure('RULE_BROKEN', { problems: [{ path, code }] });
}
