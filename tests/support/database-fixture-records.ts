import { appendAudit } from '../../electron/vault/store/audit';
import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { createDevice } from '../../electron/vault/store/device';
import { insertRecord, updateRecord } from '../../electron/vault/store/records';
import { attendanceIdentifier, namedStaffIdentifier } from '../../shared/identifiers';
import {
  Appointment,
  Attendance,
  Bundle,
  CallerMessage,
  ChartOpening,
  Client,
  Consent,
  ContactMethod,
  Coverage,
  Disclosure,
  Draft,
  Encounter,
  GroupMember,
  GroupSeries,
  GroupSession,
  HeldBack,
  ImportMapping,
  ImportRun,
  NamedStaff,
  CosignPolicy,
  Note,
  NoteAddendum,
  NoteReview,
  NoteSnippet,
  PayerRule,
  Recipient,
  SavedView,
  Site,
  SiteHoliday,
  SiteNoteFormat,
  SupervisionEntry,
  User,
  ViewSetting,
} from '../../shared/model/index';
import type { LocalDate, TimeZoneName } from '../../shared/time';
import { fillWithJoinedChart } from './database-fixture-joined-chart';
import { fillWithLife } from './database-fixture-life';
import {
  ACTOR_ID,
  clientValues,
  consentValues,
  contactValues,
  encounterValues,
  noteValues,
  userValues,
} from './record-values';

const DAY = '2026-03-09' as LocalDate;
const YEAR_LATER = '2027-03-09' as LocalDate;

