import { z } from 'zod';

import { ATTENDANCE_MARK, PRONOUNS } from '../codes';
import { UuidSchema } from '../identifiers';
import { GroupSeries, GroupSession } from '../model';
import { InstantSchema, LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';

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
  /** Attended the group's last session. */
  cameLastTime: z.boolean(),
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
  roster: z.array(RosterRowSchema),
});
export type SessionView = z.infer<typeof SessionViewSchema>;

export const groupMethods = {
  'group.list': query({
    input: Nothing,
    output: z.strictObject({ groups: z.array(GroupSummarySchema) }),
  }),
  'group.create': command({
    auditAction: 'group.created',
    input: {
      name: GroupSeries.fields.name.schema,
      topic: GroupSeries.fields.topic.schema,
      facilitatorId: UuidSchema,
      placeOfService: GroupSeries.fields.placeOfService.schema,
      place: GroupSeries.fields.place.schema,
      usualStartTime: GroupSeries.fields.usualStartTime.schema,
      usualMinutes: z.int().min(5).max(720),
      capacity: z.int().min(1).max(500).nullable(),
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
      sessionId: UuidSchema,
      expectedRevision: z.int().positive(),
      startAt: InstantSchema,
      endAt: InstantSchema,
      guestCount: z.int().min(0).max(500),
      marks: z
        .array(
          z.strictObject({
            clientId: UuidSchema,
            mark: ATTENDANCE_MARK.schema,
            inAt: InstantSchema.nullable(),
            outAt: InstantSchema.nullable(),
          }),
        )
        .max(500),
    },
    output: z.strictObject({
      session: SessionViewSchema,
      presentCount: z.int(),
      encounterCount: z.int(),
    }),
  }),
};
