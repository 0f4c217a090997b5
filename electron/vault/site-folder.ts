import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where everything of a site lies, inside the vault's folder. */
export interface SiteFolder {
  readonly path: string;
  readonly keyFile: string;
  readonly database: string;
  readonly backups: string;
  /** Where a restore is prepared, and where it puts what was there. */
  readonly restoring: string;
  readonly quarantine: string;
  /** Where the database of another data key is made, and where the one before is kept until a backup was checked. */
  readonly changingKey: string;
  readonly beforeKeyChange: string;
  /** What was found wrong with the database. */
  readonly damageNote: string;
  readonly unlockDelay: string;
  /** Where a recovery code is tried on copies; there only while that runs. */
  readonly recoveryTest: string;
  /** How to sign in to a sample site; a real site has none. */
  readonly sampleFile: string;
}

/** The paths of a site in a folder. Nothing is made. */
export function siteFolder(path: string): SiteFolder {
  return {
    path,
    keyFile: join(path, 'key-file.json'),
    database: join(path, 'waystation.db'),
    backups: join(path, 'backups'),
    restoring: join(path, 'restoring'),
    quarantine: join(path, 'quarantine'),
    changingKey: join(path, 'changing-key'),
    beforeKeyChange: join(path, 'before-key-change'),
    damageNote: join(path, 'damage.json'),
    unlockDelay: join(path, 'unlock-delay.json'),
    recoveryTest: join(path, 'recovery-test'),
    sampleFile: join(path, 'sample.json'),
  };
}

/**
 * Whether there is anything of a site. One whose key file or database is gone is still a site: setting up another
 * one over it would destroy what may be restored.
 */
export function holdsSite(folder: SiteFolder): boolean {
  const previousKeyFile = join(folder.path, 'key-file.previous.json');
  return [folder.keyFile, previousKeyFile, folder.database].some((path) => existsSync(path));
}
