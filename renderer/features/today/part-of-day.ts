import { localTimeAt, type InstantMs, type TimeZoneName } from '../../../shared/time';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** How one greets at this time at the site: from noon "afternoon", from six "evening", from four "morning". */
export function partOfDay(instant: InstantMs, timeZone: TimeZoneName): PartOfDay {
  const hour = Number(localTimeAt(instant, timeZone).slice(0, 2));
  if (hour >= 4 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
