import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key file of a profile and what can be done to it. */
export function keyFileOf(profile: string) {
  const path = join(profile, 'vault', 'key-file.json');
  const previousPath = join(profile, 'vault', 'key-file.previous.json');
  return {
    path,
    previousPath,
    content: () => (existsSync(path) ? readFileSync(path) : null),
    write: (content: string | Buffer) => writeFileSync(path, content),
    /** As after a change that keeps the file before. */
    keepPrevious: () => copyFileSync(path, previousPath),
  };
}
