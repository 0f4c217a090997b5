import { Encrypter } from 'age-encryption';
import { createHash } from 'node:crypto';

import { ClinicFailure } from '../../../../shared/errors';
import type { RuleCode } from '../../../../shared/rules/problem';

const FINGERPRINT_DIGITS = 20;

/** An office's public key, checked. */
export interface AgeKey {
  /** age v1 X25519 recipient, `age1…`, 62 characters. */
  readonly publicKey: string;
  readonly fingerprint: string;
}

/**
 * Reads a public key as somebody typed or pasted it. Only plain X25519 keys: stock `age` of current Debian can't
 * open files for the newer kinds (domain §6.4).
 * @throws ClinicFailure `RECIPIENT_KEY_INVALID` with the field and what is wrong.
 */
export function readAgeKey(typed: string): AgeKey {
  const publicKey = typed.trim();
  // Somebody who pastes the secret half must hear that, and it goes no further than here.
  if (/AGE-SECRET-KEY-/i.test(publicKey)) throw invalid('key_is_secret');
  // The data part of a plain key never holds the digit 1; other kinds have their name before a second one.
  if (/^age1[a-z0-9-]+1/i.test(publicKey)) throw invalid('key_kind_unsupported');
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(publicKey)) throw invalid('key_not_age');
  try {
    new Encrypter().addRecipient(publicKey);
  } catch {
    // A mistyped character breaks the checksum that is part of the key.
    throw invalid('key_not_age');
  }
  return { publicKey, fingerprint: fingerprintOf(publicKey) };
}

/**
 * What two people read to each other to know they mean the same key (R-EXP-07): the first 80 bits of the SHA-256 of
 * its text, in groups of four. The office gets it with `printf %s age1… | sha256sum`.
 */
export function fingerprintOf(publicKey: string): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, FINGERPRINT_DIGITS);
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Whether what somebody read or typed is the fingerprint, spaces and case aside. */
export function isSameFingerprint(typed: string, fingerprint: string): boolean {
  const plain = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();
  return plain(typed) === plain(fingerprint);
}

function invalid(code: RuleCode): ClinicFailure {
  return new ClinicFailure('RECIPIENT_KEY_INVALID', { problems: [{ path: 'publicKey', code }] });
}
