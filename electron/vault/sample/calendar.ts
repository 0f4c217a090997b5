import { Temporal } from 'temporal-polyfill';

import { addDays, instantOf } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

const SATURDAY = 6;

/** Day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The working days from `days` days ago through today, oldest first. */
export function workingDays(today: LocalDate, days: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let back = days; back >= 0; back -= 1) {
    const date = addDays(today, -back);
    if (dayOfWeek(date) < SATURDAY) dates.push(date);
  }
  return dates;
}

/** A stretch of time on one day at the site. */
export interface Slot {
  readonly startAt: InstantMs;
  readonly endAt: InstantMs;
}

/** A stretch that starts at a wall-clock time (`HH:MM`) at the site and takes whole minutes. */
export function slotAt(date: LocalDate, time: string, minutes: number, timeZone: TimeZoneName): Slot {
  const startAt = instantOf(date, time, timeZone);
  return { startAt, endAt: (startAt + minutes * 60_000) as InstantMs };
}

/** Keeps one worker from being in two places at once. */
export class WorkerCalendar {
  readonly #taken: Slot[] = [];

  /** Whether the stretch is free; it is taken then. */
  take(slot: Slot): boolean {
    const isFree = this.#taken.every((other) => slot.endAt <= other.startAt || other.endAt <= slot.startAt);
    if (isFree) this.#taken.push(slot);
    return isFree;
  }
}
