import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { siteFolder } from '../../../../electron/vault/site-folder';
import { verifyAudit } from '../../../../electron/vault/store/audit';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import type { MethodOutput } from '../../../../shared/contract';
import { intakeOf } from '../../../support/command-inputs';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness;

afterEach(async () => {
  await vault.close();
});

async function backUp(): Promise<void> {
  await vault.call('backup.start', {});
  while ((await vault.call('backup.status', {})).isRunning) await new Promise((r) => setTimeout(r, 5));
}

async function restoreNewest(): Promise<MethodOutput<'restore.run'>> {
  const { signInName, passphrase } = vault.site.people.administrator;
  const looked = await vault.call('restore.look', { folderToken: null, signInName, secret: passphrase });
  const snapshotId = looked.snapshots.find(({ state }) => state === 'ready')?.snapshotId ?? '';
  return vault.call('restore.run', { lookId: looked.lookId, snapshotId });
}

/** Somebody new with a contact and a note about it, signed, and an addition to that. */
async function recordDay(number: number): Promise<{ noteId: string }> {
  const { id: workerId, passphrase } = vault.site.people.peer_worker;
  const { intake, notDuplicateReason } = intakeOf(number);
  const { clientId } = await vault.call('client.create', {
    intake: { ...intake, assignedWorkerId: workerId },
    notDuplicateReason,
  });
  const endAt = vault.clock.now() - 60_000;
  const { encounterId } = await vault.call('encounter.record', {
    clientId,
    kind: 'individual',
    modality: 'in_person',
    startAt: endAt - 30 * 60_000,
    endAt,
    excludedMinutes: 0,
    placeOfService: 'office',
    overlapReason: null,
  });
  const { noteId } = await vault.call('note.start', { encounterId, formatCode: 'pirp' });
  await vault.call('note.sign', {
    noteId,
    expectedRevision: 1,
    sections: { purpose: 'Preparó su entrevista.', intervention: 'b', response: 'c', plan: 'd' },
    noGoalReason: 'first_contact',
    safetyStep: null,
    passphrase,
  });
  vault.clock.pass(60_000);
  await vault.call('note.addAddendum', { noteId, text: 'At eleven, not at ten.', passphrase });
  return { noteId };
}

/** The changes as they were written, in their order. */
function changesOf(deviceId: string): readonly unknown[] {
  return vault.inspect((reader) =>
    reader.all(
      sql`SELECT sequence, timestamp, recorded_at, actor_id, operation_id, entity, record_id, field, value
        FROM change WHERE device_id = ${deviceId} ORDER BY sequence`,
      z.looseObject({}),
    ),
  );
}

test('what came after the backup is back in its order, once, with who wrote and signed it', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker' });
  await recordDay(1);
  await backUp();
  vault.clock.pass(3_600_000);
  const { noteId } = await recordDay(2);
  const note = await vault.call('note.open', { noteId });
  await vault.lock();
  const [deviceId = ''] = vault.inspect((reader) =>
    reader.values(sqlFragment`SELECT id FROM device`, z.string()),
  );
  const before = changesOf(deviceId);
  const { database } = siteFolder(vault.folder);
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 200, 900);
  writeFileSync(database, bytes);

  expect(await restoreNewest()).toMatchObject({ later: 'read', unreadableCount: 0 });
  expect(changesOf(deviceId)).toEqual(before);
  expect(await vault.inspectLater((reader) => verifyAudit(reader))).toMatchObject({ isWhole: true });
  await vault.signIn('peer_worker');
  const back = await vault.call('note.open', { noteId });
  // How often a record was written here is counted by each computer for itself.
  expect({ ...back, revision: note.revision }).toEqual(note);
  expect(back).toMatchObject({ signatureMatches: true, addenda: [{ signatureMatches: true }] });
  await vault.lock();

  // And where nothing of it can be opened, it is said that what came later is gone.
  truncateSync(database, 100);
  expect(await restoreNewest()).toMatchObject({
    later: 'unreadable',
    replayedChangeCount: 0,
    isSetAside: true,
  });
  expect(changesOf(deviceId).length).toBeLessThan(before.length);
});
