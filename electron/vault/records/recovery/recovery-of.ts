import type { RecoveryView } from '../../../../shared/contract/recovery';
import { Milestone, RecoveryStreak, SupportPhase } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { sql } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** What is known of a person's recovery under all their charts. */
export function recoveryOf(reader: Reader, clientId: string): RecoveryView {
  const milestones = findRecords(
    reader,
    Milestone,
    sql`client_id IN ${allCharts(reader, clientId)} AND error_reason IS NULL ORDER BY reached_on DESC, id DESC`,
  );
  const support = supportPhaseOf(reader, clientId);
  return {
    streaks: streaksOf(reader, clientId).map(({ id, revision, startedOn, endedOn, basis }) => ({
      id,
      revision,
      startedOn,
      endedOn,
      basis,
    })),
    milestones: milestones.map(({ id, revision, kind, reachedOn, words }) => ({
      id,
      revision,
      kind,
      reachedOn,
      words,
    })),
    support:
      support === undefined
        ? null
        : { revision: support.revision, phase: support.phase, since: support.since },
  };
}

/** A person's times in recovery under all their charts, the one begun last first; none entered in error. */
export function streaksOf(reader: Reader, clientId: string): Row<typeof RecoveryStreak>[] {
  return findRecords(
    reader,
    RecoveryStreak,
    sql`client_id IN ${allCharts(reader, clientId)} AND error_reason IS NULL
      ORDER BY started_on DESC, created_at DESC, id`,
  );
}

/** The phase of support said last, on whichever of the person's charts; the caseload goes by the same. */
export function supportPhaseOf(reader: Reader, clientId: string): Row<typeof SupportPhase> | undefined {
  const [latest] = findRecords(
    reader,
    SupportPhase,
    sql`client_id IN ${allCharts(reader, clientId)} ORDER BY updated_at DESC, id LIMIT 1`,
  );
  return latest;
}

function allCharts(reader: Reader, clientId: string): Statement {
  return chartsOf(sql`${keptChart(reader, clientId)}`);
}
