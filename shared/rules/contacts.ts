import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

import type { InstantMs } from '../time';
import type { RuleCode } from './problem';

/** Fewer digits reach nobody: the shortest service numbers have three (988). */
const FEWEST_PHONE_DIGITS = 3;

/**
 * A phone number in E.164 (`+15055550123`), read as a number of the United States unless it says otherwise;
 * `null` when it can't be understood. An extension is kept, as `;ext=12` (RFC 3966).
 */
export function normalisePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
  if (number?.isPossible() !== true) return null;
  return number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`;
}

/** A phone number as people of the country write it, for the screen; unknown ones as they are. */
export function formatPhone(value: string): string {
  const number = parsePhoneNumberFromString(value, { defaultCountry: 'US', extract: false });
  if (number?.isPossible() !== true) return value;
  return number.countryCallingCode === '1' ? number.formatNational() : number.formatInternational();
}

/** An e-mail address in lower case, or `null` when it isn't one. */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > 200 || !/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/u.test(trimmed)) return null;
  const [local = '', domain = ''] = trimmed.split('@');
  const labels = domain.split('.');
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u.test(label));
  const isLocal = !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  return isDomain && isLocal ? trimmed : null;
}

/**
 * The digits of a phone number as stored, for finding it by any of them; an extension is a number of its own. Each ends
 * with a space, so that the last digits of a number can be told from others.
 */
export function phoneDigits(value: string): string {
  const numbers = value.split(';ext=').map((number) => number.replace(/[^0-9]/gu, ''));
  return numbers.map((number) => `${number} `).join('');
}

type ContactKind = 'phone' | 'sms' | 'email';

/** What a contact is stored as: E.164 or lower case when it can be understood, else as typed. */
export function normaliseContactValue(kind: ContactKind, value: string): string {
  const normalised = kind === 'email' ? normaliseEmail(value) : normalisePhone(value);
  return normalised ?? value.trim().replace(/\s+/gu, ' ');
}

/**
 * What typed contacts are compared by when nobody says which kind each is: an address has an `@`. The same forms as
 * stored.
 */
export function comparableContactValues(values: readonly string[]): readonly string[] {
  const forms = values.map((value) => normaliseContactValue(value.includes('@') ? 'email' : 'phone', value));
  return [...new Set(forms.filter((form) => form !== ''))];
}

/** What is wrong with a number or address, or `null`. */
export function contactValueProblem(kind: ContactKind, value: string): RuleCode | null {
  if (kind === 'email') return normaliseEmail(value) === null ? 'email_not_valid' : null;
  const digits = value.match(/\p{Nd}/gu)?.length ?? 0;
  return digits < FEWEST_PHONE_DIGITS ? 'phone_without_number' : null;
}

/** What the person allowed, as stored. */
export interface ContactPermissions {
  readonly kind: ContactKind;
  readonly owner: 'self' | 'other';
  readonly okToCall: boolean;
  readonly okToLeaveVoicemail: boolean;
  readonly okToText: boolean;
  readonly okToEmail: boolean;
  readonly okToIdentifyProgram: boolean;
  readonly safeHours: string | null;
  readonly announceAs: string | null;
  readonly unsafeUntil: InstantMs | null;
  readonly isActive?: boolean;
}

/** Parts of the one line that goes with every number; the page has words for each. */
export const CONTACT_PERMISSION_CODES = [
  'do_not_use',
  'unsafe_for_now',
  'call',
  'do_not_call',
  'voicemail',
  'no_voicemail',
  'text',
  'do_not_text',
  'email',
  'do_not_email',
  'may_say_program',
  'do_not_say_program',
  'someone_elses',
  'safe_hours',
  'announce_as',
] as const;

type ContactPermissionCode = (typeof CONTACT_PERMISSION_CODES)[number];

export interface SafeContactSummary {
  /** Whether anything at all is allowed now. */
  readonly isUsable: boolean;
  /** In the order they are said; never empty, so a number never stands alone (R-INT-11). */
  readonly codes: readonly ContactPermissionCode[];
}

/** What staff may do with one number or address now. Whatever the person didn't allow is said as not allowed. */
export function safeContactSummary(contact: ContactPermissions, now: InstantMs): SafeContactSummary {
  if (contact.isActive === false) return { isUsable: false, codes: ['do_not_use'] };
  if (contact.unsafeUntil !== null && now < contact.unsafeUntil) {
    return { isUsable: false, codes: ['unsafe_for_now'] };
  }
  const allowed = allowedActions(contact);
  const isUsable = allowed.some((code) => code === 'call' || code === 'text' || code === 'email');
  const codes: ContactPermissionCode[] = isUsable ? [...allowed] : ['do_not_use'];
  if (contact.owner === 'other') codes.push('someone_elses');
  if (isUsable) {
    codes.push(contact.okToIdentifyProgram ? 'may_say_program' : 'do_not_say_program');
    if (contact.announceAs !== null) codes.push('announce_as');
    if (contact.safeHours !== null) codes.push('safe_hours');
  }
  return { isUsable, codes };
}

function allowedActions(contact: ContactPermissions): readonly ContactPermissionCode[] {
  switch (contact.kind) {
    case 'email':
      return [contact.okToEmail ? 'email' : 'do_not_email'];
    case 'sms':
      return [contact.okToText ? 'text' : 'do_not_text'];
    case 'phone':
      return [
        ...(contact.okToCall
          ? (['call', contact.okToLeaveVoicemail ? 'voicemail' : 'no_voicemail'] as const)
          : (['do_not_call'] as const)),
        contact.okToText ? 'text' : 'do_not_text',
      ];
  }
}
