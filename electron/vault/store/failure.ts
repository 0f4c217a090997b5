import { ClinicFailure } from '../../../shared/errors';
import type { ErrorCode } from '../../../shared/errors';

/** A refusal of the database, with SQLite's own result code for the log. */
export class StoreFailure extends ClinicFailure {
  /** SQLite's extended result code, e.g. `SQLITE_IOERR_WRITE`; empty when the driver gave none. */
  readonly resultCode: string;
  /** The columns of a broken uniqueness or not-null rule, e.g. `user.sign_in_name`; never a value. */
  readonly constraint: string | undefined;

  constructor(code: ErrorCode, resultCode: string, constraint?: string) {
    super(code);
    this.name = 'StoreFailure';
    this.message = [code, resultCode, constraint]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
    this.resultCode = resultCode;
    this.constraint = constraint;
  }
}

/** What a trigger says when it aborts; the text is part of the schema, so it never changes. */
const TRIGGER_CODES: Readonly<Record<string, ErrorCode>> = {
  NOTE_SIGNED: 'NOTE_SIGNED',
};

/** Result code, or the start of one, → what the person is told. The first match counts. */
const RESULT_CODES: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  // A write that fails for want of room shows as any of these, depending on the file it hit first.
  ['SQLITE_IOERR_WRITE', 'DISK_FULL'],
  ['SQLITE_IOERR_FSYNC', 'DISK_FULL'],
  ['SQLITE_IOERR_DIR_FSYNC', 'DISK_FULL'],
  ['SQLITE_IOERR_TRUNCATE', 'DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['SQLITE_IOERR_SHMOPEN', 'DISK_FULL'],
  // The rest are reads that failed, or a file that went away underneath.
  ['SQLITE_IOERR', 'DATABASE_DAMAGED'],
  ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
  ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
  ['SQLITE_READONLY', 'DISK_READ_ONLY'],
  ['SQLITE_PERM', 'DISK_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'DISK_READ_ONLY'],
  ['SQLITE_BUSY', 'DATABASE_BUSY'],
  ['SQLITE_LOCKED', 'DATABASE_BUSY'],
];

/**
 * Turns an error of the driver into one with a code of ours. Its message may hold SQL, or for FTS5 the words
 * somebody searched for, so it isn't kept, not even as a cause.
 */
export function storeFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ClinicFailure) return error;
  const resultCode = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const text = error.message.replace(/^sqlite error\([A-Z_]+\): /, '');
  if (resultCode === '') {
    return text.startsWith('sqlite open error')
      ? new StoreFailure('DISK_READ_ONLY', 'SQLITE_CANTOPEN')
      : error;
  }
  if (resultCode === 'SQLITE_CONSTRAINT_TRIGGER') {
    return new StoreFailure(TRIGGER_CODES[text] ?? 'INTERNAL', resultCode, /^[A-Z_]+$/.exec(text)?.[0]);
  }
  const known = RESULT_CODES.find(([start]) => resultCode.startsWith(start));
  if (known !== undefined) return new StoreFailure(known[1], resultCode);
  return new StoreFailure('INTERNAL', resultCode, schemaNames(text));
}

/** Runs the work, turning what the driver throws into failures with a code. */
export function translatingFailures<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw storeFailure(error);
  }
}

/** Whether the error says that the database isn't as it was written. */
export function isDamage(error: unknown): boolean {
  return error instanceof ClinicFailure && error.code === 'DATABASE_DAMAGED';
}

/** Whether the error is a broken uniqueness rule on exactly these columns (`table.column`, comma and space between). */
export function isUniqueViolation(error: unknown, columns: string): boolean {
  return (
    error instanceof StoreFailure &&
    (error.resultCode === 'SQLITE_CONSTRAINT_UNIQUE' ||
      error.resultCode === 'SQLITE_CONSTRAINT_PRIMARYKEY') &&
    error.constraint === columns
  );
}

/** Table and column names the message gives, when it is one of those that hold nothing else. */
function schemaNames(text: string): string | undefined {
  return (
    /^(?:UNIQUE|NOT NULL) constraint failed: ([a-z0-9_., ]+)$/.exec(text)?.[1] ??
    /^CHECK constraint failed: ([a-z0-9_]+)$/.exec(text)?.[1] ??
    /^no such (?:column|table): ([a-z0-9_.]+)/.exec(text)?.[1]
  );
}
