import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { Goal } from '../../shared/model/index';
import type { LocalDate } from '../../shared/time';

const DAY = '2026-03-09' as LocalDate;
const YEAR_LATER = '2027-03-09' as LocalDate;

/** A goal somebody works on, and one that was achieved. */
export function fillWithGoals(writer: Writer, context: () => WriteContext, clientId: string): void {
  insertRecord(writer, context(), Goal, {
    clientId,
    words: 'Un lugar propio para la primavera 🙂',
    lifeArea: 'housing',
    baseline: 'Sleeps at his sister’s.',
    startedOn: DAY,
    targetOn: YEAR_LATER,
    status: 'on_hold',
    statusOn: DAY,
    statusReason: 'The waiting list is closed until May.',
    achievement: 'improving',
    achievedOn: null,
  });
  insertRecord(writer, context(), Goal, {
    clientId,
    words: 'Get my driving licence back',
    lifeArea: 'legal',
    baseline: null,
    startedOn: DAY,
    targetOn: null,
    status: 'completed',
    statusOn: DAY,
    statusReason: null,
    achievement: 'achieved',
    achievedOn: DAY,
  });
}
