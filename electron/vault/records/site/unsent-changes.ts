import { z } from 'zod';

import { lastSequence } from '../../store/changes';
import type { Reader } from '../../store/connection';
import { sqlFragment } from '../../store/sql';

/** How many changes of this device no end-of-day file holds yet. */
export function unsentChangeCount(reader: Reader, deviceId: string): number {
  const sentThrough =
    reader.value(sqlFragment`SELECT coalesce(max(through_change), 0) FROM bundle`, z.int()) ?? 0;
  return Math.max(0, lastSequence(reader, deviceId) - sentThrough);
}
