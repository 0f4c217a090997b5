import type { ConsentState } from './consent';
import { addDays, daysBetween } from '../time';
import type { LocalDate } from '../time';

/**
 * Nobody stays without a contact longer than this before the list says so, unless the next one is planned; a site may
 * choose another number.
 */
export const DAYS_WITHOUT_CONTACT = 7;
/** How long before a consent ends there is still time to renew it in peace. */
export const CONSENT_NOTICE_DAYS = 30;
/** The last day of a consent that ends with an event, as the caseload is sorted by it. */
export const NO_LAST_DAY = '9999-12-31';

/** Why somebody should be reached, the most pressing first. */
export const CONTACT_NEED_CODES = [
  'planned_overdue',
  'planned_today',
  'never_reached',
  'long_without_contact',
  'consent_ending',
] as const;

/** One reason to reach somebody, and what it goes back to. */
export interface ContactNeed {
  readonly code: (typeof CONTACT_NEED_CODES)[number];
  /** The day the contact was planned for, of the last contact, or the consent's last day. */
  readonly on: LocalDate | null;
  /** Days since that day, or, for a consent, days left. */
  readonly days: number | null;
}

/** The day the list is looked at, and how many days without a contact the site allows. */
export interface NeedsDay {
  readonly today: LocalDate;
  readonly daysWithoutContact: number;
}

/** What the list knows about a person. */
export interface ContactFacts {
  /** The person is in the site's care now. */
  readonly isActive: boolean;
  /** The day the next contact is planned for; `null` once it happened. */
  readonly nextContactOn: LocalDate | null;
  readonly lastContactOn: LocalDate | null;
  readonly firstContactOn: LocalDate | null;
  /** The last day of the longest consent to share, or `null`; see `NO_LAST_DAY`. */
  readonly consentUntil: LocalDate | null;
}

/**
 * The planned contact that is still to come: one on the planned day or after it did what was planned.
 */
export function openPlan(planned: LocalDate | null, lastContactOn: LocalDate | null): LocalDate | null {
  if (planned === null) return null;
  return lastContactOn !== null && lastContactOn >= planned ? null : planned;
}

/**
 * Why somebody needs a contact, the most pressing first; the list is sorted by the first. Who has a day planned is
 * not called neglected before it comes: somebody decided when to meet.
 */
export function contactNeeds(
  facts: ContactFacts,
  { today, daysWithoutContact }: NeedsDay,
): readonly ContactNeed[] {
  const { isActive, nextContactOn, lastContactOn, firstContactOn, consentUntil } = facts;
  if (!isActive) return [];
  const needs: ContactNeed[] = [];
  if (nextContactOn !== null && nextContactOn <= today) {
    const code = nextContactOn < today ? 'planned_overdue' : 'planned_today';
    needs.push({ code, on: nextContactOn, days: daysBetween(nextContactOn, today) });
  }
  const since = lastContactOn ?? firstContactOn;
  if (nextContactOn === null && (since === null || since <= addDays(today, -daysWithoutContact))) {
    needs.push(
      lastContactOn === null
        ? { code: 'never_reached', on: null, days: null }
        : { code: 'long_without_contact', on: lastContactOn, days: daysBetween(lastContactOn, today) },
    );
  }
  if (consentUntil !== null && consentStateOf(consentUntil, today) === 'ending') {
    needs.push({ code: 'consent_ending', on: consentUntil, days: daysBetween(today, consentUntil) });
  }
  return needs;
}

/** How a person's consents to share stand, from the last day of the longest. */
export function consentStateOf(consentUntil: LocalDate | null, today: LocalDate): ConsentState {
  if (consentUntil === null) return 'none';
  if (consentUntil < today) return 'over';
  return consentUntil <= addDays(today, CONSENT_NOTICE_DAYS) ? 'ending' : 'active';
}

/** What the list marks beside a name. The bit of each in `client_search.flags` is its place here; only add at the end. */
export const CASELOAD_FLAGS = [
  'restricted',
  'interpreter_needed',
  'no_safe_contact',
  'notice_missing',
  'name_withheld',
] as const;
export type CaseloadFlag = (typeof CASELOAD_FLAGS)[number];

/** The flags as one number. */
export function flagBits(flags: readonly CaseloadFlag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << CASELOAD_FLAGS.indexOf(flag)), 0);
}

/** The flags a number stands for, in their order. */
export function flagsOfBits(bits: number): readonly CaseloadFlag[] {
  return CASELOAD_FLAGS.filter((_, place) => (bits & (1 << place)) !== 0);
}
