import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { Milestone, RecoveryStreak, SupportPhase } from '../../shared/model/index';
import type { LocalDate } from '../../shared/time';

const DAY = '2026-03-09' as LocalDate;
const LEAP_DAY = '2024-02-29' as LocalDate;

/** A time in recovery that is over and one that is counted, one of each kind of record beside them. */
export function fillWithRecovery(writer: Writer, context: () => WriteContext, clientId: string): void {
  insertRecord(writer, context(), RecoveryStreak, {
    clientId,
    startedOn: LEAP_DAY,
    basis: 'Sin alcohol, con mi medicamento 🙂',
    endedOn: '2025-06-01' as LocalDate,
    errorReason: null,
  });
  insertRecord(writer, context(), RecoveryStreak, {
    clientId,
    startedOn: DAY,
    basis: null,
    endedOn: null,
    errorReason: null,
  });
  insertRecord(writer, context(), RecoveryStreak, {
    clientId,
    startedOn: LEAP_DAY,
    basis: null,
    endedOn: null,
    errorReason: 'Typed on the wrong chart.',
  });
  insertRecord(writer, context(), Milestone, {
    clientId,
    kind: 'own_words',
    reachedOn: DAY,
    words: 'Danced at my daughter’s wedding',
    errorReason: null,
  });
  insertRecord(writer, context(), SupportPhase, { clientId, phase: 'stepping_down', since: DAY });
}
