import type { HealthAnswers } from '../../shared/contract/admission';
import type {
  Client,
  Consent,
  ContactMethod,
  Encounter,
  Note,
  RelatedPerson,
  User,
  Values,
} from '../../shared/model/index';
import { instantOf } from '../../shared/time';
import type { LocalDate, TimeZoneName } from '../../shared/time';

/** Somebody who does things in tests. */
export const ACTOR_ID = '0195f0a0-0000-7000-8000-00000000a001';

/** A staff member's values. */
export function userValues(values: Partial<Values<typeof User>> = {}): Values<typeof User> {
  return {
    displayName: 'Marisol Ibarra',
    signInName: 'marisol',
    initials: 'MI',
    role: 'peer_worker',
    language: 'en',
    credentialType: null,
    credentialNumber: null,
    credentialIssuedOn: null,
    credentialExpiresOn: null,
    isActive: true,
    mustChangePassphrase: false,
    ...values,
  };
}

/** A person's values: a name and nothing else known. */
export function clientValues(values: Partial<Values<typeof Client>> = {}): Values<typeof Client> {
  return {
    chartNumber: 'RC-0001',
    legalFirstName: 'José',
    legalMiddleName: null,
    legalLastName: 'Núñez',
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
    firstContactOn: null,
    referralSource: null,
    participationConsentOn: null,
    noticeGivenOn: null,
    noticeVersion: null,
    noticeLanguage: null,
    notDuplicateReason: null,
    noEmergencyContact: null,
    nextContactOn: null,
    ...values,
  };
}

const SERVICE_DATE = '2026-03-09' as LocalDate;
const ZONE = 'America/Denver' as TimeZoneName;

/** An hour of one-to-one contact. */
export function encounterValues(
  ids: Pick<Values<typeof Encounter>, 'clientId' | 'workerId'>,
): Values<typeof Encounter> {
  return {
    ...ids,
    kind: 'individual',
    modality: 'in_person',
    serviceDate: SERVICE_DATE,
    startAt: instantOf(SERVICE_DATE, '09:00', ZONE),
    endAt: instantOf(SERVICE_DATE, '10:00', ZONE),
    excludedMinutes: 0,
    minutes: 60,
    placeOfService: 'non_residential',
    groupSessionId: null,
    status: 'done',
    statusReason: null,
    payerCode: null,
    payerRuleVersion: null,
    limitReason: null,
  };
}

/** A note somebody is still writing. */
export function noteValues(
  ids: Pick<Values<typeof Note>, 'clientId' | 'encounterId' | 'authorId'>,
): Values<typeof Note> {
  return {
    ...ids,
    formatCode: 'pirp',
    formatVersion: 1,
    serviceDate: SERVICE_DATE,
    sections: { purpose: 'Talked about the job search.' },
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
  };
}

/** A phone the person may be called on, and nothing else. */
export function contactValues(clientId: string): Values<typeof ContactMethod> {
  return {
    clientId,
    kind: 'phone',
    value: '+15055550100',
    owner: 'self',
    okToCall: true,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: false,
    okToIdentifyProgram: false,
    safeHours: null,
    announceAs: null,
    unsafeUntil: null,
    isActive: true,
  };
}

/** An emergency contact who also supports the person. */
export function relatedPersonValues(
  clientId: string,
  values: Partial<Values<typeof RelatedPerson>> = {},
): Values<typeof RelatedPerson> {
  return {
    clientId,
    name: 'Rosa Núñez',
    relationship: 'sibling',
    phone: '+15055550117',
    language: 'es',
    isEmergencyContact: true,
    isSupport: true,
    remark: 'Works nights; call after noon.',
    consentId: null,
    isActive: true,
    errorReason: null,
    ...values,
  };
}

/** A consent for an office, signed on paper for the whole record through the end of a year. */
export function consentValues(
  ids: Pick<Values<typeof Consent>, 'clientId' | 'recipientId'>,
): Values<typeof Consent> {
  return {
    ...ids,
    type: 'specific',
    disclosingParty: 'Casa de la Peña',
    recipientName: 'Central office',
    informationScope: ['whole_record'],
    informationText: null,
    purpose: 'Coordination of recovery support',
    statements: ['right_to_revoke'],
    expiresOn: '2027-03-09' as LocalDate,
    expiresEvent: null,
    expiresEventText: null,
    formVersion: '1',
    language: 'en',
    signerName: 'José Núñez',
    signerCapacity: 'self',
    signedOn: SERVICE_DATE,
    signatureMethod: 'paper',
    signaturePath: null,
    paperLocation: 'Binder 3',
    witnessName: null,
    contentHash: null,
    revokedAt: null,
    revocationReference: null,
    endedOn: null,
    errorReason: null,
  };
}

/** Answers about health and substance use: one substance, everything about it told. */
export function healthValues(values: Partial<HealthAnswers> = {}): HealthAnswers {
  return {
    pregnancy: 'not_applicable',
    substance1: 'fentanyl',
    route1: 'smoking',
    frequency1: 'daily',
    firstUseAge1: 19,
    noFirstUseAge1: null,
    substance2: null,
    route2: null,
    frequency2: null,
    firstUseAge2: null,
    noFirstUseAge2: null,
    substance3: null,
    route3: null,
    frequency3: null,
    firstUseAge3: null,
    noFirstUseAge3: null,
    injectedLast30Days: 'no',
    priorTreatment: 'one',
    medicationPlanned: 'yes',
    coOccurring: 'declined',
    selfHelp: 'times_1_to_3',
    legalStatus: 'none',
    arrests: null,
    ...values,
  };
}
