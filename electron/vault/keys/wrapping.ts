import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { ClinicFailure } from '../../../shared/errors';
import type { KeyFile, WrappedKey } from './key-file-format';

const CIPHER = 'aes-256-gcm';

/** Encrypts a key under another one: AES-256-GCM. @param binding what the result belongs to, and opens nowhere else */
export function wrapKey(wrappingKey: Buffer, key: Buffer, binding: Buffer): WrappedKey {
  const initialisationVector = randomBytes(12);
  const cipher = createCipheriv(CIPHER, wrappingKey, initialisationVector).setAAD(binding);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    initialisationVector: initialisationVector.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The key, or `undefined` when the wrapping key or the binding is another one. */
export function unwrapKey(wrappingKey: Buffer, wrapped: WrappedKey, binding: Buffer): Buffer | undefined {
  const initialisationVector = Buffer.from(wrapped.initialisationVector, 'base64');
  const decipher = createDecipheriv(CIPHER, wrappingKey, initialisationVector, { authTagLength: 16 })
    .setAAD(binding)
    .setAuthTag(Buffer.from(wrapped.tag, 'base64'));
  const key = decipher.update(Buffer.from(wrapped.ciphertext, 'base64'));
  try {
    decipher.final();
  } catch {
    key.fill(0);
    return undefined;
  }
  return key;
}

/** Tells whether a data key is a key file's, and says nothing else of it. */
export function keyCheckOf(dataKey: Buffer): string {
  return createHmac('sha256', dataKey).update('waystation key check').digest('hex');
}

/** A key of another site would make a slot that opens nothing. @throws ClinicFailure `KEY_FILE_DAMAGED` */
export function assertKeyOf(keyFile: KeyFile, dataKey: Buffer): void {
  if (!isSameHex(keyFile.keyCheck, keyCheckOf(dataKey))) throw new ClinicFailure('KEY_FILE_DAMAGED');
}

/** Compares two checksums in the same time, wherever they differ. */
export function isSameHex(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left, 'hex');
  const rightBytes = Buffer.from(right, 'hex');
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
