import { describe, expect, it } from 'vitest';

import { Encounter, Note } from '../../../../shared/model';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import { getRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { transaction } from '../../../../electron/vault/store/connection';
import { CLINIC_PASSPHRASE, Clinic } from '../../../support/clinic';
import { TEXT } from '../notes/begun-note';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const MINUTE = 60_000;

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T20:00:00Z' });
  const worker = clinic.staff('peer_worker');
  const administrator = clinic.staff('administrator');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const now = clinic.clock.now();
  let end: number = now;
  /** Each contact ends where the one recorded before it began. */
  const record = (minutes: number, values: Partial<CallInput<'encounter.record'>> = {}): string => {
    const endAt = end;
    end -= minutes * MINUTE;
    return worker.call('encounter.record', {
      clientId: client.id,
      kind: 'individual',
      modality: 'in_person',
      startAt: end,
      endAt,
      excludedMinutes: 0,
      placeOfService: 'office',
      ...values,
    }).encounterId;
  };
  const saveRule = (values: Partial<CallInput<'payer.saveRule'>> = {}) => {
    const { version: _version, services, ...first } = FIRST_PAYER_RULE;
    return administrator.call('payer.saveRule', {
      ...first,
      videoModifiers: [...first.videoModifiers],
      audioModifiers: [...first.audioModifiers],
      services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
      ...values,
    });
  };
  const units = () =>
    worker
      .call('client.open', { clientId: client.id })
      .encounters?.map(({ id, units }) => [id, units?.units ?? null] as const);
  return { clinic, worker, client, now, record, saveRule, units };
}

describe('units of a chart’s contacts', () => {
  it('R-ENC-03 follow the rule of the day, and change with it until the note is signed', () => {
    const { record, saveRule, units } = setting();
    const id = record(53);
    expect(units()).toEqual([[id, 3]]);
    saveRule({ unitRule: 'eight_minute' });
    expect(units()).toEqual([[id, 4]]);
  });

  it('R-ENC-03 a signed contact keeps its units when the rule changes afterwards', async () => {
    const { clinic, worker, record, saveRule, units } = setting();
    const id = record(53);
    const { noteId } = worker.call('note.start', { encounterId: id, formatCode: 'pirp' });
    await sign(worker, noteId);
    expect(getRecord(clinic.database.store.reader, Encounter, id)).toMatchObject({
      payerCode: 'usual',
      payerRuleVersion: 0,
    });
    saveRule({ unitRule: 'eight_minute' });
    expect(units()).toEqual([[id, 3]]);
  });

  it('goes with the day together where the payer rounds it so', () => {
    const { record, saveRule, units } = setting();
    saveRule({ unitRule: 'eight_minute', aggregate: 'per_client_day' });
    const later = record(8);
    const earlier = record(8);
    expect(units()).toEqual([
      [later, 0],
      [earlier, 1],
    ]);
  });

  it('counts for the payer named, which the person’s next contact takes over', () => {
    const { clinic, record, saveRule, units } = setting();
    const { code } = saveRule({ code: null, name: 'County plan', unitRule: 'eight_minute', isUsual: false });
    const named = record(53, { payerCode: code });
    const next = record(53);
    expect(getRecord(clinic.database.store.reader, Encounter, next)?.payerCode).toBe(code);
    expect(units()).toEqual([
      [named, 4],
      [next, 4],
    ]);
    expect(failureOf(() => record(15, { payerCode: 'payer_0000' })).details?.problems).toEqual([
      { path: 'payerCode', code: 'payer_unknown' },
    ]);
  });

  it('keeps every version of a rule, and lets none be changed', () => {
    const { clinic, worker, saveRule } = setting();
    saveRule({ name: 'Centennial', validFrom: '2026-01-01' });
    saveRule({ name: 'Centennial', maxUnitsPerDay: 16 });
    expect(worker.call('payer.list', {}).rules.map(({ version, name }) => [version, name])).toEqual([
      [0, 'Medicaid'],
      [1, 'Centennial'],
      [2, 'Centennial'],
    ]);
    expect(() =>
      transaction(clinic.database.store, (writer) =>
        writer.run(sqlFragment`UPDATE payer_rule SET unit_rule = 'eight_minute'`),
      ),
    ).toThrow('APPEND_ONLY');
  });

  it('refuses a service listed twice, and units for a no-show', () => {
    const { saveRule } = setting();
    const line = { kind: 'individual', code: 'H0038', modifiers: [] } as const;
    const problemsOf = (kinds: readonly ('individual' | 'no_show')[]) =>
      failureOf(() => saveRule({ services: kinds.map((kind) => ({ ...line, kind, modifiers: [] })) })).details
        ?.problems;
    expect(problemsOf(['individual', 'individual'])).toEqual([
      { path: 'services[1].kind', code: 'service_listed_twice' },
    ]);
    expect(problemsOf(['no_show'])).toEqual([{ path: 'services[0].kind', code: 'kind_has_no_units' }]);
    expect(failureOf(() => saveRule({ code: 'payer_0000' })).code).toBe('NOT_FOUND');
  });
});

