import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import type { Role } from '../../../../shared/access';
import type { PrintJob } from '../../../../shared/contract/print';
import { newIdentifier } from '../../../../shared/identifiers';
import type { VaultToMain } from '../../../../shared/protocol';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { seedClient, seedEncounter, seedNote } from '../../../support/seed-records';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

async function withNote(): Promise<{ vault: VaultHarness; noteId: string }> {
  const opened = await openVaultHarness();
  vault = opened;
  const noteId = opened.seed('supervisor', (context) => {
    const client = seedClient(context);
    return seedNote(context, seedEncounter(context, client.id)).id;
  });
  return { vault: opened, noteId };
}

type Answer = Extract<VaultToMain, { kind: 'print-answered' }>;

/** Asks as main does, beside the page's port. */
async function askToPrint(target: VaultHarness, job: PrintJob): Promise<Answer['refusal']> {
  const requestId = newIdentifier();
  await target.fromMain({ kind: 'print-asked', requestId, job });
  const answer = target.toMain.find(
    (message): message is Answer => message.kind === 'print-answered' && message.requestId === requestId,
  );
  if (answer === undefined) throw new Error('No answer');
  return answer.refusal;
}

const RowSchema = z.object({ action: z.string(), record_id: z.string().nullable() });

function printedAndRefused(target: VaultHarness): z.output<typeof RowSchema>[] {
  return target.inspect((reader) =>
    reader.all(
      sqlFragment`SELECT action, record_id FROM audit
        WHERE action = 'access.refused' OR action LIKE '%printed' ORDER BY sequence`,
      RowSchema,
    ),
  );
}

test.each([
  ['supervisor', null, 'note.printed'],
  ['peer_worker', 'NOT_ON_CASELOAD', 'access.refused'],
  ['front_desk', 'NOT_PERMITTED', 'access.refused'],
  ['administrator', 'NOT_PERMITTED', 'access.refused'],
] as const)('a %s who prints a note is answered %s, and the log says so', async (role, refusal, action) => {
  const { vault: opened, noteId } = await withNote();
  await opened.signIn(role);
  expect(await askToPrint(opened, { what: 'note', noteId })).toBe(refusal);
  const recordId = refusal === 'NOT_PERMITTED' ? null : noteId;
  expect(printedAndRefused(opened)).toEqual([{ action, record_id: recordId }]);
});

test('every print is its own entry', async () => {
  const { vault: opened, noteId } = await withNote();
  await opened.signIn('supervisor');
  for (let count = 0; count < 2; count += 1) await askToPrint(opened, { what: 'note', noteId });
  expect(printedAndRefused(opened)).toHaveLength(2);
});

test('nothing is printed while the vault is locked', async () => {
  const { vault: opened, noteId } = await withNote();
  expect(await askToPrint(opened, { what: 'note', noteId })).toBe('LOCKED');
  expect(await askToPrint(opened, { what: 'recovery_code' })).toBe('LOCKED');
});

test.each(['front_desk', 'peer_worker'] satisfies Role[])(
  'what main refused a %s on its own is in the log too (R-AUD-01)',
  async (role) => {
    const opened = await openVaultHarness({ signedIn: role });
    vault = opened;
    await opened.fromMain({ kind: 'call-refused', method: 'file.chooseToRead' });
    await opened.fromMain({ kind: 'call-refused', method: 'not a method' });
    expect(printedAndRefused(opened)).toEqual([{ action: 'access.refused', record_id: null }]);
  },
);
