import fc from 'fast-check';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { columnsOf } from '../../../../electron/vault/exchange/csv/columns';
import { csvLines, guardedCell } from '../../../../electron/vault/exchange/csv/lines';
import { Device, ENTITIES, allFields } from '../../../../shared/model';
import { parseCsv } from './support/parse-csv';

describe('cells', () => {
  it('that could start a formula get an apostrophe, and only they', () => {
    const starts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '\u00a0=1',
      '＝1',
      '＋1',
      '－1',
      '＠a',
      "'",
    ];
    for (const start of starts) expect(guardedCell(start)).toBe(`'${start}`);
    for (const plain of ['', 'a=1', '1-1', 'José', '0', '2026-03-10', ' a', '"=1"']) {
      expect(guardedCell(plain)).toBe(plain);
    }
  });

  it('give the value back when one apostrophe is taken off', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
        const cell = guardedCell(value);
        expect(cell.startsWith("'") ? cell.slice(1) : cell).toBe(value);
        expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });

  it('are read back whatever they hold', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\u0000'));
    const odd = fc.constantFrom('"', '""', ',', '\n', 'a\nb', '\r\n', 'a"b,c', '');
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(cell, odd), { minLength: 2, maxLength: 4 }), { maxLength: 4 }),
        (rows) => {
          const width = rows[0]?.length ?? 2;
          const table = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
          expect(parseCsv(csvLines(table))).toEqual(table.map((row) => row.map(guardedCell)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('columns', () => {
  it('are there for every field of every entity, except secrets', () => {
    for (const entity of ENTITIES) {
      const columns = columnsOf(entity);
      for (const [name, field] of allFields(entity)) {
        const has = columns.some((column) => column.field === field);
        expect(has, `${entity.name}.${name}`).toBe(field.tier !== 'secret');
      }
      const headers = columns.map(({ header }) => header);
      expect(new Set(headers).size).toBe(headers.length);
      for (const header of headers) expect(header).toMatch(/^[a-z][a-z0-9_]*$/);
    }
    expect(columnsOf(Device).map(({ header }) => header)).not.toContain('private_key_pem');
  });

  it('say in both languages what they hold', () => {
    for (const entity of ENTITIES) {
      for (const { label, header } of columnsOf(entity)) {
        const parsed = z.object({ en: z.string().min(1), es: z.string().min(1) }).safeParse(label);
        expect(parsed.success, header).toBe(true);
      }
    }
  });
});
