import { describe, expect, it } from 'vitest';

import { updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import type { MethodInput } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';
import { Consent } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';

type ConsentInput = MethodInput<'consent.record'>['consent'];

const DAY_MILLISECONDS = 86_400_000;

function clinicWithPerson() {
  const clinic = new Clinic();
  const worker = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
  const supervisor = clinic.staff('supervisor');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const input = (values: Partial<ConsentInput> = {}): ConsentInput => ({
    type: 'specific',
    disclosingParty: 'Cedar House',
    recipientId: null,
    recipientName: 'Valley Clinic',
    informationScope: ['attendance'],
    informationText: null,
    purpose: 'Coordination of care',
    statements: ['right_to_revoke'],
    expiresOn: null,
    expiresEvent: 'discharge',
    expiresEventText: null,
    language: 'es',
    signerName: 'José Núñez',
    signerCapacity: 'self',
    signedOn: clinic.today,
    signatureMethod: 'drawn',
    signaturePath: 'M10 20L30 40L50 20L70 44',
    paperLocation: null,
    witnessName: null,
    ...values,
  });
  const record = (values: Partial<ConsentInput> = {}) =>
    worker.call('consent.record', { clientId: client.id, consent: input(values) }).consentId;
  const list = () => worker.call('consent.list', { clientId: client.id }).consents;
  const one = (consentId: string) => ({ clientId: client.id, consentId, expectedRevision: 1 });
  return { clinic, worker, supervisor, client, record, list, one };
}

describe('keeping a consent', () => {
  it('keeps every element, who recorded it, and that it is whole', () => {
    const { record, list } = clinicWithPerson();
    record();
    expect(list()).toMatchObject([
      {
        status: 'active',
        isWhole: true,
        recipientName: 'Valley Clinic',
        signaturePath: 'M10 20L30 40L50 20L70 44',
        recordedByName: 'Pat Peer',
        language: 'es',
        formVersion: '1',
      },
    ]);
  });

  it('R-CON-01 is refused with every element that is missing, and nothing is kept', () => {
    const { record, list } = clinicWithPerson();
    const failure = failureOf(() => record({ purpose: null, statements: [], signaturePath: null }));
    expect(failure.code).toBe('RULE_BROKEN');
    expect(failure.details?.problems?.map(({ code }) => code)).toEqual([
      'purpose_missing',
      'statement_missing',
      'signature_missing',
    ]);
    expect(list()).toEqual([]);
  });

  it('keeps only what belongs to the way it was signed', () => {
    const { record, list } = clinicWithPerson();
    record({ signatureMethod: 'paper', paperLocation: 'Binder 3' });
    expect(list()).toMatchObject([{ signaturePath: null, paperLocation: 'Binder 3', isWhole: true }]);
  });

  it('takes no office that isn’t there', () => {
    const { record } = clinicWithPerson();
    const failure = failureOf(() => record({ recipientId: newIdentifier() }));
    expect(failure.details?.problems).toEqual([{ path: 'recipientId', code: 'recipient_not_in_use' }]);
  });

  it('never changes afterwards, not even past the app (trigger)', () => {
    const { clinic, record, list } = clinicWithPerson();
    const id = record();
    const rewrite = () =>
      clinic.write((writer, change) =>
        updateRecord(writer, change, Consent, id, { purpose: 'Anything' }, { expectedRevision: 'newest' }),
      );
    expect(rewrite).toThrow();
    expect(() => clinic.write((writer) => writer.run(sql`DELETE FROM consent WHERE id = ${id}`))).toThrow();
    expect(list()).toMatchObject([{ purpose: 'Coordination of care', isWhole: true }]);
  });

  it('shows when the record isn’t what was signed', () => {
    const { clinic, record, list } = clinicWithPerson();
    const id = record();
    clinic.write((writer) => {
      writer.run(sql`DROP TRIGGER consent_no_update`);
      writer.run(sql`UPDATE consent SET purpose = 'Anything' WHERE id = ${id}`);
    });
    expect(list()).toMatchObject([{ isWhole: false }]);
  });
});

describe('how a consent ends', () => {
  it('R-CON-04 is taken back by a written word, from that moment on', () => {
    const { worker, clinic, record, list, one } = clinicWithPerson();
    const id = record();
    const without = () => worker.call('consent.revoke', { ...one(id), revocationReference: ' ' });
    expect(failureOf(without).details?.problems).toEqual([
      { path: 'revocationReference', code: 'revocation_reference_missing' },
    ]);
    worker.call('consent.revoke', { ...one(id), revocationReference: 'Letter in binder 3' });
    expect(list()).toMatchObject([
      {
        status: 'revoked',
        revokedOn: clinic.today,
        revocationReference: 'Letter in binder 3',
        isWhole: true,
      },
    ]);
    const again = () =>
      worker.call('consent.revoke', { ...one(id), expectedRevision: 2, revocationReference: 'Letter' });
    expect(failureOf(again).details?.problems).toEqual([{ path: 'consentId', code: 'consent_not_active' }]);
  });

  it('R-CON-03 ends with the day its event came', () => {
    const { worker, clinic, record, list, one } = clinicWithPerson();
    const id = record();
    const future = '2090-01-01' as LocalDate;
    expect(failureOf(() => worker.call('consent.end', { ...one(id), endedOn: future })).code).toBe(
      'RULE_BROKEN',
    );
    worker.call('consent.end', { ...one(id), endedOn: clinic.today });
    expect(list()).toMatchObject([{ status: 'active', endedOn: clinic.today }]);
    clinic.clock.pass(DAY_MILLISECONDS);
    expect(list()).toMatchObject([{ status: 'ended' }]);
  });

  it('R-CON-02 expires by itself after its last day', () => {
    const { clinic, record, list } = clinicWithPerson();
    record({ expiresEvent: null, expiresOn: clinic.today });
    expect(list()).toMatchObject([{ status: 'active' }]);
    clinic.clock.pass(DAY_MILLISECONDS);
    expect(list()).toMatchObject([{ status: 'expired' }]);
  });

  it('can be marked as a mistake, with a reason, and is listed after those in force', () => {
    const { supervisor, record, list, one } = clinicWithPerson();
    const wrong = record();
    supervisor.call('consent.markInError', { ...one(wrong), reason: 'Another person’s paper' });
    record();
    expect(list().map(({ status }) => status)).toEqual(['active', 'entered_in_error']);
    const again = () =>
      supervisor.call('consent.markInError', { ...one(wrong), expectedRevision: 2, reason: 'Again' });
    expect(failureOf(again).code).toBe('RULE_BROKEN');
  });

  it('is nobody else’s: the consent has to be the person’s', () => {
    const { clinic, worker, record, one } = clinicWithPerson();
    const id = record();
    const other = clinic.client({ assignedWorkerId: worker.user.id, chartNumber: 'LC-000099' });
    const call = () =>
      worker.call('consent.revoke', { ...one(id), clientId: other.id, revocationReference: 'Letter' });
    expect(failureOf(call).code).toBe('NOT_FOUND');
  });

  it('a stale edit is refused', () => {
    const { worker, record, one } = clinicWithPerson();
    const id = record();
    const call = () =>
      worker.call('consent.revoke', { ...one(id), expectedRevision: 7, revocationReference: 'Letter' });
    expect(failureOf(call).code).toBe('STALE_EDIT');
  });
});
