import {
  Appointment,
  Attendance,
  Client,
  Encounter,
  Goal,
  GroupMember,
  GroupSeries,
  GroupSession,
  Note,
  RelatedPerson,
  RecoveryStreak,
  WaitingListEntry,
} from '../../shared/model';
import type { Row, Values } from '../../shared/model';
import { attendanceIdentifier } from '../../shared/identifiers';
import { startOfDay } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import type { WriteContext } from '../../electron/vault/records/context';
import { insertRecord } from '../../electron/vault/store/records';
import { relatedPersonValues } from './record-values';

type Seeding = Pick<WriteContext, 'writer' | 'change' | 'today' | 'site' | 'user'>;

let people = 0;

/** Somebody with an invented name, active and with nobody assigned unless said otherwise. */
export function seedClient(
  { writer, change, today, site }: Seeding,
  given: Partial<Values<typeof Client>> = {},
): Row<typeof Client> {
  people += 1;
  return insertRecord(writer, change, Client, {
    chartNumber: `${site.siteCode}-${String(900_000 + people)}`,
    legalFirstName: 'Nell',
    legalMiddleName: null,
    legalLastName: `Ngata ${people}`,
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
    status: 'active',
    mergedInto: null,
    isRestricted: false,
    assignedWorkerId: null,
    firstContactOn: today,
    referralSource: 'self',
    participationConsentOn: today,
    noticeGivenOn: today,
    noticeVersion: '1',
    noticeLanguage: 'en',
    notDuplicateReason: null,
    noEmergencyContact: null,
    nextContactOn: null,
    ...given,
  });
}

/** An hour's contact with somebody this morning, by the person seeding unless said otherwise. */
export function seedEncounter(
  context: Seeding,
  clientId: string,
  given: Partial<Values<typeof Encounter>> = {},
): Row<typeof Encounter> {
  const { writer, change, today, site, user } = context;
  const startAt = (startOfDay(given.serviceDate ?? today, site.timeZone) + 28_800_000) as InstantMs;
  return insertRecord(writer, change, Encounter, {
    clientId,
    workerId: user.id,
    kind: 'individual',
    modality: 'in_person',
    serviceDate: today,
    startAt,
    endAt: (startAt + 3_600_000) as InstantMs,
    excludedMinutes: 0,
    minutes: 60,
    placeOfService: 'office',
    groupSessionId: null,
    status: 'done',
    statusReason: null,
    payerCode: null,
    payerRuleVersion: null,
    limitReason: null,
    ...given,
  });
}

/** An unsigned note about a contact, by its worker. */
export function seedNote(
  { writer, change }: Seeding,
  encounter: Row<typeof Encounter>,
  given: Partial<Values<typeof Note>> = {},
): Row<typeof Note> {
  return insertRecord(writer, change, Note, {
    clientId: encounter.clientId,
    encounterId: encounter.id,
    authorId: encounter.workerId,
    formatCode: 'pirp',
    formatVersion: 1,
    serviceDate: encounter.serviceDate,
    sections: { purpose: 'We met.' },
    goalIds: [],
    goalWords: null,
    noGoalReason: null,
    safetyStep: null,
    status: 'draft',
    signedAt: null,
    credentialType: null,
    credentialNumber: null,
    signatureHash: null,
    isLateEntry: false,
    statusReason: null,
    interventions: null,
    craving: null,
    confidence: null,
    copiedSections: null,
    replacesNoteId: null,
    cosignRequired: null,
    ...given,
  });
}

/** A goal somebody works on since today. */
export function seedGoal(
  { writer, change, today }: Seeding,
  clientId: string,
  given: Partial<Values<typeof Goal>> = {},
): Row<typeof Goal> {
  return insertRecord(writer, change, Goal, {
    clientId,
    words: 'A place of my own by spring',
    lifeArea: 'housing',
    baseline: null,
    startedOn: today,
    targetOn: null,
    status: 'active',
    statusOn: today,
    statusReason: null,
    achievement: null,
    achievedOn: null,
    ...given,
  });
}

/** Somebody's emergency contact. */
export function seedRelatedPerson(
  { writer, change }: Seeding,
  clientId: string,
  given: Partial<Values<typeof RelatedPerson>> = {},
): Row<typeof RelatedPerson> {
  return insertRecord(writer, change, RelatedPerson, relatedPersonValues(clientId, given));
}

