import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

import { ClinicErrorSchema, ClinicFailure } from '../../shared/errors';
import type { ClinicError } from '../../shared/errors';

/** How an error leaves the vault: a value for the page and, when it was not foreseen, a line for the log. */
export interface CallFailure {
  readonly error: ClinicError;
  /** Set for what nobody foresaw: ties what the person sees to the log line; holds no text of the error. */
  readonly unforeseen?: { readonly reference: string; readonly code: string };
}

/** Names an error may be logged by; any other name could be text somebody chose. */
const LOGGABLE_NAMES: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'ZodError',
  'ClinicFailure',
]);

/** The error as a value with a code from the closed list; anything unknown is `INTERNAL` (assertion S15). */
export function callFailure(error: unknown): CallFailure {
  if (isAbort(error)) return { error: { code: 'CANCELLED' } };
  if (error instanceof ClinicFailure && error.code !== 'INTERNAL') {
    const value = ClinicErrorSchema.safeParse(error.toValue());
    if (value.success) return { error: value.data };
  }
  const reference = newReference();
  return {
    error: { code: 'INTERNAL', details: { reference } },
    unforeseen: { reference, code: loggableCode(error) },
  };
}

/** The refusal of an input that doesn't fit its schema, with the places that don't. */
export function invalidInput(error: z.ZodError): ClinicFailure {
  const problems = error.issues.slice(0, 200).map((issue) => ({
    path: loggablePath(issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path),
    code: issue.code === 'custom' && /^[a-z_]{1,80}$/.test(issue.message) ? issue.message : issue.code,
  }));
  return new ClinicFailure('INVALID_INPUT', { problems });
}

/** Eight hex digits with a letter among them: eight plain digits could be somebody's date or number, in a log. */
function newReference(): string {
  const reference = randomUUID().slice(0, 8);
  return /[a-f]/.test(reference) ? reference : newReference();
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** `SQLITE_CONSTRAINT_UNIQUE`, `TypeError`…: which kind of mistake, never its message. */
function loggableCode(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const { resultCode } = error as { readonly resultCode?: unknown };
  if (typeof resultCode === 'string' && /^SQLITE_[A-Z_]{1,60}$/.test(resultCode)) return resultCode;
  return LOGGABLE_NAMES.has(error.name) ? error.name : 'Error';
}

/** The path up to the first part that isn't a field's name: a record's key may be anything. */
function loggablePath(path: readonly PropertyKey[]): string {
  const parts: string[] = [];
  for (const part of path) {
    if (!/^[A-Za-z0-9_]{1,40}$/.test(String(part)) || parts.join('.').length > 150) break;
    parts.push(String(part));
  }
  return parts.join('.');
}
