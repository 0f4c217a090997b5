import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { foundStatement } from '../../../../electron/vault/records/clients/find-clients';
import { recentClientIds } from '../../../../electron/vault/records/clients/recent-clients';
import { transaction } from '../../../../electron/vault/store/connection';
import { updateRecord } from '../../../../electron/vault/store/records';
import { indexClient } from '../../../../electron/vault/store/search';
import { indexPhonesOf } from '../../../../electron/vault/store/search-parts';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { findAnyone } from '../../../../electron/vault/store/migrations/0180-find-anyone';
import { ContactMethod } from '../../../../shared/model';
import { readSought } from '../../../../shared/rules/find-people';
import { nameWords } from '../../../../shared/rules/names';
import { Clinic } from '../../../support/clinic';
import { contact, day, find, named, namesOf } from './found-people';

/** Names of several scripts, with what people put between their words. */
const LETTERS = [...Array.from('abcdeñáéüßæłøĐйбвгλφאבגدمحع李明'), 'सा', 'कि', "'", '-', '’'];
const nameOf = fc
  .array(fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.map((letters) => letters.join('')).join(' '));

describe('whatever part of a name', () => {
  it('of three letters or more finds the person, and every beginning does', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    let count = 0;
    fc.assert(
      fc.property(nameOf, nameOf, fc.nat(), fc.integer({ min: 3, max: 6 }), (first, alias, from, length) => {
        count += 1;
        const person = clinic.client(
          named(first, null, { aliases: [alias], chartNumber: `P${String(count)}Q` }),
        );
        for (const word of [...nameWords(first), ...nameWords(alias)]) {
          const letters = Array.from(word);
          const place = from % Math.max(1, letters.length - length + 1);
          const part = letters.slice(place, place + length).join('');
          const typed = Array.from(part).length >= 3 ? part : letters.slice(0, 2).join('');
          // With the chart number beside it the screenful can't be the reason.
          const found = find(desk, `${typed} P${String(count)}Q`);
          expect(
            found.people.map(({ clientId }) => clientId),
            typed,
          ).toContain(person.id);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('how people are looked up', () => {
  it('asks the full-text tables and walks no table of people', () => {
    const clinic = new Clinic();
    const { user } = clinic.staff('peer_worker');
    const typed = [
      'm',
      'mar',
      'o bri',
      'garcia 1985',
      '505 555 0142',
      '7 mar',
      'lc 103',
      '0142',
      'mar 1985 0142',
    ];
    for (const text of typed) {
      const sought = readSought(text, clinic.today);
      if (sought === null) throw new Error('Nothing is looked for');
      const plan = clinic.database.store.reader
        .all(sql`EXPLAIN QUERY PLAN ${foundStatement(user, sought, [])}`, z.object({ detail: z.string() }))
        .map(({ detail }) => detail)
        .join('\n');
      expect(plan, text).toMatch(/VIRTUAL TABLE INDEX/);
      expect(plan, text).toMatch(/SEARCH client_search USING INTEGER PRIMARY KEY/);
      expect(plan, text).not.toMatch(/SCAN (client|client_search|contact_method|audit)\b/);
    }
  });

  it('reads whom somebody opened from an index of its own, without the log', () => {
    const clinic = new Clinic();
    const { user } = clinic.staff('peer_worker');
    expect(recentClientIds(clinic.database.store.reader, user.id)).toEqual([]);
    const plan = clinic.database.store.reader
      .all(
        sql`EXPLAIN QUERY PLAN SELECT client_id FROM audit INDEXED BY audit_opened
          WHERE actor_id = ${user.id} AND action = 'client.opened' ORDER BY sequence DESC LIMIT 300`,
        z.object({ detail: z.string() }),
      )
      .map(({ detail }) => detail);
    expect(plan).toEqual(['SEARCH audit USING COVERING INDEX audit_opened (actor_id=?)']);
  });
});

describe('what is kept for finding', () => {
  it('is what the migration fills from what was there', () => {
    const clinic = new Clinic();
    const supervisor = clinic.staff('supervisor');
    const kept = clinic.client(
      named('José', "O'Brien-Núñez", { chartNumber: 'LC-000001', aliases: ['Güero'] }),
    );
    const joined = clinic.client(
      named('Pepe', 'Nunes', { chartNumber: 'LC-000002', birthDate: day('1985-03-07') }),
    );
    contact(clinic, kept.id, '+15055550142;ext=77');
    contact(clinic, kept.id, 'call 555-0199 after 5', 'sms');
    contact(clinic, kept.id, 'jose0144@example.org', 'email');
    const old = contact(clinic, kept.id, '+15055550155');
    contact(clinic, joined.id, '+525512345678');
    clinic.client(named(null, null, { chartNumber: 'LC-000003' }));
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        ContactMethod,
        old.id,
        { isActive: false },
        { expectedRevision: 'newest' },
      ),
    );
    supervisor.call('client.merge', {
      clientId: kept.id,
      expectedRevision: kept.revision,
      joinedClientId: joined.id,
      joinedRevision: joined.revision,
      reason: 'Same person',
    });
    const written = indexContent(clinic);
    expect(written.length).toBeGreaterThan(50);
    transaction(clinic.database.store, (writer) => {
      writer.runScript(sqlFragment`
        DROP TABLE client_search_parts; DROP TABLE client_search_phones; DROP INDEX audit_opened`);
      findAnyone.up(writer);
    });
    expect(indexContent(clinic)).toEqual(written);
  });

  it('is what writing everything anew would keep', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const person = clinic.client(named('Ana', 'Baca', { birthDate: day('1985-03-07') }));
    contact(clinic, person.id, '+15055550142;ext=77');
    const searches = ['nac', 'bac', '1985-03-07', '5550142', '555014277', '0142'];
    const results = () => searches.map((text) => namesOf(find(desk, text)));
    const before = results();
    expect(before).toEqual([[], ['Ana Baca'], ['Ana Baca'], ['Ana Baca'], [], ['Ana Baca']]);
    transaction(clinic.database.store, (writer) => {
      writer.run(sql`UPDATE client_search SET birth_date = NULL, name_words = 'x'`);
      writer.run(sql`DELETE FROM client_search_parts`);
      writer.run(sql`DELETE FROM client_search_phones`);
      indexClient(writer, person.id);
      indexPhonesOf(writer, person.id);
    });
    expect(results()).toEqual(before);
  });
});

/** Every stretch in both indexes, with whose it is and how often. */
function indexContent({ database }: Clinic): readonly unknown[] {
  transaction(database.store, (writer) => {
    writer.runScript(sqlFragment`
      DROP TABLE IF EXISTS temp.parts_content; DROP TABLE IF EXISTS temp.phones_content;
      CREATE VIRTUAL TABLE temp.parts_content USING fts5vocab('main', 'client_search_parts', 'instance');
      CREATE VIRTUAL TABLE temp.phones_content USING fts5vocab('main', 'client_search_phones', 'instance')`);
  });
  return database.store.reader.all(
    sqlFragment`SELECT col, term, doc, count(*) AS times FROM (
        SELECT * FROM temp.parts_content UNION ALL SELECT * FROM temp.phones_content)
      GROUP BY col, term, doc ORDER BY col, term, doc`,
    z.object({ col: z.string(), term: z.string(), doc: z.int(), times: z.int() }),
  );
}
