import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readLines } from '../../../../electron/vault/exchange/import/line-reader';
import { readPatientFile } from '../../../../electron/vault/exchange/import/read-file';
import type { ReadFile } from '../../../../electron/vault/exchange/import/read-file';
import { IMPORT_FILE_LIMIT_BYTES, IMPORT_LINE_LIMIT_BYTES } from '../../../../shared/exchange/import-limits';
import type { LocalDate } from '../../../../shared/time';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';

const RULES = { today: '2026-03-10' as LocalDate, servesMinors: false };
const noTurn = (): Promise<void> => Promise.resolve();

function fileOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'people.ndjson');
  writeFileSync(path, content);
  return path;
}

function read(content: string | Uint8Array): Promise<ReadFile> {
  return readPatientFile(fileOf(content), RULES, noTurn);
}

async function refusal(content: string | Uint8Array) {
  return (await asyncFailureOf(read(content))).toValue();
}

/** One good line about somebody of this number. */
function patient(number: number, more: object = {}): string {
  return JSON.stringify({
    resourceType: 'Patient',
    id: `p${String(number)}`,
    identifier: [{ system: 'urn:example', value: String(number) }],
    name: [{ use: 'official', family: `Baca${String(number)}`, given: ['Ana'] }],
    birthDate: '1980-01-01',
    ...more,
  });
}

describe('a file that is no list of people', () => {
  it.each([
    ['empty', '', { code: 'FILE_EMPTY' }],
    ['only blank lines', '\n \n\r\n', { code: 'FILE_EMPTY' }],
    [
      'a text',
      'Dear colleague,\nhere is the list.\n',
      { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } },
    ],
    ['a spreadsheet', 'id,name\n1,Ana\n', { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } }],
    [
      'printed over several lines',
      JSON.stringify({ resourceType: 'Patient' }, null, 2),
      { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } },
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${patient(1)}\n`, 'utf16le'),
      { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } },
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } },
    ],
    [
      'compressed',
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xed]),
      { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } },
    ],
    [
      'a bundle',
      `${JSON.stringify({ resourceType: 'Bundle', entry: [] })}\n`,
      { code: 'FILE_WRONG_RESOURCE', details: { lineNumber: 1 } },
    ],
    [
      'encounters',
      `\n{"resourceType":"Encounter"}\n{"resourceType":"Encounter"}\n`,
      { code: 'FILE_WRONG_RESOURCE', details: { lineNumber: 2 } },
    ],
    ['numbers', '1\n2\n3\n', { code: 'FILE_WRONG_RESOURCE', details: { lineNumber: 1 } }],
    [
      'one endless line',
      `{"resourceType":"Patient","text":"${'x'.repeat(IMPORT_LINE_LIMIT_BYTES)}"}\n`,
      { code: 'LINE_TOO_LONG', details: { lineNumber: 1 } },
    ],
  ])('%s', async (_name, content, expected) => {
    expect(await refusal(content)).toEqual(expected);
  });

  it('too large is refused before anything of it is read', async () => {
    const path = fileOf('');
    truncateSync(path, 200_000_000);
    const started = performance.now();
    const failure = await asyncFailureOf(readPatientFile(path, RULES, noTurn));
    expect(failure.toValue()).toEqual({ code: 'FILE_TOO_LARGE' });
    expect(performance.now() - started).toBeLessThan(1_000);
    truncateSync(path, IMPORT_FILE_LIMIT_BYTES + 1);
    expect((await asyncFailureOf(readPatientFile(path, RULES, noTurn))).code).toBe('FILE_TOO_LARGE');
  });

  it('that is a folder, or gone, is unreadable', async () => {
    const folder = join(temporaryFolder(), 'folder');
    mkdirSync(folder);
    expect((await asyncFailureOf(readPatientFile(folder, RULES, noTurn))).toValue()).toEqual({
      code: 'FILE_UNREADABLE',
    });
    const gone = join(folder, 'gone');
    expect((await asyncFailureOf(readPatientFile(gone, RULES, noTurn))).toValue()).toEqual({
      code: 'FILE_UNREADABLE',
    });
  });
});

describe('a file that was cut off', () => {
  it.each([
    ['in the middle of its last line', `${patient(1)}\n${patient(2).slice(0, 40)}`, 2],
    [
      'in the middle of a letter',
      Buffer.from(`${patient(1)}\n{"resourceType":"Patient","name":[{"text":"Jos\u00e9`).subarray(0, -1),
      2,
    ],
    ['in its only line', patient(1).slice(0, 60), 1],
  ])('%s is refused as a whole, with the line', async (_name, content, lineNumber) => {
    expect(await refusal(content)).toEqual({ code: 'FILE_TRUNCATED', details: { lineNumber } });
  });

  it('is whole without a line end after its last line', async () => {
    const file = await read(`${patient(1)}\n${patient(2)}`);
    expect(file).toMatchObject({ lineCount: 2, problemLineCount: 0 });
    expect(file.people).toHaveLength(2);
  });
});

