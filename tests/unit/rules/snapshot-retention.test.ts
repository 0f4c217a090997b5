import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { snapshotsToForget } from '../../../shared/rules/snapshot-retention';
import type { KeptSnapshot } from '../../../shared/rules/snapshot-retention';
import { isTimeZoneName, localDateAt } from '../../../shared/time';
import type { InstantMs } from '../../../shared/time';

const zoneName = 'America/Denver';
if (!isTimeZoneName(zoneName)) throw new TypeError('Not a time zone');
const zone = zoneName;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// A Wednesday, 15:00 in Denver.
const now = Date.UTC(2026, 3, 15, 21, 0) as InstantMs;

function at(hoursAgo: number): KeptSnapshot {
  return { id: `s${String(hoursAgo)}`, takenAt: (now - hoursAgo * HOUR) as InstantMs };
}

function keptOf(snapshots: readonly KeptSnapshot[], when = now): readonly KeptSnapshot[] {
  const doomed = new Set(snapshotsToForget(snapshots, when, zone));
  return snapshots.filter(({ id }) => !doomed.has(id));
}

const anySnapshots = fc
  .uniqueArray(fc.integer({ min: -2 * DAY, max: 100 * DAY }), { maxLength: 120 })
  .map((ages) => ages.map((age, index) => ({ id: `s${String(index)}`, takenAt: (now - age) as InstantMs })));

describe('which snapshots are kept', () => {
  it('three of today, one a day for two weeks, one a week for eight weeks', () => {
    const hourly = Array.from({ length: 24 * 90 }, (_, hour) => at(hour));
    const kept = keptOf(hourly);
    const days = kept.map(({ takenAt }) => localDateAt(takenAt, zone));
    expect(days.filter((day) => day === '2026-04-15')).toHaveLength(3);
    // Thirteen more days, and of the six weeks they don't reach into, the last Sunday each.
    expect(days.slice(3, 16)).toEqual([
      ...['2026-04-14', '2026-04-13', '2026-04-12', '2026-04-11', '2026-04-10', '2026-04-09', '2026-04-08'],
      ...['2026-04-07', '2026-04-06', '2026-04-05', '2026-04-04', '2026-04-03', '2026-04-02'],
    ]);
    expect(days.slice(16)).toEqual(['2026-03-29', '2026-03-22', '2026-03-15', '2026-03-08', '2026-03-01']);
  });

  it('the only one, however old it is', () => {
    expect(snapshotsToForget([at(24 * 400)], now, zone)).toEqual([]);
  });

  it('never loses the newest, and asks for nothing twice', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const kept = keptOf(snapshots);
        if (snapshots.length > 0) {
          const newest = Math.max(...snapshots.map(({ takenAt }) => takenAt));
          expect(kept.some(({ takenAt }) => takenAt === newest)).toBe(true);
        }
        expect(snapshotsToForget(kept, now, zone)).toEqual([]);
      }),
    );
  });

  it('doesn’t depend on the order they are listed in', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const forwards = new Set(snapshotsToForget(snapshots, now, zone));
        const backwards = new Set(snapshotsToForget([...snapshots].reverse(), now, zone));
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  it('keeps something of every one of the last 14 days and 8 weeks that had one', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const kept = new Set(keptOf(snapshots).map(({ takenAt }) => localDateAt(takenAt, zone)));
        for (const { takenAt } of snapshots) {
          if (takenAt > now - 13 * DAY) expect(kept).toContain(localDateAt(takenAt, zone));
        }
        const weeks = new Set(snapshots.filter(({ takenAt }) => takenAt > now - 49 * DAY).map(weekOf));
        const keptWeeks = new Set(keptOf(snapshots).map(weekOf));
        for (const week of weeks) expect(keptWeeks).toContain(week);
      }),
    );
  });

  it('keeps few, however many there are', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const past = snapshots.filter(({ takenAt }) => takenAt <= now);
        expect(keptOf(past).length).toBeLessThanOrEqual(3 + 13 + 8);
      }),
    );
  });

  it('keeps what a clock that is now set back made in the future', () => {
    const snapshots = [at(-100), at(-99), at(1)];
    expect(snapshotsToForget(snapshots, now, zone)).toEqual([]);
  });
});

function weekOf({ takenAt }: KeptSnapshot): number {
  const day = Date.parse(localDateAt(takenAt, zone)) / DAY;
  // 1970-01-01 was a Thursday.
  return Math.floor((day + 3) / 7);
}
