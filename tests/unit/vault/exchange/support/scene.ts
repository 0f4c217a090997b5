import { generateX25519Identity, identityToRecipient } from 'age-encryption';

import type { WriteContext } from '../../../../../electron/vault/records/context';
import { fingerprintOf } from '../../../../../electron/vault/records/recipients/age-key';
import { insertRecord, updateRecord } from '../../../../../electron/vault/store/records';
import { attendanceIdentifier } from '../../../../../shared/identifiers';
import {
  Appointment,
  Attendance,
  Client,
  Consent,
  ContactMethod,
  Encounter,
  Episode,
  GroupMember,
  GroupSeries,
  GroupSession,
  Note,
  NoteAddendum,
  Recipient,
} from '../../../../../shared/model';
import type { Row, Values } from '../../../../../shared/model';
import { addDays, instantOf } from '../../../../../shared/time';
import type { LocalDate } from '../../../../../shared/time';
import { clientValues, consentValues, encounterValues, noteValues } from '../../../../support/record-values';
import { seedGoal, seedRelatedPerson } from '../../../../support/seed-records';
import type { VaultHarness } from '../../../../support/vault-harness';

/** A pretend central office: who may open the files. */
export interface Office {
  readonly identity: string;
  readonly publicKey: string;
}

/** A new office with a key of its own. */
export async function newOffice(): Promise<Office> {
  const identity = await generateX25519Identity();
  return { identity, publicKey: await identityToRecipient(identity) };
}

/** Adds an office whose key was verified. */
export function addRecipient(
  context: WriteContext,
  office: Office,
  values: Partial<Values<typeof Recipient>> = {},
): Row<typeof Recipient> {
  return insertRecord(context.writer, context.change, Recipient, {
    name: 'Southern NM Recovery Office',
    address: '1 Plaza, Las Cruces',
    legalBasis: 'same_program_or_dac',
    agreementReference: null,
    agreementSignedOn: null,
    agreementExpiresOn: null,
    publicKey: office.publicKey,
    fingerprint: fingerprintOf(office.publicKey),
    verifiedAt: context.change.now,
    verifiedBy: context.user.id,
    isActive: true,
    ...values,
  });
}

/** Adds a person. */
export function addClient(
  context: WriteContext,
  values: Partial<Values<typeof Client>> = {},
): Row<typeof Client> {
  return insertRecord(context.writer, context.change, Client, clientValues(values));
}

/** Adds a phone number with every permission as given, none by default. */
export function addPhone(
  context: WriteContext,
  clientId: string,
  values: Partial<Values<typeof ContactMethod>> = {},
): Row<typeof ContactMethod> {
  return insertRecord(context.writer, context.change, ContactMethod, {
    clientId,
    kind: 'phone',
    value: '+15755550142',
    owner: 'self',
    okToCall: false,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: false,
    okToIdentifyProgram: false,
    safeHours: null,
    announceAs: null,
    unsafeUntil: null,
    isActive: true,
    ...values,
  });
}

/** Adds a consent that lets the recipient have the whole record, from today for a year. */
export function addConsent(
  context: WriteContext,
  ids: { readonly clientId: string; readonly recipientId: string },
  values: Partial<Values<typeof Consent>> = {},
): Row<typeof Consent> {
  return insertRecord(context.writer, context.change, Consent, {
    ...consentValues(ids),
    signedOn: context.today,
    expiresOn: addDays(context.today, 365),
    ...values,
  });
}

/** Adds an hour of one-to-one contact today. */
export function addEncounter(
  context: WriteContext,
  ids: { readonly clientId: string; readonly workerId: string },
  values: Partial<Values<typeof Encounter>> = {},
): Row<typeof Encounter> {
  const zone = context.site.timeZone;
  return insertRecord(context.writer, context.change, Encounter, {
    ...encounterValues(ids),
    serviceDate: context.today,
    startAt: instantOf(context.today, '08:00', zone),
    endAt: instantOf(context.today, '09:00', zone),
    ...values,
  });
}

/** Adds a note somebody is still writing. */
export function addDraftNote(
  context: WriteContext,
  encounter: Row<typeof Encounter>,
  sections: Readonly<Record<string, string>>,
  values: Partial<Values<typeof Note>> = {},
): Row<typeof Note> {
  return insertRecord(context.writer, context.change, Note, {
    ...noteValues({
      clientId: encounter.clientId,
      encounterId: encounter.id,
      authorId: encounter.workerId,
    }),
    serviceDate: encounter.serviceDate,
    sections: { ...sections },
    ...values,
  });
}

