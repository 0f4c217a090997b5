import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import { ChartMerge, Client } from '../../shared/model/index';
import type { LocalDate } from '../../shared/time';
import { clientValues } from './record-values';

/** A second chart of the person, joined to the one that is kept. */
export function fillWithJoinedChart(writer: Writer, context: () => WriteContext, clientId: string): void {
  const joined = insertRecord(
    writer,
    context(),
    Client,
    clientValues({ chartNumber: 'RC-0002', mergedInto: clientId, status: 'merged' }),
  );
  insertRecord(writer, context(), ChartMerge, {
    keptClientId: clientId,
    joinedClientId: joined.id,
    reason: 'Same person, a married name',
    mergedAt: context().now,
    carried: {
      status: 'active',
      assignedWorkerId: null,
      nextContactOn: '2026-03-09' as LocalDate,
      keptGotWorker: false,
      keptGotPlan: true,
      endedPlaceIds: [],
      newPlaceIds: [],
      newContactIds: [],
      closedEpisodeIds: [],
    },
    undoneAt: null,
    undoneBy: null,
    undoneReason: null,
  });
}
