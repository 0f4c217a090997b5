import type { SignedInUser, SiteSummary } from '../../../../shared/contract/site';
import { ClinicFailure } from '../../../../shared/errors';
import { Site, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { DAYS_WITHOUT_CONTACT } from '../../../../shared/rules/caseload-needs';
import { idleMinutesOfSite } from '../../../../shared/rules/idle-lock';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sqlFragment } from '../../store/sql';

/**
 * The person signed in, as the page sees them.
 * @throws ClinicFailure `NOT_FOUND` when there is no such account or it was deactivated.
 */
export function readSignedInUser(reader: Reader, userId: string): SignedInUser {
  const user = getRecord(reader, User, userId);
  if (user?.isActive !== true) throw new ClinicFailure('NOT_FOUND');
  return {
    id: user.id,
    displayName: user.displayName,
    initials: user.initials,
    role: user.role,
    language: user.language,
    mustChangePassphrase: user.mustChangePassphrase,
  };
}

/** The row of the site this installation serves. */
export function readSite(reader: Reader): Row<typeof Site> {
  const site = findRecords(reader, Site, sqlFragment`1 ORDER BY created_at, id LIMIT 1`)[0];
  if (site === undefined) throw new ClinicFailure('DATABASE_DAMAGED');
  return site;
}

/** The site, as the page sees it. */
export function readSiteSummary(reader: Reader): SiteSummary {
  const site = readSite(reader);
  return {
    id: site.id,
    name: site.name,
    siteCode: site.siteCode,
    timeZone: site.timeZone,
    language: site.language,
    personNoun: site.personNoun,
    servesMinors: site.servesMinors,
    isSample: site.isSample,
    recoveryCodeConfirmed: site.recoveryCodeConfirmedAt !== null,
    recoveryCodeTestedAt: site.recoveryCodeTestedAt,
    idleMinutes: idleMinutesOfSite(site),
    daysWithoutContact: site.daysWithoutContact ?? DAYS_WITHOUT_CONTACT,
  };
}
