import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { ClinicFailure } from '../../../shared/errors';
import { MOVES_MAX } from './key-file-format';
import type { Moving } from './key-file-format';
import { isSameHex, unwrapKey, wrapKey } from './wrapping';

/*
 * Changing the data key without anybody's passphrase (ADR 0022). Every slot has an X25519 key pair of its own; the
 * private half lies under the passphrase. The new data key is sealed for the public half, mixed with the old data key:
 * who only has the old key can't open it, and who doesn't have it can't make one.
 */

/** What comes before the 32 bytes of an X25519 key in its standard encodings (RFC 8410). */
const PRIVATE_KEY_START = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_KEY_START = Buffer.from('302a300506032b656e032100', 'hex');

type Move = Moving['moves'][number];

/** A key pair for a slot that has just been wrapped for this data key. */
export function newMoving(dataKey: Buffer, wrappingKey: Buffer, binding: Buffer): Moving {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const privateBytes = rawPrivateKey(privateKey);
  try {
    const raw = rawPublicKey(publicKey);
    return {
      publicKey: raw.toString('base64'),
      wrappedPrivateKey: wrapKey(wrappingKey, privateBytes, privateBinding(binding)),
      publicKeyCheck: publicKeyCheck(dataKey, raw, binding),
      moves: [],
    };
  } finally {
    privateBytes.fill(0);
  }
}

/** Whether a slot can go over to another data key without its owner. */
export function canMove(moving: Moving | undefined): moving is Moving {
  return moving !== undefined && moving.moves.length < MOVES_MAX;
}

/**
 * The slot's part for another data key.
 * @throws ClinicFailure `KEY_FILE_DAMAGED` when the public key was put there by somebody without the data key.
 */
export function moveOn(
  moving: Moving,
  keys: { readonly from: Buffer; readonly to: Buffer },
  binding: Buffer,
): Moving {
  const publicKey = Buffer.from(moving.publicKey, 'base64');
  if (!isSameHex(moving.publicKeyCheck, publicKeyCheck(keys.from, publicKey, binding))) {
    throw new ClinicFailure('KEY_FILE_DAMAGED');
  }
  const ephemeral = generateKeyPairSync('x25519');
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyOf(publicKey) });
  const ephemeralKey = rawPublicKey(ephemeral.publicKey);
  const sealingKey = sealingKeyOf(shared, keys.from, ephemeralKey, publicKey);
  try {
    const move: Move = {
      ephemeralKey: ephemeralKey.toString('base64'),
      sealedKey: wrapKey(sealingKey, keys.to, moveBinding(binding)),
    };
    return {
      ...moving,
      publicKeyCheck: publicKeyCheck(keys.to, publicKey, binding),
      moves: [...moving.moves, move],
    };
  } finally {
    shared.fill(0);
    sealingKey.fill(0);
  }
}

/**
 * The newest data key of a slot that was moved on since its owner signed in last; the key given is wiped.
 * @throws ClinicFailure `KEY_FILE_DAMAGED`
 */
export function followMoves(dataKey: Buffer, moving: Moving, wrappingKey: Buffer, binding: Buffer): Buffer {
  const privateBytes = unwrapKey(wrappingKey, moving.wrappedPrivateKey, privateBinding(binding));
  if (privateBytes === undefined) throw new ClinicFailure('KEY_FILE_DAMAGED');
  const privateKey = privateKeyOf(privateBytes);
  privateBytes.fill(0);
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  let newest = dataKey;
  for (const { ephemeralKey, sealedKey } of moving.moves) {
    const ephemeral = Buffer.from(ephemeralKey, 'base64');
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(ephemeral) });
    const sealingKey = sealingKeyOf(shared, newest, ephemeral, publicKey);
    const next = unwrapKey(sealingKey, sealedKey, moveBinding(binding));
    for (const secret of [shared, sealingKey, newest]) secret.fill(0);
    if (next === undefined) throw new ClinicFailure('KEY_FILE_DAMAGED');
    newest = next;
  }
  return newest;
}

function sealingKeyOf(shared: Buffer, before: Buffer, ephemeralKey: Buffer, publicKey: Buffer): Buffer {
  const material = Buffer.concat([shared, before]);
  const salt = Buffer.concat([ephemeralKey, publicKey]);
  const key = Buffer.from(hkdfSync('sha256', material, salt, 'waystation data key move', 32));
  material.fill(0);
  return key;
}

function publicKeyCheck(dataKey: Buffer, publicKey: Buffer, binding: Buffer): string {
  return createHmac('sha256', dataKey)
    .update('waystation moving key ')
    .update(binding)
    .update(publicKey)
    .digest('hex');
}

function privateBinding(binding: Buffer): Buffer {
  return Buffer.concat([binding, Buffer.from(' private key')]);
}

function moveBinding(binding: Buffer): Buffer {
  return Buffer.concat([binding, Buffer.from(' move')]);
}

function privateKeyOf(raw: Buffer): KeyObject {
  const encoded = Buffer.concat([PRIVATE_KEY_START, raw]);
  try {
    return createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  } finally {
    encoded.fill(0);
  }
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_KEY_START, raw]), format: 'der', type: 'spki' });
}

function rawPrivateKey(key: KeyObject): Buffer {
  const encoded = key.export({ format: 'der', type: 'pkcs8' });
  const raw = Buffer.from(encoded.subarray(PRIVATE_KEY_START.length));
  encoded.fill(0);
  return raw;
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_KEY_START.length));
}
