import { connect } from './connection';
import type { StoreLocation } from './connection';
import { checkDatabaseFile } from './database-file';
import { assertDataKey } from './database-key';
import { translatingFailures } from './failure';
import { Reader } from './handles';
import type { Connection } from './handles';

/** A copy of the database that nobody else has open; must be closed. */
export interface Copy {
  readonly reader: Reader;
  /** What `cipher_integrity_check` and `quick_check` find wrong: the number of findings. Reads every page. */
  countDamages(): number;
  close(): void;
}

/**
 * Opens a database for checking and reading. A copy becomes one file: without a log beside it, it can also be read
 * from a disk that can't be written. What is `inUse` stays as it is.
 * @throws ClinicFailure as `openStore`.
 */
export function openCopy({ path, key }: StoreLocation, use: 'copy' | 'inUse' = 'copy'): Copy {
  assertDataKey(key);
  checkDatabaseFile(path);
  const connection = connect(path, key);
  try {
    translatingFailures(() => {
      if (use === 'copy') connection.exec('PRAGMA journal_mode = DELETE');
      connection.exec('PRAGMA query_only = ON');
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    reader: new Reader(connection),
    countDamages: () => countDamages(connection),
    close: () => {
      connection.close();
    },
  };
}

function countDamages(connection: Connection): number {
  return translatingFailures(() => {
    const broken = connection.prepare('PRAGMA cipher_integrity_check', 'row').all([]).length;
    // On a page that doesn't decrypt, quick_check fails instead of reporting.
    if (broken > 0) return broken;
    const quick = connection.prepare('PRAGMA quick_check', 'column').all([]);
    return quick.filter((finding) => finding !== 'ok').length;
  });
}
