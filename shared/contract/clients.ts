import { z } from 'zod';

import { CLIENT_STATUS, CONTACT_KIND, CONTACT_OWNER, PRONOUNS, SUPPORT_PHASE } from '../codes';
import { UuidSchema } from '../identifiers';
import { AddressSchema, Client, ContactMethod, Encounter, Note } from '../model';
import { CASELOAD_FLAGS, CONTACT_NEED_CODES } from '../rules/caseload-needs';
import { CONSENT_STATES } from '../rules/consent';
import { InstantSchema, LocalDateSchema } from '../time';
import { AppointmentSummarySchema } from './appointments';
import { CoverageViewSchema } from './coverage';
import { AboutAnswersSchema, AdmissionViewSchema, FullIntakeSchema } from './admission';
import { PRIORITY_CLASSES } from '../rules/admission';
import { command, query } from './define-method';
import { UnitLineSchema } from './encounters';
import { GoalViewSchema } from './goals';
import { NoteSummarySchema } from './notes';
import { RelatedPersonViewSchema, TellingConsentSchema } from './related-people';
import { RecoveryViewSchema } from './recovery';

const fields = Client.fields;

/** A contact method as a form gives it. */
export const ContactInputSchema = z.strictObject({
  kind: CONTACT_KIND.schema,
  value: ContactMethod.fields.value.schema,
  owner: CONTACT_OWNER.schema,
  okToCall: z.boolean(),
  okToLeaveVoicemail: z.boolean(),
  okToText: z.boolean(),
  okToEmail: z.boolean(),
  okToIdentifyProgram: z.boolean(),
  safeHours: ContactMethod.fields.safeHours.schema,
  announceAs: ContactMethod.fields.announceAs.schema,
});

/** What the brief intake asks (R-INT-02): enough to admit somebody in under two minutes. */
export const BriefIntakeSchema = z.strictObject({
  legalFirstName: fields.legalFirstName.schema,
  legalMiddleName: fields.legalMiddleName.schema,
  legalLastName: fields.legalLastName.schema,
  nameWithheld: z.boolean(),
  preferredName: fields.preferredName.schema,
  aliases: fields.aliases.schema,
  pronouns: fields.pronouns.schema,
  pronounsText: fields.pronounsText.schema,
  birthDate: fields.birthDate.schema,
  birthDateIsEstimated: z.boolean(),
  language: fields.language.schema,
  firstContactOn: fields.firstContactOn.schema,
  referralSource: fields.referralSource.schema,
  participationConsentOn: fields.participationConsentOn.schema,
  noticeGivenOn: fields.noticeGivenOn.schema,
  noticeLanguage: fields.noticeLanguage.schema,
  assignedWorkerId: fields.assignedWorkerId.schema,
  contacts: z.array(ContactInputSchema).max(10),
});
export type BriefIntake = z.infer<typeof BriefIntakeSchema>;

/** Why two records look like one person; the page says each in words. */
export const DUPLICATE_REASONS = [
  'same_birth_date',
  'transposed_birth_date',
  'near_birth_date',
  'same_name',
  'similar_name',
  'swapped_name',
  'same_phone',
  'same_email',
  'same_medicaid_id',
  'same_external_id',
] as const;

export const DuplicateCandidateSchema = z.strictObject({
  clientId: UuidSchema,
  chartNumber: z.string(),
  displayName: z.string(),
  legalName: z.string().nullable(),
  birthDate: LocalDateSchema.nullable(),
  status: CLIENT_STATUS.schema,
  assignedWorkerName: z.string().nullable(),
  /** 0–100; a warning is shown from the rule's threshold up. */
  score: z.int().min(0).max(100),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
});
export type DuplicateCandidate = z.infer<typeof DuplicateCandidateSchema>;

