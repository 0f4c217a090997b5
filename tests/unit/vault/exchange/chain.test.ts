import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { endOfDayHandlers } from '../../../../electron/vault/exchange/end-of-day-handlers';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import { verifyAudit } from '../../../../electron/vault/store/audit';
import { findRecords, updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import { Bundle, Client, Note } from '../../../../shared/model';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { openBundle } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { DRAFT_TEXT, addRecipient, exportTo, newOffice, recordDay, signNote } from './support/scene';
import type { Day, Office } from './support/scene';

let harness: VaultHarness;
let office: Office;
let day: Day;
let outbox: string;

beforeEach(async () => {
  office = await newOffice();
  harness = await openVaultHarness({ handlers: { ...recipientHandlers, ...endOfDayHandlers } });
  day = harness.seed('peer_worker', (context) =>
    recordDay(context, harness.site.people.peer_worker.id, office),
  );
  await harness.signIn('peer_worker');
  outbox = temporaryFolder();
});

afterEach(async () => {
  await harness.close();
});

async function meanwhile<Value>(work: Parameters<typeof harness.seed<Value>>[1]): Promise<Value> {
  await harness.lock();
  const value = harness.seed('peer_worker', work);
  await harness.signIn('peer_worker');
  return value;
}

function rename(legalFirstName: string): Promise<unknown> {
  return meanwhile((context) =>
    updateRecord(
      context.writer,
      context.change,
      Client,
      day.clients[0]!.id,
      { legalFirstName },
      { expectedRevision: 'newest' },
    ),
  );
}

async function exportAndOpen(
  recipientId = day.recipient.id,
  identity = office.identity,
): Promise<OpenedBundle> {
  const { fileName } = await exportTo(harness, recipientId, outbox);
  return openBundle(join(outbox, fileName), identity);
}

describe('the end of the log in a file (R-AUD-01)', () => {
  it('is the log’s own, so that a log that was cut or written anew later shows', async () => {
    const { manifest } = await exportAndOpen();
    const { auditHead } = manifest;
    expect(auditHead.sequence).toBeGreaterThan(0);
    expect(
      await harness.inspectLater((reader) => verifyAudit(reader, { expected: auditHead })),
    ).toMatchObject({
      isWhole: true,
    });
    const other = { ...auditHead, hash: 'f'.repeat(64) };
    expect(await harness.inspectLater((reader) => verifyAudit(reader, { expected: other }))).toEqual({
      isWhole: false,
      brokenAt: auditHead.sequence,
      problem: 'CHANGED',
    });
  });
});

describe('one file after the other', () => {
  it('follows on the one before and holds every change once (R-EXP-02)', async () => {
    const first = await exportAndOpen();
    harness.clock.pass(24 * 3_600_000);
    await rename('Lucila');
    const second = await exportAndOpen();
    const { bundles } = await harness.call('bundle.list', {});
    expect(bundles.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(second.manifest).toMatchObject({
      kind: 'delta',
      sequence: 2,
      date: '2026-03-11',
      previous: { sequence: 1, sha256: bundles[1]?.sha256 },
      period: { start: first.manifest.period.end },
      changes: {
        ranges: first.manifest.changes.ranges.map(({ deviceId, through }) => ({ deviceId, after: through })),
        count: 1,
        caughtUpCount: 0,
      },
    });
    expect(first.manifest).toMatchObject({ kind: 'full', previous: null, period: { start: null } });
    const sent = [...first.lines('changes.ndjson'), ...second.lines('changes.ndjson')];
    const numbers = sent.map(({ sequence }) => sequence);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(second.lines('changes.ndjson')).toMatchObject([
      { entity: 'client', field: 'legalFirstName', value: 'Lucila', recordId: day.clients[0]!.id },
    ]);
  });

  it('gives a person the same resource id, as they are now, with what the resource points to', async () => {
    await exportAndOpen();
    await rename('Lucila');
    const second = await exportAndOpen();
    expect(second.lines('fhir/Patient.ndjson')).toMatchObject([
      { id: day.clients[0]!.id, name: [{ given: ['Lucila', 'Inés'] }, {}, {}, {}] },
    ]);
    expect(second.paths.filter((path) => path.startsWith('fhir/')).sort()).toEqual([
      'fhir/Organization.ndjson',
      'fhir/Patient.ndjson',
      'fhir/Practitioner.ndjson',
    ]);
    expect(second.lines('fhir/Practitioner.ndjson').map(({ id }) => id)).toEqual([
      harness.site.people.peer_worker.id,
    ]);
  });

  it('needs something new', async () => {
    await exportAndOpen();
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.toValue()).toEqual({ code: 'NOTHING_TO_EXPORT' });
    expect((await harness.call('bundle.list', {})).bundles).toHaveLength(1);
  });

  it('has nothing to send of a note somebody is writing, and all of it once it is signed', async () => {
    const first = await exportAndOpen();
    expect(first.manifest.review.unsignedNotes).toBe(1);
    await meanwhile((context) =>
      updateRecord(
        context.writer,
        context.change,
        Note,
        day.draftNote.id,
        { sections: { purpose: `${DRAFT_TEXT}, longer` } },
        { expectedRevision: 'newest' },
      ),
    );
    expect((await harness.call('session.current', {})).unsentChangeCount).toBe(0);
    expect((await asyncFailureOf(exportTo(harness, day.recipient.id, outbox))).code).toBe(
      'NOTHING_TO_EXPORT',
    );

    await meanwhile((context) => signNote(context, day.draftNote.id));
    const second = await exportAndOpen();
    const fields = second
      .lines('changes.ndjson')
      .filter(({ recordId }) => recordId === day.draftNote.id)
      .map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['clientId', 'sections', 'signedAt', 'signatureHash', 'status']),
    );
    expect(second.lines('fhir/Composition.ndjson').map(({ id }) => id)).toContain(day.draftNote.id);
    expect(second.text('csv/note.csv')).toContain(`${DRAFT_TEXT}, longer`);
  });

  it('keeps a chain for each office, with numbers of the computer', async () => {
    const other = await newOffice();
    const second = await meanwhile((context) => addRecipient(context, other, { name: 'Second office' }));
    const toFirst = await exportAndOpen();
    const toSecond = await exportAndOpen(second.id, other.identity);
    expect([toFirst.manifest.sequence, toSecond.manifest.sequence]).toEqual([1, 2]);
    expect(toSecond.manifest).toMatchObject({ kind: 'full', previous: null });
    await rename('Lucila');
    const again = await exportAndOpen();
    expect(again.manifest).toMatchObject({ sequence: 3, previous: { sequence: 1 } });
  });

  it('goes on after the number of a file that is there already', async () => {
    const taken = '0001.tar.age';
    const { fileName } = await exportTo(harness, day.recipient.id, outbox);
    expect(fileName).toContain(taken);
    // Another computer of the site wrote the next number into the same folder.
    writeFileSync(join(outbox, fileName.replace('0001', '0002')), 'of another computer');
    await rename('Lucila');
    const next = await exportTo(harness, day.recipient.id, outbox);
    expect(next.sequence).toBe(3);
    const bundle = openBundle(join(outbox, next.fileName), office.identity);
    expect(bundle.manifest.previous?.sequence).toBe(1);
    renameSync(join(outbox, next.fileName), join(outbox, 'moved'));
    await rename('Lucía');
    expect((await exportTo(harness, day.recipient.id, outbox)).sequence).toBe(4);
  });

  it('answers a repeated call with the file it wrote, and writes none', async () => {
    const operationId = newIdentifier();
    const first = await exportTo(harness, day.recipient.id, outbox, { operationId });
    const again = await exportTo(harness, day.recipient.id, outbox, { operationId });
    expect(again).toEqual(first);
    await harness.lock();
    const bundles = harness.inspect((reader) => findRecords(reader, Bundle, sqlFragment`1`));
    expect(bundles).toHaveLength(1);
  });

  it('writes one file after the other when two are asked for at once', async () => {
    const results = await Promise.allSettled([
      exportTo(harness, day.recipient.id, outbox),
      exportTo(harness, day.recipient.id, outbox),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const [, refused] = results;
    expect(refused).toMatchObject({ reason: { code: 'NOTHING_TO_EXPORT' } });
  });
});
