import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import {
  CapacityNotice,
  InterimService,
  SITE_CAPACITY_ID,
  SiteCapacity,
  WaitingListEntry,
} from '../../shared/model/index';
import type { LocalDate } from '../../shared/time';

const DAY = '2026-03-09' as LocalDate;

/** Somebody who waits and was given what they need meanwhile, somebody who left the list, and a site that is almost full. */
export function fillWithWaitingList(writer: Writer, context: () => WriteContext, clientId: string): void {
  const change = context();
  const entry = insertRecord(writer, change, WaitingListEntry, {
    clientId,
    firstContactOn: DAY,
    requestedAt: change.now,
    offeredAt: change.now,
    offeredFor: DAY,
    pregnancy: 'pregnant',
    injection: 'declined',
    outcome: null,
    outcomeReason: null,
    closedAt: null,
  });
  insertRecord(writer, context(), WaitingListEntry, {
    clientId,
    firstContactOn: DAY,
    requestedAt: change.now,
    offeredAt: null,
    offeredFor: null,
    pregnancy: null,
    injection: null,
    outcome: 'went_elsewhere',
    outcomeReason: 'Found a bed in Las Cruces',
    closedAt: change.now,
  });
  insertRecord(writer, context(), InterimService, {
    entryId: entry.id,
    clientId,
    kind: 'prenatal_referral',
    givenAt: change.now,
    isActive: true,
  });
  insertRecord(writer, context(), SiteCapacity, { treatmentSlots: 10 }, { id: SITE_CAPACITY_ID });
  insertRecord(writer, context(), CapacityNotice, {
    reachedOn: DAY,
    activeCount: 9,
    treatmentSlots: 10,
    reportedOn: null,
    endedOn: null,
  });
}
