import { describe, expect, it } from 'vitest';

import {
  consentCovers,
  consentStatus,
  coveringConsent,
  isConsentActive,
} from '../../../shared/rules/consent';
import { localDateAt, startOfDay } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

const DENVER = 'America/Denver' as TimeZoneName;
const OFFICE = 'office';

const moment = (at: number) => ({ at: at as InstantMs, on: localDateAt(at as InstantMs, DENVER) });
const midnight = (date: string): number => startOfDay(date as LocalDate, DENVER);

type Consents = Parameters<typeof consentCovers>[0];

function consent(values: Partial<Consents[number]> = {}): Consents[number] {
  return {
    type: 'specific',
    recipientId: OFFICE,
    informationScope: ['attendance'],
    signedOn: '2026-01-01' as LocalDate,
    expiresOn: '2026-06-30' as LocalDate,
    expiresEvent: null,
    revokedAt: null,
    endedOn: null,
    errorReason: null,
    ...values,
  };
}

describe('whether a consent is in force', () => {
  const may = moment(midnight('2026-05-01'));

  it('R-CON-02 is so through the end of its last day at the site, to the instant', () => {
    const end = midnight('2026-07-01');
    expect(isConsentActive(consent(), moment(end - 1))).toBe(true);
    expect(isConsentActive(consent(), moment(end))).toBe(false);
  });

  it('R-CON-02 takes the day of the site, not of the machine or UTC', () => {
    // 23:30 on 30 June in Denver is already 1 July in UTC.
    expect(isConsentActive(consent(), moment(Date.UTC(2026, 6, 1, 5, 30)))).toBe(true);
  });

  it('is not before it was signed', () => {
    expect(isConsentActive(consent({ signedOn: '2026-05-02' as LocalDate }), may)).toBe(false);
    expect(isConsentActive(consent({ signedOn: '2026-05-01' as LocalDate }), may)).toBe(true);
  });

  it('R-CON-01 needs an end: a day or an event', () => {
    expect(isConsentActive(consent({ expiresOn: null }), may)).toBe(false);
    expect(isConsentActive(consent({ expiresOn: null, expiresEvent: 'discharge' }), may)).toBe(true);
  });

  it('R-CON-03 runs through the day its event came', () => {
    const ended = consent({ expiresOn: null, expiresEvent: 'discharge', endedOn: may.on });
    expect(consentStatus(ended, may)).toBe('active');
    expect(consentStatus(ended, moment(midnight('2026-05-02')))).toBe('ended');
  });

  it('counts as never given when it was recorded by mistake', () => {
    expect(consentStatus(consent({ errorReason: 'Another person' }), may)).toBe('entered_in_error');
  });

  it('R-CON-04 ends at the instant it is revoked', () => {
    const revoked = consent({ revokedAt: may.at });
    expect(isConsentActive(revoked, may)).toBe(false);
    expect(isConsentActive(revoked, moment(may.at - 1))).toBe(true);
  });
});

describe('whether a consent covers a disclosure (R-DIS-01)', () => {
  const may = moment(midnight('2026-05-01'));

  it('R-DIS-01 asks for the recipient and the information', () => {
    expect(consentCovers([consent()], OFFICE, 'attendance', may)).toBe(true);
    expect(consentCovers([consent()], OFFICE, 'notes', may)).toBe(false);
    expect(consentCovers([consent()], 'somebody else', 'attendance', may)).toBe(false);
    expect(consentCovers([], OFFICE, 'attendance', may)).toBe(false);
  });

  it('R-DIS-01 takes the whole record to cover each part of it, and no part to cover the whole', () => {
    const whole = consent({ informationScope: ['whole_record'] });
    expect(consentCovers([whole], OFFICE, 'notes', may)).toBe(true);
    expect(consentCovers([consent()], OFFICE, 'whole_record', may)).toBe(false);
  });

  it('finds the one that covers among others that don’t', () => {
    const revoked = consent({ revokedAt: may.at });
    const other = consent({ recipientId: 'somebody else' });
    const good = consent({ informationScope: ['notes', 'attendance'] });
    expect(coveringConsent([revoked, other, good], OFFICE, 'attendance', may)).toBe(good);
  });

  it.each(['counseling_notes', 'legal_proceedings', 'photo_media', 'contact_permission'] as const)(
    'R-CON-05 no file rests on a consent of the kind %s',
    (type) => {
      const whole = consent({ type, informationScope: ['whole_record'] });
      expect(consentCovers([whole], OFFICE, 'whole_record', may)).toBe(false);
      expect(consentCovers([{ ...whole, type: 'tpo_single' }], OFFICE, 'whole_record', may)).toBe(true);
    },
  );
});
