import { describe, expect, it } from 'vitest';
import { isLateEntry } from '../../../../../shared/rules/note-signing';
import type { InstantMs } from '../../../../../shared/time';
import { noteDueAt } from '../../../../../renderer/features/notes/note-due';

describe('a note in the queue', () => {
  it('is due at the very moment after which signing is a late entry', () => {
    const startAt = 1_760_000_000_000 as InstantMs;
    const endAt = (startAt + 45 * 60_000) as InstantMs;
    const due = noteDueAt({ startAt, minutes: 45 });
    expect(isLateEntry(due, endAt)).toBe(false);
    expect(isLateEntry((due + 1) as InstantMs, endAt)).toBe(true);
  });
});