describe('lines', () => {
  it('may end as on Windows, begin with a byte order mark and have blank ones between', async () => {
    const file = await read(`\ufeff${patient(1)}\r\n\r\n  \r\n${patient(2)}\r\n`);
    expect(file.people.map(({ lineNumber }) => lineNumber)).toEqual([1, 4]);
    expect(file.lineCount).toBe(2);
  });

  it.each([
    ['no JSON', '{"resourceType":"Patient",}', 'not_json'],
    ['letters that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'not_utf8'],
    ['too long a line', patient(9, { text: 'x'.repeat(IMPORT_LINE_LIMIT_BYTES) }), 'line_too_long'],
    [
      'deep lists',
      `{"resourceType":"Patient","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'nested_too_deep',
    ],
    [
      'a hundred thousand levels never closed',
      `{"resourceType":"Patient","x":${'['.repeat(100_000)}}`,
      'nested_too_deep',
    ],
    [
      'the same key twice',
      '{"resourceType":"Patient","birthDate":"1980-01-01","birthDate":"1981-01-01"}',
      'duplicate_key',
    ],
    [
      'the same key twice, once in disguise',
      '{"resourceType":"Patient","birthDate":"1980-01-01","birth\\u0044ate":"1981-01-01"}',
      'duplicate_key',
    ],
    [
      'a key that means something to JavaScript',
      '{"resourceType":"Patient","__proto__":{"name":[{"text":"x"}]}}',
      'forbidden_key',
    ],
    [
      'another one, deep inside',
      '{"resourceType":"Patient","x":[{"constructor":{"prototype":{}}}]}',
      'forbidden_key',
    ],
    [
      'a number out of range',
      '{"resourceType":"Patient","multipleBirthInteger":1e999}',
      'number_out_of_range',
    ],
    ['another resource', '{"resourceType":"Observation"}', 'wrong_resource'],
    ['no resource type', '{"name":[{"text":"Ana"}]}', 'wrong_resource'],
    ['a list', '[1,2]', 'wrong_resource'],
    ['null', 'null', 'wrong_resource'],
  ])('with %s are a problem of the line, and the rest is read', async (_name, line, code) => {
    const bytes = Buffer.concat([
      Buffer.from(`${patient(1)}\n`),
      Buffer.from(line),
      Buffer.from(`\n${patient(2)}\n`),
    ]);
    const file = await read(bytes);
    expect(file.problems).toEqual([
      { lineNumber: 2, code, path: code === 'wrong_resource' ? 'resourceType' : '' },
    ]);
    expect(file).toMatchObject({ lineCount: 3, problemLineCount: 1 });
    expect(file.people.map(({ lineNumber }) => lineNumber)).toEqual([1, 3]);
  });

  it('never change what objects are', async () => {
    await read(`${patient(1)}\n{"resourceType":"Patient","__proto__":{"polluted":true}}\n`);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('with problems are counted beyond those that are told', async () => {
    const lines = [patient(0), ...Array.from({ length: 1_200 }, () => 'x')];
    const file = await read(`${lines.join('\n')}\n`);
    expect(file.problems).toHaveLength(1_000);
    expect(file.problemLineCount).toBe(1_200);
  });

  it('come whole out of reads of any size', async () => {
    // Longer than one read of the file, and a letter of several bytes on every border.
    const text = 'é'.repeat(150_000);
    const path = fileOf(`${text}\n\n${text}x\n${text}`);
    const found: (readonly [number, string, boolean])[] = [];
    await readLines(path, {
      turn: noTurn,
      onLine: ({ lineNumber, bytes, isEnded }) => {
        found.push([lineNumber, bytes?.toString() ?? '', isEnded]);
      },
    });
    expect(found).toEqual([
      [1, text, true],
      [2, '', true],
      [3, `${text}x`, true],
      [4, text, false],
    ]);
  });
});
