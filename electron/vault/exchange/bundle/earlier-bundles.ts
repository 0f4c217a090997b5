import { z } from 'zod';

import { Bundle } from '../../../../shared/model/index';
import type { ChangeRange, Row } from '../../../../shared/model/index';
import { rangesSince } from '../../store/change-ranges';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';

/** Files written so far, newest first. */
export function listBundles(reader: Reader): Row<typeof Bundle>[] {
  return findRecords(reader, Bundle, sqlFragment`1 ORDER BY sequence DESC`);
}

/** The newest file for an office; each office has its own chain, since it can't check files it never gets. */
export function lastBundleFor(reader: Reader, recipientId: string): Row<typeof Bundle> | undefined {
  return findRecords(reader, Bundle, sql`recipient_id = ${recipientId} ORDER BY sequence DESC LIMIT 1`)[0];
}

/** The changes an office hasn't got a file with, of every computer whose changes are here. */
export function rangesFor(reader: Reader, recipientId: string): readonly ChangeRange[] {
  return rangesSince(reader, lastBundleFor(reader, recipientId)?.ranges ?? []);
}

/** The number after the highest in use on this computer. */
export function nextBundleSequence(reader: Reader): number {
  return (reader.value(sqlFragment`SELECT coalesce(max(sequence), 0) FROM bundle`, z.int()) ?? 0) + 1;
}
