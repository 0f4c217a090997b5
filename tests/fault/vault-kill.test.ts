import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { verifyAudit } from '../../electron/vault/store/audit';
import { openStore } from '../../electron/vault/store/connection';
import { sqlFragment } from '../../electron/vault/store/sql';
import { siteFolder } from '../../electron/vault/site-folder';
import { localDateAt } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import { childProgram } from '../support/child-program';
import type { ChildProgram } from '../support/child-program';
import { NEW_SITE, intakeOf } from '../support/command-inputs';
import { FakeClock } from '../support/fake-clock';
import { KillCount, faultRounds } from '../support/kill-count';
import { seedPatientLines } from '../seed/seed-patients';
import { temporaryFolder } from '../support/temporary-folder';
import { TEST_TIME_ZONE, copyTestSite } from '../support/test-site';
import { VaultHarness } from '../support/vault-harness';

const rounds = faultRounds(4);

const saves = new KillCount('kill -9 of the vault while it saves');
const imports = new KillCount('kill -9 of the vault while it brings people in');
const setUps = new KillCount('kill -9 of the vault while a site is set up');

let program: ChildProgram;

beforeAll(async () => {
  program = await childProgram('vault-commands');
});

afterAll(() => {
  for (const count of [saves, imports, setUps]) count.report();
  program.remove();
});

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

test.each(Array.from({ length: rounds }, (_, round) => round))(
  'a vault killed in the middle of a save has each person once when the page tries again (round %i)',
  async (round) => {
    const parent = temporaryFolder();
    const site = await copyTestSite(parent);
    const { signInName, passphrase } = site.people.front_desk;
    const child = program.start({ arguments: [site.folder, 'save', signInName, passphrase] });
    await child.printed(2 + ((round * 7) % 23));
    await wait((round * 5) % 11);
    child.process.kill('SIGKILL');
    expect(await child.ended()).toMatchObject({ signal: 'SIGKILL', errors: '' });

    const calls = child
      .lines()
      .map((line) => line.split(' '))
      .map(([what, operationId = '', number]) => ({ what, operationId, number: Number(number) }));
    const sent = calls.filter(({ what }) => what === 'sent');
    const saved = new Set(calls.filter(({ what }) => what === 'saved').map(({ operationId }) => operationId));
    expect(sent.length).toBeGreaterThan(0);

    // Today, or the intake would lie in the future.
    const vault = new VaultHarness(parent, site, { clock: new FakeClock(Date.now()) });
    await vault.signIn('front_desk');
    const countPeople = (): number | undefined =>
      vault.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()));
    expect(countPeople()).toBeGreaterThanOrEqual(saved.size);
    for (const { operationId, number } of sent) {
      await vault.call('client.create', { operationId, ...intakeOf(number) });
    }
    expect(countPeople()).toBe(sent.length);
    await vault.lock();
    const store = openStore({ path: siteFolder(site.folder).database, key: site.dataKey });
    try {
      const names = store.reader.values(
        sqlFragment`SELECT legal_last_name FROM client ORDER BY chart_number`,
        z.string(),
      );
      expect(names.toSorted()).toEqual(sent.map(({ number }) => `Ngata ${number}`).toSorted());
      const created = sqlFragment`SELECT count(*) FROM audit WHERE action = 'client.created'`;
      expect(store.reader.value(created, z.int())).toBe(sent.length);
      expect(await verifyAudit(store.reader)).toMatchObject({ isWhole: true });
    } finally {
      store.close();
    }
    saves.add(saved.size);
    await vault.close();
  },
);

test.each(Array.from({ length: Math.ceil(rounds / 2) }, (_, round) => round))(
  'a vault killed while it brings people in has none of them, or all, and can begin again (round %i)',
  async (round) => {
    const parent = temporaryFolder();
    const site = await copyTestSite(parent);
    const { signInName, passphrase } = site.people.supervisor;
    const path = join(parent, 'people.ndjson');
    const today = localDateAt(Date.now() as InstantMs, TEST_TIME_ZONE);
    writeFileSync(path, [...seedPatientLines(1_500, today)].join(''));
    const child = program.start({ arguments: [site.folder, 'import', signInName, passphrase, path] });
    const isWriting = (): boolean => child.lines().some((line) => line.startsWith('writing'));
    for (let lineCount = 1; !isWriting() && child.process.exitCode === null; lineCount += 1) {
      await child.printed(lineCount);
    }
    // Pages of a long transaction begin to go to the log long before its end.
    await wait(round * 200);
    child.process.kill('SIGKILL');
    await child.ended();
    const isDone = child.lines().includes('imported');

    const vault = new VaultHarness(parent, site, { clock: new FakeClock(Date.now()) });
    await vault.signIn('supervisor');
    const { imported, changes } = vault.inspect((reader) => ({
      imported: reader.value(sqlFragment`SELECT count(*) FROM import_run`, z.int()) ?? 0,
      changes: reader.value(
        sqlFragment`SELECT count(*) FROM change WHERE entity IN ('client', 'contactMethod')`,
        z.int(),
      ),
    }));
    if (imported === 0) expect(changes).toBe(0);
    if (isDone) expect(imported).toBe(1);
    expect(await vault.inspect((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });

    const preview = await vault.call('import.preview', { fileToken: vault.chooseFile(path, 'read') });
    expect(preview.alreadyHereCount).toBe(imported === 1 ? preview.lineCount - preview.duplicateCount : 0);
    imports.add(isDone ? 1 : 0);
    await vault.close();
  },
);

test.each(Array.from({ length: rounds }, (_, round) => round))(
  'a vault killed while a site is set up leaves a whole site or none (round %i)',
  async (round) => {
    const parent = temporaryFolder();
    const folder = join(parent, 'vault');
    const site = { ...(await copyTestSite(mkdirAt(parent, 'template'))), folder };
    const child = program.start({ arguments: [folder, 'set-up'] });
    await child.printed(1);
    // The two derivations take the longest; the moments are spread over them and what follows.
    await wait(round * 70);
    child.process.kill('SIGKILL');
    await child.ended();

    const vault = new VaultHarness(parent, site, {});
    const status = await vault.call('site.status', {});
    expect(['no_site', 'locked']).toContain(status.state);
    if (child.lines().includes('set up')) expect(status.state).toBe('locked');
    if (status.state === 'no_site') {
      expect(existsSync(folder)).toBe(false);
      await vault.call('site.create', NEW_SITE);
      await vault.lock();
    }
    const { signInName, passphrase } = NEW_SITE.administrator;
    const session = await vault.call('session.unlock', { signInName, passphrase });
    expect(session.site.siteCode).toBe('PENA');
    setUps.add(child.lines().includes('set up') ? 1 : 0);
    await vault.close();
  },
);

function mkdirAt(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}