/** Signs a note as it is. */
export function signNote(context: WriteContext, noteId: string): Row<typeof Note> {
  return updateRecord(
    context.writer,
    context.change,
    Note,
    noteId,
    {
      status: 'signed',
      signedAt: context.change.now,
      noGoalReason: 'first_contact',
      credentialType: 'cpsw',
      credentialNumber: 'CPSW-1234',
      signatureHash: 'a'.repeat(64),
    },
    { expectedRevision: 'newest' },
  );
}

/** What the sample day recorded. */
export interface Day {
  readonly recipient: Row<typeof Recipient>;
  readonly clients: readonly Row<typeof Client>[];
  readonly series: Row<typeof GroupSeries>;
  readonly session: Row<typeof GroupSession>;
  readonly encounters: readonly Row<typeof Encounter>[];
  readonly signedNote: Row<typeof Note>;
  readonly addendum: Row<typeof NoteAddendum>;
  readonly draftNote: Row<typeof Note>;
}

/** Text only in the note nobody signed. */
export const DRAFT_TEXT = 'Unfinished sentence that stays here';
export const SIGNED_TEXT = 'Lucía said <she> wants work & a room.\n\nNext step: "the job fair".';

/**
 * A whole day: three people with everything FHIR has a place for, a group of theirs with attendance and encounters,
 * one signed note with an addendum, and one draft.
 */
export function recordDay(context: WriteContext, workerId: string, office: Office): Day {
  const recipient = addRecipient(context, office);
  const clients = addPeople(context, workerId);
  const { series, session, encounters } = addGroupSession(context, clients, workerId);
  const [first, second] = encounters;
  if (first === undefined || second === undefined) throw new Error('The day has encounters');
  const goal = seedGoal(context, first.clientId);
  seedRelatedPerson(context, first.clientId);
  const linked = { goalIds: [goal.id], goalWords: [goal.words] };
  const { id } = addDraftNote(context, first, { purpose: SIGNED_TEXT, plan: '=cmd|calc' }, linked);
  const signedNote = signNote(context, id);
  const addendum = insertRecord(context.writer, context.change, NoteAddendum, {
    noteId: signedNote.id,
    authorId: workerId,
    text: 'She called: the fair is on Friday.',
    signedAt: context.change.now,
    signatureHash: 'b'.repeat(64),
  });
  addAppointments(context, { clientId: first.clientId, workerId, encounterId: first.id });
  const draftNote = addDraftNote(context, second, { purpose: DRAFT_TEXT });
  return { recipient, clients, series, session, encounters, signedNote, addendum, draftNote };
}

/** One that became a contact, one that is still ahead. */
function addAppointments(
  { writer, change, site, today }: WriteContext,
  { encounterId, ...ids }: Readonly<Record<'clientId' | 'workerId' | 'encounterId', string>>,
): void {
  const values = { ...ids, minutes: 45, purpose: 'one_to_one', beganAt: null, cancelReason: null } as const;
  insertRecord(writer, change, Appointment, {
    ...values,
    heldOn: today,
    startAt: instantOf(today, '08:00', site.timeZone),
    status: 'done',
    arrivedAt: change.now,
    encounterId,
    isWalkIn: true,
  });
  const later = addDays(today, 7);
  insertRecord(writer, change, Appointment, {
    ...values,
    heldOn: later,
    startAt: instantOf(later, '08:00', site.timeZone),
    status: 'planned',
    arrivedAt: null,
    encounterId: null,
    isWalkIn: false,
  });
}

