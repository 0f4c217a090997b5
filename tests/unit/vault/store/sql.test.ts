import fc from 'fast-check';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { sql, sqlFragment, sqlIdentifier, sqlJoin, sqlList } from '../../../../electron/vault/store/sql';
import { temporaryStore } from '../../../support/temporary-store';

describe('sql', () => {
  it('binds every interpolated value', () => {
    const statement = sql`SELECT ${'a'}, ${1}, ${null}, ${true}, ${false}`;
    expect(statement.text).toBe('SELECT ?, ?, ?, ?, ?');
    expect(statement.parameters).toEqual(['a', 1, null, 1, 0]);
  });

  it('splices statements with their own parameters, in order', () => {
    const inner = sql`b = ${2}`;
    const statement = sql`a = ${1} AND ${inner} AND c = ${3}`;
    expect(statement.text).toBe('a = ? AND b = ? AND c = ?');
    expect(statement.parameters).toEqual([1, 2, 3]);
  });

  it.each(['', 'Name', 'a-b', 'a"b', 'a b', '1a', 'a;drop', 'ñ'])('refuses %j as a name', (name) => {
    expect(() => sqlIdentifier(name)).toThrow(TypeError);
  });

  it('refuses what the driver would change silently', () => {
    expect(() => sql`${'half \ud83d'}`).toThrow(TypeError);
    expect(() => sql`${Number.NaN}`).toThrow(TypeError);
    expect(() => sql`${Number.POSITIVE_INFINITY}`).toThrow(TypeError);
  });

  it('does not take an object that looks like a statement', () => {
    const forged = { text: '1; DROP TABLE client', parameters: [] };
    // @ts-expect-error -- neither the compiler nor the code takes it for a statement
    const statement = sql`SELECT ${forged}`;
    expect(statement.text).toBe('SELECT ?');
  });

  it('takes no interpolation in a fragment', () => {
    const fragment = sqlFragment as (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
    expect(() => fragment`a ${'b'}`).toThrow(TypeError);
  });

  it('joins, and lists of every length have the same text', () => {
    const joined = sqlJoin([sql`a = ${1}`, sql`b = ${2}`], sqlFragment` OR `);
    expect(joined.text).toBe('a = ? OR b = ?');
    expect(sqlList(['a', 'b']).text).toBe(sqlList([]).text);
    expect(() => sqlJoin([], sql`${1}`)).toThrow(TypeError);
  });

  it('gives back any text exactly as it was bound', () => {
    const { store } = temporaryStore();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(store.reader.value(sql`SELECT ${text}`, z.string())).toBe(text);
        expect(store.reader.value(sql`SELECT ${'x'} IN ${sqlList([text, 'y'])}`, z.number())).toBe(
          text === 'x' ? 1 : 0,
        );
      }),
    );
  });

  it('binds bytes and large integers', () => {
    const { store } = temporaryStore();
    const bytes = new Uint8Array([0, 1, 255]);
    expect(store.reader.value(sql`SELECT hex(${bytes})`, z.string())).toBe('0001FF');
    expect(store.reader.value(sql`SELECT ${2n ** 53n} = 9007199254740992`, z.number())).toBe(1);
  });
});
