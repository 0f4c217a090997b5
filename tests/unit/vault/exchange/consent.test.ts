import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { endOfDayHandlers } from '../../../../electron/vault/exchange/end-of-day-handlers';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import { findRecords, updateRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { REDISCLOSURE_NOTICE } from '../../../../shared/exchange/notices';
import { Bundle, Client, Consent, Disclosure, HeldBack, Recipient } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import { findLeaks } from '../../../support/leak-search';
import { seedRelatedPerson } from '../../../support/seed-records';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { fhirProblems } from './support/fhir-validators';
import { fhirPaths, openBundle } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { parseTable } from './support/parse-csv';
import { addConsent, addPhone, addRecipient, exportTo, newOffice, recordDay } from './support/scene';
import type { Day, Office } from './support/scene';

let harness: VaultHarness;
let office: Office;
let day: Day;
let outbox: string;

beforeEach(async () => {
  office = await newOffice();
  harness = await openVaultHarness({
    handlers: { ...recipientHandlers, ...endOfDayHandlers },
  });
  day = harness.seed('peer_worker', (context) =>
    recordDay(context, harness.site.people.peer_worker.id, office),
  );
  outbox = temporaryFolder();
});

afterEach(async () => {
  await harness.close();
});

/** Writes as the peer worker while nobody is signed in, then signs in again. */
async function meanwhile<Value>(work: Parameters<typeof harness.seed<Value>>[1]): Promise<Value> {
  await harness.lock();
  const value = harness.seed('peer_worker', work);
  await harness.signIn('peer_worker');
  return value;
}

function setBasis(legalBasis: Values<typeof Recipient>['legalBasis']) {
  return meanwhile((context) =>
    updateRecord(
      context.writer,
      context.change,
      Recipient,
      day.recipient.id,
      { legalBasis },
      { expectedRevision: 'newest' },
    ),
  );
}

function consentOf(
  clientId: string,
  values: Partial<Values<typeof Consent>> = {},
): Promise<Row<typeof Consent>> {
  return meanwhile((context) => addConsent(context, { clientId, recipientId: day.recipient.id }, values));
}

async function exportAndOpen(): Promise<OpenedBundle> {
  const { fileName } = await exportTo(harness, day.recipient.id, outbox);
  return openBundle(join(outbox, fileName), office.identity);
}

async function inspectAll() {
  await harness.lock();
  const found = harness.inspect((reader) => ({
    disclosures: findRecords(reader, Disclosure, sqlFragment`1 ORDER BY id`),
    heldBack: findRecords(reader, HeldBack, sqlFragment`1 ORDER BY client_id`),
    bundles: findRecords(reader, Bundle, sqlFragment`1 ORDER BY sequence`),
  }));
  await harness.signIn('peer_worker');
  return found;
}

describe('an office that may have records by consent only', () => {
  it('gets nobody without a consent: not their record, name, attendance or place in a group', async () => {
    await setBasis('consent');
    const [lucia, withheld, departed] = day.clients;
    await consentOf(lucia!.id);
    await meanwhile((context) => seedRelatedPerson(context, withheld!.id, { name: 'Perpetua Quixote' }));
    const review = await harness.call('endOfDay.review', {});
    expect(review.recipients).toMatchObject([{ legalBasis: 'consent', withoutConsentCount: 2 }]);

    const bundle = await exportAndOpen();
    expect(bundle.manifest.leftOutClientCount).toBe(2);
    expect(bundle.manifest.legalBasis.code).toBe('consent');
    expect(parseTable(bundle.text('csv/client.csv')).map(({ id }) => id)).toEqual([lucia!.id]);
    const hidden = [withheld!.id, departed!.id, 'Tomás', 'Perpetua', 'ZIA-000002', 'ZIA-000003'];
    expect(await findLeaks(bundle.folder, hidden)).toEqual([]);
    expect((await findLeaks(bundle.folder, [lucia!.id, 'ZIA-000001'])).length).toBeGreaterThan(0);

    const [group] = bundle.lines('fhir/Group.ndjson');
    expect(group).toMatchObject({ quantity: 1, member: [{ entity: { reference: `Patient/${lucia!.id}` } }] });
    for (const path of fhirPaths(bundle)) {
      for (const line of bundle.lines(path)) expect(fhirProblems(line as never), path).toEqual([]);
    }
  });

  it('gets the scope of the consent with it, and every person in the file is accounted for (R-DIS-02)', async () => {
    await setBasis('consent');
    const lucia = day.clients[0]!;
    const consent = await consentOf(lucia.id);
    const bundle = await exportAndOpen();
    expect(bundle.lines('consents.ndjson')).toEqual([
      {
        consentId: consent.id,
        clientId: lucia.id,
        type: 'specific',
        recipientId: day.recipient.id,
        recipientName: day.recipient.name,
        disclosingParty: 'Casa de la Peña',
        informationScope: ['whole_record'],
        informationText: null,
        purpose: 'Coordination of recovery support',
        signedOn: '2026-03-10',
        expiresOn: '2027-03-10',
        expiresEvent: null,
        expiresEventText: null,
        signerName: 'José Núñez',
        signerCapacity: 'self',
        formVersion: '1',
        contentHash: null,
        noticeVersion: REDISCLOSURE_NOTICE.version,
      },
    ]);
    const { disclosures } = await inspectAll();
    expect(disclosures).toMatchObject([
      {
        clientId: lucia.id,
        recipientId: day.recipient.id,
        basis: 'consent',
        consentId: consent.id,
        purpose: consent.purpose,
        noticeVersion: REDISCLOSURE_NOTICE.version,
        bundleSequence: 1,
      },
    ]);
    expect(disclosures[0]?.description).toContain(bundle.manifest.fileName);
  });

  it('gets everything of a person, from the first day, once their consent comes', async () => {
    await setBasis('consent');
    const [lucia, withheld, departed] = day.clients;
    await consentOf(lucia!.id);
    await exportAndOpen();
    const later = await consentOf(departed!.id);
    const second = await exportAndOpen();
    expect(second.manifest.leftOutClientCount).toBe(1);
    expect(second.manifest.changes.caughtUpCount).toBeGreaterThan(0);
    expect(second.manifest.changes.count).toBeGreaterThan(second.manifest.changes.caughtUpCount);
    const fields = second
      .lines('changes.ndjson')
      .filter((line) => line['recordId'] === departed!.id)
      .map((line) => line['field']);
    expect(fields).toContain('legalFirstName');
    expect(fields).toContain('chartNumber');
    const patients = second.lines('fhir/Patient.ndjson').map(({ id }) => id);
    expect(patients).toContain(departed!.id);
    expect(patients).not.toContain(withheld!.id);
    expect(second.lines('consents.ndjson').map(({ consentId }) => consentId)).toContain(later.id);

    // Sent once: the next file starts after it again.
    await meanwhile((context) => addPhone(context, departed!.id, { value: '+15755550199' }));
    const third = await exportAndOpen();
    expect(third.manifest.changes.caughtUpCount).toBe(0);
    const again = third.lines('changes.ndjson').filter((line) => line['recordId'] === departed!.id);
    expect(again).toEqual([]);
  });

  it('keeps who is held back, per office, and forgets it when they are sent', async () => {
    await setBasis('consent');
    const [lucia, withheld, departed] = day.clients;
    await consentOf(lucia!.id);
    await exportAndOpen();
    expect((await inspectAll()).heldBack).toMatchObject(
      [withheld!, departed!]
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .map(({ id }) => ({ clientId: id, recipientId: day.recipient.id })),
    );
    await consentOf(departed!.id);
    await exportAndOpen();
    expect((await inspectAll()).heldBack.map(({ clientId }) => clientId)).toEqual([withheld!.id]);
  });

  it('gets those left out before when the office comes under direct administrative control', async () => {
    await setBasis('consent');
    const [lucia, withheld, departed] = day.clients;
    await consentOf(lucia!.id);
    await exportAndOpen();
    await setBasis('same_program_or_dac');
    const second = await exportAndOpen();
    const patients = second.lines('fhir/Patient.ndjson').map(({ id }) => id);
    expect(patients).toEqual(expect.arrayContaining([withheld!.id, departed!.id]));
    const created = second.lines('changes.ndjson').filter((line) => line['field'] === 'chartNumber');
    expect(created.map((line) => line['recordId']).sort()).toEqual([withheld!.id, departed!.id].sort());
    expect((await inspectAll()).heldBack).toEqual([]);
  });

  it('has nothing new after a file, although the file itself left disclosures', async () => {
    await setBasis('consent');
    await consentOf(day.clients[0]!.id);
    await exportAndOpen();
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.code).toBe('NOTHING_TO_EXPORT');
    expect((await harness.call('endOfDay.review', {})).unsentChangeCount).toBe(0);
  });

  it.each([
    ['expired yesterday', { expiresOn: '2026-03-09' as LocalDate, signedOn: '2026-01-01' as LocalDate }],
    ['signed tomorrow', { signedOn: '2026-03-11' as LocalDate }],
    [
      'revoked',
      { revokedAt: Date.parse('2026-03-10T08:00:00-06:00') as InstantMs, revocationReference: 'letter' },
    ],
    ['for the notes only', { informationScope: ['notes'] as ['notes'] }],
    ['without an end', { expiresOn: null }],
  ])('a consent that is %s covers nothing', async (_name, values) => {
    await setBasis('consent');
    await consentOf(day.clients[0]!.id, values);
    const bundle = await exportAndOpen();
    // The site, its staff and its group may still go.
    expect(bundle.manifest.counts).toMatchObject({ client: 0, encounter: 0, note: 0, consent: 0 });
    expect(bundle.manifest.leftOutClientCount).toBe(3);
    expect(bundle.text('consents.ndjson')).toBe('');
  });

  it('a consent for another office covers nothing here', async () => {
    await setBasis('consent');
    const other = await newOffice();
    await meanwhile((context) => {
      const elsewhere = addRecipient(context, other, { name: 'Another office', legalBasis: 'consent' });
      addConsent(context, { clientId: day.clients[0]!.id, recipientId: elsewhere.id });
    });
    const { recipients } = await harness.call('endOfDay.review', {});
    expect(recipients.map(({ name, withoutConsentCount }) => [name, withoutConsentCount])).toEqual([
      ['Another office', 2],
      [day.recipient.name, 3],
    ]);
    const bundle = await exportAndOpen();
    expect(bundle.manifest.counts).toMatchObject({ client: 0 });
  });

  it('is checked again when the file is written: a revocation meanwhile leaves the person out (R-DIS-06)', async () => {
    await setBasis('consent');
    const [lucia, , departed] = day.clients;
    await consentOf(lucia!.id);
    const ending = await consentOf(departed!.id, { expiresOn: null, expiresEvent: 'discharge' });
    // The clock moves while the file is written, past the revocation noted for later.
    await meanwhile((context) =>
      updateRecord(
        context.writer,
        context.change,
        Consent,
        ending.id,
        { revokedAt: (context.change.now + 60_000) as InstantMs, revocationReference: 'letter' },
        { expectedRevision: 'newest' },
      ),
    );
    const sealing = harness.nextEvent('job.progress').then(() => {
      harness.clock.pass(120_000);
    });
    const result = await exportTo(harness, day.recipient.id, outbox);
    await sealing;
    const bundle = openBundle(join(outbox, result.fileName), office.identity);
    expect(bundle.lines('fhir/Patient.ndjson').map(({ id }) => id)).toEqual([lucia!.id]);
    const { disclosures, bundles } = await inspectAll();
    expect(disclosures.map(({ clientId }) => clientId)).toEqual([lucia!.id]);
    expect(bundles).toHaveLength(1);
  });
});