function addPeople(context: WriteContext, workerId: string): readonly Row<typeof Client>[] {
  const lucia = addClient(context, {
    chartNumber: 'ZIA-000001',
    legalFirstName: 'Lucía',
    legalMiddleName: 'Inés',
    legalLastName: 'Ortiz-Baca',
    legalSuffix: 'Jr.',
    preferredName: 'Lu',
    aliases: ['Lucy Baca', '+Lucha'],
    pronouns: 'other',
    pronounsText: 'ella y elle',
    birthDate: '1988-02-29' as LocalDate,
    sexAtBirth: 'female',
    genderIdentity: 'two_spirit',
    race: ['american_indian', 'alaska_native', 'white', 'other'],
    ethnicity: 'mexican',
    language: 'nv',
    interpreterNeeded: 'no',
    veteran: 'declined',
    address: {
      noFixedAddress: false,
      line: '12 Acequia Rd',
      city: 'Mesilla',
      state: 'NM',
      postalCode: '88046',
    },
    county: 'Doña Ana',
    medicaidId: 'NM1234567',
    externalIdentifiers: [{ system: 'https://hie.example/mrn', value: 'H-77' }],
    assignedWorkerId: workerId,
    firstContactOn: context.today,
    referralSource: 'drug_court',
    participationConsentOn: context.today,
    noticeGivenOn: context.today,
    noticeLanguage: 'es',
  });
  const withheld = addClient(context, {
    chartNumber: 'ZIA-000002',
    legalFirstName: null,
    legalLastName: null,
    nameWithheld: true,
    race: ['declined'],
    ethnicity: 'declined',
    sexAtBirth: 'intersex',
    address: { noFixedAddress: true, line: null, city: null, state: null, postalCode: null },
  });
  const departed = addClient(context, {
    chartNumber: 'ZIA-000003',
    legalFirstName: '@Tomás',
    legalLastName: 'Réyes',
    status: 'deceased',
    deceasedOn: '2026-03-01' as LocalDate,
    genderIdentity: 'man',
    language: 'other',
  });
  addPhone(context, lucia.id, { okToCall: true, okToText: true, announceAs: 'Say "a friend"' });
  addPhone(context, lucia.id, { kind: 'email', value: 'lu@example.org', okToEmail: true });
  addPhone(context, departed.id, { isActive: false });
  insertRecord(context.writer, context.change, Episode, {
    clientId: lucia.id,
    openedOn: context.today,
    closedOn: null,
    referralSource: 'drug_court',
  });
  return [lucia, withheld, departed];
}

function addGroupSession(
  context: WriteContext,
  clients: readonly Row<typeof Client>[],
  workerId: string,
): Pick<Day, 'series' | 'session' | 'encounters'> {
  const { writer, change, site, today } = context;
  const series = insertRecord(writer, change, GroupSeries, {
    name: 'Morning circle',
    topic: 'coping',
    facilitatorId: workerId,
    placeOfService: 'non_residential',
    place: 'Big room',
    usualStartTime: '08:00',
    usualMinutes: 60,
    capacity: 12,
    isActive: true,
    kind: 'group',
    coFacilitatorId: null,
    curriculum: null,
    scheduleRule: null,
    scheduleStartsOn: null,
    isClosed: null,
  });
  for (const client of clients) {
    insertRecord(writer, change, GroupMember, {
      seriesId: series.id,
      clientId: client.id,
      joinedOn: today,
      leftOn: null,
    });
  }
  const session = insertRecord(writer, change, GroupSession, {
    seriesId: series.id,
    heldOn: today,
    startAt: instantOf(today, '08:00', site.timeZone),
    endAt: instantOf(today, '09:00', site.timeZone),
    facilitatorId: workerId,
    coFacilitatorId: null,
    topic: 'coping',
    placeOfService: 'non_residential',
    place: 'Big room',
    status: 'held',
    guestCount: 2,
    savedAt: change.now,
    closedAt: null,
    cancelReason: null,
    limitReason: null,
    way: null,
  });
  const marks = ['present', 'late', 'no_show'] as const;
  const encounters: Row<typeof Encounter>[] = [];
  clients.forEach((client, index) => {
    const mark = marks[index] ?? 'excused';
    const wasThere = mark === 'present' || mark === 'late';
    const encounter = wasThere
      ? addEncounter(
          context,
          { clientId: client.id, workerId },
          // As if every note were signed: the file then tells what each counts as.
          { kind: 'group', groupSessionId: session.id, payerCode: 'usual', payerRuleVersion: 0 },
        )
      : undefined;
    if (encounter !== undefined) encounters.push(encounter);
    insertRecord(
      writer,
      change,
      Attendance,
      {
        sessionId: session.id,
        clientId: client.id,
        mark,
        inAt: wasThere ? session.startAt : null,
        outAt: wasThere ? session.endAt : null,
        way: null,
        encounterId: encounter?.id ?? null,
      },
      { id: attendanceIdentifier(session.id, client.id) },
    );
  });
  encounters.push(
    addEncounter(context, { clientId: clients[0]!.id, workerId }, { kind: 'no_show', minutes: 0 }),
  );
  return { series, session, encounters };
}

/** Exports for the office as the person signed in; answers the result. */
export async function exportTo(
  harness: VaultHarness,
  recipientId: string,
  folder: string,
  options: { readonly operationId?: string; readonly callId?: string } = {},
) {
  const { callId, ...input } = options;
  return harness.call(
    'endOfDay.export',
    { recipientId, folderToken: harness.chooseFile(folder, 'folder'), ...input },
    callId === undefined ? {} : { callId },
  );
}