/** A time in recovery somebody counts since today. */
export function seedStreak(
  { writer, change, today }: Seeding,
  clientId: string,
  given: Partial<Values<typeof RecoveryStreak>> = {},
): Row<typeof RecoveryStreak> {
  return insertRecord(writer, change, RecoveryStreak, {
    clientId,
    startedOn: today,
    basis: null,
    endedOn: null,
    errorReason: null,
    ...given,
  });
}

/** A weekly group the person seeding leads unless said otherwise, with these members. */
export function seedGroup(
  { writer, change, today, user }: Seeding,
  memberIds: readonly string[] = [],
  given: Partial<Values<typeof GroupSeries>> = {},
): Row<typeof GroupSeries> {
  const series = insertRecord(writer, change, GroupSeries, {
    name: 'Morning circle',
    topic: 'coping',
    facilitatorId: user.id,
    placeOfService: 'non_residential',
    place: null,
    usualStartTime: '09:00',
    usualMinutes: 60,
    capacity: null,
    isActive: true,
    kind: 'group',
    coFacilitatorId: null,
    curriculum: null,
    scheduleRule: null,
    scheduleStartsOn: null,
    isClosed: null,
    ...given,
  });
  for (const clientId of memberIds) {
    const member = { seriesId: series.id, clientId, joinedOn: today, leftOn: null };
    insertRecord(writer, change, GroupMember, member);
  }
  return series;
}

/** Today's session of a group, led as the group is unless said otherwise. */
export function seedSession(
  { writer, change, today, site }: Seeding,
  series: Row<typeof GroupSeries>,
  given: Partial<Values<typeof GroupSession>> = {},
): Row<typeof GroupSession> {
  const startAt = (startOfDay(today, site.timeZone) + 28_800_000) as InstantMs;
  return insertRecord(writer, change, GroupSession, {
    seriesId: series.id,
    heldOn: today,
    startAt,
    endAt: (startAt + 3_600_000) as InstantMs,
    facilitatorId: series.facilitatorId,
    coFacilitatorId: null,
    topic: series.topic,
    placeOfService: series.placeOfService,
    place: null,
    status: 'held',
    guestCount: 0,
    savedAt: null,
    closedAt: null,
    cancelReason: null,
    limitReason: null,
    way: null,
    ...given,
  });
}

/** An appointment with somebody this morning, with the person seeding unless said otherwise. */
export function seedAppointment(
  { writer, change, today, site, user }: Seeding,
  clientId: string,
  given: Partial<Values<typeof Appointment>> = {},
): Row<typeof Appointment> {
  return insertRecord(writer, change, Appointment, {
    clientId,
    workerId: user.id,
    heldOn: today,
    startAt: (startOfDay(today, site.timeZone) + 28_800_000) as InstantMs,
    minutes: 45,
    purpose: 'one_to_one',
    status: 'planned',
    arrivedAt: null,
    beganAt: null,
    encounterId: null,
    cancelReason: null,
    isWalkIn: false,
    ...given,
  });
}

/** Somebody who asked for treatment an hour ago and waits. */
export function seedWaiting(
  { writer, change, today }: Seeding,
  clientId: string,
  by: string = change.actorId,
): Row<typeof WaitingListEntry> {
  return insertRecord(writer, { ...change, actorId: by }, WaitingListEntry, {
    clientId,
    firstContactOn: today,
    requestedAt: (change.now - 3_600_000) as InstantMs,
    offeredAt: null,
    offeredFor: null,
    pregnancy: null,
    injection: null,
    outcome: null,
    outcomeReason: null,
    closedAt: null,
  });
}

/** Somebody's mark at a session. */
export function seedAttendance(
  { writer, change }: Seeding,
  session: Row<typeof GroupSession>,
  clientId: string,
  given: Partial<Values<typeof Attendance>> = {},
): Row<typeof Attendance> {
  return insertRecord(
    writer,
    change,
    Attendance,
    {
      sessionId: session.id,
      clientId,
      mark: 'present',
      inAt: null,
      outAt: null,
      way: null,
      encounterId: null,
      ...given,
    },
    { id: attendanceIdentifier(session.id, clientId) },
  );
}
