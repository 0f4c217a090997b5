import { z } from 'zod';

import { PRONOUNS } from '../codes';
import { UuidSchema } from '../identifiers';
import { Appointment, Client, GroupSession } from '../model';
import { BOARD_STAGES } from '../rules/appointments';
import { InstantSchema, LocalDateSchema } from '../time';
import { command, query } from './define-method';

const { startAt, minutes, purpose, status, arrivedAt, beganAt, cancelReason, isWalkIn } = Appointment.fields;

/** An appointment as the chart shows it. */
export const AppointmentSummarySchema = z.strictObject({
  id: UuidSchema,
  revision: z.int(),
  workerId: UuidSchema,
  workerName: z.string(),
  startAt: startAt.schema,
  minutes: minutes.schema,
  purpose: purpose.schema,
  status: status.schema,
  arrivedAt: arrivedAt.schema,
  beganAt: beganAt.schema,
});
export type AppointmentSummary = z.infer<typeof AppointmentSummarySchema>;

/** One appointment of the arrival board. */
export const BoardAppointmentSchema = z.strictObject({
  ...AppointmentSummarySchema.shape,
  stage: z.enum(BOARD_STAGES),
  clientId: UuidSchema,
  displayName: z.string(),
  chartNumber: z.string(),
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: z.string().nullable(),
  cancelReason: cancelReason.schema,
  isWalkIn: isWalkIn.schema,
  /** It became a contact on the chart, so it can't be taken back here. */
  hasContact: z.boolean(),
});
export type BoardAppointment = z.infer<typeof BoardAppointmentSchema>;

/** One group's session of the arrival board. */
export const BoardGroupSchema = z.strictObject({
  groupId: UuidSchema,
  stage: z.enum(BOARD_STAGES),
  name: z.string(),
  facilitatorName: z.string(),
  place: z.string().nullable(),
  startAt: InstantSchema,
  sessionStatus: GroupSession.fields.status.schema.nullable(),
  memberCount: z.int(),
  presentCount: z.int(),
});
export type BoardGroup = z.infer<typeof BoardGroupSchema>;

/** Something else at the time, without saying with whom. */
export const OverlapSchema = z.strictObject({
  whose: z.enum(['worker', 'person']),
  /** The group's name; `null` for an appointment. */
  groupName: z.string().nullable(),
  startAt: InstantSchema,
  endAt: InstantSchema,
});
export type Overlap = z.infer<typeof OverlapSchema>;

/** When, how long, with whom and what for. */
const planned = {
  workerId: UuidSchema,
  startAt: startAt.schema,
  minutes: minutes.schema,
  purpose: purpose.schema,
};

const known = { appointmentId: UuidSchema, expectedRevision: z.int().positive() };
const revised = z.strictObject({ revision: z.int() });

export const appointmentMethods = {
  /**
   * A day's appointments and group sessions: everybody's for the front desk and supervisors, a peer worker's own.
   * Counts are lengths of these lists.
   */
  'appointment.day': query({
    auditAction: 'appointment.listed',
    input: z.strictObject({ day: LocalDateSchema }),
    output: z.strictObject({
      day: LocalDateSchema,
      isEverybody: z.boolean(),
      appointments: z.array(BoardAppointmentSchema),
      groups: z.array(BoardGroupSchema),
      /** The last earlier day with appointments nobody has said anything about; `null` when there is none. */
      openSince: LocalDateSchema.nullable(),
    }),
  }),
  /** What the worker or the person has at the time already. Said, never a reason to refuse. */
  'appointment.findOverlaps': query({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'appointment.time_checked',
    input: z.strictObject({
      clientId: UuidSchema,
      workerId: UuidSchema,
      startAt: startAt.schema,
      minutes: minutes.schema,
      /** The appointment that is being moved. */
      exceptId: UuidSchema.nullable(),
    }),
    output: z.strictObject({ overlaps: z.array(OverlapSchema) }),
  }),
  'appointment.plan': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'appointment.planned',
    input: { clientId: UuidSchema, ...planned },
    output: z.strictObject({ appointmentId: UuidSchema }),
  }),
  /** Gives an appointment that is still ahead another time, worker, length or purpose. */
  'appointment.move': command({
    subject: { field: 'appointmentId', entity: 'appointment' },
    auditAction: 'appointment.moved',
    input: { ...known, ...planned },
    output: revised,
  }),
  'appointment.cancel': command({
    subject: { field: 'appointmentId', entity: 'appointment' },
    auditAction: 'appointment.cancelled',
    input: { ...known, reason: cancelReason.schema.unwrap() },
    output: revised,
  }),
  /** The person came, went in, is done, did not come; and the way back from each. */
  'appointment.mark': command({
    subject: { field: 'appointmentId', entity: 'appointment' },
    auditAction: 'appointment.marked',
    input: { ...known, status: z.enum(['planned', 'arrived', 'in_session', 'done', 'no_show']) },
    output: revised,
  }),
  /** Somebody known came without an appointment and waits for a worker. */
  'appointment.walkIn': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'appointment.walk_in_added',
    input: { clientId: UuidSchema, workerId: UuidSchema },
    output: z.strictObject({ appointmentId: UuidSchema }),
  }),
  /** Somebody nobody knows yet came, and waits for a worker: an inquiry by name alone, completed later. */
  'appointment.newWalkIn': command({
    auditAction: 'appointment.new_walk_in_added',
    input: {
      firstName: Client.fields.legalFirstName.schema.unwrap(),
      lastName: Client.fields.legalLastName.schema,
      workerId: UuidSchema,
    },
    output: z.strictObject({ clientId: UuidSchema, appointmentId: UuidSchema }),
  }),
};
