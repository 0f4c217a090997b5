import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { canonicalJson } from '../../electron/vault/canonical-json';
import {
  previousCopyPath,
  readKeyFile,
  usePreviousCopy,
  writeKeyFile,
} from '../../electron/vault/keys/key-file';
import { parseKeyFile, serialiseKeyFile } from '../../electron/vault/keys/key-file-format';
import type { KeyFile } from '../../electron/vault/keys/key-file-format';
import { createKeyFile, newDataKey } from '../../electron/vault/keys/slots';
import { newIdentifier } from '../../shared/identifiers';
import { temporaryFolder } from '../support/temporary-folder';
import { failureOf } from '../support/temporary-store';

const SIGN_IN_NAME = 'zqxcanary.ana';
const PASSPHRASE = 'correct horse battery staple';

/** One real key file; the derivation takes a while, so it is made once. */
let whole: KeyFile;
let bytes: Buffer;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-test-'));
  const path = join(folder, 'key-file.json');
  const firstUser = { userId: newIdentifier(), signInName: SIGN_IN_NAME, passphrase: PASSPHRASE };
  await createKeyFile(path, newDataKey(), firstUser);
  bytes = readFileSync(path);
  whole = readKeyFile(path);
  rmSync(folder, { recursive: true });
});

function pathWith(content: Buffer | undefined): string {
  const path = join(temporaryFolder(), 'key-file.json');
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

function codeOf(content: Buffer): string {
  try {
    parseKeyFile(content);
    return 'fine';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

describe('what the key file says of people', () => {
  it('is nothing: no name, no passphrase, no key', () => {
    const text = bytes.toString('utf8');
    for (const secret of [SIGN_IN_NAME, 'canary', PASSPHRASE, 'horse']) expect(text).not.toContain(secret);
  });

  it('gives the same name another tag in another site', async () => {
    const path = pathWith(undefined);
    const firstUser = { userId: newIdentifier(), signInName: SIGN_IN_NAME, passphrase: PASSPHRASE };
    await createKeyFile(path, newDataKey(), firstUser);
    expect(readKeyFile(path).users[0]?.nameTag).not.toBe(whole.users[0]?.nameTag);
  });
});

describe('what is wrong with a key file (S25)', () => {
  it('has a code of its own for each, and the file stays as it was', () => {
    const newer = envelope({ version: 3, content: { anything: ['new'] } });
    const weak = structuredClone(whole);
    if (weak.users[0] !== undefined) weak.users[0].derivation.memoryKibibytes = 18 * 1_024;
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(700) ^ 2, 700);
    const cases: readonly (readonly [string, Buffer | undefined])[] = [
      ['KEY_FILE_MISSING', undefined],
      ['KEY_FILE_TRUNCATED', bytes.subarray(0, bytes.length - 200)],
      ['KEY_FILE_DAMAGED', flipped],
      ['KEY_FILE_FROM_NEWER_VERSION', newer],
      ['KEY_FILE_WEAK_PARAMETERS', envelope({ version: 1, content: weak })],
    ];
    for (const [code, content] of cases) {
      const path = pathWith(content);
      expect(failureOf(() => readKeyFile(path)).code).toBe(code);
      expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(content);
      expect(readdirSync(join(path, '..'))).toEqual(content === undefined ? [] : ['key-file.json']);
    }
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'key-file.json'));
    expect(failureOf(() => readKeyFile(join(folder, 'key-file.json'))).code).toBe('KEY_FILE_UNREADABLE');
  });

  it('is cut off at every length but the whole', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect([length, codeOf(bytes.subarray(0, length))]).toEqual([length, 'KEY_FILE_TRUNCATED']);
    }
  });

  it('is damaged, never fine and never cut off, whichever bit flips', () => {
    for (let index = 0; index < bytes.length; index += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(index) ^ (1 << (index % 8)), index);
      const code = codeOf(flipped);
      // White space may be other white space: the content is the same.
      if (code === 'fine') expect(parseKeyFile(flipped)).toEqual(whole);
      else expect([index, code]).toEqual([index, 'KEY_FILE_DAMAGED']);
    }
  });

  it.each([
    ['garbage', Buffer.from('\u0000\u0001 not a key file }\n')],
    ['another JSON file', Buffer.from('{"hello":"world"}\n')],
    ['a list', Buffer.from('[]\n}\n')],
    ['more behind the end', Buffer.from('x')],
  ])('is damaged: %s', (name, content) => {
    const tried =
      name === 'more behind the end' ? Buffer.concat([bytes, content, Buffer.from('}\n')]) : content;
    expect(codeOf(tried)).toBe('KEY_FILE_DAMAGED');
  });

  it.each(['memoryKibibytes', 'passes', 'lanes'] as const)('refuses to exhaust the machine by %s', (name) => {
    const huge = structuredClone(whole);
    huge.recovery.derivation[name] = 4_000_000_000;
    expect(codeOf(envelope({ version: 1, content: huge }))).toBe('KEY_FILE_DAMAGED');
  });
});