/** One line of the caseload table. */
export const CaseloadRowSchema = z.strictObject({
  clientId: UuidSchema,
  chartNumber: z.string(),
  displayName: z.string(),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().nullable(),
  birthDate: LocalDateSchema.nullable(),
  status: CLIENT_STATUS.schema,
  assignedWorkerId: UuidSchema.nullable(),
  assignedWorkerName: z.string().nullable(),
  lastContactOn: LocalDateSchema.nullable(),
  firstContactOn: LocalDateSchema.nullable(),
  /** The planned next contact; `null` as soon as it happened. */
  nextContactOn: LocalDateSchema.nullable(),
  /** The day of the next appointment that is still to come. */
  nextAppointmentOn: LocalDateSchema.nullable(),
  /** How the consents to share stand, and the last day of the longest when it has one. */
  consentState: z.enum(CONSENT_STATES),
  consentUntil: LocalDateSchema.nullable(),
  flags: z.array(z.enum(CASELOAD_FLAGS)),
  /** Why somebody should be in touch, the most pressing first. */
  needs: z.array(
    z.strictObject({
      code: z.enum(CONTACT_NEED_CODES),
      on: LocalDateSchema.nullable(),
      days: z.int().nonnegative().nullable(),
    }),
  ),
  /** Notes about the person that aren't signed: a peer worker's own, a supervisor's all; `null` for other roles. */
  openNoteCount: z.int().nonnegative().nullable(),
  /** Goals somebody may still work on; `null` for a role that may not read goals. */
  openGoals: z.int().nonnegative().nullable(),
  /** Days of the time in recovery the person counts now; `null` when they count none, or the role may not know. */
  daysInRecovery: z.int().nonnegative().nullable(),
  /** `null` when nobody said, or the role may not know. */
  phase: SUPPORT_PHASE.schema.nullable(),
  isRestricted: z.boolean(),
});
export type CaseloadRow = z.infer<typeof CaseloadRowSchema>;

export const CASELOAD_SORT_COLUMNS = [
  'displayName',
  'chartNumber',
  'birthDate',
  'status',
  'assignedWorkerName',
  'lastContactOn',
  'firstContactOn',
  'nextContactOn',
  'nextAppointmentOn',
  'consentUntil',
  'needs',
  'openGoals',
  'daysInRecovery',
  'phase',
] as const;

/** Orders that would tell a role that doesn't read clinical information what it may not know (R-ROL-01). */
export const CLINICAL_SORT_COLUMNS: readonly (typeof CASELOAD_SORT_COLUMNS)[number][] = [
  'openGoals',
  'daysInRecovery',
  'phase',
];

export const CaseloadFilterSchema = z.strictObject({
  /** Search as you type over legal, preferred and other names and the chart number, accents ignored. */
  text: z.string().max(200),
  statuses: z.array(CLIENT_STATUS.schema).max(10),
  /** Worker ids; `null` in the list means "nobody assigned". */
  workerIds: z.array(UuidSchema.nullable()).max(200),
  /** Only people with a reason to be in touch. */
  needsContact: z.boolean().default(false),
  /** Any of these. */
  consentStates: z.array(z.enum(CONSENT_STATES)).max(CONSENT_STATES.length).default([]),
  /** All of these. */
  flags: z.array(z.enum(CASELOAD_FLAGS)).max(CASELOAD_FLAGS.length).default([]),
  /** Any of these; left aside for a role that may not know (R-ROL-01). */
  phases: z.array(SUPPORT_PHASE.schema).max(SUPPORT_PHASE.slugs.length).default([]),
});

export const ContactViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  ...ContactInputSchema.shape,
  /** Set until when the contact must not be used at all. */
  unsafeUntil: InstantSchema.nullable(),
});

export const EncounterSummarySchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  kind: Encounter.fields.kind.schema,
  modality: Encounter.fields.modality.schema,
  serviceDate: LocalDateSchema,
  startAt: InstantSchema,
  endAt: InstantSchema,
  minutes: z.int().nonnegative(),
  excludedMinutes: z.int().nonnegative(),
  placeOfService: Encounter.fields.placeOfService.schema,
  workerId: UuidSchema,
  workerName: z.string(),
  groupName: z.string().nullable(),
  status: Encounter.fields.status.schema,
  statusReason: z.string().nullable(),
  /** Why it stands over the payer's units of a day. */
  limitReason: z.string().nullable(),
  payerCode: Encounter.fields.payerCode.schema,
  units: UnitLineSchema.nullable(),
  noteId: UuidSchema.nullable(),
  noteStatus: Note.fields.status.schema.nullable(),
});
export type EncounterSummary = z.infer<typeof EncounterSummarySchema>;

