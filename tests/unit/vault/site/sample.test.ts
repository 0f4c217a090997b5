import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { Role } from '../../../../shared/access';
import { ContactMethod, Encounter, Note } from '../../../../shared/model';
import { formatPhone } from '../../../../shared/rules/contacts';
import { siteFolder } from '../../../../electron/vault/site-folder';
import { openStore } from '../../../../electron/vault/store/connection';
import type { Reader } from '../../../../electron/vault/store/connection';
import { unlockWithPassphrase } from '../../../../electron/vault/keys/slots';
import { findRecords } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { TEST_TIME_ZONE } from '../../../support/test-site';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

async function sampleVault(language: 'en' | 'es' = 'en'): Promise<VaultHarness> {
  vault = await openVaultHarness({ withoutSite: true });
  await vault.call('site.createSample', { language, timeZone: TEST_TIME_ZONE });
  return vault;
}

async function signInAs(target: VaultHarness, role: Role): Promise<void> {
  await target.lock();
  const status = await target.call('site.status', {});
  const sample = status.state === 'locked' ? status.sample : null;
  const signInName = sample?.signInNames.find((person) => person.role === role)?.signInName ?? '';
  await target.call('session.unlock', { signInName, passphrase: sample?.passphrase ?? '' });
}

async function inspectSample<Value>(target: VaultHarness, work: (reader: Reader) => Value): Promise<Value> {
  await target.lock();
  const status = await target.call('site.status', {});
  const passphrase = status.state === 'locked' ? (status.sample?.passphrase ?? '') : '';
  const { keyFile, database } = siteFolder(target.folder);
  const { dataKey } = await unlockWithPassphrase(keyFile, { signInName: 'ada', passphrase });
  const store = openStore({ path: database, key: dataKey });
  try {
    return work(store.reader);
  } finally {
    store.close();
  }
}

describe('a sample site', () => {
  test('says at the lock screen how to get in, in every role', async () => {
    const opened = await sampleVault();
    const status = await opened.call('site.status', {});
    expect(status).toMatchObject({ state: 'locked', sample: { passphrase: expect.any(String) as unknown } });
    const roles = status.state === 'locked' ? status.sample?.signInNames.map(({ role }) => role) : [];
    expect(roles?.toSorted()).toEqual(['administrator', 'front_desk', 'peer_worker', 'supervisor']);
    for (const role of ['front_desk', 'peer_worker', 'supervisor', 'administrator'] as const) {
      await signInAs(opened, role);
      const session = await opened.call('session.current', {});
      expect(session.user).toMatchObject({ role, mustChangePassphrase: false });
      expect(session.site.isSample).toBe(true);
    }
  });

  test('has people, groups, sessions, contacts and notes that the screens can show', async () => {
    const opened = await sampleVault();
    await signInAs(opened, 'peer_worker');
    const list = await opened.call('client.list', {
      filter: { text: '', statuses: [], workerIds: [] },
      sort: [{ column: 'displayName', descending: false }],
      offset: 0,
      limit: 200,
    });
    expect(list.total).toBe(60);
    expect(new Set(list.rows.map((row) => row.displayName)).size).toBe(60);
    const { user, today } = await opened.call('session.current', {});
    const mine = list.rows.filter((row) => row.assignedWorkerId === user.id);
    expect(mine.length).toBeGreaterThan(10);
    const charts = await Promise.all(mine.map(({ clientId }) => opened.call('client.open', { clientId })));
    expect(charts.some((chart) => (chart.encounters?.length ?? 0) > 2)).toBe(true);
    const notes = charts.flatMap((chart) => chart.notes ?? []);
    for (const { id } of notes.slice(0, 40)) {
      const note = await opened.call('note.open', { noteId: id });
      expect(note.signatureMatches).toBe(note.status === 'signed' ? true : null);
      expect(Object.keys(note.sections)).toEqual(
        expect.arrayContaining(['purpose', 'intervention', 'response', 'plan']),
      );
    }
    const board = await opened.call('today.board', {});
    expect(board.today).toBe(today);
    // One group meets today, the others on days of their own; and there is somebody to check in.
    const day = await opened.call('appointment.day', { day: today });
    expect(board.groups.map(({ groupId }) => groupId)).toEqual(day.groups.map(({ groupId }) => groupId));
    expect(day.groups).toHaveLength(1);
    expect(day.appointments.map(({ status }) => status)).toEqual(['planned', 'planned', 'planned']);
    expect((board.notesToWrite ?? 0) + (board.notesToSign ?? 0)).toBeGreaterThan(0);
    const { groups } = await opened.call('group.list', {});
    expect(groups).toHaveLength(3);
    for (const group of groups) expect(group.memberCount).toBeGreaterThan(5);
    const session = await opened.call('session.open', { groupId: groups[0]!.id, heldOn: today });
    expect(session.roster.some((row) => row.cameLastTime)).toBe(true);
  });

  test('keeps the rules: nobody in two places, nothing in the future, signed text whole', async () => {
    const opened = await sampleVault();
    const now = opened.clock.now();
    const { encounters, notes, contacts, orphans } = await inspectSample(opened, (reader) => ({
      encounters: findRecords(reader, Encounter, sqlFragment`1 ORDER BY worker_id, start_at`),
      notes: findRecords(reader, Note, sqlFragment`1`),
      contacts: findRecords(reader, ContactMethod, sqlFragment`1`),
      orphans: reader.value(
        sqlFragment`SELECT count(*) FROM attendance
          JOIN group_session ON group_session.id = attendance.session_id
          JOIN episode ON episode.client_id = attendance.client_id
          WHERE group_session.held_on < episode.opened_on`,
        z.int(),
      ),
    }));
    expect(encounters.length).toBeGreaterThan(150);
    expect(orphans).toBe(0);
    const single = encounters.filter((encounter) => encounter.groupSessionId === null);
    single.forEach((encounter, index) => {
      const next = single[index + 1];
      if (next?.workerId === encounter.workerId) expect(next.startAt).toBeGreaterThanOrEqual(encounter.endAt);
      expect(encounter.endAt).toBeLessThanOrEqual(now);
      expect(encounter.minutes).toBe((encounter.endAt - encounter.startAt) / 60_000);
    });
    expect(notes.filter((note) => note.status === 'signed').length).toBeGreaterThan(100);
    expect(notes.filter((note) => note.status === 'draft').length).toBeGreaterThan(3);
    expect(notes.some((note) => note.isLateEntry)).toBe(true);
    for (const note of notes) {
      if (note.signedAt === null) continue;
      expect(note.signedAt).toBeLessThanOrEqual(now);
      expect(note.credentialNumber).not.toBeNull();
    }
    // Numbers set aside for fiction, and addresses nobody can register.
    for (const { kind, value } of contacts) {
      if (kind === 'email') expect(value).toMatch(/@example\.org$/);
      else expect(formatPhone(value)).toMatch(/^\(505\) 555-01\d\d$/);
    }
  });

  test('speaks Spanish when it is made in Spanish', async () => {
    const opened = await sampleVault('es');
    await signInAs(opened, 'supervisor');
    const { site, user } = await opened.call('session.current', {});
    expect([site.name, user.language]).toEqual(['Casa Enebro (ejemplo)', 'es']);
    const { groups } = await opened.call('group.list', {});
    expect(groups.map((group) => group.name)).toContain('Día a día');
  });

  test('holds the same people every time', async () => {
    const names: string[][] = [];
    for (const language of ['en', 'es'] as const) {
      const opened = await sampleVault(language);
      names.push(
        await inspectSample(opened, (reader) =>
          reader.values(
            sqlFragment`SELECT legal_first_name || ' ' || legal_last_name FROM client ORDER BY chart_number`,
            z.string(),
          ),
        ),
      );
      await opened.close();
    }
    vault = undefined;
    expect(names[0]).toEqual(names[1]);
  });
});

