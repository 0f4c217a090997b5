import type { MethodOutput } from '../../../../shared/contract';
import { ChartMerge, Client, User } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord } from '../../store/records';
import { sql } from '../../store/sql';

type Chart = MethodOutput<'client.open'>;

/** The charts joined to this one, oldest first, and the one this was joined to. */
export function joinedTo(reader: Reader, clientId: string): Pick<Chart, 'joinedCharts' | 'joinedInto'> {
  const merges = findRecords(
    reader,
    ChartMerge,
    sql`kept_client_id = ${clientId} AND undone_at IS NULL ORDER BY merged_at, id`,
  );
  const into = getRecord(reader, Client, clientId)?.mergedInto ?? null;
  const kept = into === null ? undefined : getRecord(reader, Client, into);
  return {
    joinedCharts: merges.flatMap((merge) => {
      const joined = getRecord(reader, Client, merge.joinedClientId);
      if (joined === undefined) return [];
      return [
        {
          clientId: joined.id,
          chartNumber: joined.chartNumber,
          displayName: displayName(joined),
          joinedAt: merge.mergedAt,
          joinedByName: getRecord(reader, User, merge.createdBy)?.displayName ?? '',
          reason: merge.reason,
        },
      ];
    }),
    joinedInto: kept === undefined ? null : { clientId: kept.id, chartNumber: kept.chartNumber },
  };
}
