import type { MethodOutput } from '../../../shared/contract';
import { NOTE_DUE_HOURS } from '../../../shared/rules/note-signing';
import type { InstantMs } from '../../../shared/time';

type WorkItem = MethodOutput<'note.workQueue'>['items'][number];

const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS;

/** The last moment the note of a contact can be signed without being a late entry (R-NOTE-06). */
export function noteDueAt({ startAt, minutes }: Pick<WorkItem, 'startAt' | 'minutes'>): InstantMs {
  return (startAt + minutes * MINUTE_MILLISECONDS + NOTE_DUE_HOURS * HOUR_MILLISECONDS) as InstantMs;
}
