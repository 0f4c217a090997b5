import { z } from 'zod';

import { INTERIM_SERVICE, PERSON_LANGUAGE, PRONOUNS } from '../codes';
import { UuidSchema } from '../identifiers';
import { CapacityNotice, Client, InterimService, SiteCapacity, WaitingListEntry } from '../model';
import { PRIORITY_CLASSES } from '../rules/admission';
import { RULE_CODES } from '../rules/problem';
import { CLOCK_KINDS, CLOCK_STATES, REMOVAL_OUTCOMES } from '../rules/waiting-list';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';

const { firstContactOn, requestedAt, offeredAt, offeredFor, pregnancy, injection, outcomeReason } =
  WaitingListEntry.fields;
const person = Client.fields;

const clock = { kind: z.enum(CLOCK_KINDS), runsOutAt: InstantSchema, state: z.enum(CLOCK_STATES) };

/** Somebody on the waiting list, with everything a line of it shows. */
export const WaitingPersonSchema = z.strictObject({
  entryId: UuidSchema,
  revision: z.int(),
  clientId: UuidSchema,
  displayName: z.string(),
  chartNumber: z.string(),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().nullable(),
  language: PERSON_LANGUAGE.schema.nullable(),
  firstContactOn: firstContactOn.schema,
  requestedAt: requestedAt.schema,
  offeredAt: offeredAt.schema,
  offeredFor: offeredFor.schema,
  daysWaited: z.int().nonnegative(),
  /** Served before those who aren't; why, only roles know that may read it of this person. */
  isPriority: z.boolean(),
  priorityClass: z.enum(PRIORITY_CLASSES).nullable(),
  /** Somebody asked the two questions the priority follows from. */
  isAsked: z.boolean(),
  /** What was answered; `null` for whoever may not read it of this person. */
  answers: z.strictObject({ pregnancy: pregnancy.schema, injection: injection.schema }).nullable(),
  clocks: z.array(z.strictObject({ ...clock, dueOn: LocalDateSchema })),
  /** When the last interim service was given. */
  interimGivenAt: InstantSchema.nullable(),
  /** Which ones; `null` for whoever may not read it of this person. */
  interimKinds: z.array(INTERIM_SERVICE.schema).nullable(),
  /** What an admission still needs, by the fields of the intake (R-INT-02). */
  missing: z.array(z.strictObject({ path: z.string(), code: z.enum(RULE_CODES) })),
  referralSource: person.referralSource.schema,
  participationConsentOn: person.participationConsentOn.schema,
  noticeGivenOn: person.noticeGivenOn.schema,
  noticeLanguage: person.noticeLanguage.schema,
  assignedWorkerId: UuidSchema.nullable(),
  /** Whether the caller may offer a place, admit and take off the list. */
  mayChange: z.boolean(),
});
export type WaitingPerson = z.infer<typeof WaitingPersonSchema>;

/** How full the site is, and what the state has to hear of it. Names nobody. */
export const CapacitySchema = z.strictObject({
  treatmentSlots: SiteCapacity.fields.treatmentSlots.schema,
  activeCount: z.int().nonnegative(),
  /** The notice that is open: the site is at 90 % or more, or the state wasn't told yet of the last time. */
  notice: z
    .strictObject({
      noticeId: UuidSchema,
      revision: z.int(),
      reachedOn: CapacityNotice.fields.reachedOn.schema,
      /** The last day to tell the state. */
      reportDueOn: LocalDateSchema,
      reportedOn: CapacityNotice.fields.reportedOn.schema,
      endedOn: CapacityNotice.fields.endedOn.schema,
    })
    .nullable(),
});
export type Capacity = z.infer<typeof CapacitySchema>;

/** What an admission from the list fills in; `null` leaves what the chart says. */
export const WaitingAdmissionSchema = z.strictObject({
  workerId: UuidSchema,
  legalFirstName: person.legalFirstName.schema,
  legalLastName: person.legalLastName.schema,
  birthDate: person.birthDate.schema,
  birthDateIsEstimated: z.boolean(),
  referralSource: person.referralSource.schema,
  participationConsentOn: person.participationConsentOn.schema,
  noticeGivenOn: person.noticeGivenOn.schema,
  noticeLanguage: person.noticeLanguage.schema,
});

const known = { entryId: UuidSchema, expectedRevision: z.int().positive() };
const subject = { field: 'entryId', entity: 'waitingListEntry' } as const;
const asked = { firstContactOn: firstContactOn.schema, requestedAt: requestedAt.schema };
const added = z.strictObject({ entryId: UuidSchema, clientId: UuidSchema });
const revised = z.strictObject({ revision: z.int() });

