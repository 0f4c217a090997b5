import { addDays } from '../time';
import type { LocalDate } from '../time';
import type { RuleProblem } from './problem';

/** Renewing takes weeks: forty hours of courses and a letter of the supervisor (domain §1.8). */
export const CREDENTIAL_WARNING_DAYS = 60;

/** Whether a credential is good. An expired one stops billing, never charting (domain §1.8). */
export type CredentialStanding = 'good' | 'expires_soon' | 'expired';

/** How a credential stands on a day. It is good through the day it expires on; without a date it doesn't expire. */
export function credentialStanding(expiresOn: LocalDate | null, today: LocalDate): CredentialStanding {
  if (expiresOn === null || expiresOn > addDays(today, CREDENTIAL_WARNING_DAYS)) return 'good';
  return expiresOn < today ? 'expired' : 'expires_soon';
}

/** What can't be right about a credential's dates. */
export function credentialProblems(credential: {
  readonly credentialIssuedOn: LocalDate | null;
  readonly credentialExpiresOn: LocalDate | null;
}): readonly RuleProblem[] {
  const { credentialIssuedOn: issuedOn, credentialExpiresOn: expiresOn } = credential;
  return issuedOn !== null && expiresOn !== null && expiresOn < issuedOn
    ? [{ path: 'credentialExpiresOn', code: 'expires_before_issued' }]
    : [];
}
