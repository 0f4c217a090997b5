import { describe, expect, it } from 'vitest';

import { Client, Coverage, Encounter } from '../../../../shared/model';
import { coverageOn } from '../../../../shared/rules/coverage';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import type { LocalDate } from '../../../../shared/time';
import { getRecord, updateRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const MINUTE = 60_000;

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T20:00:00Z' });
  const frontDesk = clinic.staff('front_desk');
  const worker = clinic.staff('peer_worker');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const { version: _version, services, ...first } = FIRST_PAYER_RULE;
  const administrator = clinic.staff('administrator');
  const payer = (name: string) =>
    administrator.call('payer.saveRule', {
      ...first,
      code: null,
      name,
      isUsual: false,
      services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
      videoModifiers: [],
      audioModifiers: [],
    }).code;
  const save = (values: Partial<CallInput<'coverage.save'>> = {}, seat = frontDesk) =>
    seat.call('coverage.save', {
      clientId: client.id,
      payerCode: 'usual',
      memberId: null,
      startsOn: '2026-01-01',
      endsOn: null,
      isActive: true,
      ...values,
    }).coverageId;
  const chart = (seat = frontDesk, clientId = client.id) => seat.call('client.open', { clientId });
  const { reader } = clinic.database.store;
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  const recordedPayer = (values: Partial<CallInput<'encounter.record'>> = {}, clientId = client.id) => {
    const now = clinic.clock.now();
    const { encounterId } = worker.call('encounter.record', {
      clientId,
      kind: 'text',
      modality: 'text',
      startAt: now - 30 * MINUTE,
      endAt: now,
      excludedMinutes: 0,
      placeOfService: 'office',
      ...values,
    });
    return getRecord(reader, Encounter, encounterId)?.payerCode;
  };
  return { clinic, frontDesk, worker, client, payer, save, chart, reader, problemsOf, recordedPayer };
}

describe('who pays for a person (coverage.save)', () => {
  it('is noted by the front desk, with the number of the card and days, and is on the chart alone', () => {
    const { frontDesk, client, payer, save, chart } = setting();
    const county = payer('County plan');
    const id = save({ payerCode: county, memberId: ' CP 0042 ', endsOn: '2026-12-31' });
    expect(frontDesk.audited).toMatchObject([{ clientId: client.id, recordId: id }]);
    expect(chart().coverages).toEqual([
      {
        id,
        revision: 1,
        payerCode: county,
        memberId: 'CP 0042',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
      },
    ]);
    const list = frontDesk.call('client.list', {
      filter: { text: '', statuses: [], workerIds: [] },
      sort: [],
      offset: 0,
      limit: 50,
    });
    expect(list.total).toBe(1);
    expect(JSON.stringify(list)).not.toContain('0042');
  });

  it('can be changed on its newest version, and taken out as a mistake without being lost', () => {
    const { save, chart, reader } = setting();
    const id = save();
    save({ coverageId: id, expectedRevision: 1, endsOn: '2026-06-30' });
    const stale = failureOf(() => save({ coverageId: id, expectedRevision: 1, endsOn: '2026-09-30' }));
    expect([stale.code, stale.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    save({ coverageId: id, expectedRevision: 2, isActive: false });
    expect(chart().coverages).toEqual([]);
    expect(getRecord(reader, Coverage, id)?.isActive).toBe(false);
  });

  it('refuses a payer nobody has, days the wrong way round, the same payer twice, and another person’s', () => {
    const { clinic, save, problemsOf } = setting();
    expect(problemsOf(() => save({ payerCode: 'payer_0000' }))).toEqual(['payerCode payer_unknown']);
    expect(problemsOf(() => save({ endsOn: '2025-12-31' }))).toEqual(['endsOn ends_before_starts']);
    const id = save({ endsOn: '2026-03-31' });
    expect(problemsOf(() => save({ startsOn: '2026-03-31' }))).toEqual(['startsOn coverage_overlaps']);
    save({ startsOn: '2026-04-01' });
    const other = clinic.client({ chartNumber: 'LC-000009' }).id;
    expect(failureOf(() => save({ clientId: other, coverageId: id, expectedRevision: 1 })).code).toBe(
      'NOT_FOUND',
    );
    const joined = clinic.client({ status: 'merged', chartNumber: 'LC-000010' }).id;
    expect(problemsOf(() => save({ clientId: joined }))).toEqual(['clientId client_is_merged']);
  });

  it('gives a contact its payer by the day of the contact; somebody may name another', () => {
    const { clinic, payer, save, recordedPayer } = setting();
    const county = payer('County plan');
    const state = payer('State grant');
    save({ payerCode: county, endsOn: '2026-02-28' });
    save({ payerCode: state, startsOn: '2026-03-01' });
    expect(recordedPayer()).toBe(state);
    const february = { startAt: clinic.at('10:00') - 20 * 24 * 60 * MINUTE };
    expect(recordedPayer({ ...february, endAt: february.startAt + 30 * MINUTE })).toBe(county);
    expect(recordedPayer({ payerCode: county })).toBe(county);
    // What somebody named once is no coverage: the next contact goes by the coverage again.
    expect(recordedPayer()).toBe(state);
  });

  it('gives no payer on a day nobody covers, and without any coverage the payer of the last contact', () => {
    const { clinic, payer, save, recordedPayer } = setting();
    const county = payer('County plan');
    expect(recordedPayer({ payerCode: county })).toBe(county);
    expect(recordedPayer()).toBe(county);
    save({ payerCode: county, endsOn: '2026-02-28' });
    expect(recordedPayer()).toBeNull();
    const other = clinic.client({ chartNumber: 'LC-000009' }).id;
    expect(recordedPayer({}, other)).toBeNull();
  });

  it('follows a chart that was joined to another', () => {
    const { clinic, payer, save, chart, recordedPayer, client } = setting();
    const county = payer('County plan');
    const joined = clinic.client({ chartNumber: 'LC-000009' }).id;
    save({ clientId: joined, payerCode: county });
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Client,
        joined,
        { status: 'merged', mergedInto: client.id },
        { expectedRevision: 'newest' },
      ),
    );
    expect(chart().coverages.map(({ payerCode }) => payerCode)).toEqual([county]);
    expect(recordedPayer()).toBe(county);
  });
});

describe('coverageOn', () => {
  const coverage = (payerCode: 'usual' | 'payer_aaaa', startsOn: string, endsOn: string | null) => ({
    payerCode,
    startsOn: startsOn as LocalDate,
    endsOn: endsOn as LocalDate | null,
  });
  it('takes the one that began last, first and last day counted in', () => {
    const medicaid = coverage('usual', '2026-01-01', null);
    const grant = coverage('payer_aaaa', '2026-03-01', '2026-03-31');
    const on = (day: string) => coverageOn([grant, medicaid], day as LocalDate)?.payerCode ?? null;
    expect([
      on('2025-12-31'),
      on('2026-02-28'),
      on('2026-03-01'),
      on('2026-03-31'),
      on('2026-04-01'),
    ]).toEqual([null, 'usual', 'payer_aaaa', 'payer_aaaa', 'usual']);
  });
});