/** A person's identity as far as the role may read it; contact is there for every role that may open the chart. */
export const ClientChartSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  chartNumber: z.string(),
  displayName: z.string(),
  legalFirstName: z.string().nullable(),
  legalMiddleName: z.string().nullable(),
  legalLastName: z.string().nullable(),
  legalSuffix: z.string().nullable(),
  nameWithheld: z.boolean(),
  preferredName: z.string().nullable(),
  aliases: z.array(z.string()),
  pronouns: fields.pronouns.schema,
  pronounsText: z.string().nullable(),
  birthDate: LocalDateSchema.nullable(),
  birthDateIsEstimated: z.boolean(),
  ageInYears: z.int().nullable(),
  deceasedOn: LocalDateSchema.nullable(),
  sexAtBirth: fields.sexAtBirth.schema,
  genderIdentity: fields.genderIdentity.schema,
  race: fields.race.schema,
  ethnicity: fields.ethnicity.schema,
  language: fields.language.schema,
  interpreterNeeded: fields.interpreterNeeded.schema,
  tribalAffiliation: fields.tribalAffiliation.schema,
  veteran: fields.veteran.schema,
  address: AddressSchema.nullable(),
  county: z.string().nullable(),
  /** What the full intake asked for the present episode. */
  admission: AdmissionViewSchema,
  /** `null` for everybody else, and for a role that may not know (R-INT-09, R-ROL-01). */
  priority: z.enum(PRIORITY_CLASSES).nullable(),
  status: CLIENT_STATUS.schema,
  isRestricted: z.boolean(),
  /** Who is named for the restricted chart; `null` when the role may not know. */
  namedStaff: z.array(z.strictObject({ id: UuidSchema, displayName: z.string() })).nullable(),
  /** Until when the chart is open to the caller, who gave a reason for it; `null` when it is theirs anyway. */
  openedUntil: InstantSchema.nullable(),
  assignedWorkerId: UuidSchema.nullable(),
  assignedWorkerName: z.string().nullable(),
  firstContactOn: LocalDateSchema.nullable(),
  referralSource: fields.referralSource.schema,
  participationConsentOn: LocalDateSchema.nullable(),
  noticeGivenOn: LocalDateSchema.nullable(),
  noticeLanguage: fields.noticeLanguage.schema,
  admittedOn: LocalDateSchema.nullable(),
  contacts: z.array(ContactViewSchema),
  /** Emergency contacts and supports, emergency contacts first. */
  relatedPeople: z.array(RelatedPersonViewSchema),
  /** Consents in force by which somebody around the person may be told that they come here. */
  tellingConsents: z.array(TellingConsentSchema),
  noEmergencyContact: fields.noEmergencyContact.schema,
  /** Who pays, the newest first. */
  coverages: z.array(CoverageViewSchema),
  lastContactOn: LocalDateSchema.nullable(),
  /** The planned next contact; `null` as soon as it happened. */
  nextContactOn: LocalDateSchema.nullable(),
  /** Appointments from today on that are still open, the next first. */
  appointments: z.array(AppointmentSummarySchema),
  /** Charts of the same person that were joined to this one; their contacts, notes and consents are shown here too. */
  joinedCharts: z.array(
    z.strictObject({
      clientId: UuidSchema,
      chartNumber: z.string(),
      displayName: z.string(),
      joinedAt: InstantSchema,
      joinedByName: z.string(),
      reason: z.string(),
    }),
  ),
  /** The chart that is kept for the person, when this one was joined to it. */
  joinedInto: z.strictObject({ clientId: UuidSchema, chartNumber: z.string() }).nullable(),
  /** `null` when the role may not read the services a person got (R-ROL-01). */
  encounters: z.array(EncounterSummarySchema).nullable(),
  notes: z.array(NoteSummarySchema).nullable(),
  goals: z.array(GoalViewSchema).nullable(),
  recovery: RecoveryViewSchema.nullable(),
});
export type ClientChart = z.infer<typeof ClientChartSchema>;

