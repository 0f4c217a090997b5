import { openCopy } from '../../electron/vault/store/copy';

/** What checking every page of a database finds wrong, opened beside whoever has it. */
export function countDamages(path: string, key: Buffer): number {
  const copy = openCopy({ path, key }, 'inUse');
  try {
    return copy.countDamages();
  } finally {
    copy.close();
  }
}
