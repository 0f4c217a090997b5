import { once } from 'node:events';
import { appendFileSync, createWriteStream, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

import type { Role } from '../../../../shared/access';
import { newIdentifier } from '../../../../shared/identifiers';
import { verifyAudit } from '../../../../electron/vault/store/audit';
import { sql, sqlFragment, sqlIdentifier } from '../../../../electron/vault/store/sql';
import { seedPatientLines } from '../../../seed/seed-patients';
import { sharedDataPath } from '../../../support/shared-data';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

const TODAY = '2026-03-10';

/** Tables that an import fills; all of them together are "nothing changed". */
const FILLED = ['client', 'contact_method', 'client_search', 'import_run', 'change', 'command_result'];

async function vaultFor(role: Role): Promise<VaultHarness> {
  const vault = await openVaultHarness({ signedIn: role });
  onTestFinished(() => vault.close());
  return vault;
}

function fileOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'people.ndjson');
  writeFileSync(path, content);
  return path;
}

function people(count: number): string {
  return [...seedPatientLines(count, TODAY as never)].join('');
}

function previewOf(vault: VaultHarness, path: string, callId?: string) {
  return vault.call(
    'import.preview',
    { fileToken: vault.chooseFile(path, 'read') },
    { ...(callId && { callId }) },
  );
}

function choices(previewId: string, given: { skipProblemLines?: boolean; operationId?: string } = {}) {
  return {
    previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines: true,
    assignedWorkerId: null,
    ...given,
  };
}

/** How many rows there are in everything an import writes. */
function rowCounts(vault: VaultHarness): Record<string, number> {
  return vault.inspect((reader) =>
    Object.fromEntries(
      FILLED.map((table) => [
        table,
        reader.value(sql`SELECT count(*) FROM ${sqlIdentifier(table)}`, z.int()) ?? -1,
      ]),
    ),
  );
}

/** Resolves as soon as the job has said that it is at a step. */
async function reachedStep(vault: VaultHarness, step: string): Promise<void> {
  while (!vault.events('job.progress').some((event) => event.step === step)) {
    await vault.nextEvent('job.progress');
  }
}

describe('bringing people in', () => {
  it('takes all of them with their contacts, index, changes, audit and report, once', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(people(120)));
    expect(preview).toMatchObject({ lineCount: 120, problemLineCount: 0, alreadyHereCount: 0 });
    const operationId = newIdentifier();
    const report = await vault.call('import.commit', choices(preview.previewId, { operationId }));
    expect(report.importedCount).toBe(preview.readyCount);
    const after = rowCounts(vault);
    expect(after).toMatchObject({
      client: report.importedCount,
      client_search: report.importedCount,
      import_run: 1,
    });
    vault.inspect((reader) => {
      const audited = reader.values(
        sqlFragment`SELECT record_id FROM audit WHERE action = 'import.committed'`,
        z.string(),
      );
      expect(audited).toEqual([report.importRunId]);
    });
    expect(await vault.inspect((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });
    // The page never heard the answer and asks again.
    expect(await vault.call('import.commit', choices(preview.previewId, { operationId }))).toEqual(report);
    expect(rowCounts(vault)).toEqual(after);
    // The same file again: everybody is here already.
    const again = await previewOf(vault, fileOf(people(120)));
    expect(again).toMatchObject({ alreadyHereCount: report.importedCount });
  });

  it('goes on from where it stopped for the next change: sequence and clock have no gap', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(people(60)));
    await vault.call('import.commit', choices(preview.previewId));
    vault.inspect((reader) => {
      const gaps = sqlFragment`SELECT max(sequence) - count(*) FROM change`;
      expect(reader.value(gaps, z.int())).toBe(0);
    });
    expect((await vault.call('session.current', {})).unsentChangeCount).toBeGreaterThan(60);
  });

  it.each<[Role, boolean]>([
    ['front_desk', false],
    ['peer_worker', false],
    ['supervisor', true],
    ['administrator', true],
  ])('%s may: %s', async (role, isAllowed) => {
    const vault = await vaultFor(role);
    const preview = previewOf(vault, fileOf(people(3)));
    if (isAllowed) {
      const { previewId } = await preview;
      expect((await vault.call('import.commit', choices(previewId))).importedCount).toBe(3);
    } else {
      expect((await asyncFailureOf(preview)).code).toBe('NOT_PERMITTED');
      const commit = vault.call('import.commit', choices(newIdentifier()));
      expect((await asyncFailureOf(commit)).code).toBe('NOT_PERMITTED');
    }
  });
});

