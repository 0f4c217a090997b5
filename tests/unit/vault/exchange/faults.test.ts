import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { memberOf, measure, bytesOf } from '../../../../electron/vault/exchange/bundle/members';
import { sealFile } from '../../../../electron/vault/exchange/bundle/sealed-file';
import { tarOf, tarSize } from '../../../../electron/vault/exchange/bundle/tar';
import { endOfDayHandlers } from '../../../../electron/vault/exchange/end-of-day-handlers';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import { findRecords } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { deviceTag } from '../../../../shared/hybrid-clock';
import { newIdentifier } from '../../../../shared/identifiers';
import { Bundle, Device, Disclosure } from '../../../../shared/model';
import type { InstantMs } from '../../../../shared/time';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { openBundle } from './support/open-bundle';
import { exportTo, newOffice, recordDay } from './support/scene';
import type { Day, Office } from './support/scene';

const noTurn = (): Promise<void> => Promise.resolve();
const isRoot = process.getuid?.() === 0;

/** A file system of its own, as small as asked, where the machine lets us have one. */
function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const folder = join(temporaryFolderPath, 'probe');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const temporaryFolderPath = join(process.env['TMPDIR'] ?? '/tmp', `waystation-mount-${String(process.pid)}`);

let harness: VaultHarness;
let office: Office;
let day: Day;
let outbox: string;

beforeEach(async () => {
  office = await newOffice();
  harness = await openVaultHarness({ handlers: { ...recipientHandlers, ...endOfDayHandlers } });
  day = harness.seed('peer_worker', (context) =>
    recordDay(context, harness.site.people.peer_worker.id, office),
  );
  await harness.signIn('peer_worker');
  outbox = temporaryFolder();
});

afterEach(async () => {
  await harness.close();
});

/** Nothing may be left of an export that failed: no file, no row, and the next one works. */
async function expectNothingWritten(folder: string): Promise<void> {
  if (existsSync(folder)) expect(readdirSync(folder)).toEqual([]);
  await harness.lock();
  harness.inspect((reader) => {
    expect(findRecords(reader, Bundle, sqlFragment`1`)).toEqual([]);
    expect(findRecords(reader, Disclosure, sqlFragment`1`)).toEqual([]);
  });
  await harness.signIn('peer_worker');
  const result = await exportTo(harness, day.recipient.id, temporaryFolder());
  expect(result.sequence).toBe(1);
}

describe('a folder that can not be written', () => {
  it('that is gone', async () => {
    rmSync(outbox, { recursive: true });
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.toValue()).toEqual({ code: 'FOLDER_UNWRITABLE' });
    await expectNothingWritten(outbox);
  });

  it('that is a file', async () => {
    const path = join(outbox, 'file');
    writeFileSync(path, 'x');
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, path));
    expect(failure.code).toBe('FOLDER_UNWRITABLE');
  });

  it('that is pulled out while the file is written', async () => {
    const pulled = harness.nextEvent('job.progress').then(() => {
      rmSync(outbox, { recursive: true });
    });
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    await pulled;
    expect(failure.code).toBe('FOLDER_UNWRITABLE');
    await expectNothingWritten(outbox);
  });

  it('a token for a file to read is no folder to write', async () => {
    const folderToken = harness.chooseFile(outbox, 'read');
    const failure = await asyncFailureOf(
      harness.call('endOfDay.export', { recipientId: day.recipient.id, folderToken }),
    );
    expect(failure.code).toBe('FILE_TOKEN_UNKNOWN');
    expect(readdirSync(outbox)).toEqual([]);
  });
});

describe.runIf(!isRoot || canMount())('a folder that may only be read', () => {
  it('gets a plain code', async () => {
    // Permissions don't bind root; a read-only file system does.
    if (isRoot) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,ro', 'tmpfs', outbox]);
      onTestFinished(() => {
        execFileSync('umount', ['-l', outbox]);
      });
    } else {
      chmodSync(outbox, 0o500);
      onTestFinished(() => {
        chmodSync(outbox, 0o700);
      });
    }
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.code).toBe('FOLDER_UNWRITABLE');
    await expectNothingWritten(outbox);
  });
});

