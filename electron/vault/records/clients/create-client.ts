import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { READABLE_TIERS } from '../../../../shared/access';
import type { FullIntake } from '../../../../shared/contract/admission';
import type { BriefIntake } from '../../../../shared/contract/clients';
import { ClinicFailure } from '../../../../shared/errors';
import { PATIENT_NOTICE_VERSION } from '../../../../shared/exchange/notices';
import { Client, ContactMethod, Episode } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { choiceProblems, healthProblems } from '../../../../shared/rules/admission';
import { comparableContactValues, normaliseContactValue } from '../../../../shared/rules/contacts';
import { intakeProblems } from '../../../../shared/rules/intake';
import { tidyName } from '../../../../shared/rules/names';
import { relatedPersonProblems } from '../../../../shared/rules/related-people';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { insertRecord } from '../../store/records';
import { addHealth, addSituation } from '../admission/save-answers';
import { noteCapacity } from '../capacity/capacity';
import type { WriteContext } from '../context';
import { addRelatedPerson } from '../related-people/save-related-person';
import { chartNumber, nextChartNumber } from './chart-number';
import { findDuplicateCandidates } from './duplicate-search';
import { assertWorker } from './worker';

/**
 * Admits a person by the brief or the full intake: the chart, its first episode, the contacts and the answers, in one
 * transaction.
 * @throws ClinicFailure `NOT_PERMITTED` for answers about health from a role that may not read them, `RULE_BROKEN` (R-INT-02…04), `POSSIBLE_DUPLICATE` without a reason (R-INT-05).
 */
export function createClient(
  context: WriteContext,
  input: ParsedInput<'client.create'>,
): MethodOutput<'client.create'> {
  const { writer, change, site, today } = context;
  const intake = tidyIntake(input.intake);
  const full = input.full ?? null;
  // R-ROL-01: the method is the front desk's too, the answers about health aren't.
  const health = full?.health ?? null;
  if (health !== null && !READABLE_TIERS[context.user.role].has('clinical')) {
    throw new ClinicFailure('NOT_PERMITTED');
  }
  const problems = [
    ...intakeProblems(intake, { today, servesMinors: site.servesMinors }),
    ...(full === null ? [] : fullProblems(full, { birthDate: intake.birthDate, today })),
  ];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: problems.slice(0, 200) });
  assertWorker(writer, intake.assignedWorkerId, 'assignedWorkerId');

  const isLikelyDuplicate = hasDuplicate(context, intake);
  if (isLikelyDuplicate && input.notDuplicateReason === null) throw new ClinicFailure('POSSIBLE_DUPLICATE');
  const notDuplicateReason = isLikelyDuplicate ? input.notDuplicateReason : null;

  const number = chartNumber(site.siteCode, nextChartNumber(writer, site.siteCode));
  const client = insertRecord(writer, change, Client, {
    ...newClient(intake, number, notDuplicateReason),
    ...(full === null ? {} : aboutOf(full)),
  });
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
  for (const person of full?.relatedPeople ?? []) addRelatedPerson(context, client.id, person);
  if (full !== null && hasAnswers(full.situation)) addSituation(context, client.id, full.situation);
  if (health !== null && hasAnswers(health)) addHealth(context, client.id, health);
  context.audit({
    clientId: client.id,
    recordId: client.id,
    ...(notDuplicateReason === null ? {} : { reason: notDuplicateReason }),
  });
  noteCapacity(context);
  return { clientId: client.id, chartNumber: number };
}

/** What the full intake says of the person themselves. */
function aboutOf({ about, address, county, noEmergencyContact }: FullIntake): Partial<Values<typeof Client>> {
  return { ...about, address, county, noEmergencyContact };
}

/** Problems of what the full intake adds, by their paths in the form: `health.route1`. */
function fullProblems(
  full: FullIntake,
  person: Parameters<typeof healthProblems>[1],
): readonly RuleProblem[] {
  const health = full.health === null ? [] : healthProblems(full.health, person);
  const isNobodyNamed = !full.relatedPeople.some(({ isEmergencyContact }) => isEmergencyContact);
  return [
    ...choiceProblems('about.race', full.about.race),
    ...(full.noEmergencyContact === null || isNobodyNamed
      ? []
      : [{ path: 'noEmergencyContact', code: 'emergency_contact_named' } as const]),
    ...full.relatedPeople.flatMap((person, index) =>
      relatedPersonProblems(person).map(({ path, code }) => ({
        path: `relatedPeople[${index}].${path}`,
        code,
      })),
    ),
    ...health.map(({ path, code }) => ({ path: `health.${path}`, code })),
  ];
}

/** Nothing is written while nobody asked anything: blank is not an answer (R-INT-10). */
function hasAnswers(answers: Readonly<Record<string, unknown>>): boolean {
  return Object.values(answers).some((answer) => answer !== null);
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
    tribalAffiliation: null,
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
    noEmergencyContact: null,
  };
}
