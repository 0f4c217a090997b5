import { readFileSync, rmSync, statSync } from 'node:fs';

import { DamageSchema } from '../../../shared/contract/damage';
import type { Damage } from '../../../shared/contract/damage';
import { ENTITIES } from '../../../shared/model';
import type { InstantMs } from '../../../shared/time';
import { writeFileDurably } from '../durable-file';
import type { SiteFolder } from '../site-folder';
import { findLostLog } from '../store/open-mark';
import type { CopyCheck } from './checker';

/*
 * What was found wrong with the database, kept beside it: at the lock screen nobody has the key, and what was found
 * must be said there, also after a restart. Numbers only.
 */

/** What is noted; `undefined` when nothing is, or the note itself can't be read. */
export function readDamageNote(folder: SiteFolder): Damage | undefined {
  try {
    return DamageSchema.parse(JSON.parse(readFileSync(folder.damageNote, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Notes what a check of the database found; `undefined` when it couldn't even be checked. */
export function noteDamage(folder: SiteFolder, now: InstantMs, check: CopyCheck | undefined): void {
  const missing = (check?.census ?? [])
    .filter((line) => line.foundCount !== line.expectedCount)
    .map(({ entity, expectedCount, foundCount }) => ({
      label: ENTITIES.find(({ table }) => table === entity)?.label ?? { en: entity, es: entity },
      expectedCount,
      foundCount,
    }));
  const damageCount = check?.damageCount ?? 0;
  write(folder, {
    foundAt: now,
    kind: check === undefined ? kindOfUnreadable(folder) : damageCount > 0 ? 'pages' : 'records',
    damageCount,
    missing,
    savedUntil: savedUntil(folder),
  });
}

/** Forgets the note: the database is tried once more. */
export function forgetDamage(folder: SiteFolder): void {
  rmSync(folder.damageNote, { force: true });
}

function kindOfUnreadable(folder: SiteFolder): Damage['kind'] {
  const lostLog = findLostLog(folder.database);
  return lostLog === 'none' ? 'unreadable' : lostLog === 'missing' ? 'log_missing' : 'log_broken';
}

/** When the database file itself was last written: what was saved later was only in the log. */
function savedUntil(folder: SiteFolder): InstantMs | null {
  try {
    return Math.trunc(statSync(folder.database).mtimeMs) as InstantMs;
  } catch {
    return null;
  }
}

function write(folder: SiteFolder, damage: Damage): void {
  try {
    writeFileDurably(folder.damageNote, Buffer.from(`${JSON.stringify(damage)}\n`));
  } catch {
    // On a disk that can't be written the next try finds the damage again.
  }
}