export const clientMethods = {
  'client.list': query({
    auditAction: 'client.listed',
    input: z.strictObject({
      filter: CaseloadFilterSchema,
      sort: z
        .array(z.strictObject({ column: z.enum(CASELOAD_SORT_COLUMNS), descending: z.boolean() }))
        .max(4),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      rows: z.array(CaseloadRowSchema),
      total: z.int().nonnegative(),
    }),
  }),
  'client.findDuplicates': query({
    auditAction: 'client.duplicates_searched',
    input: z.strictObject({
      legalFirstName: z.string().max(100).nullable(),
      legalLastName: z.string().max(100).nullable(),
      preferredName: z.string().max(100).nullable(),
      aliases: z.array(z.string().max(200)).max(20),
      birthDate: LocalDateSchema.nullable(),
      birthDateIsEstimated: z.boolean().default(false),
      contactValues: z.array(z.string().max(200)).max(10),
    }),
    output: z.strictObject({ candidates: z.array(DuplicateCandidateSchema) }),
  }),
  /** Admits somebody by the brief intake or, with what else was asked, the full one. A likely duplicate is refused unless a reason is given (R-INT-05). */
  'client.create': command({
    auditAction: 'client.created',
    input: {
      intake: BriefIntakeSchema,
      /** Absent after a brief intake. */
      full: FullIntakeSchema.optional(),
      notDuplicateReason: fields.notDuplicateReason.schema,
    },
    output: z.strictObject({ clientId: UuidSchema, chartNumber: z.string() }),
  }),
  'client.open': query({
    subject: { field: 'clientId', entity: 'client' },
    readsChart: true,
    auditAction: 'client.opened',
    input: z.strictObject({ clientId: UuidSchema }),
    output: ClientChartSchema,
  }),
  /** Changes what is known about a person; only the fields given. */
  'client.update': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'client.updated',
    input: {
      clientId: UuidSchema,
      expectedRevision: z.int().positive(),
      changes: z
        .strictObject({
          legalFirstName: fields.legalFirstName.schema,
          legalMiddleName: fields.legalMiddleName.schema,
          legalLastName: fields.legalLastName.schema,
          preferredName: fields.preferredName.schema,
          aliases: fields.aliases.schema,
          pronouns: fields.pronouns.schema,
          pronounsText: fields.pronounsText.schema,
          birthDate: fields.birthDate.schema,
          birthDateIsEstimated: z.boolean(),
          language: fields.language.schema,
          ...AboutAnswersSchema.shape,
          address: AddressSchema.nullable(),
          county: fields.county.schema,
          noEmergencyContact: fields.noEmergencyContact.schema,
          status: z.enum(['inquiry', 'waitlist', 'active', 'inactive', 'discharged', 'deceased']),
          assignedWorkerId: fields.assignedWorkerId.schema,
        })
        .partial(),
    },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Everybody who was assigned to a colleague who doesn't meet people any more goes to another one. */
  'client.handOver': command({
    auditAction: 'client.handed_over',
    input: { fromWorkerId: UuidSchema, toWorkerId: UuidSchema },
    output: z.strictObject({ movedCount: z.int().nonnegative() }),
  }),
  'contact.save': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'contact.saved',
    input: {
      clientId: UuidSchema,
      /** Absent for a new contact. */
      contactId: UuidSchema.optional(),
      expectedRevision: z.int().positive().optional(),
      contact: ContactInputSchema,
      isActive: z.boolean(),
    },
    output: z.strictObject({ contactId: UuidSchema }),
  }),
};
