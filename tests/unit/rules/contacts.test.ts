import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  comparableContactValues,
  contactValueProblem,
  formatPhone,
  normaliseContactValue,
  normaliseEmail,
  normalisePhone,
  safeContactSummary,
} from '../../../shared/rules/contacts';
import type { ContactPermissions } from '../../../shared/rules/contacts';
import type { InstantMs } from '../../../shared/time';

const now = Date.UTC(2026, 2, 9, 15) as InstantMs;

function contact(values: Partial<ContactPermissions> = {}): ContactPermissions {
  return {
    kind: 'phone',
    owner: 'self',
    okToCall: false,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: false,
    okToIdentifyProgram: false,
    safeHours: null,
    announceAs: null,
    unsafeUntil: null,
    ...values,
  };
}

describe('phone numbers', () => {
  it.each([
    ['505 555 0142', '+15055550142'],
    ['(505) 555-0142', '+15055550142'],
    ['505.555.0142', '+15055550142'],
    ['1-505-555-0142', '+15055550142'],
    ['+1 505 555 0142', '+15055550142'],
    ['+52 656 123 4567', '+526561234567'],
    ['505-555-0142 x12', '+15055550142;ext=12'],
    ['505-555-0142 ext. 12', '+15055550142;ext=12'],
  ])('reads %s as %s', (typed, expected) => {
    expect(normalisePhone(typed)).toBe(expected);
    expect(normaliseContactValue('phone', typed)).toBe(expected);
  });

  it('keeps what it can not read as it was typed, and asks for digits', () => {
    expect(normaliseContactValue('phone', ' ask at  555-01 ')).toBe('ask at 555-01');
    expect(contactValueProblem('phone', 'ask at 555-01')).toBeNull();
    expect(contactValueProblem('sms', 'ask Ana')).toBe('phone_without_number');
  });

  it('is the same when read again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/), (digits) => {
        const once = normaliseContactValue('phone', digits);
        expect(normaliseContactValue('phone', once)).toBe(once);
      }),
    );
    expect(normalisePhone('+15055550142;ext=12')).toBe('+15055550142;ext=12');
  });

  it('is written the way the country does', () => {
    expect(formatPhone('+15055550142')).toBe('(505) 555-0142');
    expect(formatPhone('+15055550142;ext=12')).toBe('(505) 555-0142 ext. 12');
    expect(formatPhone('+526561234567')).toBe('+52 656 123 4567');
    expect(formatPhone('ask Ana')).toBe('ask Ana');
  });
});

describe('e-mail addresses', () => {
  it.each(['ana@example.org', 'a.b+c@mail.example.org', 'ñandu@correo.example'])('takes %s', (address) => {
    expect(normaliseEmail(` ${address.toUpperCase()} `)).toBe(address);
  });

  it.each([
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'a b@example.org',
    'a@b@example.org',
    'a..b@example.org',
    '.a@example.org',
    'a@-example.org',
    'a@example..org',
    'Ana <ana@example.org>',
  ])('refuses %s', (text) => {
    expect(normaliseEmail(text)).toBeNull();
    expect(contactValueProblem('email', text)).toBe('email_not_valid');
  });

  it('are told from phones by their @ when nobody says which is which', () => {
    expect(comparableContactValues(['505 555 0142', 'Ana@Example.org', '5055550142', ' '])).toEqual([
      '+15055550142',
      'ana@example.org',
    ]);
  });
});

describe('the line that goes with every number (R-INT-11)', () => {
  it('R-INT-11 allows nothing by default', () => {
    expect(safeContactSummary(contact(), now)).toEqual({ isUsable: false, codes: ['do_not_use'] });
    expect(safeContactSummary(contact({ kind: 'email' }), now)).toEqual({
      isUsable: false,
      codes: ['do_not_use'],
    });
  });

  it('says what is allowed, and what of the rest is not', () => {
    expect(safeContactSummary(contact({ okToCall: true }), now)).toEqual({
      isUsable: true,
      codes: ['call', 'no_voicemail', 'do_not_text', 'do_not_say_program'],
    });
    const all = contact({
      okToCall: true,
      okToLeaveVoicemail: true,
      okToText: true,
      okToIdentifyProgram: true,
      owner: 'other',
      safeHours: 'after 5',
      announceAs: 'a friend',
    });
    expect(safeContactSummary(all, now).codes).toEqual([
      'call',
      'voicemail',
      'text',
      'someone_elses',
      'may_say_program',
      'announce_as',
      'safe_hours',
    ]);
  });

  it('does not take a permission to leave a voicemail as one to call', () => {
    const summary = safeContactSummary(contact({ okToLeaveVoicemail: true }), now);
    expect(summary).toEqual({ isUsable: false, codes: ['do_not_use'] });
  });

  it('does not take a permission of another kind: an e-mail address is not for calls', () => {
    const summary = safeContactSummary(contact({ kind: 'email', okToCall: true, okToText: true }), now);
    expect(summary.isUsable).toBe(false);
  });

  it('warns while the contact is unsafe, to the instant, whatever is allowed', () => {
    const unsafe = contact({ okToCall: true, unsafeUntil: (now + 1) as InstantMs });
    expect(safeContactSummary(unsafe, now)).toEqual({ isUsable: false, codes: ['unsafe_for_now'] });
    expect(safeContactSummary(unsafe, (now + 1) as InstantMs).isUsable).toBe(true);
  });

  it('R-INT-11 always has a line, and a usable one only where something was allowed', () => {
    const anyContact = fc.record({
      kind: fc.constantFrom('phone', 'sms', 'email'),
      owner: fc.constantFrom('self', 'other'),
      okToCall: fc.boolean(),
      okToLeaveVoicemail: fc.boolean(),
      okToText: fc.boolean(),
      okToEmail: fc.boolean(),
      okToIdentifyProgram: fc.boolean(),
      safeHours: fc.option(fc.constant('after 5')),
      announceAs: fc.option(fc.constant('a friend')),
      unsafeUntil: fc.constant(null),
      isActive: fc.boolean(),
    });
    fc.assert(
      fc.property(anyContact, (any) => {
        const { isUsable, codes } = safeContactSummary(any, now);
        expect(codes.length).toBeGreaterThan(0);
        if (!any.okToCall && !any.okToText && !any.okToEmail) expect(isUsable).toBe(false);
        if (!any.okToIdentifyProgram) expect(codes).not.toContain('may_say_program');
        if (!any.okToCall) expect(codes).not.toContain('voicemail');
      }),
    );
  });
});
