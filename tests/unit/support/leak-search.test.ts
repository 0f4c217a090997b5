import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLeaks } from '../../support/leak-search';

const secret = 'Ximena Quiñones';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waystation-leaks-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the search for leaks', () => {
  it.each([
    ['utf8', Buffer.from(`..${secret}..`)],
    ['utf16le', Buffer.from(`.${secret}.`, 'utf16le')],
    ['hex', Buffer.from(Buffer.from(`x${secret}y`).toString('hex').toUpperCase())],
    ['base64', Buffer.from(Buffer.from(secret).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`x${secret} and more`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`xy${secret} and more`).toString('base64url'))],
  ])('finds a text planted as %s', async (form, bytes) => {
    await writeFile(join(folder, 'planted.bin'), bytes);
    expect(await findLeaks(folder, ['never there', secret])).toContainEqual({
      file: 'planted.bin',
      form,
      index: 1,
    });
  });

  it('finds nothing where nothing is', async () => {
    await writeFile(join(folder, 'clean.bin'), Buffer.alloc(100_000, 'clean '));
    expect(await findLeaks(folder, [secret])).toEqual([]);
  });

  it('refuses a text too short to mean anything', async () => {
    await expect(findLeaks(folder, ['Ana'])).rejects.toThrow(RangeError);
  });
});
