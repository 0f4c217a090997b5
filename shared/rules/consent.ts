import type { Consent, Row } from '../model';
import type { InstantMs, LocalDate } from '../time';

type ConsentFacts = Pick<
  Row<typeof Consent>,
  'recipientId' | 'informationScope' | 'signedOn' | 'expiresOn' | 'expiresEvent' | 'revokedAt'
>;
type InformationScope = Row<typeof Consent>['informationScope'][number];

/** When a disclosure would happen. */
export interface DisclosureMoment {
  readonly at: InstantMs;
  /** The calendar date at the site at that instant. */
  readonly on: LocalDate;
}

/**
 * Whether a consent is in force: signed, with an end (R-CON-01: a date or an event), through the end of its last day
 * at the site (R-CON-02), and until the instant it is revoked (R-CON-04). One that ends with an event runs until
 * somebody records that the event came.
 */
export function isConsentActive(consent: ConsentFacts, { at, on }: DisclosureMoment): boolean {
  if (consent.expiresOn === null && consent.expiresEvent === null) return false;
  if (on < consent.signedOn) return false;
  if (consent.expiresOn !== null && on > consent.expiresOn) return false;
  return consent.revokedAt === null || at < consent.revokedAt;
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
