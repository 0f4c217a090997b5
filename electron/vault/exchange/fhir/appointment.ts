import type { Appointment, AppointmentParticipant } from '@medplum/fhirtypes';

import { ATTENDANCE_MARK, GROUP_TOPIC, SESSION_STATUS } from '../../../../shared/codes';
import type { Attendance, GroupSession, Row } from '../../../../shared/model/index';
import { dateTime, element, ownCoding, ownConcept, ownExtension, referenceTo } from './elements';
import type { FhirContext } from './elements';
import { labelledMeta } from './labels';

type Mark = Row<typeof Attendance>['mark'];

const STATUSES: Readonly<Record<Row<typeof GroupSession>['status'], Appointment['status']>> = {
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

/** One meeting of a group, with its workers and everyone marked whom the bundle may name. */
export function appointmentOf(
  session: Row<typeof GroupSession>,
  attendance: readonly Row<typeof Attendance>[],
  context: FhirContext,
): Appointment {
  const minutes = Math.floor((session.endAt - session.startAt) / 60_000);
  const workers = [session.facilitatorId, session.coFacilitatorId].filter((id) => id !== null);
  return element<Appointment>({
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
