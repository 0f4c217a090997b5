import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../../shared/contract';
import { newIdentifier } from '../../../../../shared/identifiers';
import { instantOf } from '../../../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../../../shared/time';
import {
  emptyRecord,
  isTimerRunning,
  minutesOverClockChange,
  recordOfContact,
  fieldOfGroupContactPath,
  fieldOfRecordPath,
  recordProblems,
  toNewContact,
  withEnd,
  withKind,
  withMinutes,
  withStart,
  withTimerStarted,
  withTimerStopped,
  type RecordForm,
} from '../../../../../renderer/features/chart/record-form';
import {
  CorrectionFormSchema,
  RecordFormSchema,
  clientOfCorrection,
} from '../../../../../renderer/features/chart/record-draft';

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

describe('the timer', () => {
  const at = (date: string, time: string) => instantOf(date as LocalDate, time, ZONE);
  const later = (instant: InstantMs, minutes: number) => (instant + minutes * 60_000) as InstantMs;

  it('gives day, start, minutes and end', () => {
    const start = later(at('2026-03-05', '14:03'), 0.7);
    const running = withTimerStarted(blank, start, ZONE);
    expect(isTimerRunning(running)).toBe(true);
    expect(running).toMatchObject({ date: '2026-03-05', startTime: '14:03', endTime: null });
    const stopped = withTimerStopped(running, later(start, 25), ZONE);
    expect(stopped).toMatchObject({ minutes: '25', endTime: '14:28' });
    expect(isTimerRunning(stopped)).toBe(false);
    // Pressed twice, or at once, it still is a contact of a minute.
    expect(withTimerStopped(stopped, later(start, 90), ZONE)).toBe(stopped);
    expect(withTimerStopped(running, start, ZONE).minutes).toBe('1');
  });

  it('runs on over a lock, a crash and midnight: what is kept with the form is enough', () => {
    const start = at('2026-03-05', '23:50');
    const kept: unknown = JSON.parse(JSON.stringify(withTimerStarted(blank, start, ZONE)));
    const stopped = withTimerStopped(RecordFormSchema.parse(kept), later(start, 40), ZONE);
    expect(stopped).toMatchObject({
      date: '2026-03-05',
      startTime: '23:50',
      endTime: '00:30',
      minutes: '40',
    });
    // A form kept before there was a timer has none.
    const { timer: _timer, payerCode: _payer, ...old } = blank;
    expect(RecordFormSchema.parse(old)).toEqual(blank);
  });

  it('knows which of the two hours of the night of the clock change it was', () => {
    // 07:30 UTC is 01:30 before the clock is put back, 08:30 UTC is 01:30 after it.
    const start = Date.parse('2026-11-01T07:30:00Z') as InstantMs;
    const timed = withTimerStopped(withTimerStarted(filledIn(), start, ZONE), later(start, 60), ZONE);
    expect(timed).toMatchObject({ startTime: '01:30', endTime: '01:30', minutes: '60' });
    expect(toNewContact(timed, ZONE)).toMatchObject({ startAt: start, endAt: later(start, 60) });
    // Typed over, the typed times count.
    const typed = toNewContact(withStart(timed, '00:30'), ZONE);
    expect(typed?.startAt).toBe(at('2026-11-01', '00:30'));
  });
});

describe('the night of the clock change', () => {
  it('says how many minutes passed when the wall clock says another number', () => {
    const night = (date: string, from: string, to: string) =>
      minutesOverClockChange(withEnd(withStart({ ...blank, date: date as LocalDate }, from), to), ZONE);
    expect(night('2026-03-08', '01:30', '03:30')).toBe(60);
    expect(night('2026-11-01', '00:30', '02:30')).toBe(180);
    expect(night('2026-03-09', '01:30', '03:30')).toBeNull();
    expect(minutesOverClockChange(blank, ZONE)).toBeNull();
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
    // Nobody sees a field of the appointment: what is wrong with it is said above the form.
    expect(fieldOfRecordPath('appointmentId')).toBeUndefined();
    expect(fieldOfGroupContactPath('payerCode')).toBe('payerCode');
    expect(fieldOfGroupContactPath('endAt')).toBeUndefined();
  });
});

describe('a recorded contact that is corrected', () => {
  const startAt = Date.parse('2026-11-01T07:30:00Z') as InstantMs;
  const recorded = {
    kind: 'individual',
    modality: 'in_person',
    // 01:30 comes twice that night; this one ends at the second.
    startAt,
    endAt: (startAt + 60 * 60_000) as InstantMs,
    excludedMinutes: 5,
    placeOfService: 'office',
    payerCode: 'usual',
  } as const;

  it('comes back as it was while nobody types other times, also in the hour that is there twice', () => {
    const form = recordOfContact(recorded, ZONE);
    expect(toNewContact(form, ZONE)).toMatchObject(recorded);
    expect(form).toMatchObject({ minutes: '60', excludedMinutes: '5', writesNote: false });
    const moved = toNewContact(withStart(form, '00:30'), ZONE);
    expect(moved?.startAt).toBe(instantOf('2026-11-01' as LocalDate, '00:30', ZONE));
  });

  it('is kept with where it belongs and what it is based on', () => {
    const clientId = newIdentifier();
    const form = { clientId, revision: 3, contact: recordOfContact(recorded, ZONE) };
    expect(CorrectionFormSchema.parse(form)).toEqual(form);
    expect(clientOfCorrection({ operationId: newIdentifier(), form })).toBe(clientId);
    // The draft of a new contact is found by its person.
    expect(clientOfCorrection({ operationId: newIdentifier(), form: form.contact })).toBeNull();
  });
});
