import type { ElectronApplication, Page } from '@playwright/test';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { prepareLaunch } from '../../build/launch.mjs';
import type { Launch } from '../../build/launch.mjs';
import { listSnapshots, snapshotParts } from '../../electron/vault/backup/snapshot-files';
import { checkCopy, isSound } from '../../electron/vault/backup/check-copy';
import { createKeyFile } from '../../electron/vault/keys/slots';
import { siteFolder } from '../../electron/vault/site-folder';
import { openStore } from '../../electron/vault/store/connection';
import { migrate, newestVersion, schemaVersion } from '../../electron/vault/store/migrate';
import { findRecords } from '../../electron/vault/store/records';
import { sqlFragment } from '../../electron/vault/store/sql';
import { CONTRACT } from '../../shared/contract';
import type { MethodOutput } from '../../shared/contract';
import { newIdentifier } from '../../shared/identifiers';
import { ENTITIES } from '../../shared/model';
import { choosePathInDialogs } from '../day/clinic-app';
import { launchApplication } from '../e2e/support/application';
import { isAlive, vaultProcessIds } from '../e2e/support/native';
import { answerOverPort, keepVaultPort } from '../e2e/support/vault-port';
import { FixtureFactsSchema, RELEASED_VERSIONS, fixturePath } from '../support/database-fixture';
import { KillCount, appFaultRounds } from '../support/kill-count';
import {
  ROLE_OF_JOB,
  copyKillSite,
  expectNothingLost,
  makeKillSite,
  openAfterKill,
} from '../support/killed-site';
import type { KillSite } from '../support/killed-site';
import { doJobs } from '../support/vault-jobs';
import type { JobDesk, JobKind } from '../support/vault-jobs';

/*
 * The real app in all its processes, at work over the page's own port, killed in the middle of it: main alone, which
 * takes the vault with it, or everything at once, as a power cut does. The vault alone is killed by vault-kill.test.ts and
 * vault-kill-jobs.test.ts, far oftener: there it starts in a tenth of the time.
 */

const FixtureUserSchema = z.looseObject({ id: z.string(), signInName: z.string() });

const TARGETS = ['main', 'the whole app'] as const;
type Target = (typeof TARGETS)[number];

/** What is interrupted, and how long it goes on being interesting after it began. */
const JOBS: readonly (readonly [JobKind, string, number])[] = [
  ['save', 'saves', 120],
  ['sign', 'signs', 400],
  ['import', 'brings people in', 600],
  ['backup', 'backs up', 250],
  ['change-key', 'changes the data key', 1_100],
  ['export', 'writes the end-of-day file', 400],
];

const askedRounds = appFaultRounds();
const rounds = askedRounds ?? 1;
const timeLimitMilliseconds = 120_000 + rounds * 40_000;

