import type { Appointment as FhirAppointment, AppointmentParticipant } from '@medplum/fhirtypes';

import {
  APPOINTMENT_CANCEL_REASON,
  APPOINTMENT_PURPOSE,
  APPOINTMENT_STATUS,
  ATTENDANCE_MARK,
  GROUP_TOPIC,
  SESSION_STATUS,
} from '../../../../shared/codes';
import type { Appointment, Attendance, GroupSession, Row } from '../../../../shared/model/index';
import { endOfAppointment } from '../../../../shared/rules/appointments';
import { dateTime, element, ownCoding, ownConcept, ownExtension, referenceTo } from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';

type Mark = Row<typeof Attendance>['mark'];

const STATUSES: Readonly<Record<Row<typeof GroupSession>['status'], FhirAppointment['status']>> = {
  planned: 'booked',
  held: 'fulfilled',
  cancelled: 'cancelled',
};

/** FHIR only knows whether somebody agreed to come; who did come is in the extension and the encounters. */
const PARTICIPANT_STATUSES: Readonly<Record<Mark, AppointmentParticipant['status']>> = {
  present: 'accepted',
  late: 'accepted',
  left_early: 'accepted',
  excused: 'declined',
  no_show: 'needs-action',
};

const STATUSES_OF_APPOINTMENT: Readonly<
  Record<Row<typeof Appointment>['status'], FhirAppointment['status']>
> = {
  planned: 'booked',
  arrived: 'arrived',
  in_session: 'checked-in',
  done: 'fulfilled',
  no_show: 'noshow',
  cancelled: 'cancelled',
};

/** A time one person has with one worker; the contact it became points to it. */
export function appointmentOf(appointment: Row<typeof Appointment>, context: FhirContext): FhirAppointment {
  const { status, startAt, cancelReason, arrivedAt } = appointment;
  return element<FhirAppointment>({
    resourceType: 'Appointment',
    id: appointment.id,
    meta: labelledMeta(),
    extension: [
      ownExtension('appointment-status', { valueCoding: ownCoding(APPOINTMENT_STATUS, status) }),
      ownExtension('walk-in', { valueBoolean: appointment.isWalkIn }),
      ...(arrivedAt === null
        ? []
        : [ownExtension('checked-in-at', { valueDateTime: dateTime(arrivedAt, context.site) })]),
    ],
    status: STATUSES_OF_APPOINTMENT[status],
    cancelationReason:
      cancelReason === null ? undefined : ownConcept(APPOINTMENT_CANCEL_REASON, cancelReason),
    serviceType: [ownConcept(APPOINTMENT_PURPOSE, appointment.purpose)],
    start: dateTime(startAt, context.site),
    end: dateTime(endOfAppointment(appointment), context.site),
    minutesDuration: appointment.minutes,
    participant: [
      { actor: referenceTo('Patient', appointment.clientId), required: 'required', status: 'accepted' },
      { actor: referenceTo('Practitioner', appointment.workerId), required: 'required', status: 'accepted' },
    ],
  });
}

/** One meeting of a group, with its workers and everyone marked whom the bundle may name. */
export function appointmentOfSession(
  session: Row<typeof GroupSession>,
  attendance: readonly Row<typeof Attendance>[],
  context: FhirContext,
): FhirAppointment {
  const minutes = Math.floor((session.endAt - session.startAt) / 60_000);
  const workers = [session.facilitatorId, session.coFacilitatorId].filter((id) => id !== null);
  return element<FhirAppointment>({
    resourceType: 'Appointment',
    id: session.id,
    meta: labelledMeta(),
    extension: [
      ownExtension('session-status', { valueCoding: ownCoding(SESSION_STATUS, session.status) }),
      ownExtension('guest-count', { valueUnsignedInt: session.guestCount }),
    ],
    status: STATUSES[session.status],
    serviceType: [ownConcept(GROUP_TOPIC, session.topic)],
    supportingInformation: [referenceTo('Group', session.seriesId)],
    start: dateTime(session.startAt, context.site),
    end: dateTime(session.endAt, context.site),
    minutesDuration: minutes > 0 ? minutes : undefined,
    participant: [
      ...workers.map((id): AppointmentParticipant => ({
        actor: referenceTo('Practitioner', id),
        required: 'required',
        status: 'accepted',
      })),
      ...attendance
        .filter((row) => context.has('Patient', row.clientId))
        .map((row): AppointmentParticipant => participant(row)),
    ],
  });
}

function participant(row: Row<typeof Attendance>): AppointmentParticipant {
  return {
    extension: [ownExtension('attendance', { valueCoding: ownCoding(ATTENDANCE_MARK, row.mark) })],
    actor: referenceTo('Patient', row.clientId),
    status: PARTICIPANT_STATUSES[row.mark],
  };
}
