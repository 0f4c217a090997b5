import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import type { OpenSite } from '../open-site';
import { openCopy } from '../store/copy';
import { auditHead } from '../store/audit';
import { sql } from '../store/sql';
import { snapshotParts } from './snapshot-files';
import type { Snapshot } from './snapshot-files';

/** A snapshot of an unchanged site is taken all the same once a day. */
const LONGEST_MILLISECONDS = 20 * 3_600_000;

/**
 * Whether the site holds something the snapshot doesn't: anything somebody did or wrote since, besides signing in and
 * backing up.
 */
export function hasNewsSince(site: OpenSite, dataKey: Buffer, snapshot: Snapshot | undefined): boolean {
  if (snapshot === undefined || site.clock.now() - snapshot.takenAt > LONGEST_MILLISECONDS) return true;
  const sequence = auditSequenceOf(snapshot, dataKey);
  if (sequence === undefined) return true;
  const found = site.reader.value(
    sql`SELECT EXISTS (SELECT 1 FROM audit WHERE sequence > ${sequence}
        AND action NOT LIKE 'session.%' AND action NOT LIKE 'backup.%')
      OR EXISTS (SELECT 1 FROM draft WHERE saved_at >= ${snapshot.takenAt})`,
    z.int(),
  );
  return found === 1;
}

/** `undefined` when the snapshot can't be read with this key: it is of another one. */
function auditSequenceOf(snapshot: Snapshot, dataKey: Buffer): number | undefined {
  try {
    const copy = openCopy({ path: snapshotParts(snapshot.path).database, key: dataKey });
    try {
      return auditHead(copy.reader).sequence;
    } finally {
      copy.close();
    }
  } catch (error) {
    if (!(error instanceof ClinicFailure)) throw error;
    return undefined;
  }
}