/** Every kind of work with one of the two, in turn; with `--rounds`, with both. */
function targetsOf(index: number): readonly Target[] {
  return askedRounds === undefined ? [TARGETS[index % 2] ?? 'main'] : TARGETS;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Moments spread over the span, another one in each round. */
function momentOf(round: number, spanMilliseconds: number): number {
  return ((round * 0.618_034 + 0.25) % 1) * spanMilliseconds;
}

/** Kills and waits until the last process that could still write has ended. */
async function kill(target: Target, main: number, others: readonly number[]): Promise<void> {
  process.kill(main, 'SIGKILL');
  if (target === 'the whole app') for (const pid of others.filter(isAlive)) process.kill(pid, 'SIGKILL');
  await expect.poll(() => others.filter(isAlive), { timeout: 10_000 }).toEqual([]);
}

async function processesOf(electron: ElectronApplication): Promise<{ main: number; others: number[] }> {
  const all = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const main = await electron.evaluate(() => process.pid);
  expect(all).toEqual(expect.arrayContaining([main, ...(await vaultProcessIds(electron))]));
  return { main, others: all.filter((pid) => pid !== main) };
}

/** Waits for the lock screen, with the page's port within reach. */
async function atLockScreen(electron: ElectronApplication, page: Page): Promise<void> {
  const signInName = page.getByLabel('Sign-in name');
  await signInName.waitFor();
  await keepVaultPort(electron);
  await page.reload();
  await signInName.waitFor();
}

/** Drives the vault of an app as its page does. */
function deskOf(
  page: Page,
  electron: ElectronApplication,
  lines: string[],
  paths: Record<'folder' | 'read', string>,
): JobDesk {
  return {
    call: async (method, input) => {
      const complete =
        CONTRACT[method].kind === 'command' ? { operationId: newIdentifier(), ...input } : input;
      const { ok, value, error } = await answerOverPort(page, method, complete);
      if (!ok) throw new Error(`${method} ${error?.code ?? ''}`);
      return value as MethodOutput<typeof method>;
    },
    say: (line) => {
      lines.push(line);
    },
    choose: async (use) => {
      await choosePathInDialogs(electron, paths[use]);
      return page.evaluate(async (wanted) => {
        const method = wanted === 'folder' ? 'file.chooseFolder' : 'file.chooseToRead';
        const purpose = wanted === 'folder' ? 'end_of_day_export' : 'import_people';
        const door: unknown = Reflect.get(window, 'waystation');
        const callMain = Reflect.get(Object(door), 'callMain') as (
          name: string,
          input: unknown,
        ) => Promise<{ readonly value: { readonly chosen: { readonly token: string } } }>;
        return (await callMain(method, { purpose })).value.chosen.token;
      }, use);
    },
  };
}

let launch: Launch;
let killSite: KillSite;
let folder: string;

beforeAll(async () => {
  launch = await prepareLaunch();
  Object.assign(process.env, launch.environment);
  folder = mkdtempSync(join(tmpdir(), 'waystation-kill-site-'));
  killSite = await makeKillSite(folder);
}, 240_000);

afterAll(async () => {
  await launch.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [index, [kind, doing, spanMilliseconds]] of JOBS.entries()) {
  for (const target of targetsOf(index)) {
    test(
      `${target} killed while it ${doing}: everything acknowledged is there`,
      async () => {
        const count = new KillCount(`kill -9 of ${target} while it ${doing}`);
        for (let round = 0; round < rounds; round += 1) {
          const parent = mkdtempSync(join(tmpdir(), 'waystation-kill-'));
          const { outbox, peopleFile } = copyKillSite(killSite, parent);
          const { electron, page, closed } = await launchApplication({ profile: parent });
          const person = killSite.site.people[ROLE_OF_JOB[kind]];
          await atLockScreen(electron, page);
          const { main, others } = await processesOf(electron);
          const lines: string[] = [];
          const { id: userId, signInName, passphrase } = person;
          const task = { kind, userId, signInName, passphrase, recipientId: killSite.recipientId };
          const desk = deskOf(page, electron, lines, { folder: outbox, read: peopleFile });
          let failure: unknown;
          const work = doJobs(task, desk).catch((error: unknown) => {
            failure = error;
          });
          const begun = () => lines.filter((line) => /^begin\b/.test(line)).length;
          await expect
            .poll(() => [failure, begun() > round % 2], { interval: 5, timeout: 20_000 })
            .toEqual([undefined, true]);
          await wait(momentOf(round, spanMilliseconds));
          expect(failure).toBeUndefined();
          await kill(target, main, others);
          await Promise.all([closed, work]);
          count.add(await expectNothingLost(kind, killSite, await openAfterKill(killSite, parent, lines)));
        }
        count.report();
      },
      timeLimitMilliseconds,
    );
  }
}

for (const target of targetsOf(JOBS.length)) {
  test(
    `${target} killed while it brings old records up to date: they are as they were, or as they should be`,
    async () => {
      const [oldest = 0] = RELEASED_VERSIONS;
      const facts = FixtureFactsSchema.parse(JSON.parse(readFileSync(fixturePath(oldest, 'json'), 'utf8')));
      const key = Buffer.from(facts.key, 'hex');
      const { id: userId, signInName } = FixtureUserSchema.parse(facts.records['user']?.[0]);
      const credentials = { signInName, passphrase: 'nine foxes in the snow' };
      const count = new KillCount(
        `kill -9 of ${target} while it brings records of version ${oldest} up to date`,
      );
      for (let round = 0; round < rounds; round += 1) {
        const parent = mkdtempSync(join(tmpdir(), 'waystation-kill-'));
        const site = siteFolder(join(parent, 'vault'));
        mkdirSync(site.path);
        copyFileSync(fixturePath(oldest, 'db'), site.database);
        await createKeyFile(site.keyFile, key, { ...credentials, userId });
        const { electron, page, closed } = await launchApplication({ profile: parent });
        await keepVaultPort(electron);
        await page.reload();
        await page.getByLabel('Sign-in name').waitFor();
        const { main, others } = await processesOf(electron);
        const desk = deskOf(page, electron, [], { folder: parent, read: parent });
        const work = desk.call('session.unlock', credentials).catch(() => undefined);
        // The backup of before is made first of all, when the passphrase was right.
        await expect.poll(() => existsSync(site.backups), { interval: 2, timeout: 20_000 }).toBe(true);
        await wait(momentOf(round, 500));
        await kill(target, main, others);
        await Promise.all([closed, work]);

        const store = openStore({ path: site.database, key });
        expect([oldest, newestVersion()]).toContain(schemaVersion(store.reader));
        for (const { path, isVerified, isWhole } of listSnapshots(site.backups)) {
          expect([isVerified, isWhole]).toEqual([true, true]);
          expect(isSound(checkCopy(snapshotParts(path).database, key, 'copy'))).toBe(true);
        }
        migrate(store, { backUp: () => undefined });
        for (const entity of ENTITIES) {
          const found = findRecords(store.reader, entity, sqlFragment`1`).map(({ id }) => id);
          const before = (facts.records[entity.name] ?? []).map(({ id }) => id);
          expect(found).toEqual(expect.arrayContaining(before));
        }
        store.close();
        rmSync(parent, { recursive: true, force: true });
        count.add(Object.values(facts.records).flat().length);
      }
      count.report();
    },
    timeLimitMilliseconds,
  );
}
