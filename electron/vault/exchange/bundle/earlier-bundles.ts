import { z } from 'zod';

import { Bundle } from '../../../../shared/model/index';
import type { Row } from '../../../../shared/model/index';
import { lastSequence } from '../../store/changes';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import { isOfDevice } from '../../records/site/unsent-changes';
import type { ChangeRange } from './change-range';

/** Files written so far, newest first. */
export function listBundles(reader: Reader): Row<typeof Bundle>[] {
  return findRecords(reader, Bundle, sqlFragment`1 ORDER BY sequence DESC`);
}

/** The newest file for an office; each office has its own chain, since it can't check files it never gets. */
export function lastBundleFor(reader: Reader, recipientId: string): Row<typeof Bundle> | undefined {
  return findRecords(reader, Bundle, sql`recipient_id = ${recipientId} ORDER BY sequence DESC LIMIT 1`)[0];
}

/** The changes an office hasn't got a file with. */
export function rangeFor(reader: Reader, recipientId: string, deviceId: string): ChangeRange {
  return {
    deviceId,
    after:
      reader.value(
        sql`SELECT coalesce(max(through_change), 0) FROM bundle
          WHERE recipient_id = ${recipientId} AND ${isOfDevice(deviceId)}`,
        z.int(),
      ) ?? 0,
    through: lastSequence(reader, deviceId),
  };
}

/** The number after the highest in use on this computer. */
export function nextBundleSequence(reader: Reader): number {
  return (reader.value(sqlFragment`SELECT coalesce(max(sequence), 0) FROM bundle`, z.int()) ?? 0) + 1;
}