describe.runIf(canMount())('a full disk', () => {
  it.each([16, 96])('with room for %i KB: a plain code, and nothing half-written', async (kilobytes) => {
    const folder = join(outbox, 'stick');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kilobytes)}k`, 'tmpfs', folder]);
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder]);
    });
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, folder));
    expect(failure.toValue()).toEqual({ code: 'DISK_FULL' });
    await expectNothingWritten(folder);
  });
});

describe('an export that does not come to its end', () => {
  it('is cancelled without a trace', async () => {
    const callId = newIdentifier();
    const cancelled = harness.nextEvent('job.progress').then(() => {
      harness.cancel(callId);
    });
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox, { callId }));
    await cancelled;
    expect(failure.code).toBe('CANCELLED');
    await expectNothingWritten(outbox);
  });

  it('never shows a half file under its name while it is written', async () => {
    const seen = new Set<string>();
    const watching = setInterval(() => {
      for (const name of readdirSync(outbox)) seen.add(name);
    }, 1);
    const { fileName } = await exportTo(harness, day.recipient.id, outbox);
    clearInterval(watching);
    const partial = [...seen].filter((name) => name !== fileName);
    expect(partial.every((name) => name.endsWith('.partial'))).toBe(true);
  });

  it('leaves a partial file after a power cut, which the next one takes away; others are left alone', async () => {
    await harness.lock();
    const [device] = harness.inspect((reader) => findRecords(reader, Device, sqlFragment`1`));
    await harness.signIn('peer_worker');
    const own = join(outbox, `RC_2026-03-09_0007.tar.age.${deviceTag(device!.id)}.partial`);
    const foreign = join(outbox, 'RC_2026-03-09_0007.tar.age.0123456789ab.partial');
    const target = join(outbox, 'target');
    writeFileSync(own, 'cut off');
    writeFileSync(foreign, 'of another computer');
    writeFileSync(target, 'untouched');
    symlinkSync(target, join(outbox, 'link'));
    const { fileName } = await exportTo(harness, day.recipient.id, outbox);
    expect(readdirSync(outbox).sort()).toEqual(
      [fileName, 'RC_2026-03-09_0007.tar.age.0123456789ab.partial', 'link', 'target'].sort(),
    );
    openBundle(join(outbox, fileName), office.identity);
  });
});

describe('the two passes', () => {
  function changing(contents: readonly string[]) {
    let run = -1;
    return {
      path: 'changes.ndjson',
      chunks: () => {
        run += 1;
        return [{ content: contents[run] ?? '', recordCount: 1 }];
      },
    };
  }

  it.each([
    ['other bytes', ['abc', 'abd']],
    ['fewer bytes', ['abc', 'ab']],
    ['more bytes', ['abc', 'abcd']],
  ])('refuse %s the second time', async (_name, contents) => {
    const measured = await measure(changing(contents), noTurn, { bytesLeft: 0 });
    const work = (async () => {
      for await (const bytes of bytesOf(measured, noTurn)) expect(bytes.length).toBeGreaterThan(0);
    })();
    expect((await asyncFailureOf(work)).code).toBe('EXPORT_CHECK_FAILED');
  });

  it('make a small file once and a large one twice', async () => {
    const kept = { bytesLeft: 4 };
    const small = await measure(changing(['abc', 'xyz']), noTurn, kept);
    expect(kept.bytesLeft).toBe(1);
    const large = await measure(changing(['abc', 'abc']), noTurn, kept);
    expect(kept.bytesLeft).toBe(1);
    for (const member of [small, large]) {
      const parts: Uint8Array[] = [];
      for await (const bytes of bytesOf(member, noTurn)) parts.push(bytes);
      expect(Buffer.concat(parts).toString()).toBe('abc');
    }
  });

  it('an error in the content takes the temporary file away', async () => {
    const measured = await measure(changing(['abc', 'abd']), noTurn, { bytesLeft: 0 });
    const members = [memberOf('NOTICE.txt', 'notice'), measured];
    const work = sealFile({
      folder: outbox,
      deviceTag: '0123456789ab',
      fileName: 'RC_2026-03-10_0001.tar.age',
      publicKey: office.publicKey,
      content: tarOf(members, 0 as InstantMs, noTurn),
      turn: noTurn,
      onProgress: () => undefined,
    });
    expect((await asyncFailureOf(work)).code).toBe('EXPORT_CHECK_FAILED');
    expect(readdirSync(outbox)).toEqual([]);
  });

  it('know how large the tar will be', async () => {
    const members = [memberOf('a', ''), memberOf('b', 'x'.repeat(512)), memberOf('c', 'x'.repeat(513))];
    let size = 0;
    for await (const chunk of tarOf(members, 0 as InstantMs, noTurn)) size += chunk.length;
    expect(size).toBe(tarSize(members));
  });
});
