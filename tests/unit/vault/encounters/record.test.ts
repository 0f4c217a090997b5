import { describe, expect, it } from 'vitest';

import { Encounter } from '../../../../shared/model';
import { getRecord } from '../../../../electron/vault/store/records';
import { instantOf } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { CLINIC_ZONE, Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const MINUTE = 60_000;

function setting(at = '2026-03-09T15:00:00Z') {
  const clinic = new Clinic({ at });
  const worker = clinic.staff('peer_worker');
  const client = clinic.client();
  const now = clinic.clock.now();
  const record = (values: Partial<CallInput<'encounter.record'>> = {}, seat: StaffSeat = worker) => {
    const { encounterId } = seat.call('encounter.record', {
      clientId: client.id,
      kind: 'individual',
      modality: 'in_person',
      startAt: now - 60 * MINUTE,
      endAt: now,
      excludedMinutes: 0,
      placeOfService: 'non_residential',
      ...values,
    });
    const encounter = getRecord(clinic.database.store.reader, Encounter, encounterId);
    if (encounter === undefined) throw new Error('Nothing was recorded');
    return encounter;
  };
  const refused = (values: Partial<CallInput<'encounter.record'>>, seat = worker) => {
    const failure = failureOf(() => record(values, seat));
    expect(failure.code).toBe('RULE_BROKEN');
    return failure.details?.problems?.map(({ path, code }) => `${path} ${code}`);
  };
  return { clinic, worker, client, now, record, refused };
}

describe('recording a contact (encounter.record)', () => {
  it('R-ENC-02 is the caller’s, with the minutes that passed', () => {
    const { worker, client, record } = setting();
    expect(record({ excludedMinutes: 15 })).toMatchObject({
      clientId: client.id,
      workerId: worker.user.id,
      serviceDate: '2026-03-09',
      minutes: 45,
      excludedMinutes: 15,
      status: 'done',
      groupSessionId: null,
    });
    expect(worker.audited).toMatchObject([{ clientId: client.id }]);
  });

  it('R-ENC-02 counts right over the hour that doesn’t happen and the one that happens twice', () => {
    const spring = setting('2026-03-08T12:00:00Z');
    const at = (date: string, time: string) => instantOf(date as LocalDate, time, CLINIC_ZONE);
    expect(
      spring.record({ startAt: at('2026-03-08', '01:30'), endAt: at('2026-03-08', '03:30') }).minutes,
    ).toBe(60);
    const autumn = setting('2026-11-01T12:00:00Z');
    expect(
      autumn.record({ startAt: at('2026-11-01', '00:30'), endAt: at('2026-11-01', '02:30') }).minutes,
    ).toBe(180);
  });

  it('belongs to the day it began at the site', () => {
    // 05:30 UTC on 10 March is 23:30 on 9 March in Denver.
    const { record, now } = setting('2026-03-10T06:30:00Z');
    expect(record({ startAt: now - 60 * MINUTE, endAt: now }).serviceDate).toBe('2026-03-09');
  });

  it('R-ENC-01 ends after it starts, lasts at most twelve hours, and is over', () => {
    const { now, refused } = setting();
    expect(refused({ endAt: now - 60 * MINUTE })).toEqual(['endAt end_not_after_start']);
    expect(refused({ startAt: now - 721 * MINUTE })).toEqual(['endAt longer_than_twelve_hours']);
    expect(refused({ startAt: now - 25 * 60 * MINUTE })).toEqual(['endAt longer_than_twelve_hours']);
    expect(refused({ endAt: now + 30 * MINUTE })).toEqual(['endAt in_future']);
    expect(refused({ excludedMinutes: 61 })).toEqual(['excludedMinutes excluded_exceeds_duration']);
  });

  it('R-ENC-05 doesn’t put one worker in two places at once', () => {
    const { clinic, now, record, refused } = setting();
    record({ startAt: now - 60 * MINUTE, endAt: now - 30 * MINUTE });
    const other = { clientId: clinic.client({ chartNumber: 'LC-000009' }).id };
    expect(refused({ ...other, startAt: now - 45 * MINUTE, endAt: now })).toEqual([
      'startAt overlaps_worker',
    ]);
    expect(refused({ ...other, startAt: now - 90 * MINUTE, endAt: now })).toEqual([
      'startAt overlaps_worker',
    ]);
    // Both stand when the worker says why, which is kept; a reason nobody needs is not.
    const both = { ...other, startAt: now - 45 * MINUTE, endAt: now - 40 * MINUTE };
    expect(record({ ...both, overlapReason: ' Covered the phone. ' }).statusReason).toBe(
      'Covered the phone.',
    );
    expect(
      record({ ...other, startAt: now - 70 * MINUTE, endAt: now - 60 * MINUTE, overlapReason: 'x' }),
    ).toMatchObject({ statusReason: null });
    // Touching ends, a message meanwhile, and a colleague are fine.
    record({ ...other, startAt: now - 30 * MINUTE, endAt: now });
    record({
      ...other,
      kind: 'text',
      modality: 'text',
      startAt: now - 50 * MINUTE,
      endAt: now - 45 * MINUTE,
    });
    const third = { clientId: clinic.client({ chartNumber: 'LC-000010' }).id };
    record({ ...third, startAt: now - 60 * MINUTE, endAt: now }, clinic.staff('peer_worker'));
  });

  it('R-ENC-05 doesn’t put one person with two workers at once, unless somebody says why', () => {
    const { clinic, now, record, refused } = setting();
    record({ startAt: now - 60 * MINUTE, endAt: now - 30 * MINUTE });
    const colleague = clinic.staff('peer_worker');
    const during = { startAt: now - 45 * MINUTE, endAt: now - 20 * MINUTE };
    expect(refused(during, colleague)).toEqual(['startAt overlaps_person']);
    expect(record({ ...during, overlapReason: 'We were both there.' }, colleague).statusReason).toBe(
      'We were both there.',
    );
  });

  it('R-ENC-05 sees an overlap over midnight', () => {
    const { record, refused, now } = setting('2026-03-10T08:00:00Z');
    record({ startAt: now - 180 * MINUTE, endAt: now - 60 * MINUTE });
    expect(refused({ startAt: now - 70 * MINUTE, endAt: now })).toEqual(['startAt overlaps_worker']);
  });

  it('takes a contact of a group from its roll call only', () => {
    expect(setting().refused({ kind: 'group' })).toEqual(['kind belongs_to_group_session']);
  });

  it('keeps kind and modality together', () => {
    const { refused, record } = setting();
    expect(refused({ kind: 'phone' })).toEqual(['modality modality_does_not_fit']);
    expect(refused({ kind: 'video', modality: 'audio' })).toEqual(['modality modality_does_not_fit']);
    expect(record({ kind: 'crisis', modality: 'audio' }).modality).toBe('audio');
  });

  it('records nothing on a chart joined to another', () => {
    const { clinic, refused } = setting();
    const clientId = clinic.client({ status: 'merged', chartNumber: 'LC-000009' }).id;
    expect(refused({ clientId })).toEqual(['clientId client_is_merged']);
  });
});
