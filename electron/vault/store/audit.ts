import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

import type { AuditAction } from '../../../shared/audit-actions';
import type { InstantMs } from '../../../shared/time';
import { canonicalJson } from '../canonical-json';
import { Reader } from './handles';
import type { Writer } from './handles';
import { IntegerSchema } from './row-schemas';
import { sql, sqlFragment } from './sql';

/** One thing somebody did or looked at (R-AUD-01). */
export interface AuditEntry {
  readonly at: InstantMs;
  /** `null` when nobody was signed in, e.g. a failed sign-in. */
  readonly actorId: string | null;
  /** What was done, e.g. `client.opened`, `note.signed`. */
  readonly action: AuditAction;
  readonly entity?: string;
  readonly recordId?: string;
  /** Whose chart it is about. */
  readonly clientId?: string;
  readonly reason?: string;
  /** Counts, codes and ids; no names and no record text. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Where the chain ends: in every bundle, so that a chain cut or replaced later shows. */
export interface AuditHead {
  readonly sequence: number;
  /** HMAC-SHA256 of the last row and the hash before it, hex; 64 zeros for an empty chain. */
  readonly hash: string;
}

/** What verifying found: a whole chain, or the first position that isn't as it was written. */
export type AuditVerification =
  | { readonly isWhole: true; readonly head: AuditHead }
  | { readonly isWhole: false; readonly brokenAt: number; readonly problem: AuditProblem };

export type AuditProblem =
  /** A row was changed, put in, or put in another place. */
  | 'CHANGED'
  /** A row is missing. */
  | 'REMOVED'
  /** Rows are missing at the end. */
  | 'CUT'
  /** The note of where the chain ends was changed. */
  | 'HEAD_CHANGED';

const HeadSchema = z.object({ sequence: z.int(), hash: z.string() });
const SealedHeadSchema = HeadSchema.extend({ seal: z.string() });

const NO_HASH = '0'.repeat(64);
const EMPTY: AuditHead = { sequence: 0, hash: NO_HASH };
const ROWS_PER_WINDOW = 2_000;

/** Adds an entry to the chain, in the transaction of what it tells of. */
export function appendAudit(writer: Writer, entry: AuditEntry): AuditHead {
  const key = Reader.auditKey(writer);
  const before = auditHead(writer);
  const sequence = before.sequence + 1;
  const detail = entry.detail === undefined ? null : canonicalJson(entry.detail);
  const row: AuditRow = [
    sequence,
    entry.at,
    entry.actorId,
    entry.action,
    entry.entity ?? null,
    entry.recordId ?? null,
    entry.clientId ?? null,
    entry.reason ?? null,
    detail,
  ];
  const hash = rowHash(key, before.hash, row);
  insertRow(writer, row, hash);
  const head = { sequence, hash };
  setHead(writer, key, head);
  return head;
}

function insertRow(writer: Writer, row: AuditRow, hash: string): void {
  writer.run(sql`
    INSERT INTO audit (sequence, recorded_at, actor_id, action, entity, record_id, client_id, reason, detail, hash)
    VALUES (${row[0]}, ${row[1]}, ${row[2]}, ${row[3]}, ${row[4]}, ${row[5]}, ${row[6]}, ${row[7]}, ${row[8]},
      ${hash})`);
}

function setHead(writer: Writer, key: Buffer, head: AuditHead): void {
  writer.run(sql`
    INSERT INTO audit_head (id, sequence, hash, seal) VALUES (1, ${head.sequence}, ${head.hash}, ${seal(key, head)})
    ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal`);
}

/** Where the chain ends, as noted when its last row was written. */
export function auditHead(reader: Reader): AuditHead {
  return reader.first(sqlFragment`SELECT sequence, hash FROM audit_head`, HeadSchema) ?? EMPTY;
}

interface VerifyOptions {
  /** Told how many rows are checked, of how many. */
  readonly onProgress?: (checkedCount: number, totalCount: number) => void;
  /** A head from elsewhere, such as the last bundle, that must be part of the chain. */
  readonly expected?: AuditHead;
  readonly signal?: AbortSignal;
}

/**
 * Checks the whole chain, row by row, and where it ends. Gives other work a turn between windows.
 * @throws AbortError when the signal says so.
 */
export async function verifyAudit(reader: Reader, options: VerifyOptions = {}): Promise<AuditVerification> {
  const { onProgress, expected, signal } = options;
  const key = Reader.auditKey(reader);
  const totalCount = reader.value(sqlFragment`SELECT count(*) FROM audit`, IntegerSchema) ?? 0;
  let last = EMPTY;
  for (;;) {
    const rows = auditWindow(reader, last.sequence);
    for (const [row, hash] of rows) {
      const sequence = last.sequence + 1;
      if (row[0] !== sequence) return broken(sequence, 'REMOVED');
      if (!isSameHash(rowHash(key, last.hash, row), hash)) return broken(sequence, 'CHANGED');
      last = { sequence, hash };
      if (expected?.sequence === sequence && expected.hash !== hash) return broken(sequence, 'CHANGED');
    }
    onProgress?.(Math.min(last.sequence, totalCount), totalCount);
    if (rows.length < ROWS_PER_WINDOW) break;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    signal?.throwIfAborted();
  }
  return verifyHead(reader, key, last, expected);
}

/** A row as it is hashed, and its hash. */
export type HashedAuditRow = readonly [row: AuditRow, hash: string];

/** The next rows of the chain, at most one window of them. */
export function auditRowsAfter(reader: Reader, sequence: number): readonly HashedAuditRow[] {
  return auditWindow(reader, sequence);
}

/**
 * Goes on with a chain by rows of the same chain from elsewhere, as they are, as far as each follows on the one before.
 * Answers how many did.
 */
export function continueAudit(writer: Writer, rows: readonly HashedAuditRow[]): number {
  const key = Reader.auditKey(writer);
  let head = auditHead(writer);
  let takenCount = 0;
  for (const [row, hash] of rows) {
    if (row[0] !== head.sequence + 1 || !isSameHash(rowHash(key, head.hash, row), hash)) break;
    head = { sequence: row[0], hash };
    insertRow(writer, row, hash);
    takenCount += 1;
  }
  if (takenCount > 0) setHead(writer, key, head);
  return takenCount;
}

function verifyHead(
  reader: Reader,
  key: Buffer,
  last: AuditHead,
  expected: AuditHead | undefined,
): AuditVerification {
  const noted = reader.first(sqlFragment`SELECT sequence, hash, seal FROM audit_head`, SealedHeadSchema);
  if (noted === undefined) {
    if (last.sequence > 0) return broken(last.sequence, 'HEAD_CHANGED');
  } else {
    if (!isSameHash(seal(key, noted), noted.seal)) return broken(noted.sequence, 'HEAD_CHANGED');
    if (last.sequence < noted.sequence) return broken(last.sequence + 1, 'CUT');
    if (last.sequence > noted.sequence || last.hash !== noted.hash)
      return broken(last.sequence, 'HEAD_CHANGED');
  }
  if (expected !== undefined && expected.sequence > last.sequence) return broken(last.sequence + 1, 'CUT');
  return { isWhole: true, head: last };
}

type AuditRow = readonly [
  sequence: number,
  recordedAt: number,
  actorId: string | null,
  action: string,
  entity: string | null,
  recordId: string | null,
  clientId: string | null,
  reason: string | null,
  detail: string | null,
];

const AuditWindowSchema = z.array(
  z
    .tuple([
      z.number(),
      z.number(),
      z.string().nullable(),
      z.string(),
      z.string().nullable(),
      z.string().nullable(),
      z.string().nullable(),
      z.string().nullable(),
      z.string().nullable(),
      z.string(),
    ])
    .transform(([...columns]): readonly [AuditRow, string] => {
      const [sequence, at, actorId, action, entity, recordId, clientId, reason, detail, hash] = columns;
      return [[sequence, at, actorId, action, entity, recordId, clientId, reason, detail], hash];
    }),
);

function auditWindow(reader: Reader, after: number): z.output<typeof AuditWindowSchema> {
  return reader.json(
    sql`SELECT json_group_array(json_array(sequence, recorded_at, actor_id, action, entity, record_id, client_id,
        reason, detail, hash))
      FROM (SELECT * FROM audit WHERE sequence > ${after} ORDER BY sequence LIMIT ${ROWS_PER_WINDOW})`,
    AuditWindowSchema,
  );
}

function rowHash(key: Buffer, hashBefore: string, row: AuditRow): string {
  return createHmac('sha256', key).update(hashBefore).update(JSON.stringify(row)).digest('hex');
}

function seal(key: Buffer, head: AuditHead): string {
  return createHmac('sha256', key)
    .update(`head ${String(head.sequence)} ${head.hash}`)
    .digest('hex');
}

function isSameHash(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left, 'hex');
  const rightBytes = Buffer.from(right, 'hex');
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}

function broken(brokenAt: number, problem: AuditProblem): AuditVerification {
  return { isWhole: false, brokenAt, problem };
}