describe('writing', () => {
  const changed = (keyFile: KeyFile): KeyFile => ({
    ...keyFile,
    nameSalt: Buffer.alloc(32, 9).toString('base64'),
  });

  it('keeps the copy before when something is added', () => {
    const path = pathWith(bytes);
    writeKeyFile(path, changed(whole), 'adds');
    expect(readKeyFile(path)).toEqual(changed(whole));
    expect(parseKeyFile(readFileSync(previousCopyPath(path)))).toEqual(whole);
  });

  it('keeps no copy that an old passphrase would open when something is revoked', () => {
    const path = pathWith(bytes);
    writeKeyFile(path, changed(whole), 'revokes');
    expect(readFileSync(previousCopyPath(path)).equals(readFileSync(path))).toBe(true);
    expect(readKeyFile(path)).toEqual(changed(whole));
  });

  it('never keeps a broken file in place of a whole copy', () => {
    const path = pathWith(bytes.subarray(0, 100));
    writeFileSync(previousCopyPath(path), bytes);
    writeKeyFile(path, changed(whole), 'adds');
    expect(parseKeyFile(readFileSync(previousCopyPath(path)))).toEqual(whole);
  });

  it('leaves only the two files, for this account alone', () => {
    const path = pathWith(undefined);
    writeKeyFile(path, whole, 'adds');
    writeKeyFile(path, changed(whole), 'adds');
    expect(readdirSync(join(path, '..')).sort()).toEqual(['key-file.json', 'key-file.previous.json']);
  });

  it('says when the folder can not be written, and the file stays as it was', () => {
    const path = pathWith(bytes);
    // Root may write anywhere, so the temporary file's name is taken instead.
    mkdirSync(`${path}.new`);
    const write = (): void => {
      writeKeyFile(path, changed(whole), 'revokes');
    };
    expect(failureOf(write).code).toBe('DISK_READ_ONLY');
    expect(readKeyFile(path)).toEqual(whole);
  });

  it('round-trips', () => {
    expect(parseKeyFile(serialiseKeyFile(whole))).toEqual(whole);
  });
});

describe('the previous copy', () => {
  it('is offered when it is whole, for every way the file can be broken', () => {
    for (const content of [undefined, bytes.subarray(0, 100), Buffer.from('{}}\n')]) {
      const path = pathWith(content);
      expect(failureOf(() => readKeyFile(path)).details).toEqual({ previousCopyAvailable: false });
      writeFileSync(previousCopyPath(path), bytes.subarray(0, 50));
      expect(failureOf(() => readKeyFile(path)).details).toEqual({ previousCopyAvailable: false });
      writeFileSync(previousCopyPath(path), bytes);
      expect(failureOf(() => readKeyFile(path)).details).toEqual({ previousCopyAvailable: true });
    }
  });

  it('takes the broken file’s place, which is kept beside it', () => {
    const broken = bytes.subarray(0, 100);
    const path = pathWith(broken);
    writeFileSync(previousCopyPath(path), bytes);
    expect(usePreviousCopy(path)).toEqual(whole);
    expect(readKeyFile(path)).toEqual(whole);
    expect(readFileSync(join(path, '..', 'key-file.damaged-1.json')).equals(broken)).toBe(true);
    writeFileSync(path, 'broken again');
    usePreviousCopy(path);
    expect(readFileSync(join(path, '..', 'key-file.damaged-2.json'), 'utf8')).toBe('broken again');
  });

  it('is not used when it is broken itself', () => {
    const path = pathWith(Buffer.from('broken'));
    expect(failureOf(() => usePreviousCopy(path)).code).toBe('KEY_FILE_MISSING');
    writeFileSync(previousCopyPath(path), bytes.subarray(0, 100));
    expect(failureOf(() => usePreviousCopy(path)).code).toBe('KEY_FILE_TRUNCATED');
    expect(readFileSync(path, 'utf8')).toBe('broken');
  });
});

/** A file with a right length and checksum around any content, as a later version or an attacker would write. */
function envelope(part: { readonly version: number; readonly content: unknown }): Buffer {
  const template = JSON.parse(serialiseKeyFile(whole).toString('utf8')) as Record<string, unknown>;
  const checksum = createHash('sha256').update(canonicalJson(part)).digest('hex');
  const text = (length: number): string =>
    `${JSON.stringify({ ...template, bytes: String(length).padStart(8, '0'), ...part, checksum }, undefined, 2)}\n`;
  return Buffer.from(text(Buffer.byteLength(text(0))));
}
