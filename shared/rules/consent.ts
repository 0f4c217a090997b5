import type { Consent, Row } from '../model';
import type { InstantMs, LocalDate } from '../time';

type ConsentFacts = Pick<
  Row<typeof Consent>,
  | 'type'
  | 'recipientId'
  | 'informationScope'
  | 'signedOn'
  | 'expiresOn'
  | 'expiresEvent'
  | 'revokedAt'
  | 'endedOn'
  | 'errorReason'
>;
type InformationScope = Row<typeof Consent>['informationScope'][number];
type ConsentType = Row<typeof Consent>['type'];

/** Kinds a file for an office may rest on; the others are each for one thing alone (R-CON-05). */
export const DISCLOSING_TYPES: readonly ConsentType[] = ['tpo_single', 'specific'];

/** How somebody's consents to share stand taken together, as the caseload shows it. */
export const CONSENT_STATES = ['active', 'ending', 'over', 'none'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** When a disclosure would happen. */
export interface DisclosureMoment {
  readonly at: InstantMs;
  /** The calendar date at the site at that instant. */
  readonly on: LocalDate;
}

/** How a consent stands at a moment; only `active` lets anything be shared. */
export type ConsentStatus =
  'active' | 'not_yet' | 'expired' | 'ended' | 'revoked' | 'entered_in_error' | 'invalid';

/**
 * How a consent stands: signed, with an end (R-CON-01: a date or an event), in force through the end of its last day
 * at the site (R-CON-02), through the day its event came (R-CON-03), and until the instant it is revoked (R-CON-04).
 * One that ends with an event runs until somebody records that the event came.
 */
export function consentStatus(
  consent: Omit<ConsentFacts, 'type' | 'recipientId' | 'informationScope'>,
  { at, on }: DisclosureMoment,
): ConsentStatus {
  if (consent.errorReason !== null) return 'entered_in_error';
  if (consent.revokedAt !== null && at >= consent.revokedAt) return 'revoked';
  if (consent.expiresOn === null && consent.expiresEvent === null) return 'invalid';
  if (consent.endedOn !== null && on > consent.endedOn) return 'ended';
  if (consent.expiresOn !== null && on > consent.expiresOn) return 'expired';
  return on < consent.signedOn ? 'not_yet' : 'active';
}

/** Whether a consent is in force (R-CON-01 to R-CON-04). */
export function isConsentActive(
  consent: Parameters<typeof consentStatus>[0],
  moment: DisclosureMoment,
): boolean {
  return consentStatus(consent, moment) === 'active';
}

/** The first of a person's consents that lets the recipient have the information then, or `undefined` (R-DIS-01). */
export function coveringConsent<Facts extends ConsentFacts>(
  consents: readonly Facts[],
  recipientId: string,
  scope: InformationScope,
  moment: DisclosureMoment,
): Facts | undefined {
  return consents.find(
    (consent) =>
      consent.recipientId === recipientId &&
      DISCLOSING_TYPES.includes(consent.type) &&
      (consent.informationScope.includes('whole_record') || consent.informationScope.includes(scope)) &&
      isConsentActive(consent, moment),
  );
}

/** Whether any of a person's consents lets the recipient have the information then (R-DIS-01). */
export function consentCovers(
  consents: readonly ConsentFacts[],
  recipientId: string,
  scope: InformationScope,
  moment: DisclosureMoment,
): boolean {
  return coveringConsent(consents, recipientId, scope, moment) !== undefined;
}
