import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

import { ClinicFailure } from '../../../shared/errors';
import { Device } from '../../../shared/model/index';
import type { Row } from '../../../shared/model/index';
import type { WriteContext } from './changes';
import type { Reader, Writer } from './handles';
import { findRecords, insertRecord } from './records';
import { sqlFragment } from './sql';

/** What may be known of this installation outside the vault. */
export interface DeviceIdentity {
  readonly id: string;
  /** Ed25519, SPKI PEM. */
  readonly publicKeyPem: string;
}

/**
 * Makes this installation's row with a new signing key: when the site is set up, and after a restore, because change
 * numbers given out after the snapshot may have left in a file (ADR 0021). The newest row is who this computer is. The
 * id is the context's change log's, so that changes and device agree.
 */
export function createDevice(writer: Writer, context: WriteContext): DeviceIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const device = insertRecord(
    writer,
    context,
    Device,
    {
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    { id: context.changeLog.deviceId },
  );
  return { id: device.id, publicKeyPem: device.publicKeyPem };
}

/** This installation's identity. @throws ClinicFailure `NOT_FOUND` before the site is set up. */
export function deviceIdentity(reader: Reader): DeviceIdentity {
  const { id, publicKeyPem } = deviceRow(reader);
  return { id, publicKeyPem };
}

/** Signs with this installation's key (Ed25519, pure: `openssl pkeyutl -verify -rawin` accepts it). */
export function signAsDevice(reader: Reader, content: Uint8Array): Buffer {
  return sign(null, content, createPrivateKey(deviceRow(reader).privateKeyPem));
}

/** Whether the signature is of the device with this public key. */
export function isSignedBy(publicKeyPem: string, content: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, content, createPublicKey(publicKeyPem), signature);
}

function deviceRow(reader: Reader): Row<typeof Device> {
  const device = findRecords(reader, Device, sqlFragment`1 ORDER BY rowid DESC LIMIT 1`)[0];
  if (device === undefined) throw new ClinicFailure('NOT_FOUND');
  return device;
}
