import { z } from 'zod';

import { ATTENDANCE_MARK, ATTENDANCE_WAY, PRONOUNS } from '../codes';
import { UuidSchema } from '../identifiers';
import {
  GroupMember,
  GroupSeries,
  GroupSession,
  NoteSectionsSchema,
  PayerCodeSchema,
  textSchema,
} from '../model';
import { SCHEDULE_RULE } from '../rules/schedule';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { MilestoneStepSchema } from './recovery';

export const GroupSummarySchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  name: z.string(),
  topic: GroupSeries.fields.topic.schema,
  facilitatorId: UuidSchema,
  facilitatorName: z.string(),
  place: z.string().nullable(),
  placeOfService: GroupSeries.fields.placeOfService.schema,
  usualStartTime: z.string(),
  usualMinutes: z.int(),
  capacity: z.int().nullable(),
  memberCount: z.int(),
  kind: z.enum(['group', 'event']),
  coFacilitatorId: UuidSchema.nullable(),
  curriculum: z.string().nullable(),
  scheduleRule: z.string().nullable(),
  scheduleStartsOn: LocalDateSchema.nullable(),
  isClosed: z.boolean(),
  isActive: z.boolean(),
  /** Today's session of this group, if one was opened. */
  todaySessionId: UuidSchema.nullable(),
  todaySessionStatus: GroupSession.fields.status.schema.nullable(),
  lastHeldOn: LocalDateSchema.nullable(),
});
export type GroupSummary = z.infer<typeof GroupSummarySchema>;

/** One person on the roll call. */
export const RosterRowSchema = z.strictObject({
  clientId: UuidSchema,
  displayName: z.string(),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().nullable(),
  chartNumber: z.string(),
  isMember: z.boolean(),
  mark: ATTENDANCE_MARK.schema.nullable(),
  inAt: InstantSchema.nullable(),
  outAt: InstantSchema.nullable(),
  /** How they took part; `null` is the way the session was held. */
  way: ATTENDANCE_WAY.schema.nullable(),
  /** Attended the group's last session. */
  cameLastTime: z.boolean(),
  /** It is their birthday, on the day of the session. */
  isBirthday: z.boolean(),
  /** On days people celebrate: days since they were admitted, and for whoever may know the step of time in recovery. */
  milestoneDays: z.int().nullable(),
  recoveryMilestone: MilestoneStepSchema.nullable(),
  /** Who pays for them on the day, where a payer limits its groups; `null` is the usual one. */
  payerCode: PayerCodeSchema.nullable(),
});
export type RosterRow = z.infer<typeof RosterRowSchema>;

export const SessionViewSchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  seriesId: UuidSchema,
  groupName: z.string(),
  topic: GroupSession.fields.topic.schema,
  heldOn: LocalDateSchema,
  startAt: InstantSchema,
  endAt: InstantSchema,
  facilitatorId: UuidSchema,
  facilitatorName: z.string(),
  place: z.string().nullable(),
  status: GroupSession.fields.status.schema,
  guestCount: z.int(),
  savedAt: InstantSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  cancelReason: z.string().nullable(),
  /** Why it was held over a limit (R-GRP-04). */
  limitReason: z.string().nullable(),
  /** How everybody takes part whose own line says nothing else. */
  way: ATTENDANCE_WAY.schema,
  kind: z.enum(['group', 'event']),
  /** Only people on the list come. */
  isClosed: z.boolean(),
  capacity: z.int().nullable(),
  facilitatorCount: z.int(),
  /** What the payers that limit their groups pay for on the day; each counts once somebody it pays for is there (R-GRP-04). */
  payerLimits: z.array(
    z.strictObject({
      payerCode: PayerCodeSchema,
      isUsual: z.boolean(),
      payerName: z.string(),
      maxGroupSize: z.int().nullable(),
      maxPeoplePerFacilitator: z.int().nullable(),
    }),
  ),
  roster: z.array(RosterRowSchema),
});
export type SessionView = z.infer<typeof SessionViewSchema>;

/** What a group is set up with, beside its people. */
const groupFields = {
  name: GroupSeries.fields.name.schema,
  topic: GroupSeries.fields.topic.schema,
  facilitatorId: UuidSchema,
  placeOfService: GroupSeries.fields.placeOfService.schema,
  place: GroupSeries.fields.place.schema,
  usualStartTime: GroupSeries.fields.usualStartTime.schema,
  usualMinutes: z.int().min(5).max(720),
  capacity: z.int().min(1).max(500).nullable(),
  kind: z.enum(['group', 'event']).default('group'),
  coFacilitatorId: GroupSeries.fields.coFacilitatorId.schema.default(null),
  curriculum: GroupSeries.fields.curriculum.schema.default(null),
  scheduleRule: z.string().regex(SCHEDULE_RULE).nullable().default(null),
  scheduleStartsOn: LocalDateSchema.nullable().default(null),
  isClosed: z.boolean().default(false),
};

