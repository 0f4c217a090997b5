import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Role } from '../../../../shared/access';
import { asyncFailureOf } from '../../../support/temporary-store';
import { chosenFile, choices, guesses, openTable, vaultFor } from './support/import-table';

const HEADER = 'First Name,Last Name,DOB,Cell Phone,OK to call,Gender,Notes\r\n';

describe('opening a spreadsheet', () => {
  it('guesses what the columns are by their names in English and Spanish, and by their content', async () => {
    const vault = await vaultFor();
    expect(guesses(await openTable(vault, `${HEADER}Ann,Lee,1985-03-07,505-555-0123,yes,F,x\r\n`))).toEqual({
      'First Name': 'firstName',
      'Last Name': 'lastName',
      DOB: 'birthDate',
      'Cell Phone': 'phone',
      'OK to call': 'okToCall',
      Gender: 'gender',
      Notes: null,
    });
    const spanish =
      'Nombre completo;Fecha de nacimiento;Teléfono;Correo electrónico;Género;Estado;Seguro Social\nAna Ruiz;7/3/1985;5055550123;a@b.org;Mujer;Activa;123-45-6789\n';
    expect(guesses(await openTable(vault, spanish))).toEqual({
      'Nombre completo': 'fullName',
      'Fecha de nacimiento': 'birthDate',
      Teléfono: 'phone',
      'Correo electrónico': 'email',
      Género: 'gender',
      Estado: 'status',
      'Seguro Social': 'socialSecurityNumber',
    });
    const bare =
      'Ann\t1985-03-07\t(505) 555-0123\tann@example.org\t123-45-6789\nBo\t1990-01-02\t(505) 555-0124\tbo@example.org\t123-45-6780\n';
    expect(await openTable(vault, bare)).toMatchObject({
      delimiter: 'tab',
      headerRow: null,
      columns: [null, 'birthDate', 'phone', 'email', 'socialSecurityNumber'].map((field) => ({ field })),
    });
    const titled = 'Client list 2026\n\nName,Birthday\nAnn Lee,1985-03-07\n';
    expect(await openTable(vault, titled)).toMatchObject({ headerRow: 3, rowCount: 1 });
  });

  it('never shows a Social Security number', async () => {
    const vault = await vaultFor();
    const rows = 'Ann Lee,123-45-6789,987654321\nBo Lee,123-45-6780,987654320\n';
    for (const header of ['Name,Number,SSN\n', '']) {
      const shown = JSON.stringify(
        await openTable(vault, header + rows.replaceAll(',9', header === '' ? ',Z' : ',9')),
      );
      expect(shown).toContain('Ann Lee');
      expect(shown).not.toMatch(/123-45|98765432/);
    }
  });

  it('reads every common encoding', async () => {
    const vault = await vaultFor();
    for (const [encoding, content] of [
      ['utf-8', Buffer.from('\ufeffName,Apodo\nJosé Núñez,Pepe\n', 'utf8')],
      ['utf-8', Buffer.from('Name,Apodo\nJosé Núñez,Pepe\n', 'utf8')],
      ['utf-16le', Buffer.from('\ufeffName\tApodo\nJosé Núñez\tPepe\n', 'utf16le')],
      ['utf-16le', Buffer.from('Name\tApodo\nJosé Núñez\tPepe\n', 'utf16le')],
      ['utf-16be', Buffer.from('\ufeffName\tApodo\nJosé Núñez\tPepe\n', 'utf16le').swap16()],
      [
        'windows-1252',
        Buffer.from(
          'Name;Apodo\r\nJosé Núñez;“Pepe” O’Neil\r\n'
            .replace('“', '\x93')
            .replace('”', '\x94')
            .replace('’', '\x92'),
          'latin1',
        ),
      ],
      ['macintosh', Buffer.from('Name,Apodo\rJos\x8e N\x9c\x96ez,Pepe\r', 'latin1')],
    ] as const) {
      expect(await openTable(vault, content)).toMatchObject({
        encoding,
        accents: ['José Núñez'],
        unreadableCellCount: 0,
        rowCount: 1,
      });
    }
  });

  it('says when letters could not be read, and names the cell instead of storing rubbish', async () => {
    const vault = await vaultFor();
    const table = await openTable(
      vault,
      Buffer.from('Name,City\nJos\xe9 Ruiz,Taos\nAnn Lee,Taos\n', 'latin1'),
    );
    expect(table.encoding).toBe('windows-1252');
    const again = await vault.call('import.readTable', { tableId: table.tableId, encoding: 'utf-8' });
    expect(again.table.unreadableCellCount).toBe(1);
    const preview = await vault.call('import.previewTable', {
      tableId: table.tableId,
      columns: choices(again.table),
    });
    expect(preview).toMatchObject({
      readyCount: 1,
      problems: [{ lineNumber: 2, code: 'letters_unreadable', path: 'Name' }],
    });
  });

  it('refuses files that are no list of people, each in words', async () => {
    const vault = await vaultFor();
    for (const [what, content, code, lineNumber] of [
      [
        'a quotation mark that is never closed',
        'Name,City\nAnn,Taos\n"Bo,Taos\nCy,Taos\n',
        'FILE_QUOTE_OPEN',
        3,
      ],
      ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'FILE_NOT_PEOPLE', undefined],
      ['zeros', Buffer.alloc(2_000), 'FILE_NOT_PEOPLE', undefined],
      [
        'an old workbook, or one with a password',
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        'FILE_OLD_WORKBOOK',
        undefined,
      ],
      [
        'a web page named .xls',
        '<html><table><tr><td>Ann</td></tr></table></html>',
        'FILE_OLD_WORKBOOK',
        undefined,
      ],
      ['nothing', '', 'FILE_EMPTY', undefined],
      ['empty lines', '\n\n\n', 'FILE_EMPTY', undefined],
      ['100,000 rows', `Name\n${'Ann Lee\n'.repeat(100_000)}`, 'FILE_TOO_MANY_ROWS', undefined],
      ['300 columns', `Name\n${'a,'.repeat(300)}b\n`, 'FILE_TOO_MANY_COLUMNS', 2],
    ] as const) {
      const failure = await asyncFailureOf(
        vault.call('import.open', { fileToken: chosenFile(vault, content) }),
      );
      expect([what, failure.code, failure.details?.lineNumber]).toEqual([what, code, lineNumber]);
    }
  });

  it('leaves records to the other way in, with the same token', async () => {
    const vault = await vaultFor();
    const fileToken = chosenFile(
      vault,
      '{"resourceType":"Patient","name":[{"family":"Lee","given":["Ann"]}]}\n',
    );
    expect(await vault.call('import.open', { fileToken })).toEqual({ kind: 'records' });
    expect(await vault.call('import.preview', { fileToken })).toMatchObject({
      counts: 'lines',
      readyCount: 1,
    });
  });

  it.each<[Role, boolean]>([
    ['front_desk', false],
    ['peer_worker', false],
    ['supervisor', true],
    ['administrator', true],
  ])('%s may: %s', async (role, isAllowed) => {
    const vault = await vaultFor(role);
    const opened = vault.call('import.open', { fileToken: chosenFile(vault, 'Name,City\nAnn Lee,Taos\n') });
    if (isAllowed) expect(await opened).toMatchObject({ kind: 'table' });
    else expect((await asyncFailureOf(opened)).code).toBe('NOT_PERMITTED');
  });

  it('reads back every table a CSV writer can write, cell by cell', async () => {
    const vault = await vaultFor();
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
    const cases = fc.tuple(
      fc.constantFrom(',', ';', '\t', '|'),
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([delimiter, rows]) => {
        const given = [['First name', 'Last name', 'City'], ...rows];
        const written = stringify(given, { delimiter, quoted: true, record_delimiter: '\r\n' });
        const table = await openTable(vault, written);
        expect(guesses(table)).toMatchObject({ 'First name': 'firstName', 'Last name': 'lastName' });
        const filled = rows.filter((row) => row.some((text) => text.trim() !== ''));
        expect(table.rowCount).toBe(filled.length);
        for (const [column, { samples }] of table.columns.entries()) {
          const texts = filled.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '');
          expect(samples).toEqual([...new Set(texts)].slice(0, 3));
        }
      }),
      { numRuns: 25 },
    );
  });
});
