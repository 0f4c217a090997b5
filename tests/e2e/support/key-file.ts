import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key file of a profile, as somebody with access to the disk finds it. */
export interface KeyFileOnDisk {
  readonly path: string;
  /** Where the copy of the version before is. */
  readonly previousPath: string;
  /** The bytes there now; `null` when there is no file. */
  readonly content: () => Buffer | null;
  readonly write: (content: string | Buffer) => void;
  /** Makes what is there now the previous copy. */
  readonly keepPrevious: () => void;
}

/** The key file in a user-data folder. */
export function keyFileOf(profile: string): KeyFileOnDisk {
  const path = join(profile, 'vault', 'key-file.json');
  const previousPath = join(profile, 'vault', 'key-file.previous.json');
  return {
    path,
    previousPath,
    content: () => (existsSync(path) ? readFileSync(path) : null),
    write: (content) => writeFileSync(path, content),
    keepPrevious: () => copyFileSync(path, previousPath),
  };
}