describe('wiping', () => {
  test('a locked sample leaves nothing, and a site can be set up', async () => {
    const opened = await sampleVault();
    await opened.call('site.wipeSample', {});
    expect(readdirSync(dirname(opened.folder))).toEqual([]);
    expect(await opened.call('site.status', {})).toEqual({ state: 'no_site' });
    await opened.call('site.createSample', { language: 'en', timeZone: TEST_TIME_ZONE });
    expect(await opened.call('site.status', {})).toMatchObject({ state: 'locked' });
  });

  test('an open sample closes it first', async () => {
    const opened = await sampleVault();
    await signInAs(opened, 'front_desk');
    await opened.call('site.wipeSample', {});
    expect(await opened.call('site.status', {})).toEqual({ state: 'no_site' });
    expect(opened.toMain.filter((message) => message.kind === 'session').at(-1)).toMatchObject({
      role: null,
    });
    await expect(opened.call('session.current', {})).rejects.toMatchObject({ code: 'LOCKED' });
  });

  test('works after somebody changed their passphrase', async () => {
    const opened = await sampleVault();
    await signInAs(opened, 'front_desk');
    await opened.call('session.changePassphrase', {
      currentPassphrase: samplePassphrase(opened),
      newPassphrase: 'six ravens on the wire',
    });
    await opened.lock();
    await opened.call('site.wipeSample', {});
    expect(await opened.call('site.status', {})).toEqual({ state: 'no_site' });
  });

  test('a real site is refused, locked or open, whatever file lies beside it', async () => {
    vault = await openVaultHarness();
    const { keyFile, sampleFile } = siteFolder(vault.folder);
    const before = readFileSync(keyFile);
    const refused = async (): Promise<void> => {
      await expect(vault!.call('site.wipeSample', {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
      expect(readFileSync(keyFile)).toEqual(before);
      expect(existsSync(siteFolder(vault!.folder).database)).toBe(true);
    };
    await refused();
    const sample = await openVaultHarness({ withoutSite: true });
    const kept = mkdtempSync(join(tmpdir(), 'waystation-sample-file-'));
    try {
      await sample.call('site.createSample', { language: 'en', timeZone: TEST_TIME_ZONE });
      copyFileSync(siteFolder(sample.folder).sampleFile, join(kept, 'sample.json'));
    } finally {
      await sample.close();
    }
    copyFileSync(join(kept, 'sample.json'), sampleFile);
    rmSync(kept, { recursive: true });
    await refused();
    // The sample's passphrase isn't offered for a real site either.
    expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked', sample: null });
    await vault.signIn('administrator');
    await refused();
    expect((await vault.call('session.current', {})).user.role).toBe('administrator');
  });

  test('nothing is nothing', async () => {
    vault = await openVaultHarness({ withoutSite: true });
    await expect(vault.call('site.wipeSample', {})).rejects.toMatchObject({ code: 'NO_SITE' });
  });
});

function samplePassphrase(target: VaultHarness): string {
  const content: unknown = JSON.parse(readFileSync(siteFolder(target.folder).sampleFile, 'utf8'));
  return z.looseObject({ signIn: z.looseObject({ passphrase: z.string() }) }).parse(content).signIn
    .passphrase;
}
