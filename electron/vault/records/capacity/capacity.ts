import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { Capacity } from '../../../../shared/contract/waiting-list';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { CapacityNotice, SITE_CAPACITY_ID, SiteCapacity } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { capacityReportDue, isNearCapacity } from '../../../../shared/rules/waiting-list';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { statusRank } from '../../store/search';
import { sql, sqlFragment } from '../../store/sql';
import type { WriteContext } from '../context';

/** How full the site is, and the notice the state has to get (45 CFR 96.126(a)). Everybody counts, hidden charts too. */
export function capacityOf(reader: Reader): Capacity {
  const notice = openNotice(reader);
  return {
    treatmentSlots: slotsOf(reader),
    activeCount: activeCount(reader),
    notice:
      notice === undefined
        ? null
        : {
            noticeId: notice.id,
            revision: notice.revision,
            reachedOn: notice.reachedOn,
            reportDueOn: capacityReportDue(notice.reachedOn),
            reportedOn: notice.reportedOn,
            endedOn: notice.endedOn,
          },
  };
}

/** Says how many people the site can have in treatment. */
export function setCapacity(
  context: WriteContext,
  { treatmentSlots }: ParsedInput<'capacity.set'>,
): MethodOutput<'capacity.set'> {
  const { writer, change } = context;
  if (getRecord(writer, SiteCapacity, SITE_CAPACITY_ID) === undefined) {
    insertRecord(writer, change, SiteCapacity, { treatmentSlots }, { id: SITE_CAPACITY_ID });
  } else {
    const options = { expectedRevision: 'newest' } as const;
    updateRecord(writer, change, SiteCapacity, SITE_CAPACITY_ID, { treatmentSlots }, options);
  }
  noteCapacity(context);
  context.audit({ recordId: SITE_CAPACITY_ID });
  return capacityOf(writer);
}

/**
 * The state was told.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`in_future`, `reported_before_reached`).
 */
export function markReported(
  context: WriteContext,
  { noticeId, expectedRevision, reportedOn }: ParsedInput<'capacity.markReported'>,
): MethodOutput<'capacity.markReported'> {
  const { writer, change, today } = context;
  const notice = getRecord(writer, CapacityNotice, noticeId);
  if (notice === undefined) throw new ClinicFailure('NOT_FOUND');
  if (reportedOn > today) throw ruleBroken('reportedOn', 'in_future');
  if (reportedOn < notice.reachedOn) throw ruleBroken('reportedOn', 'reported_before_reached');
  updateRecord(writer, change, CapacityNotice, noticeId, { reportedOn }, { expectedRevision });
  context.audit({ recordId: noticeId });
  return capacityOf(writer);
}

/**
 * Notes that the site has become 90 % full, or has room again. Called by everything that changes how many people are in
 * treatment, in the same transaction, so that the seven days are counted from the day it happened.
 */
export function noteCapacity({ writer, change, today }: WriteContext): void {
  const treatmentSlots = slotsOf(writer);
  const present = findRecords(writer, CapacityNotice, sqlFragment`ended_on IS NULL ORDER BY reached_on, id`);
  if (treatmentSlots === null && present.length === 0) return;
  const count = activeCount(writer);
  if (treatmentSlots !== null && isNearCapacity(count, treatmentSlots)) {
    if (present.length > 0) return;
    insertRecord(writer, change, CapacityNotice, {
      reachedOn: today,
      activeCount: count,
      treatmentSlots,
      reportedOn: null,
      endedOn: null,
    });
    return;
  }
  for (const { id } of present) {
    updateRecord(writer, change, CapacityNotice, id, { endedOn: today }, { expectedRevision: 'newest' });
  }
}

function slotsOf(reader: Reader): number | null {
  return getRecord(reader, SiteCapacity, SITE_CAPACITY_ID)?.treatmentSlots ?? null;
}

function activeCount(reader: Reader): number {
  return (
    reader.value(
      sql`SELECT count(*) FROM client_search INDEXED BY client_search_status
        WHERE status_rank = ${statusRank('active')}`,
      z.int(),
    ) ?? 0
  );
}

/** The oldest the state wasn't told of, else the present one: room again doesn't take the duty away. */
function openNotice(reader: Reader): Row<typeof CapacityNotice> | undefined {
  return findRecords(
    reader,
    CapacityNotice,
    sqlFragment`reported_on IS NULL OR ended_on IS NULL
      ORDER BY reported_on IS NOT NULL, reached_on, id LIMIT 1`,
  )[0];
}
