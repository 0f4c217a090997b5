import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { BriefIntake } from '../../../../shared/contract/clients';
import { ClinicFailure } from '../../../../shared/errors';
import { PATIENT_NOTICE_VERSION } from '../../../../shared/exchange/notices';
import { Client, ContactMethod, Episode } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { comparableContactValues, normaliseContactValue } from '../../../../shared/rules/contacts';
import { intakeProblems } from '../../../../shared/rules/intake';
import { tidyName } from '../../../../shared/rules/names';
import { insertRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { chartNumber, nextChartNumber } from './chart-number';
import { findDuplicateCandidates } from './duplicate-search';
import { assertWorker } from './worker';

/**
 * Admits a person by the brief intake: the chart, its first episode and the contacts, in one transaction.
 * @throws ClinicFailure `RULE_BROKEN` (R-INT-02…04), `POSSIBLE_DUPLICATE` without a reason (R-INT-05).
 */
export function createClient(
  context: WriteContext,
  input: ParsedInput<'client.create'>,
): MethodOutput<'client.create'> {
  const { writer, change, site, today } = context;
  const intake = tidyIntake(input.intake);
  const problems = intakeProblems(intake, { today, servesMinors: site.servesMinors });
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  assertWorker(writer, intake.assignedWorkerId, 'assignedWorkerId');

  const isLikelyDuplicate = hasDuplicate(context, intake);
  if (isLikelyDuplicate && input.notDuplicateReason === null) throw new ClinicFailure('POSSIBLE_DUPLICATE');
  const notDuplicateReason = isLikelyDuplicate ? input.notDuplicateReason : null;

  const number = chartNumber(site.siteCode, nextChartNumber(writer, site.siteCode));
  const client = insertRecord(writer, change, Client, newClient(intake, number, notDuplicateReason));
  insertRecord(writer, change, Episode, {
    clientId: client.id,
    // R-INT-03: admitted when they agreed to take part; the rules have checked that the day is there.
    openedOn: intake.participationConsentOn ?? today,
    closedOn: null,
    referralSource: intake.referralSource,
  });
  for (const contact of intake.contacts) {
    insertRecord(writer, change, ContactMethod, {
      ...contact,
      value: normaliseContactValue(contact.kind, contact.value),
      clientId: client.id,
      unsafeUntil: null,
      isActive: true,
    });
  }
  context.audit({
    clientId: client.id,
    recordId: client.id,
    ...(notDuplicateReason === null ? {} : { reason: notDuplicateReason }),
  });
  return { clientId: client.id, chartNumber: number };
}

function tidyIntake(intake: BriefIntake): BriefIntake {
  return {
    ...intake,
    legalFirstName: tidyName(intake.legalFirstName),
    legalMiddleName: tidyName(intake.legalMiddleName),
    legalLastName: tidyName(intake.legalLastName),
    preferredName: tidyName(intake.preferredName),
    pronounsText: tidyName(intake.pronounsText),
    aliases: intake.aliases.map(tidyName).filter((alias) => alias !== null),
  };
}

function hasDuplicate(context: WriteContext, intake: BriefIntake): boolean {
  const identity = {
    ...intake,
    contactValues: comparableContactValues(intake.contacts.map((contact) => contact.value)),
    medicaidId: null,
    externalIdentifiers: [],
  };
  return findDuplicateCandidates(context.writer, identity, { viewer: context.user }).length > 0;
}

function newClient(
  intake: BriefIntake,
  number: string,
  notDuplicateReason: string | null,
): Values<typeof Client> {
  const { contacts: _contacts, ...known } = intake;
  return {
    ...known,
    chartNumber: number,
    nextContactOn: null,
    legalSuffix: null,
    deceasedOn: null,
    sexAtBirth: null,
    genderIdentity: null,
    race: [],
    ethnicity: null,
    interpreterNeeded: null,
    veteran: null,
    address: null,
    county: null,
    medicaidId: null,
    externalIdentifiers: [],
    status: 'active',
    mergedInto: null,
    isRestricted: false,
    noticeVersion: PATIENT_NOTICE_VERSION,
    notDuplicateReason,
  };
}
