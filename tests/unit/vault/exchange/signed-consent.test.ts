import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { endOfDayHandlers } from '../../../../electron/vault/exchange/end-of-day-handlers';
import { consentHandlers } from '../../../../electron/vault/records/consents/handlers';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import { updateRecord } from '../../../../electron/vault/store/records';
import { Recipient } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { temporaryFolder } from '../../../support/temporary-folder';
import { asyncFailureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { openBundle } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { exportTo, newOffice, recordDay } from './support/scene';
import type { Day, Office } from './support/scene';

let harness: VaultHarness;
let office: Office;
let day: Day;
let outbox: string;

beforeEach(async () => {
  office = await newOffice();
  harness = await openVaultHarness({
    handlers: { ...consentHandlers, ...recipientHandlers, ...endOfDayHandlers },
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

async function exportAndOpen(): Promise<OpenedBundle> {
  const { fileName } = await exportTo(harness, day.recipient.id, outbox);
  return openBundle(join(outbox, fileName), office.identity);
}

describe('an office that may have records by consent only', () => {
  it('gets who signed on the screen, and nobody whose consent was taken back (R-CON-04)', async () => {
    await setBasis('consent');
    const clientId = day.clients[0]!.id;
    const { consentId } = await harness.call('consent.record', {
      clientId,
      consent: {
        type: 'tpo_single',
        disclosingParty: 'Casa de la Peña',
        recipientId: day.recipient.id,
        recipientName: 'My treating providers',
        informationScope: ['whole_record'],
        informationText: null,
        purpose: 'For treatment',
        statements: ['right_to_revoke', 'may_be_shared_again', 'may_refuse'],
        expiresOn: null,
        expiresEvent: 'none',
        expiresEventText: null,
        language: 'es',
        signerName: 'Lucía Ortega',
        signerCapacity: 'self',
        signedOn: '2026-03-10',
        signatureMethod: 'drawn',
        signaturePath: 'M10 20L30 40L50 20L70 44',
        paperLocation: null,
        witnessName: null,
      },
    });
    const bundle = await exportAndOpen();
    expect(bundle.lines('fhir/Patient.ndjson').map(({ id }) => id)).toEqual([clientId]);
    expect(bundle.lines('consents.ndjson')).toMatchObject([{ consentId, expiresEvent: 'none' }]);

    await harness.call('consent.revoke', {
      clientId,
      consentId,
      expectedRevision: 1,
      revocationReference: 'Letter, binder 3',
    });
    const { recipients } = await harness.call('endOfDay.review', {});
    expect(recipients).toMatchObject([{ withoutConsentCount: 3 }]);
    expect((await asyncFailureOf(exportAndOpen())).code).toBe('NOTHING_TO_EXPORT');
  });
});
