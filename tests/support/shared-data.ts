import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Data that nobody on the project wrote, beside the repository; not everybody has it. */
const SHARED_DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** The path of a file of the shared data, or `undefined` where the data isn't there. */
export function sharedDataPath(name: string): string | undefined {
  const path = `${SHARED_DATA}${name}`;
  return existsSync(path) ? path : undefined;
}