/** At least one record of every entity, and every state a record can be in. */
export function fillWithRecords(writer: Writer, context: () => WriteContext): void {
  createDevice(writer, context());
  const { now } = context();
  insertRecord(writer, context(), Site, {
    name: 'Camino Recovery Center',
    siteCode: 'CAMINO',
    timeZone: 'America/Denver' as TimeZoneName,
    language: 'en',
    personNoun: 'participant',
    servesMinors: false,
    isSample: true,
    recoveryCodeConfirmedAt: now,
    recoveryCodeTestedAt: null,
    frontDeskIdleMinutes: null,
    othersIdleMinutes: null,
    daysWithoutContact: null,
  });
  const user = insertRecord(writer, context(), User, userValues(), { id: ACTOR_ID });
  const ids = { workerId: user.id, authorId: user.id, facilitatorId: user.id, ownerId: user.id };
  const client = insertRecord(writer, context(), Client, {
    ...clientValues({ aliases: ['Pepe', '“El Güero” 🙂'], assignedWorkerId: user.id, birthDate: DAY }),
    address: { noFixedAddress: true, line: null, city: 'Española', state: 'NM', postalCode: null },
    externalIdentifiers: [{ system: 'urn:example', value: '0042' }],
  });
  updateRecord(writer, context(), Client, client.id, { preferredName: 'Chepe' }, { expectedRevision: 1 });
  const clientId = client.id;
  fillWithJoinedChart(writer, context, clientId);
  insertRecord(writer, context(), ContactMethod, { ...contactValues(clientId), unsafeUntil: now });
  insertRecord(writer, context(), Coverage, {
    clientId,
    payerCode: 'usual',
    memberId: 'M 0042-7',
    startsOn: DAY,
    endsOn: YEAR_LATER,
    isActive: true,
  });
  fillWithLife(writer, context, clientId);
  insertRecord(
    writer,
    context(),
    NamedStaff,
    { clientId, userId: user.id, isActive: true },
    { id: namedStaffIdentifier(clientId, user.id) },
  );
  insertRecord(writer, context(), ChartOpening, {
    clientId,
    userId: user.id,
    reason: 'covering',
    details: null,
    openedAt: now,
    endsAt: now,
    reviewedAt: now,
    reviewedBy: user.id,
  });
  insertRecord(writer, context(), SiteHoliday, { heldOn: DAY, name: 'Founding day', isActive: true });
  const series = insertRecord(writer, context(), GroupSeries, {
    name: 'Tuesday circle',
    topic: 'coping',
    facilitatorId: ids.facilitatorId,
    placeOfService: 'non_residential',
    place: 'Room 2',
    usualStartTime: '10:00',
    usualMinutes: 60,
    capacity: 12,
    isActive: true,
    kind: 'group',
    coFacilitatorId: null,
    curriculum: 'WRAP',
    scheduleRule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO',
    scheduleStartsOn: DAY,
    isClosed: false,
  });
  insertRecord(writer, context(), GroupMember, {
    seriesId: series.id,
    clientId,
    joinedOn: DAY,
    leftOn: null,
  });
  const session = insertRecord(writer, context(), GroupSession, {
    seriesId: series.id,
    heldOn: DAY,
    startAt: now,
    endAt: now,
    facilitatorId: ids.facilitatorId,
    coFacilitatorId: null,
    topic: 'coping',
    placeOfService: 'non_residential',
    place: null,
    status: 'held',
    guestCount: 1,
    savedAt: now,
    closedAt: now,
    cancelReason: null,
    limitReason: null,
    way: null,
  });
  const encounter = insertRecord(
    writer,
    context(),
    Encounter,
    encounterValues({ clientId, workerId: ids.workerId }),
  );
  insertRecord(
    writer,
    context(),
    Attendance,
    {
      sessionId: session.id,
      clientId,
      mark: 'present',
      inAt: now,
      outAt: null,
      way: 'video_home',
      encounterId: encounter.id,
    },
    { id: attendanceIdentifier(session.id, clientId) },
  );
  insertRecord(writer, context(), Appointment, {
    clientId,
    workerId: ids.workerId,
    heldOn: DAY,
    startAt: now,
    minutes: 30,
    purpose: 'check_in',
    status: 'done',
    arrivedAt: now,
    beganAt: now,
    encounterId: encounter.id,
    cancelReason: null,
    isWalkIn: false,
  });
  insertRecord(writer, context(), CallerMessage, {
    askedFor: 'Chepe Núñez',
    callerName: 'Dr. Ortega',
    callerOrganization: null,
    callerPhone: '575 555 0100',
    message: 'Please call back.',
    takenAt: now,
    finishedAt: now,
    finishedBy: ids.workerId,
  });
  const noteIds = { clientId, encounterId: encounter.id, authorId: ids.authorId };
  insertRecord(writer, context(), Note, noteValues(noteIds));
  const signed = insertRecord(writer, context(), Note, noteValues(noteIds));
  updateRecord(
    writer,
    context(),
    Note,
    signed.id,
    {
      status: 'signed',
      signedAt: now,
      signatureHash: 'a'.repeat(64),
      credentialType: 'cpsw',
      isLateEntry: true,
    },
    { expectedRevision: 1 },
  );
  insertRecord(writer, context(), NoteAddendum, {
    noteId: signed.id,
    authorId: ids.authorId,
    text: 'One more thing.\nOn two lines.',
    signedAt: now,
    signatureHash: 'b'.repeat(64),
  });
  insertRecord(writer, context(), NoteReview, {
    noteId: signed.id,
    reviewerId: ids.facilitatorId,
    decision: 'cosigned',
    comment: null,
    decidedAt: now,
    credentialType: null,
    credentialNumber: null,
    signatureHash: 'd'.repeat(64),
  });
  insertRecord(writer, context(), SiteNoteFormat, {
    code: 'site_walk',
    version: 1,
    name: 'Walk and talk',
    sections: [
      {
        code: 'route',
        label: { en: 'Route', es: 'Ruta' },
        prompt: { en: 'Where did you walk?', es: '¿Por dónde caminaron?' },
        isRequired: true,
      },
    ],
    isOffered: true,
  });
  insertRecord(writer, context(), CosignPolicy, {
    workerId: ids.workerId,
    rule: 'sample',
    samplePercent: 25,
    untilOn: null,
  });
  insertRecord(writer, context(), SupervisionEntry, {
    supervisorId: ids.facilitatorId,
    workerId: ids.workerId,
    heldOn: DAY,
    minutes: 45,
    format: 'individual',
    topics: 'Boundaries on the phone.',
  });
  insertRecord(writer, context(), NoteSnippet, {
    ownerId: ids.ownerId,
    title: 'Interview',
    text: 'We practiced for an interview.',
  });
  fillExchange(writer, context, clientId);
  fillPayers(writer, context);
  insertRecord(writer, context(), Draft, {
    ownerId: ids.ownerId,
    kind: 'note',
    subject: encounter.id,
    content: { purpose: 'half a sent' },
    savedAt: now,
  });
  insertRecord(writer, context(), SavedView, {
    ownerId: ids.ownerId,
    screen: 'caseload',
    name: 'My people',
    isShared: true,
    value: { isGrouped: true },
  });
  insertRecord(writer, context(), ViewSetting, {
    ownerId: ids.ownerId,
    key: 'caseload',
    value: { columns: ['name'] },
  });
  insertRecord(writer, context(), ImportRun, {
    fileSha256: 'c'.repeat(64),
    importedAt: now,
    report: {
      lineCount: 2,
      importedCount: 1,
      alreadyHereCount: 0,
      duplicateSkippedCount: 0,
      problemLineCount: 1,
      problems: [{ lineNumber: 2, code: 'not_a_date', path: 'birthDate' }],
      notKept: [],
    },
    note: null,
  });
  insertRecord(writer, context(), ImportMapping, {
    headersSha256: 'd'.repeat(64),
    columns: [
      { header: 'name', field: 'fullName', dateOrder: null, words: [] },
      {
        header: 'sex',
        field: 'sexAtBirth',
        dateOrder: null,
        words: [
          { text: 'Vrn', code: 'male' },
          { text: '??', code: null },
        ],
      },
    ],
  });
  appendAudit(writer, {
    at: now,
    actorId: ACTOR_ID,
    action: 'client.opened',
    entity: 'client',
    recordId: clientId,
    clientId,
  });
  appendAudit(writer, { at: now, actorId: null, action: 'session.unlock_failed', detail: { count: 3 } });
}

