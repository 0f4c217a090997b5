import type { Appointment, Encounter, GroupSession, Row } from '../model';
import { addDays } from '../time';
import type { InstantMs, LocalDate } from '../time';
import type { RuleProblem } from './problem';

type AppointmentStatus = Row<typeof Appointment>['status'];
type AppointmentPurpose = Row<typeof Appointment>['purpose'];
type ContactKind = Row<typeof Encounter>['kind'];

const MINUTE_MILLISECONDS = 60_000;
/** Nobody makes an appointment further ahead; a year that was mistyped is further. */
const DAYS_AHEAD = 730;

/** How long a walk-in is taken to be until the contact says it. */
export const WALK_IN_MINUTES = 30;

/** Where the arrival board lists an appointment or a group's session. */
export const BOARD_STAGES = ['expected', 'arrived', 'in_session', 'done', 'not_coming'] as const;
export type BoardStage = (typeof BOARD_STAGES)[number];

const STAGE_OF_STATUS: Readonly<Record<AppointmentStatus, BoardStage>> = {
  planned: 'expected',
  arrived: 'arrived',
  in_session: 'in_session',
  done: 'done',
  no_show: 'not_coming',
  cancelled: 'not_coming',
};

/** Where the board lists an appointment. */
export function stageOfAppointment(status: AppointmentStatus): BoardStage {
  return STAGE_OF_STATUS[status];
}

/** Where the board lists a group's session; one nobody has opened yet is expected. */
export function stageOfSession(status: Row<typeof GroupSession>['status'] | null): BoardStage {
  switch (status) {
    case null:
      return 'expected';
    case 'planned':
      return 'in_session';
    case 'held':
      return 'done';
    case 'cancelled':
      return 'not_coming';
  }
}

/** Which states may follow which, the way back included: a wrong key at the desk is put right with another. */
const NEXT_STATUSES: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  planned: ['arrived', 'in_session', 'no_show', 'cancelled'],
  arrived: ['planned', 'in_session', 'done', 'cancelled'],
  in_session: ['arrived', 'done'],
  done: ['arrived', 'in_session'],
  no_show: ['planned', 'arrived'],
  cancelled: ['planned', 'arrived'],
};

/** Whether an appointment may go from one state to another. */
export function mayFollow(from: AppointmentStatus, to: AppointmentStatus): boolean {
  return NEXT_STATUSES[from].includes(to);
}

/** States in which the worker and the person are taken at that time. */
export const TAKEN_STATUSES = [
  'planned',
  'arrived',
  'in_session',
  'done',
] as const satisfies readonly AppointmentStatus[];

/** When an appointment ends. Minutes that pass, so the night of the clock change is as long as any. */
export function endOfAppointment({
  startAt,
  minutes,
}: Pick<Row<typeof Appointment>, 'startAt' | 'minutes'>): InstantMs {
  return (startAt + minutes * MINUTE_MILLISECONDS) as InstantMs;
}

/** What is wrong with the time of an appointment that is made or moved: the day is over, or years away. */
export function appointmentTimeProblems(heldOn: LocalDate, today: LocalDate): readonly RuleProblem[] {
  if (heldOn < today) return [{ path: 'startAt', code: 'in_past' }];
  return heldOn > addDays(today, DAYS_AHEAD) ? [{ path: 'startAt', code: 'too_far_ahead' }] : [];
}

/** What is wrong with an appointment's next state at that moment. */
export function appointmentStepProblems(
  appointment: Pick<Row<typeof Appointment>, 'status' | 'heldOn' | 'startAt' | 'encounterId'>,
  to: AppointmentStatus,
  { now, today }: { readonly now: InstantMs; readonly today: LocalDate },
): readonly RuleProblem[] {
  const { status, heldOn, startAt, encounterId } = appointment;
  // Its contact stands on the chart; marking that in error frees the appointment.
  if (!mayFollow(status, to) || encounterId !== null) return [{ path: 'status', code: 'step_not_possible' }];
  const isHere = to === 'arrived' || to === 'in_session' || to === 'done';
  if (isHere && heldOn > today) return [{ path: 'status', code: 'not_its_day' }];
  if (to === 'no_show' && startAt > now) return [{ path: 'status', code: 'not_its_time' }];
  return [];
}

const KIND_OF_PURPOSE: Readonly<Record<AppointmentPurpose, ContactKind | null>> = {
  one_to_one: 'individual',
  check_in: 'check_in',
  first_meeting: 'individual',
  plan: 'individual',
  navigation: 'navigation',
  family: 'family',
  phone: 'phone',
  video: 'video',
  paperwork: null,
  drop_in: 'drop_in',
  other: null,
};

/** The kind of contact an appointment usually becomes; `null` when only the worker can say. */
export function contactKindOf(purpose: AppointmentPurpose): ContactKind | null {
  return KIND_OF_PURPOSE[purpose];
}
