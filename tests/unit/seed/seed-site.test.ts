import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { z } from 'zod';

import { siteFolder } from '../../../electron/vault/site-folder';
import { openStore } from '../../../electron/vault/store/connection';
import type { Store } from '../../../electron/vault/store/connection';
import { sql, sqlFragment, sqlIdentifier } from '../../../electron/vault/store/sql';
import { contactValueProblem } from '../../../shared/rules/contacts';
import { displayName } from '../../../shared/rules/names';
import { localDateAt } from '../../../shared/time';
import type { TimeZoneName } from '../../../shared/time';
import { seedPeople } from '../../seed/seed-people';
import { seedSite } from '../../seed/seed-site';
import type { SeededSite } from '../../seed/seed-site';
import { FakeClock } from '../../support/fake-clock';

const TINY = { label: 'tiny', people: 120, contactsAndAttendance: 500, peerWorkers: 2 };

function people(count: number, seed: number) {
  const clock = new FakeClock();
  const generator = seedPeople(seed, localDateAt(clock.now(), 'America/Denver' as TimeZoneName));
  return Array.from({ length: count }, () => generator.next().value);
}

describe('generated people', () => {
  it('are the same for a seed and others for another', () => {
    expect(people(200, 7)).toEqual(people(200, 7));
    expect(people(200, 8)).not.toEqual(people(200, 7));
  });

  it('are of many kinds: accents, other scripts, long, double, one name only, none, without a date', () => {
    const many = people(3_000, 1).map(({ client }) => client);
    const names = many.map(displayName);
    for (const kind of [/[áéíóúñ]/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /^.{28,}$/u, /['’-]/u]) {
      expect(names.some((name) => kind.test(name))).toBe(true);
    }
    expect(many.some(({ nameWithheld }) => nameWithheld)).toBe(true);
    expect(many.some(({ legalLastName, nameWithheld }) => legalLastName === null && !nameWithheld)).toBe(
      true,
    );
    expect(many.some(({ birthDate }) => birthDate === null)).toBe(true);
    expect(new Set(names).size).toBeGreaterThan(2_500);
  });

  it('can be reached by nobody: their numbers and addresses are in ranges that belong to no one', () => {
    for (const { contacts } of people(500, 1)) {
      for (const { kind, value } of contacts) {
        expect(value).toMatch(kind === 'email' ? /@example\.org$/ : /^\+1299\d{7}$/);
        expect(contactValueProblem(kind, value)).toBeNull();
      }
    }
  });
});

describe('a generated site', () => {
  let site: SeededSite;
  let store: Store;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waystation-seed-'));
    const vaultFolder = join(folder, 'vault');
    site = await seedSite({ vaultFolder, size: TINY, seed: 1, clock: new FakeClock() });
    store = openStore({ path: siteFolder(vaultFolder).database, key: site.dataKey });
    return () => {
      store.close();
      rmSync(folder, { recursive: true });
    };
  });

  it('has the people and about as many rows as asked for, and one login a role', () => {
    expect(site.counts.people).toBe(TINY.people);
    const rows = site.counts.contacts + site.counts.attendance;
    expect(rows).toBeGreaterThan(TINY.contactsAndAttendance * 0.8);
    expect(rows).toBeLessThan(TINY.contactsAndAttendance * 1.2);
    expect(site.logins.map(({ role }) => role).toSorted()).toEqual([
      'administrator',
      'front_desk',
      'peer_worker',
      'supervisor',
    ]);
  });

  it('holds together: every present mark has its contact, every old contact its signed note', () => {
    const count = (statement: ReturnType<typeof sqlFragment>): number | undefined =>
      store.reader.value(statement, z.int());
    expect(
      count(
        sqlFragment`SELECT count(*) FROM attendance WHERE (mark = 'present') <> (encounter_id IS NOT NULL)`,
      ),
    ).toBe(0);
    expect(
      count(sqlFragment`SELECT count(*) FROM note_due WHERE service_date < (SELECT date(max(service_date), '-4 days')
        FROM encounter)`),
    ).toBe(0);
    expect(count(sqlFragment`SELECT count(*) FROM client_search`)).toBe(TINY.people);
    expect(count(sqlFragment`SELECT count(*) FROM goal`)).toBeGreaterThan(0);
    expect(count(sqlFragment`SELECT count(*) FROM note WHERE goal_ids <> '[]'`)).toBeGreaterThan(0);
    // A note names its own person's goals, which had begun.
    expect(
      count(sqlFragment`SELECT count(*) FROM note, json_each(note.goal_ids) AS named JOIN goal ON goal.id = named.value
        WHERE goal.client_id <> note.client_id OR goal.started_on > note.service_date`),
    ).toBe(0);
    for (const table of ['recovery_streak', 'milestone', 'support_phase']) {
      expect(count(sql`SELECT count(*) FROM ${sqlIdentifier(table)}`), table).toBeGreaterThan(0);
    }
    expect(count(sqlFragment`SELECT count(*) FROM recovery_streak WHERE ended_on < started_on`)).toBe(0);
    expect(count(sqlFragment`SELECT max(sequence) - count(*) FROM change`)).toBe(0);
  });
});
