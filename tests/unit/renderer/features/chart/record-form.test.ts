import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { LocalDate, TimeZoneName } from '../../../../../shared/time';
import {
  emptyRecord,
  fieldOfRecordPath,
  recordProblems,
  toNewContact,
  withEnd,
  withKind,
  withMinutes,
  withStart,
  type RecordForm,
} from '../../../../../renderer/features/chart/record-form';

const TODAY = '2026-03-05' as LocalDate;
const ZONE = 'America/Denver' as TimeZoneName;
const blank = emptyRecord(TODAY);

describe('start, minutes and end', () => {
  it('need any two; the third follows', () => {
    expect(withMinutes(withStart(blank, '14:00'), '45')).toMatchObject({ endTime: '14:45' });
    expect(withEnd(withStart(blank, '14:00'), '15:10')).toMatchObject({ minutes: '70' });
    expect(withEnd(withMinutes(blank, '30'), '09:15')).toMatchObject({ startTime: '08:45' });
    expect(withMinutes(withEnd(blank, '09:15'), '30')).toMatchObject({ startTime: '08:45' });
    expect(withStart(withEnd(blank, '15:10'), '14:00')).toMatchObject({ minutes: '70' });
  });

  it('keep the length when the start moves', () => {
    const form = withMinutes(withStart(blank, '14:00'), '45');
    expect(withStart(form, '16:30')).toMatchObject({ minutes: '45', endTime: '17:15' });
  });

  it('go over midnight', () => {
    expect(withMinutes(withStart(blank, '23:30'), '60')).toMatchObject({ endTime: '00:30' });
    expect(withEnd(withStart(blank, '23:30'), '00:30')).toMatchObject({ minutes: '60' });
  });

  it('leave half-typed numbers alone', () => {
    const form = withStart(blank, '14:00');
    expect(withMinutes(form, '4x')).toMatchObject({ minutes: '4x', endTime: null });
    expect(withStart(withMinutes(form, '45'), null)).toMatchObject({ startTime: null, endTime: '14:45' });
  });
});

function filledIn(more: Partial<RecordForm> = {}): RecordForm {
  return {
    ...withMinutes(withStart(withKind(blank, 'phone'), '14:00'), '45'),
    placeOfService: 'office',
    ...more,
  };
}

describe('saving', () => {
  it('names everything that is missing, at its field', () => {
    expect(recordProblems(blank)).toEqual({
      kind: 'kindMissing',
      modality: 'modalityMissing',
      startTime: 'startMissing',
      minutes: 'endMissing',
      placeOfService: 'placeMissing',
    });
    expect(recordProblems(filledIn())).toEqual({});
    expect(recordProblems(filledIn({ excludedMinutes: 'ten' }))).toEqual({ excludedMinutes: 'minutesWrong' });
    expect(toNewContact(blank, ZONE)).toBeNull();
  });

  it('gives the vault a contact it takes', () => {
    const contact = toNewContact(filledIn({ excludedMinutes: '5' }), ZONE);
    const input = { operationId: newIdentifier(), clientId: newIdentifier(), ...contact };
    expect(CONTRACT['encounter.record'].input.safeParse(input).error).toBeUndefined();
    expect(contact).toMatchObject({ modality: 'audio', excludedMinutes: 5 });
    expect((contact?.endAt ?? 0) - (contact?.startAt ?? 0)).toBe(45 * 60_000);
  });

  it('counts what passed in the night of the clock change, not what the clock says (R-ENC-02)', () => {
    const night = filledIn({ date: '2026-03-08' as LocalDate, startTime: '01:30', endTime: '03:30' });
    const contact = toNewContact(night, ZONE);
    expect((contact?.endAt ?? 0) - (contact?.startAt ?? 0)).toBe(60 * 60_000);
    const over = toNewContact(filledIn({ startTime: '23:30', endTime: '00:30' }), ZONE);
    expect((over?.endAt ?? 0) - (over?.startAt ?? 0)).toBe(60 * 60_000);
  });

  it('shows the vault’s problems where the times are', () => {
    expect(fieldOfRecordPath('endAt')).toBe('minutes');
    expect(fieldOfRecordPath('startAt')).toBe('startTime');
    expect(fieldOfRecordPath('modality')).toBe('modality');
  });
});