export const waitingListMethods = {
  /** Everybody who waits, in the order they are served, each with why and with their clocks (R-INT-09). */
  'waiting.list': query({
    auditAction: 'waiting.listed',
    input: Nothing,
    output: z.strictObject({
      people: z.array(WaitingPersonSchema),
      /** There are more than the list shows. */
      hasMore: z.boolean(),
      /** People whose status says they wait, and who have no place on the list. */
      withoutPlace: z.array(
        z.strictObject({
          clientId: UuidSchema,
          displayName: z.string(),
          firstContactOn: LocalDateSchema.nullable(),
        }),
      ),
      capacity: CapacitySchema,
    }),
  }),
  /** How many wait and how their clocks stand: what a page says that shows nobody, and so is no disclosure. */
  'waiting.counts': query({
    input: Nothing,
    output: z.strictObject({
      waiting: z.int().nonnegative(),
      /** Nobody asked them yet what their priority follows from. */
      notAsked: z.int().nonnegative(),
      clocks: z.array(z.strictObject(clock)),
      capacity: CapacitySchema,
    }),
  }),
  /** Puts somebody who has a chart on the list. */
  'waiting.add': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'waiting.added',
    input: { clientId: UuidSchema, ...asked },
    output: added,
  }),
  /** Puts somebody on the list whom nobody knows yet: an inquiry by name alone. */
  'waiting.addNew': command({
    auditAction: 'waiting.new_added',
    input: {
      firstName: person.legalFirstName.schema.unwrap(),
      lastName: person.legalLastName.schema,
      ...asked,
    },
    output: added,
  }),
  /** Keeps the answers the priority follows from. Never the front desk's (R-ROL-01). */
  'waiting.saveAnswers': command({
    subject,
    auditAction: 'waiting.answers_saved',
    input: { ...known, pregnancy: pregnancy.schema, injection: injection.schema },
    output: revised,
  }),
  /** Offers a place from a day on, or with `null` takes the offer back. */
  'waiting.offer': command({
    subject,
    auditAction: 'waiting.place_offered',
    input: { ...known, offeredFor: offeredFor.schema },
    output: revised,
  }),
  /** Records what was given to somebody while they wait. */
  'waiting.recordInterim': command({
    subject,
    auditAction: 'waiting.interim_recorded',
    input: {
      entryId: UuidSchema,
      kinds: z.array(INTERIM_SERVICE.schema).min(1).max(INTERIM_SERVICE.slugs.length),
      givenAt: InterimService.fields.givenAt.schema,
    },
    output: z.strictObject({ serviceIds: z.array(UuidSchema) }),
  }),
  /** Takes back what was recorded by mistake. */
  'waiting.takeBackInterim': command({
    subject,
    auditAction: 'waiting.interim_taken_back',
    input: { entryId: UuidSchema, serviceIds: z.array(UuidSchema).min(1).max(20) },
    output: Nothing,
  }),
  /** The person took the place: admitted, with a peer worker and an episode of service (R-INT-02, R-INT-03). */
  'waiting.admit': command({
    subject,
    auditAction: 'waiting.admitted',
    input: { ...known, admission: WaitingAdmissionSchema },
    output: z.strictObject({ clientId: UuidSchema }),
  }),
  /** Takes somebody off the list who didn't take a place, with how and why. */
  'waiting.remove': command({
    subject,
    auditAction: 'waiting.removed',
    input: {
      ...known,
      outcome: z.enum(REMOVAL_OUTCOMES),
      reason: outcomeReason.schema.unwrap(),
    },
    output: revised,
  }),
  /** Puts somebody back who was taken off, with the day they first asked. */
  'waiting.reopen': command({
    subject,
    auditAction: 'waiting.reopened',
    input: known,
    output: revised,
  }),
  /** How full the site is. */
  'capacity.status': query({ input: Nothing, output: CapacitySchema }),
  /** How many people the site can have in treatment; `null` when it keeps no such number. */
  'capacity.set': command({
    auditAction: 'capacity.set',
    input: { treatmentSlots: SiteCapacity.fields.treatmentSlots.schema },
    output: CapacitySchema,
  }),
  /** The state was told that the site is 90 % full. */
  'capacity.markReported': command({
    auditAction: 'capacity.reported',
    input: { noticeId: UuidSchema, expectedRevision: z.int().positive(), reportedOn: LocalDateSchema },
    output: CapacitySchema,
  }),
};