/** One person's line of a roll call. */
const MarkSchema = z.strictObject({
  clientId: UuidSchema,
  mark: ATTENDANCE_MARK.schema,
  inAt: InstantSchema.nullable(),
  outAt: InstantSchema.nullable(),
  way: ATTENDANCE_WAY.schema.nullable().default(null),
});

/** A whole roll call. */
const rollCall = {
  sessionId: UuidSchema,
  expectedRevision: z.int().positive(),
  startAt: InstantSchema,
  endAt: InstantSchema,
  guestCount: z.int().min(0).max(5_000),
  way: ATTENDANCE_WAY.schema.default('in_room'),
  /** Why there are more people, or more units of somebody's day, than a limit allows (R-GRP-04, R-ENC-06). */
  limitReason: textSchema(500).min(1).nullable().default(null),
  marks: z.array(MarkSchema).max(500),
};

/** A session in a group's history. */
export const HeldSessionSchema = z.strictObject({
  sessionId: UuidSchema,
  heldOn: LocalDateSchema,
  status: GroupSession.fields.status.schema,
  cancelReason: z.string().nullable(),
  presentCount: z.int(),
  absentCount: z.int(),
  guestCount: z.int(),
  isClosed: z.boolean(),
});
export type HeldSession = z.infer<typeof HeldSessionSchema>;

/** A day a group is due to meet. */
export const ComingDaySchema = z.strictObject({
  heldOn: LocalDateSchema,
  /** The holiday's name, on one. */
  holiday: z.string().nullable(),
  isCancelled: z.boolean(),
  cancelReason: z.string().nullable(),
});
export type ComingDay = z.infer<typeof ComingDaySchema>;

/** What somebody did at each of some sessions; `null` where they have no mark. */
const PersonMarksSchema = z.strictObject({
  clientId: UuidSchema,
  displayName: z.string(),
  chartNumber: z.string(),
  marks: z.array(ATTENDANCE_MARK.schema.nullable()),
  presentCount: z.int(),
  markedCount: z.int(),
});