describe('nothing changes', () => {
  it('when the file was changed after the preview', async () => {
    const vault = await vaultFor('supervisor');
    const path = fileOf(people(20));
    const preview = await previewOf(vault, path);
    const before = rowCounts(vault);
    appendFileSync(path, people(1).replace('seed-000001', 'another'));
    const failure = await asyncFailureOf(vault.call('import.commit', choices(preview.previewId)));
    expect(failure.code).toBe('FILE_CHANGED');
    await rm(path);
    expect((await asyncFailureOf(vault.call('import.commit', choices(preview.previewId)))).code).toBe(
      'FILE_UNREADABLE',
    );
    expect(rowCounts(vault)).toEqual(before);
  });

  it('when the preview is cancelled', async () => {
    const vault = await vaultFor('supervisor');
    const callId = newIdentifier();
    const preview = asyncFailureOf(previewOf(vault, fileOf(people(400)), callId));
    await reachedStep(vault, 'matching');
    vault.cancel(callId);
    expect((await preview).code).toBe('CANCELLED');
  });

  it('when the writing is cancelled in its middle, and the same preview can be brought in after', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(people(300)));
    const before = rowCounts(vault);
    const callId = newIdentifier();
    const commit = asyncFailureOf(vault.call('import.commit', choices(preview.previewId), { callId }));
    await reachedStep(vault, 'writing');
    vault.cancel(callId);
    expect((await commit).code).toBe('CANCELLED');
    expect(rowCounts(vault)).toEqual(before);
    const report = await vault.call('import.commit', choices(preview.previewId));
    expect(report.importedCount).toBe(preview.readyCount);
    expect(await vault.inspect((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });
  });

  it('when somebody locks while it writes', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(people(300)));
    const before = rowCounts(vault);
    void vault.call('import.commit', choices(preview.previewId)).catch(() => undefined);
    await reachedStep(vault, 'writing');
    await vault.lock();
    const counts = rowCounts(vault);
    expect(counts).toEqual(before);
  });

  it('when lines have problems and nobody said to leave them out', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(`${people(5)}{"resourceType":"Observation"}\n`));
    expect(preview.problems).toMatchObject([{ lineNumber: 6, code: 'wrong_resource' }]);
    const before = rowCounts(vault);
    const refused = vault.call('import.commit', choices(preview.previewId, { skipProblemLines: false }));
    expect((await asyncFailureOf(refused)).code).toBe('RULE_BROKEN');
    expect(rowCounts(vault)).toEqual(before);
  });

  it.each([
    [
      'truncated',
      `${people(3)}${people(1).slice(0, 90)}`,
      { code: 'FILE_TRUNCATED', details: { lineNumber: 4 } },
    ],
    ['no JSON', 'Dear colleague,\n', { code: 'FILE_NOT_NDJSON', details: { lineNumber: 1 } }],
    [
      'wrong resource',
      '{"resourceType":"Encounter"}\n',
      { code: 'FILE_WRONG_RESOURCE', details: { lineNumber: 1 } },
    ],
    ['nothing', '', { code: 'FILE_EMPTY' }],
  ])('on a file that is %s', async (_name, content, expected) => {
    const vault = await vaultFor('supervisor');
    const before = rowCounts(vault);
    const refused = await asyncFailureOf(previewOf(vault, fileOf(content)));
    expect(refused.toValue()).toEqual(expected);
    expect(rowCounts(vault)).toEqual(before);
  });

  it('on hostile lines between good ones: each is a problem of its line', async () => {
    const vault = await vaultFor('supervisor');
    const hostile = [
      '{"resourceType":"Patient","__proto__":{"isAdministrator":true}}',
      `{"resourceType":"Patient","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      '{"resourceType":"Patient","birthDate":"1980-01-01","birthDate":"1981-01-01"}',
      `{"resourceType":"Patient","name":[{"family":"${'x'.repeat(2_000)}"}]}`,
      `{"resourceType":"Patient","name":[{"family":"a\\u0000b"}]}`,
    ];
    const preview = await previewOf(vault, fileOf(`${people(2)}${hostile.join('\n')}\n`));
    expect(preview).toMatchObject({ lineCount: 7, readyCount: 2, problemLineCount: 5 });
    expect(preview.problems.map(({ lineNumber, code }) => [lineNumber, code])).toEqual([
      [3, 'forbidden_key'],
      [4, 'nested_too_deep'],
      [5, 'duplicate_key'],
      [6, 'text_too_long'],
      [7, 'control_character'],
    ]);
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
  });
});

describe('while it writes', () => {
  it('what others ask for waits its turn, is answered from the whole of it, and a save is kept', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, fileOf(people(300)));
    const commit = vault.call('import.commit', choices(preview.previewId));
    await reachedStep(vault, 'writing');
    const subject = newIdentifier();
    const saved = vault.call('draft.save', { kind: 'intake', subject, content: { legalFirstName: 'Nell' } });
    const listed = vault.call('client.list', {
      filter: { text: '', statuses: [], workerIds: [] },
      sort: [],
      offset: 0,
      limit: 1,
    });
    const report = await commit;
    expect((await listed).total).toBe(report.importedCount);
    await saved;
    expect((await vault.call('draft.get', { kind: 'intake', subject })).draft).toMatchObject({
      content: { legalFirstName: 'Nell' },
    });
  });
});

/** A file of this many bytes that begins with the text and goes on with blanks, as one line or as many. */
async function bigFile(bytes: number, begin: string, filler: string): Promise<string> {
  const path = join(temporaryFolder(), 'big.ndjson');
  const stream = createWriteStream(path);
  stream.write(begin);
  const block = Buffer.alloc(1_048_576, filler);
  for (let written = 0; written < bytes; written += block.length) {
    if (!stream.write(block)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return path;
}

describe('a large file', () => {
  it('of 200 MB is refused before it is read', async () => {
    const vault = await vaultFor('supervisor');
    const path = await bigFile(200_000_000, people(1), people(1));
    const failure = await asyncFailureOf(previewOf(vault, path));
    expect(failure.code).toBe('FILE_TOO_LARGE');
  });

  it.each([
    ['one endless line', '{"resourceType":"Patient","text":"', 'x', 'LINE_TOO_LONG'],
    ['noise', '\u0001\u0002', '\u0003\n', 'FILE_NOT_NDJSON'],
  ])('of 90 MB that is %s takes no memory and names the line', async (_name, begin, filler, code) => {
    const vault = await vaultFor('supervisor');
    const path = await bigFile(90_000_000, begin, filler);
    const before = process.memoryUsage().rss;
    const failure = await asyncFailureOf(previewOf(vault, path));
    expect(failure.toValue()).toEqual({ code, details: { lineNumber: 1 } });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });
});

const hundred = sharedDataPath('fhir/Patient.100.ndjson');

describe.runIf(hundred !== undefined)('files nobody here wrote', () => {
  it('brings in the adults of Patient.100 and says why the others stay out', async () => {
    const vault = await vaultFor('supervisor');
    const preview = await previewOf(vault, hundred ?? '');
    expect(preview.lineCount).toBe(120);
    expect(new Set(preview.problems.map(({ code }) => code))).toEqual(new Set(['under_age']));
    expect(preview.readyCount + preview.duplicateCount + preview.problemLineCount).toBe(120);
    const report = await vault.call('import.commit', choices(preview.previewId));
    expect(report.importedCount).toBe(preview.readyCount);
    expect(rowCounts(vault)['client']).toBe(preview.readyCount);
  });

  it.each(['Encounter.10.ndjson', 'DocumentReference.10.ndjson'])(
    'refuses %s, with its line',
    async (name) => {
      const vault = await vaultFor('supervisor');
      const failure = await asyncFailureOf(previewOf(vault, sharedDataPath(`fhir/${name}`) ?? ''));
      expect(failure.toValue()).toEqual({ code: 'FILE_WRONG_RESOURCE', details: { lineNumber: 1 } });
    },
  );
});
