import { z } from 'zod';

import { PrintJobSchema } from './contract/print';
import { ClinicErrorSchema, ErrorCodeSchema } from './errors';
import { EVENTS } from './events';
import type { EventData, EventName } from './events';
import { UuidSchema } from './identifiers';
import { IDLE_MINUTES_MAX } from './model/site';

/** The largest input of one call, in characters of JSON (S12). A 20,000-character section in every part of a note fits. */
export const INPUT_SIZE_LIMIT = 1_000_000;

/** What the page sends over its port to the vault. */
export const PageMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    callId: UuidSchema,
    method: z.string().max(80),
    input: z.unknown(),
  }),
  z.strictObject({ kind: z.literal('cancel'), callId: UuidSchema }),
]);
export type PageMessage = z.infer<typeof PageMessageSchema>;

export const ResultSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: ClinicErrorSchema }),
]);

/** What the vault sends back. */
export const VaultMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('result'), callId: UuidSchema, result: ResultSchema }),
  z.strictObject({
    kind: z.literal('event'),
    name: z.enum(Object.keys(EVENTS) as EventName[]),
    data: z.unknown(),
  }),
]);
export type VaultMessage = z.infer<typeof VaultMessageSchema>;

/** Parses an event's data by its name; throws when the vault sent something else. */
export function parseEvent<Name extends EventName>(name: Name, data: unknown): EventData<Name> {
  // The schema table is indexed by the same name the result type is.
  return EVENTS[name].parse(data) as EventData<Name>;
}

/** How main and the vault process talk over the parent port: files chosen in dialogs, locking, the site's needs. */
export const MainToVaultSchema = z.discriminatedUnion('kind', [
  /** Sent once, first; `vaultFolder` is under the app's user data. */
  z.strictObject({ kind: z.literal('start'), vaultFolder: z.string() }),
  /** Comes with one MessagePort. */
  z.strictObject({ kind: z.literal('page-port') }),
  z.strictObject({
    kind: z.literal('file-chosen'),
    token: z.uuid(),
    path: z.string(),
    use: z.enum(['read', 'folder']),
  }),
  /** Main asks for leave to print, in the name of whoever is signed in; answered under the same id. */
  z.strictObject({ kind: z.literal('print-asked'), requestId: z.uuid(), job: PrintJobSchema }),
  /** Main refused a call of its own for the caller's role. */
  z.strictObject({ kind: z.literal('call-refused'), method: z.string().max(80) }),
  /** Finish the running command, close the database, exit. */
  z.strictObject({ kind: z.literal('close'), withinMilliseconds: z.int().positive() }),
]);
export type MainToVault = z.infer<typeof MainToVaultSchema>;

export const VaultToMainSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** Who is signed in decides the idle time and what main may do; no name crosses. */
  z.strictObject({
    kind: z.literal('session'),
    role: z.string().nullable(),
    /** What the site chose; absent is the role's usual time. */
    idleMinutes: z.int().min(1).max(IDLE_MINUTES_MAX).optional(),
  }),
  z.strictObject({ kind: z.literal('closed') }),
  /** The database isn't as it was written; main locks, and the lock screen says what was found. */
  z.strictObject({ kind: z.literal('damaged') }),
  /** `null`: go ahead. */
  z.strictObject({
    kind: z.literal('print-answered'),
    requestId: z.uuid(),
    refusal: ErrorCodeSchema.nullable(),
  }),
  /** A line for the log: a code and ids. */
  z.strictObject({
    kind: z.literal('log'),
    level: z.enum(['info', 'warning', 'error']),
    code: z.string().max(80),
    reference: z.string().max(40).optional(),
    milliseconds: z.number().optional(),
  }),
]);
export type VaultToMain = z.infer<typeof VaultToMainSchema>;