describe('an office by agreement or in the same program', () => {
  it('gets everybody, and no disclosure by consent is claimed', async () => {
    await harness.signIn('peer_worker');
    const bundle = await exportAndOpen();
    expect(bundle.manifest).toMatchObject({ leftOutClientCount: 0, counts: { client: 3 } });
    expect(bundle.text('consents.ndjson')).toBe('');
    expect((await inspectAll()).disclosures).toEqual([]);
  });

  it('is refused after the last day of its agreement', async () => {
    await meanwhile((context) =>
      updateRecord(
        context.writer,
        context.change,
        Recipient,
        day.recipient.id,
        {
          legalBasis: 'qso',
          agreementReference: 'QSO-7',
          agreementSignedOn: '2025-03-10' as LocalDate,
          agreementExpiresOn: '2026-03-10' as LocalDate,
        },
        { expectedRevision: 'newest' },
      ),
    );
    expect((await harness.call('endOfDay.review', {})).recipients).toMatchObject([
      { agreementExpired: false },
    ]);
    const bundle = await exportAndOpen();
    expect(bundle.manifest.legalBasis).toEqual({
      code: 'qso',
      agreementReference: 'QSO-7',
      agreementSignedOn: '2025-03-10',
      agreementExpiresOn: '2026-03-10',
    });
    harness.clock.pass(24 * 3_600_000);
    expect((await harness.call('endOfDay.review', {})).recipients).toMatchObject([
      { agreementExpired: true },
    ]);
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.toValue()).toEqual({
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'agreementExpiresOn', code: 'agreement_expired' }] },
    });
  });

  it.each([
    ['not verified', { verifiedAt: null, verifiedBy: null }, 'RECIPIENT_UNVERIFIED'],
    [
      'a key that is not the verified one',
      { fingerprint: '0000 0000 0000 0000 0000' },
      'RECIPIENT_UNVERIFIED',
    ],
    ['no longer in use', { isActive: false }, 'RECIPIENT_MISSING'],
  ])('%s: no file', async (_name, values, code) => {
    await meanwhile((context) =>
      updateRecord(context.writer, context.change, Recipient, day.recipient.id, values, {
        expectedRevision: 'newest',
      }),
    );
    const failure = await asyncFailureOf(exportTo(harness, day.recipient.id, outbox));
    expect(failure.code).toBe(code);
    expect((await inspectAll()).bundles).toEqual([]);
  });

  it('names the person a merged record goes on in', async () => {
    const [lucia, withheld] = day.clients;
    await meanwhile((context) =>
      updateRecord(
        context.writer,
        context.change,
        Client,
        withheld!.id,
        { status: 'merged', mergedInto: lucia!.id },
        { expectedRevision: 'newest' },
      ),
    );
    const bundle = await exportAndOpen();
    const merged = bundle.lines('fhir/Patient.ndjson').find(({ id }) => id === withheld!.id);
    expect(merged).toMatchObject({
      active: false,
      link: [{ other: { reference: `Patient/${lucia!.id}` }, type: 'replaced-by' }],
    });
  });
});