describe('more units of a day than the payer allows (R-ENC-06)', () => {
  it('asks why, keeps it with the contact, and marks the units all the same', () => {
    const { worker, client, now, record, saveRule } = setting();
    saveRule({ maxUnitsPerDay: 4 });
    record(45);
    const refusal = failureOf(() => record(30)).details?.problems;
    expect(refusal).toEqual([{ path: 'endAt', code: 'over_day_limit' }]);
    const id = record(30, {
      limitReason: ' A crisis. ',
      endAt: now - 45 * MINUTE,
      startAt: now - 75 * MINUTE,
    });
    const lines = worker.call('client.open', { clientId: client.id }).encounters;
    expect(lines?.find((line) => line.id === id)?.limitReason).toBe('A crisis.');
    expect(lines?.flatMap(({ units }) => units?.holds ?? [])).toEqual(['over_day_limit']);
    // What has no units goes over nothing, and keeps no reason.
    const attempt = record(20, {
      kind: 'outreach_attempt',
      limitReason: 'x',
      startAt: now - 120 * MINUTE,
      endAt: now - 100 * MINUTE,
    });
    expect(
      worker.call('client.open', { clientId: client.id }).encounters?.find((line) => line.id === attempt)
        ?.limitReason,
    ).toBeNull();
  });
});

describe('a contact entered in error (encounter.markInError)', () => {
  it('stays with its reason, counts nowhere, and takes the note begun for it along', () => {
    const { clinic, worker, client, record, units } = setting();
    const id = record(30);
    const { noteId } = worker.call('note.start', { encounterId: id, formatCode: 'pirp' });
    worker.call('encounter.markInError', { encounterId: id, reason: ' It was her sister. ' });
    expect(worker.audited).toMatchObject([{ clientId: client.id, recordId: id }]);
    const { reader } = clinic.database.store;
    expect(getRecord(reader, Encounter, id)).toMatchObject({
      status: 'entered_in_error',
      statusReason: 'It was her sister.',
    });
    expect(getRecord(reader, Note, noteId)?.status).toBe('entered_in_error');
    expect(units()).toEqual([[id, null]]);
    const queue = worker.call('note.workQueue', {});
    expect(JSON.stringify(queue)).not.toContain(id);
    // And the time is free again.
    record(30, { startAt: clinic.clock.now() - 30 * MINUTE, endAt: clinic.clock.now() });
  });

  it('is for its worker and supervisors, not for groups, not twice, and after a signed note only the note first', async () => {
    const { clinic, worker, record } = setting();
    const id = record(30);
    const mark = (seat = worker, encounterId = id, reason = 'Wrong person') =>
      seat.call('encounter.markInError', { encounterId, reason });
    expect(failureOf(() => mark(clinic.staff('peer_worker'))).code).toBe('NOT_THE_AUTHOR');
    expect(failureOf(() => mark(worker, id, '  ')).details?.problems).toEqual([
      { path: 'reason', code: 'reason_missing' },
    ]);
    const { noteId } = worker.call('note.start', { encounterId: id, formatCode: 'pirp' });
    await sign(worker, noteId);
    expect(failureOf(() => mark()).details?.problems?.[0]?.code).toBe('contact_has_signed_note');
    const other = record(15);
    mark(clinic.staff('supervisor'), other);
    expect(failureOf(() => mark(worker, other)).details?.problems?.[0]?.code).toBe('contact_not_done');
  });
});

async function sign(worker: ReturnType<Clinic['staff']>, noteId: string): Promise<void> {
  const { revision } = worker.call('note.open', { noteId });
  await worker.callLater('note.sign', {
    noteId,
    expectedRevision: revision,
    ...TEXT,
    passphrase: CLINIC_PASSPHRASE,
  });
}
