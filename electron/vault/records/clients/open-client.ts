import { z } from 'zod';

import { ACCESS, READABLE_TIERS } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { ClientChart } from '../../../../shared/contract/clients';
import { ClinicFailure } from '../../../../shared/errors';
import { Client, ContactMethod } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema, ageInYears } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';
import { openAppointmentsOf } from '../appointments/of-person';
import { openedUntil } from '../access/open-with-reason';
import { namedStaffOf } from '../access/restriction';
import { admissionOf } from '../admission/admission-answers';
import type { ReadContext } from '../context';
import { goalsOf } from '../goals/goals-of';
import { encountersOfClient } from '../encounters/encounter-summaries';
import { notesOfClient } from '../notes/note-summaries';
import { coveragesOf } from '../payers/coverages-of';
import { relatedPeopleOf } from '../related-people/related-people-of';
import { recoveryOf } from '../recovery/recovery-of';
import { joinedTo } from './joined';
import { relationToPerson } from './relation';

/** A person's chart, with the parts the role may read (R-ROL-01). */
export function openClient(
  context: ReadContext,
  { clientId }: ParsedInput<'client.open'>,
): MethodOutput<'client.open'> {
  const { reader, user, today } = context;
  const client = getRecord(reader, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  const mayReadServices = READABLE_TIERS[user.role].has('clinical');
  const mayRestrict = ACCESS['client.setRestriction'][user.role] !== 'none';
  const now = context.clock.now();
  const relation = relationToPerson(reader, { user, today, now }, clientId, { isAuthor: false });
  return {
    ...identityOf(client),
    ageInYears: client.birthDate === null ? null : ageInYears(client.birthDate, client.deceasedOn ?? today),
    ...derivedFacts(reader, client),
    appointments: openAppointmentsOf(reader, clientId, today),
    ...admissionOf(reader, clientId, user.role),
    ...joinedTo(reader, clientId),
    contacts: contactsOf(reader, clientId),
    ...relatedPeopleOf(reader, clientId, { at: now, on: today }),
    coverages: coveragesOf(reader, clientId),
    namedStaff: mayRestrict ? namedStaffOf(reader, clientId) : null,
    openedUntil: relation === 'reason_given' ? openedUntil(reader, { userId: user.id, clientId, now }) : null,
    encounters: mayReadServices ? encountersOfClient(reader, clientId) : null,
    notes: mayReadServices ? notesOfClient(reader, clientId) : null,
    goals: mayReadServices ? goalsOf(reader, clientId) : null,
    recovery: mayReadServices ? recoveryOf(reader, clientId) : null,
  };
}

type Derived =
  | 'ageInYears'
  | 'admission'
  | 'priority'
  | 'assignedWorkerName'
  | 'admittedOn'
  | 'contacts'
  | 'relatedPeople'
  | 'tellingConsents'
  | 'noEmergencyContact'
  | 'coverages'
  | 'namedStaff'
  | 'openedUntil'
  | 'lastContactOn'
  | 'nextContactOn'
  | 'appointments'
  | 'joinedCharts'
  | 'joinedInto'
  | 'encounters'
  | 'notes'
  | 'goals'
  | 'recovery';

function identityOf(client: Row<typeof Client>): Omit<ClientChart, Derived> {
  return {
    id: client.id,
    revision: client.revision,
    chartNumber: client.chartNumber,
    displayName: displayName(client),
    legalFirstName: client.legalFirstName,
    legalMiddleName: client.legalMiddleName,
    legalLastName: client.legalLastName,
    legalSuffix: client.legalSuffix,
    nameWithheld: client.nameWithheld,
    preferredName: client.preferredName,
    aliases: [...client.aliases],
    pronouns: client.pronouns,
    pronounsText: client.pronounsText,
    birthDate: client.birthDate,
    birthDateIsEstimated: client.birthDateIsEstimated,
    deceasedOn: client.deceasedOn,
    sexAtBirth: client.sexAtBirth,
    genderIdentity: client.genderIdentity,
    race: [...client.race],
    ethnicity: client.ethnicity,
    language: client.language,
    interpreterNeeded: client.interpreterNeeded,
    tribalAffiliation: client.tribalAffiliation,
    veteran: client.veteran,
    address: client.address,
    county: client.county,
    status: client.status,
    isRestricted: client.isRestricted,
    assignedWorkerId: client.assignedWorkerId,
    firstContactOn: client.firstContactOn,
    referralSource: client.referralSource,
    participationConsentOn: client.participationConsentOn,
    noticeGivenOn: client.noticeGivenOn,
    noticeLanguage: client.noticeLanguage,
  };
}

function derivedFacts(
  reader: Reader,
  client: Row<typeof Client>,
): Pick<ClientChart, 'assignedWorkerName' | 'admittedOn' | 'lastContactOn' | 'nextContactOn'> {
  const facts = reader.first(
    sql`SELECT (SELECT display_name FROM "user" WHERE id = ${client.assignedWorkerId}) AS worker_name,
        (SELECT opened_on FROM episode WHERE client_id = ${client.id}
          ORDER BY closed_on IS NULL DESC, opened_on DESC LIMIT 1) AS admitted_on,
        (SELECT last_contact_on FROM client_search WHERE client_id = ${client.id}) AS last_contact_on,
        (SELECT next_contact_on FROM client_search WHERE client_id = ${client.id}) AS next_contact_on`,
    z.object({
      worker_name: z.string().nullable(),
      admitted_on: LocalDateSchema.nullable(),
      last_contact_on: LocalDateSchema.nullable(),
      next_contact_on: LocalDateSchema.nullable(),
    }),
  );
  return {
    assignedWorkerName: facts?.worker_name ?? null,
    admittedOn: facts?.admitted_on ?? null,
    lastContactOn: facts?.last_contact_on ?? null,
    nextContactOn: facts?.next_contact_on ?? null,
  };
}

function contactsOf(reader: Reader, clientId: string): ClientChart['contacts'] {
  const contacts = findRecords(
    reader,
    ContactMethod,
    sql`client_id = ${clientId} AND is_active = 1 ORDER BY created_at, id`,
  );
  return contacts.map((contact) => ({
    id: contact.id,
    revision: contact.revision,
    kind: contact.kind,
    value: contact.value,
    owner: contact.owner,
    okToCall: contact.okToCall,
    okToLeaveVoicemail: contact.okToLeaveVoicemail,
    okToText: contact.okToText,
    okToEmail: contact.okToEmail,
    okToIdentifyProgram: contact.okToIdentifyProgram,
    safeHours: contact.safeHours,
    announceAs: contact.announceAs,
    unsafeUntil: contact.unsafeUntil,
  }));
}
