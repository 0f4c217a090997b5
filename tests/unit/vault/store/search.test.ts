import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { transaction } from '../../../../electron/vault/store/connection';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { matchesSearch } from '../../../../electron/vault/store/search';
import { sql } from '../../../../electron/vault/store/sql';
import { Client } from '../../../../shared/model/index';
import type { Values } from '../../../../shared/model/index';
import { clientValues } from '../../../support/record-values';
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
