import type { CoverageView } from '../../../../shared/contract/coverage';
import { Coverage } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { sql } from '../../store/sql';

/** Who pays for a person, kept under any of their charts, the newest first. */
export function coveragesOf(reader: Reader, clientId: string): CoverageView[] {
  const records = findRecords(
    reader,
    Coverage,
    sql`client_id IN ${chartsOf(sql`${keptChart(reader, clientId)}`)} AND is_active = 1
      ORDER BY starts_on DESC, id`,
  );
  return records.map(({ id, revision, payerCode, memberId, startsOn, endsOn }) => ({
    id,
    revision,
    payerCode,
    memberId,
    startsOn,
    endsOn,
  }));
}
