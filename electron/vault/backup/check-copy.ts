import { compareCensus } from '../store/census';
import { openCopy } from '../store/copy';
import { schemaVersion } from '../store/migrate';
import type { Checker, CopyCheck } from './checker';

/**
 * Opens a database with the key again, checks every page and counts every record.
 * @param use `inUse` for the site's own database, which must not be changed
 * @throws ClinicFailure as `openStore` when it can't even be opened.
 */
export function checkCopy(path: string, key: Buffer, use: 'copy' | 'inUse'): CopyCheck {
  const copy = openCopy({ path, key }, use);
  try {
    const damageCount = copy.countDamages();
    if (damageCount > 0) return { damageCount, schemaVersion: 0, census: [] };
    return {
      damageCount,
      schemaVersion: schemaVersion(copy.reader),
      census: [...compareCensus(copy.reader)],
    };
  } finally {
    copy.close();
  }
}

/** Whether everything is there and as it was written. */
export function isSound(check: CopyCheck): boolean {
  return check.damageCount === 0 && check.census.every((line) => line.foundCount === line.expectedCount);
}

/** Checks in the caller's own thread, which does nothing else meanwhile. */
export const checkHere: Checker = async ({ path, key, use }) => checkCopy(path, key, use);
