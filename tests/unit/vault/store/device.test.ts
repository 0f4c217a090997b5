import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { transaction } from '../../../../electron/vault/store/connection';
import {
  createDevice,
  deviceIdentity,
  isSignedBy,
  signAsDevice,
} from '../../../../electron/vault/store/device';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { failureOf, temporaryStore } from '../../../support/temporary-store';

describe('this installation', () => {
  it('has one id, the one its changes carry, and a key', () => {
    const test = temporaryStore();
    const made = transaction(test.store, (writer) => createDevice(writer, test.context()));
    expect(made.id).toBe(test.deviceId);
    expect(deviceIdentity(test.store.reader)).toEqual(made);
    expect(Object.keys(made).sort()).toEqual(['id', 'publicKeyPem']);
  });

  it('keeps its private key out of the change log', () => {
    const test = temporaryStore();
    transaction(test.store, (writer) => createDevice(writer, test.context()));
    expect(test.store.reader.value(sqlFragment`SELECT count(*) FROM change`, z.int())).toBe(0);
  });

  it('signs what anybody can verify, with openssl too', () => {
    const test = temporaryStore();
    const { publicKeyPem } = transaction(test.store, (writer) => createDevice(writer, test.context()));
    const content = Buffer.from('{"format":1}\n');
    const signature = signAsDevice(test.store.reader, content);
    expect(isSignedBy(publicKeyPem, content, signature)).toBe(true);
    expect(isSignedBy(publicKeyPem, Buffer.from('{"format":2}\n'), signature)).toBe(false);

    writeFileSync(join(test.folder, 'key.pem'), publicKeyPem);
    writeFileSync(join(test.folder, 'content'), content);
    writeFileSync(join(test.folder, 'signature'), signature);
    const options = [
      '-verify',
      '-rawin',
      '-pubin',
      '-inkey',
      'key.pem',
      '-in',
      'content',
      '-sigfile',
      'signature',
    ];
    const printed = execFileSync('openssl', ['pkeyutl', ...options], { cwd: test.folder, encoding: 'utf8' });
    expect(printed).toContain('Signature Verified Successfully');
  });

  it('is nobody before the site is set up', () => {
    const test = temporaryStore();
    expect(failureOf(() => deviceIdentity(test.store.reader)).code).toBe('NOT_FOUND');
  });
});
