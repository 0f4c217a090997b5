import { createHash } from 'node:crypto';
import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { UuidSchema } from '../../../shared/identifiers';
import { canonicalJson } from '../canonical-json';
import { isBelowFloor } from './derivation';

const FORMAT = 'waystation-key-file';
/** Version 2 brought `moving`; files of version 1 are read as files in which nobody has it yet. */
export const KEY_FILE_VERSION = 2;

function base64(bytes: number): z.ZodType<string> {
  return z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, { error: 'wrong_length' });
}

/** How a slot's wrapping key comes from a passphrase or code. Upper bounds, so that a file can't exhaust the machine. */
const DerivationSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKibibytes: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(16),
  salt: base64(16),
});

export type Derivation = z.output<typeof DerivationSchema>;

/** The data key under a wrapping key: AES-256-GCM. */
const WrappedKeySchema = z.strictObject({
  initialisationVector: base64(12),
  ciphertext: base64(32),
  tag: base64(16),
});

export type WrappedKey = z.output<typeof WrappedKeySchema>;

/** How often a slot can be moved on before its owner signs in again. */
export const MOVES_MAX = 40;

/**
 * How a slot goes over to another data key while nobody types its passphrase: the new key is sealed for the slot's own
 * X25519 key, and opens only together with the key before (ADR 0022).
 */
const MovingSchema = z.strictObject({
  publicKey: base64(32),
  /** Under the slot's wrapping key, like the data key. */
  wrappedPrivateKey: WrappedKeySchema,
  /** HMAC-SHA256 of the public key under the file's data key, hex: nobody without that key put it there. */
  publicKeyCheck: z.string().regex(/^[0-9a-f]{64}$/),
  /** The oldest first; none after the owner has signed in. */
  moves: z.array(z.strictObject({ ephemeralKey: base64(32), sealedKey: WrappedKeySchema })).max(MOVES_MAX),
});

export type Moving = z.output<typeof MovingSchema>;

const UserSlotSchema = z.strictObject({
  id: UuidSchema,
  userId: UuidSchema,
  /** HMAC-SHA256 of the sign-in name under the file's salt, hex: finds the slot, says nobody's name. */
  nameTag: z.string().regex(/^[0-9a-f]{64}$/),
  derivation: DerivationSchema,
  wrappedKey: WrappedKeySchema,
  moving: MovingSchema.optional(),
});

export type UserSlot = z.output<typeof UserSlotSchema>;

const RecoverySlotSchema = z.strictObject({
  id: UuidSchema,
  derivation: DerivationSchema,
  wrappedKey: WrappedKeySchema,
  moving: MovingSchema.optional(),
});

export type RecoverySlot = z.output<typeof RecoverySlotSchema>;

const ContentSchema = z.strictObject({
  nameSalt: base64(32),
  /** HMAC-SHA256 of a fixed text under the data key, hex: tells whether a key is this file's. */
  keyCheck: z.string().regex(/^[0-9a-f]{64}$/),
  users: z.array(UserSlotSchema).min(1).max(500),
  recovery: RecoverySlotSchema,
});

/** What a key file holds. */
export type KeyFile = z.output<typeof ContentSchema>;

/**
 * The envelope stays the same in every version, so that an older app can tell a newer file from a damaged one.
 * `bytes` comes first, so that a cut-off file shows as one.
 */
const EnvelopeSchema = z.strictObject({
  bytes: z.string().regex(/^\d{8}$/),
  format: z.literal(FORMAT),
  version: z.int().positive(),
  content: z.unknown(),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The file's text. */
export function serialiseKeyFile(keyFile: KeyFile): Buffer {
  const envelope = (bytes: number): string => {
    const value = {
      bytes: String(bytes).padStart(8, '0'),
      format: FORMAT,
      version: KEY_FILE_VERSION,
      content: keyFile,
      checksum: checksum(KEY_FILE_VERSION, keyFile),
    };
    return `${JSON.stringify(value, undefined, 2)}\n`;
  };
  return Buffer.from(envelope(Buffer.byteLength(envelope(0))));
}

/**
 * Reads the file's text.
 * @throws ClinicFailure `KEY_FILE_TRUNCATED`, `KEY_FILE_DAMAGED`, `KEY_FILE_FROM_NEWER_VERSION`,
 *   `KEY_FILE_WEAK_PARAMETERS`.
 */
export function parseKeyFile(bytes: Buffer): KeyFile {
  const text = bytes.toString('utf8');
  const envelope = EnvelopeSchema.safeParse(parsedJson(text)).data;
  if (
    envelope === undefined ||
    Number(envelope.bytes) !== bytes.length ||
    envelope.checksum !== checksum(envelope.version, envelope.content)
  ) {
    throw new ClinicFailure(isCutOff(bytes, text) ? 'KEY_FILE_TRUNCATED' : 'KEY_FILE_DAMAGED');
  }
  if (envelope.version > KEY_FILE_VERSION) throw new ClinicFailure('KEY_FILE_FROM_NEWER_VERSION');
  const content = ContentSchema.safeParse(envelope.content).data;
  if (content === undefined) throw new ClinicFailure('KEY_FILE_DAMAGED');
  if ([...content.users, content.recovery].some((slot) => isBelowFloor(slot.derivation))) {
    throw new ClinicFailure('KEY_FILE_WEAK_PARAMETERS');
  }
  return content;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Shorter than it says of itself, and without its end; a flipped bit changes at most one of the two. */
function isCutOff(bytes: Buffer, text: string): boolean {
  if (text.endsWith('\n}\n')) return false;
  const stated = /^\{\s*"bytes": "(\d{8})"/.exec(text)?.[1];
  return stated === undefined ? isPartOfStart(text) : bytes.length < Number(stated);
}

/** Whether the text is what every key file begins with, up to some place in the stated length. */
function isPartOfStart(text: string): boolean {
  const start = '{\n  "bytes": "';
  return text.length <= start.length ? start.startsWith(text) : /^\{\n {2}"bytes": "\d*$/.test(text);
}

function checksum(version: number, content: unknown): string {
  return createHash('sha256').update(canonicalJson({ version, content })).digest('hex');
}