function fillPayers(writer: Writer, context: () => WriteContext): void {
  insertRecord(writer, context(), PayerRule, {
    code: 'payer_abcd',
    version: 1,
    name: 'County contract',
    validFrom: DAY,
    unitRule: 'eight_minute',
    aggregate: 'per_client_day',
    maxUnitsPerDay: 16,
    maxGroupSize: 12,
    maxPeoplePerFacilitator: null,
    services: [{ kind: 'group', code: 'H0038', modifiers: ['HQ'] }],
    videoModifiers: ['95'],
    audioModifiers: [],
    isUsual: false,
    isOffered: true,
  });
}

function fillExchange(writer: Writer, context: () => WriteContext, clientId: string): void {
  const { now } = context();
  const recipient = insertRecord(writer, context(), Recipient, {
    name: 'Central office',
    address: null,
    legalBasis: 'consent',
    agreementReference: null,
    agreementSignedOn: null,
    agreementExpiresOn: YEAR_LATER,
    publicKey: `age1${'q'.repeat(58)}`,
    fingerprint: 'd'.repeat(16),
    verifiedAt: now,
    verifiedBy: ACTOR_ID,
    isActive: true,
  });
  const consent = insertRecord(writer, context(), Consent, {
    ...consentValues({ clientId, recipientId: recipient.id }),
    informationScope: ['attendance', 'notes'],
    purpose: 'Care',
    signedOn: DAY,
    expiresOn: YEAR_LATER,
  });
  insertRecord(writer, context(), Bundle, {
    sequence: 1,
    fileName: 'CAMINO_2026-03-09_0001.tar.age',
    recipientId: recipient.id,
    legalBasis: 'consent',
    writtenAt: now,
    ranges: [{ deviceId: context().changeLog.deviceId, after: 0, through: 10 }],
    sha256: 'e'.repeat(64),
    previousSha256: null,
    bytesWritten: 1_234,
    counts: { client: 1 },
  });
  insertRecord(writer, context(), HeldBack, {
    recipientId: recipient.id,
    clientId,
    afterChanges: { [context().changeLog.deviceId]: 3 },
  });
  insertRecord(writer, context(), Disclosure, {
    clientId,
    recipientId: recipient.id,
    disclosedAt: now,
    basis: 'consent',
    consentId: consent.id,
    description: 'Attendance',
    purpose: 'Care',
    noticeVersion: '1',
    bundleSequence: 1,
  });
}
