import type { WAITING_OUTCOME } from '../codes';
import type { HealthAnswers } from '../contract/admission';
import { addDays, daysBetween, localDateAt, startOfDay } from '../time';
import type { InstantMs, LocalDate, TimeZoneName } from '../time';
import { PRIORITY_CLASSES } from './admission';
import type { PriorityClass } from './admission';

const HOUR = 3_600_000;

/** Interim services within 48 hours of asking, as 48 hours pass on a clock nobody sets (45 CFR 96.126(b)(2), 96.131(d)(2)). */
export const INTERIM_HOURS = 48;
/** A place within 14 days of asking (45 CFR 96.126(b)(1)). */
export const ADMISSION_DAYS = 14;
/** A place within 120 days, where interim services began in time (45 CFR 96.126(b)(2)). */
export const ADMISSION_DAYS_WITH_INTERIM = 120;

/** How a wait ends that somebody ends by hand; an admission and a death follow from the chart. */
export const REMOVAL_OUTCOMES = [
  'declined',
  'went_elsewhere',
  'not_reached',
  'no_longer_wanted',
  'entered_in_error',
] as const satisfies readonly (typeof WAITING_OUTCOME.slugs)[number][];

/** Below this much left a clock asks for attention. */
const SOON: Readonly<Record<ClockKind, number>> = {
  interim_48_hours: 12 * HOUR,
  admission_14_days: 3 * 24 * HOUR,
  admission_120_days: 14 * 24 * HOUR,
};

/** The clocks of somebody who is a priority, in the order they run out. */
export const CLOCK_KINDS = ['interim_48_hours', 'admission_14_days', 'admission_120_days'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** `met`: done in time; `met_late`: done, but after it had run out. */
export const CLOCK_STATES = ['running', 'soon', 'overdue', 'met', 'met_late'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** One clock of the waiting list. */
export interface WaitingClock {
  readonly kind: ClockKind;
  /** The last day on which it is still in time. */
  readonly dueOn: LocalDate;
  /** From this instant on it has run out. */
  readonly runsOutAt: InstantMs;
  readonly state: ClockState;
}

/** What the clocks of somebody on the list are computed from. */
export interface WaitingFacts {
  readonly isPriority: boolean;
  readonly requestedAt: InstantMs;
  /** When the first interim service was given. */
  readonly firstInterimAt: InstantMs | null;
}

/**
 * The clocks that run for somebody who waits; none for those who are no priority. Days end at midnight at the site, also when
 * they have 23 or 25 hours; a place within 120 days is in time only after interim services that were (domain §2.2).
 */
export function waitingClocks(
  facts: WaitingFacts,
  now: InstantMs,
  timeZone: TimeZoneName,
): readonly WaitingClock[] {
  if (!facts.isPriority) return [];
  const { requestedAt, firstInterimAt } = facts;
  const interimUntil = (requestedAt + INTERIM_HOURS * HOUR) as InstantMs;
  const isInterimInTime = firstInterimAt !== null && firstInterimAt <= interimUntil;
  const requestedOn = localDateAt(requestedAt, timeZone);
  const [kind, days] = isInterimInTime
    ? (['admission_120_days', ADMISSION_DAYS_WITH_INTERIM] as const)
    : (['admission_14_days', ADMISSION_DAYS] as const);
  const dueOn = addDays(requestedOn, days);
  const admissionUntil = startOfDay(addDays(dueOn, 1), timeZone);
  return [
    {
      kind: 'interim_48_hours',
      dueOn: localDateAt(interimUntil, timeZone),
      // The last moment itself is in time.
      runsOutAt: (interimUntil + 1) as InstantMs,
      state:
        firstInterimAt === null
          ? openState('interim_48_hours', (interimUntil + 1) as InstantMs, now)
          : isInterimInTime
            ? 'met'
            : 'met_late',
    },
    { kind, dueOn, runsOutAt: admissionUntil, state: openState(kind, admissionUntil, now) },
  ];
}

/** How a clock stands now, on a page that was filled a while ago. What was met stays met. */
export function clockStateAt(clock: Omit<WaitingClock, 'dueOn'>, now: InstantMs): ClockState {
  const isOpen = clock.state !== 'met' && clock.state !== 'met_late';
  return isOpen ? openState(clock.kind, clock.runsOutAt, now) : clock.state;
}

function openState(kind: ClockKind, runsOutAt: InstantMs, now: InstantMs): ClockState {
  if (now >= runsOutAt) return 'overdue';
  return runsOutAt - now <= SOON[kind] ? 'soon' : 'running';
}

/** What was asked on the list, and the answers of an intake where there was one. */
export interface PriorityAnswers {
  readonly pregnancy: HealthAnswers['pregnancy'];
  readonly injection: HealthAnswers['injectedLast30Days'];
  /** The class the answers on the chart put them into. */
  readonly charted: PriorityClass | null;
}

/** The priority class of somebody who waits: what the list knows and what the chart knows, together (R-INT-09). */
export function waitingPriority({ pregnancy, injection, charted }: PriorityAnswers): PriorityClass | null {
  const isPregnant = pregnancy === 'pregnant' || charted === 'pregnant' || charted === 'pregnant_injecting';
  const injects = injection === 'yes' || charted === 'injecting' || charted === 'pregnant_injecting';
  if (isPregnant) return injects ? 'pregnant_injecting' : 'pregnant';
  return injects ? 'injecting' : null;
}

interface InOrder {
  readonly id: string;
  readonly priorityClass: PriorityClass | null;
  readonly requestedAt: InstantMs;
}

/**
 * Who is served first: pregnant and injecting, pregnant, injecting, everybody else (45 CFR 96.131); within each, whoever asked
 * first.
 */
export function compareWaiting(first: InOrder, second: InOrder): number {
  return (
    rankOf(first.priorityClass) - rankOf(second.priorityClass) ||
    first.requestedAt - second.requestedAt ||
    (first.id < second.id ? -1 : first.id > second.id ? 1 : 0)
  );
}

function rankOf(priorityClass: PriorityClass | null): number {
  return priorityClass === null ? PRIORITY_CLASSES.length : PRIORITY_CLASSES.indexOf(priorityClass);
}

/** Whole days somebody has waited at the site. */
export function daysWaited(requestedAt: InstantMs, today: LocalDate, timeZone: TimeZoneName): number {
  return Math.max(0, daysBetween(localDateAt(requestedAt, timeZone), today));
}

/** From this share of its slots on the state has to hear of it (45 CFR 96.126(a)). */
export const CAPACITY_NOTICE_PERCENT = 90;
/** Days until the state has to have heard of it. */
export const CAPACITY_REPORT_DAYS = 7;

/** Whether so many people of so many slots are the 90 % of which the state has to hear. */
export function isNearCapacity(activeCount: number, treatmentSlots: number | null): boolean {
  return treatmentSlots !== null && activeCount * 100 >= treatmentSlots * CAPACITY_NOTICE_PERCENT;
}

/** How full the site is, in whole percent, never rounded up to what it hasn't reached. */
export function percentFull(activeCount: number, treatmentSlots: number): number {
  return Math.floor((activeCount * 100) / treatmentSlots);
}

/** The last day to tell the state. */
export function capacityReportDue(reachedOn: LocalDate): LocalDate {
  return addDays(reachedOn, CAPACITY_REPORT_DAYS);
}
