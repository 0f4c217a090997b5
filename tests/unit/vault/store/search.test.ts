import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { transaction } from '../../../../electron/vault/store/connection';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { indexNoteDue } from '../../../../electron/vault/store/note-due';
import { indexClient, indexLastContact, matchesSearch } from '../../../../electron/vault/store/search';
import { sql } from '../../../../electron/vault/store/sql';
import { Client, Encounter, User } from '../../../../shared/model/index';
import type { Values } from '../../../../shared/model/index';
import type { LocalDate } from '../../../../shared/time';
import { clientValues, encounterValues, userValues } from '../../../support/record-values';
import { temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function add(test: TestStore, values: Partial<Values<typeof Client>>): string {
  return transaction(
    test.store,
    (writer) => insertRecord(writer, test.context(), Client, clientValues(values)).id,
  );
}

function edit(test: TestStore, id: string, patch: Partial<Values<typeof Client>>): void {
  transaction(test.store, (writer) =>
    updateRecord(writer, test.context(), Client, id, patch, { expectedRevision: 'newest' }),
  );
}

function found(test: TestStore, typed: string): readonly string[] {
  return test.store.reader.values(
    sql`SELECT chart_number FROM client_search WHERE ${matchesSearch(typed)} ORDER BY chart_number`,
    z.string(),
  );
}

describe('search by name', () => {
  it('finds by the beginning of any name a person goes or went by, without accents', () => {
    const test = temporaryStore();
    add(test, { chartNumber: 'RC-1', legalFirstName: 'José', legalLastName: 'Núñez', aliases: ['Güero'] });
    add(test, {
      chartNumber: 'RC-2',
      legalFirstName: 'Josefina',
      legalLastName: 'Ortiz',
      preferredName: 'Pepa',
    });
    expect(found(test, 'jose')).toEqual(['RC-1', 'RC-2']);
    expect(found(test, 'JOSÉ nun')).toEqual(['RC-1']);
    expect(found(test, 'guer')).toEqual(['RC-1']);
    expect(found(test, 'pep')).toEqual(['RC-2']);
    expect(found(test, 'osef')).toEqual([]);
    expect(found(test, '')).toEqual(['RC-1', 'RC-2']);
  });

  it('finds by the new name and not by the one that was wrong', () => {
    const test = temporaryStore();
    const id = add(test, { chartNumber: 'RC-1', legalFirstName: 'Ramon' });
    edit(test, id, { legalFirstName: 'Raul' });
    expect(found(test, 'ramon')).toEqual([]);
    expect(found(test, 'raul')).toEqual(['RC-1']);
  });

  it.each([
    '"',
    '*',
    'a OR b',
    'NEAR(a b)',
    'name_words:x',
    '(',
    '-',
    '\\',
    "'; DROP TABLE client; --",
    '^jose',
  ])('takes %j as words, never as a query', (typed) => {
    const test = temporaryStore();
    add(test, {});
    expect(() => found(test, typed)).not.toThrow();
  });
});

describe('what is kept of a record that was just added', () => {
  it('is what looking everything up again would say', () => {
    const test = temporaryStore();
    const workerId = transaction(
      test.store,
      (writer) => insertRecord(writer, test.context(), User, userValues()).id,
    );
    const clientId = add(test, { nextContactOn: '2026-03-05' as LocalDate, interpreterNeeded: 'yes' });
    const isAsRebuilt = (encounterId?: string): void => {
      const before = derived(test);
      transaction(test.store, (writer) => {
        writer.run(
          sql`UPDATE client_search SET last_contact_on = '1900-01-01', flags = 0, next_contact_on = NULL`,
        );
        writer.run(sql`DELETE FROM note_due WHERE encounter_id = ${encounterId ?? ''}`);
        indexClient(writer, clientId);
        if (encounterId === undefined) return;
        indexLastContact(writer, encounterId);
        indexNoteDue(writer, encounterId);
      });
      expect(derived(test)).toEqual(before);
    };
    isAsRebuilt();
    for (const [serviceDate, kind, status] of [
      ['2026-03-02', 'individual', 'done'],
      ['2026-03-01', 'phone', 'done'],
      ['2026-03-04', 'no_show', 'done'],
      ['2026-03-04', 'outreach_attempt', 'done'],
      ['2026-03-06', 'individual', 'entered_in_error'],
      ['2026-03-05', 'check_in', 'done'],
    ] as const) {
      const values = encounterValues({ clientId, workerId });
      const { id } = transaction(test.store, (writer) =>
        insertRecord(writer, test.context(), Encounter, {
          ...values,
          serviceDate: serviceDate as LocalDate,
          kind,
          status,
          statusReason: status === 'done' ? null : 'Entered for somebody else.',
        }),
      );
      isAsRebuilt(id);
    }
    expect(derived(test)).toMatchObject([
      [{ last_contact_on: '2026-03-05', next_contact_on: null }],
      [{ service_date: '2026-03-01' }, { service_date: '2026-03-02' }, { service_date: '2026-03-05' }],
    ]);
  });
});

function derived(test: TestStore): readonly unknown[] {
  return [
    test.store.reader.all(sql`SELECT * FROM client_search`, z.record(z.string(), z.unknown())),
    test.store.reader.all(
      sql`SELECT * FROM note_due ORDER BY service_date`,
      z.record(z.string(), z.unknown()),
    ),
  ];
}
