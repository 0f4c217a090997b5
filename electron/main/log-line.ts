import type { InstantMs } from '../../shared/time';

/** What main and the vault may say in the log. The list is closed: a free word could be somebody's name. */
export const LOG_CODES = [
  'app-started',
  'app-quit',
  'switch-refused',
  'second-instance',
  'main-unforeseen',
  'vault-started',
  'vault-ready',
  'vault-closed',
  'vault-killed',
  'vault-gone',
  'vault-message-refused',
  'page-message-refused',
  'page-loaded',
  'page-gone',
  'page-killed',
  'page-failed',
  'locking',
  'locked',
  'request-cancelled',
  'call-refused',
  'clipboard-cleared',
] as const;

export type LogCode = (typeof LOG_CODES)[number];

/** Why the page locked, behind the code `locking`. */
export const LOG_REASONS = [
  'reason-person',
  'reason-idle',
  'reason-suspend',
  'reason-screen-lock',
  'reason-clock-changed',
  'reason-vault-stopped',
  'reason-damage-found',
  'reason-page-stopped',
  'reason-quit',
] as const;

export type LogReason = (typeof LOG_REASONS)[number];

export type LogLevel = 'info' | 'warning' | 'error';

/** One line: a code, and beside it only a reference and numbers. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly code: string;
  readonly reference?: string | undefined;
  readonly milliseconds?: number | undefined;
  readonly count?: number | undefined;
}

/** Main's own words. */
export const MAIN_WORDS: ReadonlySet<string> = new Set<string>([...LOG_CODES, ...LOG_REASONS]);

/** SQLite's own result codes are a closed list too, built from these parts. */
const SQLITE_PARTS: ReadonlySet<string> = new Set(
  (
    'SQLITE ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN ' +
    'PROTOCOL SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE AUTH RANGE NOTADB ROLLBACK READ WRITE FSYNC DIR TRUNCATE ' +
    'FSTAT UNLOCK RDLOCK DELETE ACCESS LOCK CLOSE SHORT RECOVERY SNAPSHOT TIMEOUT CHECK FOREIGNKEY NOTNULL ' +
    'PRIMARYKEY TRIGGER UNIQUE ROWID DATATYPE INDEX SEQUENCE ISDIR FULLPATH DIRTYWAL'
  ).split(' '),
);

/** Eight hex digits with a letter among them: eight plain digits could be a date or a phone number. */
const SHORT_REFERENCE = /^(?=[0-9a-f]{8}$)[0-9]*[a-f][0-9a-f]*$/;
/** A random id (version 4). Record ids are version 7 and have no business in a log. */
const LONG_REFERENCE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Nothing the app measures or counts is larger, and dates and phone numbers written as one number are. */
const NUMBER_LIMIT = 10_000_000;

/** What stands for anything the rule below doesn't let through. */
const REDACTED = '[redacted]';

function isKnown(word: string, words: ReadonlySet<string>): boolean {
  const isSqliteCode = word.startsWith('SQLITE_') && word.split('_').every((part) => SQLITE_PARTS.has(part));
  return words.has(word) || isSqliteCode;
}

/**
 * Writes an entry as one line of text. The rule (S23): words come from closed lists, references are our own
 * random ids, all else is a number; whatever is not of that kind is left out, so that no name, date or text of
 * a record can get into the log by a mistake elsewhere.
 *
 * @param words the closed list of whoever speaks
 */
export function formatLogLine(at: InstantMs, entry: LogEntry, words: ReadonlySet<string>): string {
  const code = entry.code
    .split(' ', 4)
    .map((word) => (isKnown(word, words) ? word : REDACTED))
    .join(' ');
  const parts = [new Date(at).toISOString(), entry.level, code];
  const { reference, milliseconds, count } = entry;
  if (reference !== undefined) {
    const isOurs = SHORT_REFERENCE.test(reference) || LONG_REFERENCE.test(reference);
    parts.push(`reference=${isOurs ? reference : REDACTED}`);
  }
  if (milliseconds !== undefined) parts.push(`milliseconds=${wholeNumber(milliseconds)}`);
  if (count !== undefined) parts.push(`count=${wholeNumber(count)}`);
  return `${parts.join(' ')}\n`;
}

function wholeNumber(value: number): string {
  return Math.abs(value) < NUMBER_LIMIT ? String(Math.round(value)) : REDACTED;
}