export const groupMethods = {
  'group.list': query({
    input: Nothing,
    output: z.strictObject({ groups: z.array(GroupSummarySchema) }),
  }),
  'group.create': command({
    auditAction: 'group.created',
    input: {
      ...groupFields,
      memberIds: z.array(UuidSchema).max(200),
    },
    output: z.strictObject({ groupId: UuidSchema }),
  }),
  /** Sets who is on the group's list from today on; people taken off keep their history. */
  'group.setMembers': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.members_changed',
    input: { groupId: UuidSchema, memberIds: z.array(UuidSchema).max(200) },
    output: z.strictObject({ memberCount: z.int() }),
  }),
  'group.members': query({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.members_listed',
    input: z.strictObject({ groupId: UuidSchema }),
    output: z.strictObject({
      members: z.array(
        z.strictObject({ clientId: UuidSchema, displayName: z.string(), chartNumber: z.string() }),
      ),
    }),
  }),
  /** Opens the session of a group on a day, making it when it isn't there yet. Never a future one. */
  'session.open': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group_session.opened',
    input: { groupId: UuidSchema, heldOn: LocalDateSchema },
    output: SessionViewSchema,
  }),
  /**
   * Saves the whole roll call: one attendance row and, for everyone who was there, one encounter, in one
   * transaction (R-GRP-05). Saving again corrects it.
   */
  'session.saveAttendance': command({
    subject: { field: 'sessionId', entity: 'groupSession' },
    auditAction: 'group_session.attendance_saved',
    input: {
      ...rollCall,
      /** Why a roll call is corrected whose notes are signed: each gets an addendum that says so. */
      correctionReason: textSchema(500).min(1).nullable().default(null),
    },
    output: z.strictObject({
      session: SessionViewSchema,
      presentCount: z.int(),
      encounterCount: z.int(),
    }),
  }),
  /**
   * Ends a session: saves its roll call and gives everybody who came a draft note with the common text and their own
   * part, all in one transaction (R-GRP-05). Notes that are there already stay as they are.
   */
  'session.close': command({
    subject: { field: 'sessionId', entity: 'groupSession' },
    auditAction: 'group_session.closed',
    input: {
      ...rollCall,
      formatCode: z.string().max(20),
      commonSections: NoteSectionsSchema,
      responses: z.array(z.strictObject({ clientId: UuidSchema, text: textSchema(20_000) })).max(500),
    },
    output: z.strictObject({ session: SessionViewSchema, madeCount: z.int(), keptCount: z.int() }),
  }),
  /** Where a common text names somebody on the session's roster (R-GRP-06), in UTF-16 units. */
  'session.findNames': query({
    subject: { field: 'sessionId', entity: 'groupSession' },
    auditAction: 'group_session.names_looked_for',
    input: z.strictObject({ sessionId: UuidSchema, sections: NoteSectionsSchema }),
    output: z.strictObject({
      found: z.array(z.strictObject({ section: z.string(), start: z.int(), end: z.int() })),
    }),
  }),
  /** Who pays for people who came without being on the list, where a payer limits its groups; `null` is the usual one. */
  'session.payersOf': query({
    subject: { field: 'sessionId', entity: 'groupSession' },
    auditAction: 'group_session.payers_looked_up',
    input: z.strictObject({ sessionId: UuidSchema, clientIds: z.array(UuidSchema).max(500) }),
    output: z.strictObject({
      payers: z.array(z.strictObject({ clientId: UuidSchema, payerCode: PayerCodeSchema.nullable() })),
    }),
  }),
  /** Adds somebody nobody here knows yet, by name alone; the front desk completes them later (issue: walk-ins). */
  'session.addWalkIn': command({
    subject: { field: 'sessionId', entity: 'groupSession' },
    auditAction: 'group_session.walk_in_added',
    input: {
      sessionId: UuidSchema,
      firstName: textSchema(100).min(1),
      lastName: textSchema(100).min(1).nullable(),
    },
    output: z.strictObject({
      clientId: UuidSchema,
      displayName: z.string(),
      chartNumber: z.string(),
    }),
  }),
  /** Cancels a group's day, with the reason, or takes that back. Never one whose roll was taken. */
  'session.setCancelled': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group_session.cancelled_set',
    input: {
      groupId: UuidSchema,
      heldOn: LocalDateSchema,
      isCancelled: z.boolean(),
      reason: GroupSession.fields.cancelReason.schema,
    },
    output: Nothing,
  }),
  /** A group with its people, its days to come and its past sessions. */
  'group.open': query({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.opened',
    input: z.strictObject({ groupId: UuidSchema }),
    output: z.strictObject({
      group: GroupSummarySchema,
      members: z.array(
        z.strictObject({
          memberId: UuidSchema,
          clientId: UuidSchema,
          displayName: z.string(),
          /** Preferred or first name with the last name's first letter, for a list others can see. */
          signInName: z.string(),
          chartNumber: z.string(),
          joinedOn: LocalDateSchema,
          leftOn: LocalDateSchema.nullable(),
        }),
      ),
      coming: z.array(ComingDaySchema),
      sessions: z.array(HeldSessionSchema),
    }),
  }),
  'group.update': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.changed',
    input: {
      groupId: UuidSchema,
      expectedRevision: z.int().positive(),
      ...groupFields,
      isActive: z.boolean(),
    },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Corrects from when and until when somebody was on a group's list. */
  'group.setMemberDates': command({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.member_dates_set',
    input: {
      groupId: UuidSchema,
      memberId: UuidSchema,
      joinedOn: GroupMember.fields.joinedOn.schema,
      leftOn: GroupMember.fields.leftOn.schema,
    },
    output: Nothing,
  }),
  /** Who came to the last sessions of a group, oldest session first. */
  'group.attendance': query({
    subject: { field: 'groupId', entity: 'groupSeries' },
    auditAction: 'group.attendance_listed',
    input: z.strictObject({ groupId: UuidSchema }),
    output: z.strictObject({
      sessions: z.array(HeldSessionSchema),
      people: z.array(PersonMarksSchema),
    }),
  }),
  /** A person's attendance at each of their groups, oldest session first. */
  'attendance.ofClient': query({
    subject: { field: 'clientId', entity: 'client' },
    readsChart: true,
    auditAction: 'attendance.listed',
    input: z.strictObject({ clientId: UuidSchema }),
    output: z.strictObject({
      groups: z.array(
        z.strictObject({
          groupId: UuidSchema,
          name: z.string(),
          sessions: z.array(
            z.strictObject({ heldOn: LocalDateSchema, mark: ATTENDANCE_MARK.schema, minutes: z.int() }),
          ),
        }),
      ),
    }),
  }),
  /** Days on which no group meets. */
  'holiday.list': query({
    input: Nothing,
    output: z.strictObject({
      holidays: z.array(z.strictObject({ heldOn: LocalDateSchema, name: z.string() })),
    }),
  }),
  /** Sets a day on which no group meets, or with `null` takes it back. */
  'holiday.set': command({
    auditAction: 'holiday.set',
    input: { heldOn: LocalDateSchema, name: textSchema(80).min(1).nullable() },
    output: Nothing,
  }),
  /** People added at a roll call by name alone, whom the front desk still has to complete. */
  'walkIn.list': query({
    auditAction: 'walk_in.listed',
    input: Nothing,
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          clientId: UuidSchema,
          displayName: z.string(),
          chartNumber: z.string(),
          addedAt: InstantSchema,
        }),
      ),
    }),
  }),
};
