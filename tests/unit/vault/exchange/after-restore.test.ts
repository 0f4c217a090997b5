import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Recipient } from '../../../../shared/model';
import { intakeOf } from '../../../support/command-inputs';
import { temporaryFolder } from '../../../support/temporary-folder';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { openBundle } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { addConsent, addRecipient, exportTo, newOffice } from './support/scene';
import type { Office } from './support/scene';

let vault: VaultHarness;
let office: Office;
let recipientId: string;
let outbox: string;

beforeEach(async () => {
  vault = await openVaultHarness();
  office = await newOffice();
  recipientId = vault.seed('administrator', (context) => addRecipient(context, office)).id;
  outbox = temporaryFolder();
});

afterEach(async () => {
  await vault.close();
});

async function intake(number: number): Promise<string> {
  const { clientId } = await vault.call('client.create', intakeOf(number));
  return clientId;
}

async function consentOf(clientId: string): Promise<void> {
  await vault.lock();
  vault.seed('administrator', (context) => addConsent(context, { clientId, recipientId }));
  await vault.signIn('front_desk');
}

async function backUp(): Promise<void> {
  await vault.call('backup.start', {});
  while ((await vault.call('backup.status', {})).isRunning) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Locks and puts the only backup in the place of what is here. */
async function restore(): Promise<void> {
  await vault.lock();
  const { signInName, passphrase } = vault.site.people.administrator;
  const looked = await vault.call('restore.look', { folderToken: null, signInName, secret: passphrase });
  const snapshotId = looked.snapshots.find(({ state }) => state === 'ready')?.snapshotId ?? '';
  await vault.call('restore.run', { lookId: looked.lookId, snapshotId });
}

async function exportAndOpen(): Promise<OpenedBundle> {
  const { fileName } = await exportTo(vault, recipientId, outbox);
  return openBundle(join(outbox, fileName), office.identity);
}

function peopleIn(bundle: OpenedBundle): string[] {
  return bundle.lines('fhir/Patient.ndjson').map(({ id }) => z.string().parse(id));
}

function devices(): string[] {
  return vault.inspect((reader) =>
    reader.values(sqlFragment`SELECT id FROM device ORDER BY rowid`, z.string()),
  );
}

/** Two sites' worth of key derivations at their real cost. */
describe('a computer that was restored', { timeout: 120_000 }, () => {
  it('sends what it wrote as the computer it was before, once', async () => {
    await vault.signIn('front_desk');
    const sent = await intake(1);
    const first = await exportAndOpen();
    expect(peopleIn(first)).toEqual([sent]);
    const unsent = await intake(2);
    await backUp();
    vault.clock.pass(600_000);
    const afterBackup = await intake(3);
    await restore();

    await vault.signIn('front_desk');
    expect((await vault.call('endOfDay.review', {})).unsentChangeCount).toBeGreaterThan(40);
    const asAnother = await intake(4);
    const second = await exportAndOpen();
    expect(peopleIn(second).toSorted()).toEqual([unsent, afterBackup, asAnother].toSorted());
    const [earlier, present] = devices();
    const lines = second.lines('changes.ndjson');
    expect(new Set(lines.map(({ deviceId }) => deviceId))).toEqual(new Set([earlier, present]));
    const firstRange = first.manifest.changes.ranges.find(({ deviceId }) => deviceId === earlier);
    expect(second.manifest.changes.ranges).toContainEqual({
      deviceId: earlier,
      after: firstRange?.through,
      through: expect.any(Number) as number,
    });
    expect(second.manifest.device.id).toBe(present);

    expect((await vault.call('endOfDay.review', {})).unsentChangeCount).toBe(0);
    const last = await intake(5);
    const third = await exportAndOpen();
    expect(peopleIn(third)).toEqual([last]);
    expect(new Set(third.lines('changes.ndjson').map(({ deviceId }) => deviceId))).toEqual(
      new Set([present]),
    );
  });

  it('sends all of somebody held back before, once their consent comes', async () => {
    vault.seed('administrator', (context) =>
      updateRecord(
        context.writer,
        context.change,
        Recipient,
        recipientId,
        { legalBasis: 'consent' },
        { expectedRevision: 'newest' },
      ),
    );
    await vault.signIn('front_desk');
    const heldBack = await intake(1);
    await intake(2);
    await exportAndOpen();
    await backUp();
    await restore();

    await vault.signIn('front_desk');
    await consentOf(await intake(3));
    const second = await exportAndOpen();
    expect(second.manifest.leftOutClientCount).toBe(2);
    await consentOf(heldBack);
    const third = await exportAndOpen();
    expect(peopleIn(third)).toEqual([heldBack]);
    const fields = third
      .lines('changes.ndjson')
      .filter(({ recordId }) => recordId === heldBack)
      .map(({ field }) => field);
    expect(fields).toContain('legalFirstName');
    expect(third.manifest.changes.caughtUpCount).toBeGreaterThan(0);
  });
});
