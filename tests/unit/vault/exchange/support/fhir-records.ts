import type { FhirContext } from '../../../../../electron/vault/exchange/fhir/elements';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { BaseRow, Row, Site } from '../../../../../shared/model';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../../../shared/time';

export const NOW = Date.parse('2026-03-10T15:00:00Z') as InstantMs;
export const TODAY = '2026-03-10' as LocalDate;
export const CLIENT_ID = '0195f0a0-0000-7000-8000-00000000c001';
export const WORKER_ID = '0195f0a0-0000-7000-8000-00000000d001';

/** A new record's own fields. */
export function base(id = newIdentifier()): BaseRow {
  return { id, revision: 1, createdAt: NOW, createdBy: WORKER_ID, updatedAt: NOW, updatedBy: WORKER_ID };
}

const site: Row<typeof Site> = {
  ...base(),
  name: 'Zia',
  siteCode: 'ZIA',
  timeZone: 'America/Denver' as TimeZoneName,
  language: 'en',
  personNoun: 'participant',
  servesMinors: false,
  isSample: false,
  recoveryCodeConfirmedAt: null,
  recoveryCodeTestedAt: null,
  frontDeskIdleMinutes: null,
  othersIdleMinutes: null,
  daysWithoutContact: null,
};

/** A site on its own, where every reference resolves. */
export const context: FhirContext = { site, today: TODAY, has: () => true };
