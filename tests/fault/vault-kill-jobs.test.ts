import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import {
  ROLE_OF_JOB,
  copyKillSite,
  expectNothingLost,
  makeKillSite,
  openAfterKill,
} from '../support/killed-site';
import type { KillSite, Killed } from '../support/killed-site';
import { KillCount, faultRounds } from '../support/kill-count';
import { temporaryFolder } from '../support/temporary-folder';
import type { JobKind } from '../support/vault-jobs';

const rounds = faultRounds(2);
const timeLimitMilliseconds = 60_000 + rounds * 30_000;

let program: ChildProgram;
let template: string;
let killSite: KillSite;

beforeAll(async () => {
  program = await childProgram('vault-jobs');
  template = temporaryTemplate();
  killSite = await makeKillSite(template);
}, 120_000);

afterAll(() => {
  program.remove();
  rmSync(template, { recursive: true, force: true });
});

function temporaryTemplate(): string {
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  const folder = join(cache, `fault-site-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Starts the work on a copy of the site, kills it at a moment of its own in each round, and starts the vault again.
 * Moments lie anywhere between a first `begin` and a good while later, closer and closer the more rounds there are.
 */
async function killedDuring(kind: JobKind, round: number, spanMilliseconds: number): Promise<Killed> {
  const parent = temporaryFolder();
  const { folder, outbox, peopleFile } = copyKillSite(killSite, parent);
  const { id: userId, signInName, passphrase } = killSite.site.people[ROLE_OF_JOB[kind]];
  const { recipientId } = killSite;
  const task = { folder, kind, userId, signInName, passphrase, outbox, peopleFile, recipientId };
  const child = program.start({ arguments: [JSON.stringify(task)] });
  const begun = (): number => child.lines().filter((line) => /^begin\b/.test(line)).length;
  for (let count = 1; begun() < 1 + (round % 2) && child.process.exitCode === null; count += 1) {
    await child.printed(child.lines().length + 1);
  }
  await wait(((round * 0.618_034) % 1) * spanMilliseconds);
  child.process.kill('SIGKILL');
  expect(await child.ended()).toMatchObject({ signal: 'SIGKILL', errors: '' });
  return openAfterKill(killSite, parent, child.lines());
}

describe('a vault killed', () => {
  // Saves and imports have a test of their own, vault-kill.test.ts.
  const jobs = [
    ['sign', 'while notes are signed has each signed or not, never in part', 'signs', 400],
    ['backup', 'while it backs up has every save, and backups that open or none', 'backs up', 160],
    [
      'change-key',
      'while the data key is changed opens for everybody, under the old key or the new one',
      'changes the data key',
      900,
    ],
    [
      'export',
      'while it writes the end-of-day file leaves whole files or none, and the next one holds the rest',
      'writes the end-of-day file',
      400,
    ],
    [
      'restore',
      'while it restores a backup has everybody, those after the backup too, and what was there set aside',
      'restores a backup',
      900,
    ],
  ] as const;
  test.each(jobs)(
    '%s: %s',
    async (kind, _what, doing, spanMilliseconds) => {
      const count = new KillCount(`kill -9 of the vault while it ${doing}`);
      for (let round = 0; round < rounds; round += 1) {
        const killed = await killedDuring(kind, round, spanMilliseconds);
        count.add(await expectNothingLost(kind, killSite, killed));
      }
      count.report();
    },
    timeLimitMilliseconds,
  );
});
