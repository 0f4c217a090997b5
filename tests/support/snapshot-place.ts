import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a store's snapshots and a stand-in for its key file lie, for tests of the store alone. */
export function snapshotPlace(folder: string): { readonly backups: string; readonly keyFile: string } {
  const keyFile = join(folder, 'key-file.json');
  writeFileSync(keyFile, '{}');
  return { backups: join(folder, 'backups'), keyFile };
}
