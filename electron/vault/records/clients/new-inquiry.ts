import { ruleBroken } from '../../../../shared/errors';
import { Client } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { nameWords, tidyName } from '../../../../shared/rules/names';
import type { LocalDate } from '../../../../shared/time';
import { insertRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { chartNumber, nextChartNumber } from './chart-number';

/**
 * Adds somebody nobody here knows yet, by name alone: an inquiry without notice and consent, which the front desk
 * completes later. Nothing else of the intake is guessed.
 * @throws ClinicFailure `RULE_BROKEN` `name_without_letters`.
 */
export function newInquiry(
  { writer, change, site }: WriteContext,
  name: { readonly firstName: string; readonly lastName: string | null },
  firstContactOn: LocalDate,
): Row<typeof Client> {
  const firstName = tidyName(name.firstName);
  const lastName = tidyName(name.lastName);
  if (firstName === null || nameWords(firstName).length === 0) {
    throw ruleBroken('firstName', 'name_without_letters');
  }
  return insertRecord(writer, change, Client, {
    chartNumber: chartNumber(site.siteCode, nextChartNumber(writer, site.siteCode)),
    legalFirstName: firstName,
    legalMiddleName: null,
    legalLastName: lastName,
    legalSuffix: null,
    nameWithheld: false,
    preferredName: null,
    aliases: [],
    pronouns: null,
    pronounsText: null,
    birthDate: null,
    birthDateIsEstimated: false,
    deceasedOn: null,
    sexAtBirth: null,
    genderIdentity: null,
    race: [],
    ethnicity: null,
    tribalAffiliation: null,
    language: null,
    interpreterNeeded: null,
    veteran: null,
    address: null,
    county: null,
    medicaidId: null,
    externalIdentifiers: [],
    status: 'inquiry',
    mergedInto: null,
    isRestricted: false,
    assignedWorkerId: null,
    firstContactOn,
    referralSource: null,
    participationConsentOn: null,
    noticeGivenOn: null,
    noticeVersion: null,
    noticeLanguage: null,
    notDuplicateReason: null,
    noEmergencyContact: null,
    nextContactOn: null,
  });
}
