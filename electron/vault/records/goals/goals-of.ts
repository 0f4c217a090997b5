import type { GoalView } from '../../../../shared/contract/goals';
import { Goal } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { sql } from '../../store/sql';

/** A person's goals under all their charts, the one begun last first; what was entered in error isn't one. */
export function goalsOf(reader: Reader, clientId: string): GoalView[] {
  const records = findRecords(
    reader,
    Goal,
    sql`client_id IN ${chartsOf(sql`${keptChart(reader, clientId)}`)} AND status <> 'entered_in_error'
      ORDER BY started_on DESC, created_at DESC, id`,
  );
  return records.map(viewOf);
}

function viewOf(goal: Row<typeof Goal>): GoalView {
  return {
    id: goal.id,
    revision: goal.revision,
    words: goal.words,
    lifeArea: goal.lifeArea,
    baseline: goal.baseline,
    startedOn: goal.startedOn,
    targetOn: goal.targetOn,
    status: goal.status,
    statusOn: goal.statusOn,
    statusReason: goal.statusReason,
    achievement: goal.achievement,
    achievedOn: goal.achievedOn,
  };
}
