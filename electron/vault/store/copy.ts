import { connect } from './connection';
import { checkDatabaseFile } from './database-file';
import type { StoreLocation } from './database-file';
import { assertDataKey } from './database-key';
import { translatingFailures } from './failure';
import { Reader } from './handles';
import type { Connection } from './handles';
import { dropMarkWithoutLog } from './open-mark';
import { copiedAside, secondName } from './second-name';

/** A copy of the database that nobody else has open; must be closed. */
export interface Copy {
  readonly reader: Reader;
  /** What `cipher_integrity_check` and `quick_check` find wrong: the number of findings. Reads every page. */
  countDamages(): number;
  close(): void;
}

/**
 * How a database is opened for reading: `copy` nobody else has open becomes one file, which without a log beside it can
 * also be read from a disk that can't be written. Of one that is `inUse`, or one that is `closed` and whose files are to
 * stay as they are, not a byte is changed (see `second-name.ts`).
 */
export type CopyUse = 'copy' | 'inUse' | 'closed';

/**
 * Opens a database for checking and reading.
 * @throws ClinicFailure as `openStore`.
 */
export function openCopy({ path, key }: StoreLocation, use: CopyUse = 'copy'): Copy {
  assertDataKey(key);
  checkDatabaseFile(path);
  const { connection, close } = opened(path, key, use);
  try {
    translatingFailures(() => {
      if (use === 'copy') connection.exec('PRAGMA journal_mode = DELETE');
      connection.exec('PRAGMA query_only = ON');
    });
  } catch (error) {
    close();
    throw error;
  }
  return { reader: new Reader(connection), countDamages: () => countDamages(connection), close };
}

function opened(path: string, key: Buffer, use: CopyUse): { connection: Connection; close: () => void } {
  const link = use === 'copy' ? undefined : secondName(path);
  if (link !== undefined) {
    const connection = connect(link.path, key, () => {
      link.forget();
    });
    return {
      connection,
      close: () => {
        connection.close();
      },
    };
  }
  const aside = use === 'closed' ? copiedAside(path) : undefined;
  try {
    const connection = connect(aside?.path ?? path, key);
    return {
      connection,
      close: () => {
        connection.close();
        aside?.forget();
        if (use === 'inUse') dropMarkWithoutLog(path);
      },
    };
  } catch (error) {
    aside?.forget();
    throw error;
  }
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
