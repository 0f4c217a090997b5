import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { newIdentifier } from '../../../../shared/identifiers';
import { csvLines } from '../../../../electron/vault/exchange/csv/lines';
import { findRecords } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { RelatedPerson } from '../../../../shared/model';
import { asyncFailureOf } from '../../../support/temporary-store';
import type { VaultHarness } from '../../../support/vault-harness';
import { choices, commit, openTable, previewTable, vaultFor } from './support/import-table';

const HEADER = 'First Name,Last Name,DOB,Cell Phone,OK to call,Gender,Notes\r\n';

function clients<Fields extends z.ZodRawShape>(vault: VaultHarness, shape: Fields) {
  return vault.inspect((reader) =>
    reader.all(sqlFragment`SELECT * FROM client ORDER BY chart_number`, z.object(shape)),
  );
}

describe('people from a spreadsheet', () => {
  it('come in with names, dates, codes, contacts and flags; what is not said is not allowed', async () => {
    const vault = await vaultFor();
    const preview = await previewTable(
      vault,
      'Name,Goes by,Pronouns,DOB,Sex,Race,Hispanic,Language,Veteran,Phone,Email,OK to call,Voicemail,Address,City,ZIP,MRN,Status,SSN\n' +
        '"García-López, María José",Majo,xe/xem,3/27/1985,F,"White; Native American",Yes,Español,N,"(505) 555-0123 / 505-555-0199",M@Example.org,Y,,"12 Main St\nApt 4",Taos,87571,A-17,Active,123-45-6789\n' +
        'Bo Lee,,he/him,1990,M,,,English,Y,,,,,homeless,,,A-18,Died,\n',
    );
    expect(preview).toMatchObject({
      counts: 'rows',
      readyCount: 2,
      problems: [],
      notKept: expect.arrayContaining([
        { code: 'social_security_number', lineCount: 1 },
        { code: 'incomplete_date', lineCount: 1 },
      ]) as unknown,
    });
    await commit(vault, preview.previewId);
    const text = z.string().nullable();
    const [first, second] = clients(vault, {
      legal_first_name: text,
      legal_last_name: text,
      preferred_name: text,
      pronouns: text,
      pronouns_text: text,
      birth_date: text,
      birth_date_is_estimated: z.int(),
      sex_at_birth: text,
      race: text,
      ethnicity: text,
      language: text,
      veteran: text,
      address: text,
      external_identifiers: text,
      status: text,
    });
    expect(first).toMatchObject({
      legal_first_name: 'María José',
      legal_last_name: 'García-López',
      preferred_name: 'Majo',
      pronouns: 'other',
      pronouns_text: 'xe/xem',
      birth_date: '1985-03-27',
      sex_at_birth: 'female',
      race: '["white","american_indian"]',
      ethnicity: 'hispanic_unspecified',
      language: 'es',
      veteran: 'no',
      address:
        '{"city":"Taos","line":"12 Main St, Apt 4","noFixedAddress":false,"postalCode":"87571","state":null}',
      status: 'active',
    });
    expect(second).toMatchObject({
      birth_date: '1990-07-01',
      birth_date_is_estimated: 1,
      status: 'deceased',
      address: '{"city":null,"line":null,"noFixedAddress":true,"postalCode":null,"state":null}',
    });
    vault.inspect((reader) => {
      const everything = reader
        .values(sqlFragment`SELECT coalesce(value, '') FROM change`, z.string())
        .join(' ');
      expect(everything).not.toContain('123-45-6789');
      const contacts = reader.all(
        sqlFragment`SELECT kind, value, ok_to_call, ok_to_leave_voicemail, ok_to_text FROM contact_method ORDER BY value`,
        z.unknown(),
      );
      const flags = { ok_to_call: 1, ok_to_leave_voicemail: 0, ok_to_text: 0 };
      expect(contacts).toEqual([
        { kind: 'phone', value: '+15055550123', ...flags },
        { kind: 'phone', value: '+15055550199', ...flags },
        { kind: 'email', value: 'm@example.org', ...flags },
      ]);
    });
    // The same list again: everybody is known by their id.
    const again = await previewTable(
      vault,
      'Name,Goes by,Pronouns,DOB,Sex,Race,Hispanic,Language,Veteran,Phone,Email,OK to call,Voicemail,Address,City,ZIP,MRN,Status,SSN\n' +
        'Bo Lee,,,,,,,,,,,,,,,,A-18,,\n',
    );
    expect(again).toMatchObject({ alreadyHereCount: 1, readyCount: 0 });
    // A Social Security number stays out also when somebody says it is another id.
    const { tableId } = await openTable(vault, 'Name,SSN\nCy Poe,123-45-6781\n');
    const said = (['fullName', 'otherId'] as const).map((field, column) => ({
      column,
      field,
      dateOrder: null,
      words: [],
    }));
    const disguised = await vault.call('import.previewTable', { tableId, columns: said });
    expect(disguised).toMatchObject({
      readyCount: 1,
      notKept: [{ code: 'social_security_number', lineCount: 1 }],
    });
  });

  it('takes in whom to call in an emergency, and nothing that may be said to them', async () => {
    const vault = await vaultFor();
    const preview = await previewTable(
      vault,
      'Name,DOB,Emergency Contact,Emergency Phone,Relationship\n' +
        'Ann Lee,1985-03-07,Rosa  Lee,(505) 555-0117,Sister\n' +
        'Bo Lee,1986-03-07,,505-555-0118,\n' +
        'Cy Lee,1987-03-07,Uncle Bob,none,tío\n' +
        'Di Lee,1988-03-07,Flo Lee,ask Ann,mom\n',
    );
    expect(preview).toMatchObject({
      readyCount: 3,
      notKept: [{ code: 'emergency_number_alone', lineCount: 1 }],
      problems: [{ lineNumber: 5, code: 'phone_not_valid', path: 'Emergency Phone' }],
    });
    await commit(vault, preview.previewId, true);
    vault.inspect((reader) => {
      const people = findRecords(reader, RelatedPerson, sqlFragment`1 ORDER BY name`);
      expect(people).toMatchObject([
        { name: 'Rosa Lee', relationship: 'sibling', phone: '+15055550117', isEmergencyContact: true },
        { name: 'Uncle Bob', relationship: 'other_family', phone: null, consentId: null },
      ]);
    });
  });

  it('names every row that cannot come in, with its column and reason, and nobody else', async () => {
    const vault = await vaultFor();
    const preview = await previewTable(
      vault,
      HEADER +
        'Ann,Lee,1985-03-07,505-555-0123,yes,F,\r\n' +
        ',,1985-03-07,,,,\r\n' +
        'Bo,Lee,31 Feb 1985,,,,\r\n' +
        'Cy,Lee,2019-01-01,,,,\r\n' +
        'Di,Lee,1801-01-01,,,,\r\n' +
        'Ed,Lee,2126-01-01,,,,\r\n' +
        'Flo,Lee,1985-03-07,call the office,yes,F,\r\n' +
        'Gus,Lee,1985-03-07,,maybe,Klingon,\r\n' +
        '"Hal\r\nIda",Lee,1985-03-07,,,,\r\n' +
        `${'J'.repeat(101)},Lee,1985-03-07,,,,\r\n` +
        'Kay\u0007,Lee,1985-03-07,,,,\r\n' +
        'Lou,Lee,1985-03-07,,,,,,extra\r\n' +
        '\r\n' +
        '李,王,n/a,-,,,"a note, ""quoted"""\r\n' +
        'عمر,🙂,1985-03-07,,,,\r\n',
    );
    expect(preview.problems).toEqual([
      { lineNumber: 3, code: 'name_missing', path: '' },
      { lineNumber: 4, code: 'birth_date_not_a_date', path: 'DOB' },
      { lineNumber: 5, code: 'under_age', path: 'DOB' },
      { lineNumber: 6, code: 'birth_date_too_long_ago', path: 'DOB' },
      { lineNumber: 7, code: 'birth_date_in_future', path: 'DOB' },
      { lineNumber: 8, code: 'phone_not_valid', path: 'Cell Phone' },
      { lineNumber: 9, code: 'word_unknown', path: 'Gender' },
      { lineNumber: 9, code: 'word_unknown', path: 'OK to call' },
      { lineNumber: 10, code: 'line_break', path: 'First Name' },
      { lineNumber: 11, code: 'text_too_long', path: 'First Name' },
      { lineNumber: 12, code: 'control_character', path: 'First Name' },
      { lineNumber: 13, code: 'cells_without_column', path: 'I' },
    ]);
    expect(preview).toMatchObject({ lineCount: 14, problemLineCount: 11, readyCount: 3 });
    expect((await asyncFailureOf(commit(vault, preview.previewId, false))).details?.problems).toEqual([
      { path: 'skipProblemLines', code: 'problem_lines_left' },
    ]);
    expect(clients(vault, {})).toEqual([]);
    expect(await commit(vault, preview.previewId)).toMatchObject({ importedCount: 3, problemLineCount: 11 });
  });

  it('asks for the order of day and month instead of guessing, and reads it from the dates where they say it', async () => {
    const vault = await vaultFor();
    const ask = await openTable(vault, 'Name,DOB\nAnn Lee,3/7/1985\nBo Lee,1.2.90\n');
    expect(ask.columns[1]?.check?.dates).toEqual({
      order: 'ask',
      unreadableCount: 0,
      example: { text: '3/7/1985', month_first: '1985-03-07', day_first: '1985-07-03' },
      hasTwoDigitYears: true,
    });
    const refused = vault.call('import.previewTable', { tableId: ask.tableId, columns: choices(ask) });
    expect((await asyncFailureOf(refused)).details?.problems).toEqual([
      { path: 'columns[1].dateOrder', code: 'date_order_missing' },
    ]);
    const columns = choices(ask, { dateOrder: 'day_first' });
    const preview = await vault.call('import.previewTable', { tableId: ask.tableId, columns });
    expect(preview.sample.map(({ birthDate }) => birthDate)).toEqual(['1985-07-03', '1990-02-01']);

    // One date that can be read only one way decides, whatever was chosen for another file.
    const told = 'Name,DOB\nAnn Lee,3/7/1985\nBo Lee,13/2/1990\n';
    expect((await openTable(vault, told)).columns[1]?.check?.dates?.order).toBe('day_first');
    const decided = await previewTable(vault, told, { dateOrder: 'month_first' });
    expect(decided.sample.map(({ birthDate }) => birthDate)).toEqual(['1985-07-03', '1990-02-13']);

    const mixed = 'Name,DOB\nAnn Lee,3/17/1985\nBo Lee,13/2/1990\n';
    expect((await openTable(vault, mixed)).columns[1]?.check?.dates?.order).toBe('mixed');
    expect(await previewTable(vault, mixed, { dateOrder: 'month_first' })).toMatchObject({
      problems: [{ lineNumber: 3, code: 'birth_date_not_a_date', path: 'DOB' }],
    });
  });

  it('takes what a person says unknown words mean, and remembers it with the columns', async () => {
    const vault = await vaultFor();
    const file = 'Name,Sexo,Grupo\nAnn Lee,Fem.,A\nBo Lee,Vrn,B\nCy Lee,??,C\n';
    const table = await openTable(vault, file);
    expect(table.columns[1]).toMatchObject({
      field: 'sexAtBirth',
      check: { unknownWords: [{ text: 'Vrn', rowCount: 1 }], unknownWordCount: 1 },
    });
    const columns = choices(table).map((choice) =>
      choice.field === 'sexAtBirth' ? { ...choice, words: [{ text: 'Vrn', code: 'male' }] } : choice,
    );
    await vault.call('import.rememberColumns', {
      operationId: newIdentifier(),
      tableId: table.tableId,
      columns,
    });
    const preview = await vault.call('import.previewTable', { tableId: table.tableId, columns });
    expect(preview).toMatchObject({ problems: [], readyCount: 3 });
    await commit(vault, preview.previewId);
    expect(clients(vault, { sex_at_birth: z.string().nullable() }).map((row) => row.sex_at_birth)).toEqual([
      'female',
      'male',
      null,
    ]);
    // The same names in another order; nobody from the file is kept with them.
    const again = await openTable(vault, 'grupo;SEXO;name\nA;Vrn;Dan Poe\n');
    expect(again).toMatchObject({ source: 'remembered' });
    expect(again.columns[1]).toMatchObject({ field: 'sexAtBirth', words: [{ text: 'Vrn', code: 'male' }] });
    expect(await openTable(vault, 'Name,Sexo\nAnn Lee,F\n')).toMatchObject({ source: 'guessed' });
  });

  it('refuses choices that leave nobody a name, use a field twice, or point outside the file', async () => {
    const vault = await vaultFor();
    const { tableId } = await openTable(vault, 'Name,City\nAnn Lee,Taos\n');
    const of = (column: number, field: 'fullName' | 'city') => ({
      column,
      field,
      dateOrder: null,
      words: [],
    });
    const refused = async (columns: ReturnType<typeof of>[]) =>
      asyncFailureOf(vault.call('import.previewTable', { tableId, columns }));
    expect((await refused([of(1, 'city')])).details?.problems?.[0]?.code).toBe('column_of_names_missing');
    expect((await refused([of(0, 'fullName'), of(1, 'fullName')])).details?.problems?.[0]?.code).toBe(
      'column_chosen_twice',
    );
    expect((await refused([of(9, 'fullName')])).code).toBe('INVALID_INPUT');
  });

  it('keeps a text that looks like a formula as text, and the export never lets it start one', async () => {
    const vault = await vaultFor();
    const preview = await previewTable(vault, 'First name,Last name\n"=cmd|\' /C calc\'!A0",@SUM(1)\n');
    await commit(vault, preview.previewId);
    const [row] = clients(vault, { legal_first_name: z.string(), legal_last_name: z.string() });
    expect(row).toEqual({ legal_first_name: "=cmd|' /C calc'!A0", legal_last_name: '@SUM(1)' });
    expect(csvLines([[row?.legal_first_name ?? '', row?.legal_last_name ?? '']])).toBe(
      `"'=cmd|' /C calc'!A0","'@SUM(1)"\r\n`,
    );
  });

  it('leaves nothing when the writing was cancelled', async () => {
    const vault = await vaultFor();
    const rows = Array.from(
      { length: 400 },
      (_, index) => `Person${String(index)} Lee,${String(1930 + (index % 70))}-03-07\n`,
    );
    const preview = await previewTable(vault, `Name,DOB\n${rows.join('')}`);
    const callId = newIdentifier();
    const running = vault.call(
      'import.commit',
      {
        operationId: newIdentifier(),
        previewId: preview.previewId,
        includeDuplicateLines: [],
        includeReason: null,
        skipProblemLines: true,
        assignedWorkerId: null,
      },
      { callId },
    );
    while (!vault.events('job.progress').some(({ step }) => step === 'writing'))
      await vault.nextEvent('job.progress');
    vault.cancel(callId);
    expect((await asyncFailureOf(running)).code).toBe('CANCELLED');
    expect(clients(vault, {})).toEqual([]);
    expect(
      vault.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM import_run`, z.int())),
    ).toBe(0);
  });
});
