import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { copyGently } from '../../../../electron/vault/backup/gentle-copy';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';

test('a copy made in parts is the file, its start where only that was asked for, and stops when it is told to', async () => {
  const folder = temporaryFolder();
  const from = join(folder, 'from');
  const whole = join(folder, 'whole');
  const start = join(folder, 'start');
  const content = randomBytes(9_000_123);
  writeFileSync(from, content);
  await copyGently(from, whole);
  expect(readFileSync(whole).equals(content)).toBe(true);
  // Over what an earlier try left there, too.
  await copyGently(from, whole, { bytes: 5_000_001 });
  expect(readFileSync(whole).equals(content.subarray(0, 5_000_001))).toBe(true);
  await copyGently(from, start, { bytes: 1 });
  expect(statSync(start).mode & 0o777).toBe(0o600);
  const signal = AbortSignal.abort();
  expect((await asyncFailureOf(copyGently(from, start, { bytes: 9_000_000, signal }))).code).toBe(
    'CANCELLED',
  );
});
