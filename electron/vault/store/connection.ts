import { Database, setLogger } from '@signalapp/sqlcipher';
import { closeSync, openSync, statSync } from 'node:fs';
import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { fileFailure, syncFolderOf, systemErrorCode } from '../durable-file';
import { assertDataKey, auditKey, keyLiteral } from './database-key';
import { checkDatabaseFile, explainUnreadable, pageBytesOf } from './database-file';
import type { StoreLocation } from './database-file';
import { storeFailure, translatingFailures } from './failure';
import { Connection, Reader, Writer, refusePromise } from './handles';
import type { Driver } from './handles';
import { clearOpenMark, dropMarkWithoutLog, findLostLog, setLogAside, setOpenMark } from './open-mark';
import { closeUnmoved } from './second-name';
import { applySettings } from './settings';
import type { SqlValue } from './sql';
import { LONG_WRITE_SETTINGS, WriteGate } from './write-gate';

export { Reader, Writer } from './handles';

// SQLite's own messages hold SQL text and file paths: none of them may reach a terminal or a log.
setLogger(() => undefined);

/** A snapshot of the database on a connection of its own; must be closed. */
export interface Snapshot {
  readonly reader: Reader;
  close(): void;
}

/** The database's files, which nobody changes below `logBytes` until they are released. */
export interface HeldFiles {
  /** How much of the log belongs to this state; 0 when the database file has everything. */
  readonly logBytes: number;
  release(): void;
}

const CheckpointSchema = z.object({ busy: z.int(), log: z.int(), checkpointed: z.int() });

/** An open, encrypted database. */
export class Store {
  readonly path: string;
  /** Reads outside a transaction, always the newest committed state. */
  readonly reader: Reader;
  readonly #key: Buffer;
  readonly #connection: Connection;
  readonly #snapshots = new Set<Connection>();
  #isInTransaction = false;
  readonly #gate = new WriteGate();

  constructor(path: string, key: Buffer, connection: Connection) {
    this.path = path;
    this.reader = new Reader(connection);
    this.#key = key;
    this.#connection = connection;
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  /**
   * A read-only connection that sees the database as it is now, whatever is written later: for exports, which
   * take many turns of the event loop while work goes on. Close it soon, the log can't shrink before.
   */
  openSnapshot(): Snapshot {
    if (!this.isOpen) throw new ClinicFailure('LOCKED');
    const connection = connect(this.path, this.#key);
    try {
      translatingFailures(() => {
        connection.exec('PRAGMA query_only = ON; BEGIN');
        // A deferred transaction starts at its first read.
        connection.prepare('SELECT count(*) FROM sqlite_schema', 'column').get([]);
      });
    } catch (error) {
      connection.close();
      throw error;
    }
    this.#snapshots.add(connection);
    return {
      reader: new Reader(connection),
      close: () => {
        this.#snapshots.delete(connection);
        connection.close();
      },
    };
  }

  /**
   * Holds still what is on the disk now, so that the files can be copied while work goes on: whatever is written
   * later goes to the log behind `logBytes`. Release it soon, the log can't shrink before.
   */
  holdFilesStill(): HeldFiles {
    const before = this.#moveLog('PASSIVE');
    const snapshot = this.openSnapshot();
    // With everything in the database file a reader pins no log; the log may then be written from its start.
    const logBytes = before.isComplete ? 0 : statSync(`${this.path}-wal`).size;
    return {
      logBytes,
      release: () => {
        snapshot.close();
      },
    };
  }

  /** Moves everything in the log into the database file. */
  checkpoint(): void {
    this.#moveLog('TRUNCATE');
  }

  /** Switches foreign keys off while the work runs, as rebuilding a table needs; for migrations. */
  withoutForeignKeys<Value>(work: () => Value): Value {
    this.#connection.exec('PRAGMA foreign_keys = OFF');
    try {
      return work();
    } finally {
      this.#connection.exec('PRAGMA foreign_keys = ON');
    }
  }

  /** Runs the work in one `BEGIN IMMEDIATE` transaction; see `transaction`. */
  runTransaction<Value>(work: (writer: Writer) => Value): Value {
    if (this.#isInTransaction) throw new Error('A transaction is already running');
    // SQLite would wait for the lock and stop this whole process meanwhile, the one that holds it too.
    if (this.#gate.isHeld) throw new ClinicFailure('DATABASE_BUSY');
    translatingFailures(() => {
      this.#connection.prepare('BEGIN IMMEDIATE', 'row').run([]);
    });
    this.#isInTransaction = true;
    const writer = new Writer(this.#connection);
    try {
      const value = work(writer);
      refusePromise(value);
      translatingFailures(() => {
        this.#connection.prepare('COMMIT', 'row').run([]);
      });
      return value;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      Writer.end(writer);
      this.#isInTransaction = false;
    }
  }

  /** Resolves when nobody has the database for itself; whatever writes waits for this first. */
  whenWritable(): Promise<void> {
    return this.#gate.whenOpen();
  }

  /** Keeps everybody from writing while the work runs, which may close the database. */
  withoutWrites<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#gate.hold(() => {
      if (!this.isOpen) throw new ClinicFailure('LOCKED');
      return work();
    });
  }

  /** Runs asynchronous work in one transaction on a connection of its own; see `longTransaction`. */
  runLongTransaction<Value>(work: (writer: Writer) => Promise<Value>): Promise<Value> {
    return this.withoutWrites(async () => {
      const connection = connect(this.path, this.#key);
      // Closing the database closes this connection too.
      this.#snapshots.add(connection);
      const writer = new Writer(connection);
      try {
        applySettings(writer, connection);
        connection.exec(LONG_WRITE_SETTINGS);
        const run = (text: string) => translatingFailures(() => connection.prepare(text, 'row').run([]));
        run('BEGIN IMMEDIATE');
        const value = await work(writer);
        run('COMMIT');
        return value;
      } finally {
        Writer.end(writer);
        this.#snapshots.delete(connection);
        // What isn't committed is undone by closing.
        connection.close();
      }
    });
  }

  /** Closes the database and wipes the key. Everything in the log is in the file afterwards, unless somebody still reads. */
  close(): void {
    if (!this.isOpen) return;
    this.#closeSnapshots();
    try {
      // Whoever still checks the files isn't waited for: what can't be moved now stays in the log.
      this.#connection.exec('PRAGMA busy_timeout = 0');
      const { isComplete } = this.#moveLog('TRUNCATE');
      if (isComplete) clearOpenMark(this.path);
    } catch {
      // A full disk: everything acknowledged stays in the log, and the mark says to look for it.
    }
    this.#connection.close();
    this.#key.fill(0);
  }

  /** Closes a damaged database and wipes the key. Its files stay as they are, log and all, to be set aside. */
  leave(): void {
    if (!this.isOpen) return;
    closeInPlace(this.path, this.#key, () => {
      this.#closeSnapshots();
      this.#connection.close();
    });
    this.#key.fill(0);
  }

  #closeSnapshots(): void {
    for (const connection of this.#snapshots) connection.close();
    this.#snapshots.clear();
  }

  #moveLog(mode: 'PASSIVE' | 'TRUNCATE'): { readonly isComplete: boolean } {
    return translatingFailures(() => {
      const row = this.#connection.prepare(`PRAGMA wal_checkpoint(${mode})`, 'row').get([]);
      const { busy, log, checkpointed } = CheckpointSchema.parse(row);
      return { isComplete: busy === 0 && log === checkpointed };
    });
  }

  #rollBack(): void {
    try {
      this.#connection.prepare('ROLLBACK', 'row').run([]);
    } catch {
      // Some failures (a full disk) make SQLite roll back by itself; then there is nothing left to undo.
    }
  }
}

/**
 * Makes a new, empty database. The path must not exist.
 * @throws StoreFailure `DISK_FULL`, `DISK_READ_ONLY`; ClinicFailure `SITE_EXISTS` when there is a file already.
 */
export function createStore(location: StoreLocation): Store {
  assertDataKey(location.key);
  try {
    // Created here rather than by the driver: exclusively, and readable by this account alone.
    closeSync(openSync(location.path, 'wx', 0o600));
  } catch (error) {
    throw systemErrorCode(error) === 'EEXIST' ? new ClinicFailure('SITE_EXISTS') : fileFailure(error);
  }
  const store = connectedStore(location);
  try {
    // Empty WAL databases have an empty file; a first page makes it recognisable before anything is in it.
    store.checkpoint();
    syncFolderOf(location.path);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** What opening may be told. */
export interface OpenOptions extends StoreLocation {
  /**
   * Open although the write-ahead log is missing or broken in its middle, so that the last commits are lost.
   * A broken log is set aside first. Only after a person was told and agreed.
   */
  readonly acceptLostLog?: boolean;
}

/**
 * Opens an existing database.
 * @throws ClinicFailure `DATABASE_MISSING` (no file is made), `DATABASE_WRONG_KEY`, `DATABASE_DAMAGED`,
 *   `DISK_READ_ONLY`, `DATABASE_BUSY`.
 */
export function openStore(options: OpenOptions): Store {
  assertDataKey(options.key);
  checkDatabaseFile(options.path);
  const lostLog = findLostLog(options.path);
  if (lostLog !== 'none') {
    if (options.acceptLostLog !== true) throw new ClinicFailure('DATABASE_DAMAGED');
    setLogAside(options.path);
  }
  return connectedStore(options);
}

/**
 * Runs the work in one transaction that takes the write lock at once, so a read in it can't become stale before
 * its write. Throws, and nothing is written, when the work throws or returns a promise. Can't be nested.
 */
export function transaction<Value>(store: Store, work: (writer: Writer) => Value): Value {
  return store.runTransaction(work);
}

/**
 * Runs work that takes many turns of the event loop in one transaction: all of it or nothing, and nobody sees any of it
 * before its end: it writes on a connection of its own. Other transactions are refused (`DATABASE_BUSY`) until it has
 * ended, and callers wait for `Store.whenWritable` first.
 */
export function longTransaction<Value>(
  store: Store,
  work: (writer: Writer) => Promise<Value>,
): Promise<Value> {
  return store.runLongTransaction(work);
}

/** Runs asynchronous work over one unchanging state of the database; see `Store.openSnapshot`. */
export async function readTransaction<Value>(
  store: Store,
  work: (reader: Reader) => Promise<Value>,
): Promise<Value> {
  const snapshot = store.openSnapshot();
  try {
    return await work(snapshot.reader);
  } finally {
    snapshot.close();
  }
}

function connectedStore(options: OpenOptions): Store {
  const connection = connect(options.path, options.key);
  try {
    applySettings(new Reader(connection), connection);
    setOpenMark(options.path);
  } catch (error) {
    closeInPlace(options.path, options.key, () => {
      connection.close();
    });
    throw storeFailure(error);
  }
  return new Store(options.path, Buffer.from(options.key), connection);
}

/**
 * A keyed connection that has proved it can read the file; for `copy.ts` and this file. One that can't leaves the files
 * as they are.
 * @param onOpened the files are open: called before anything is closed, whatever came of it
 */
export function connect(path: string, key: Buffer, onOpened?: () => void): Connection {
  const database = translatingFailures(() => new Database(path));
  const driver: Driver = {
    prepare: (text, shape) => {
      // `persistent` also chooses the driver's faster way of building row objects.
      const statement = database.prepare(
        text,
        shape === 'column' ? { persistent: true, pluck: true } : { persistent: true },
      );
      return {
        run: (parameters) => statement.run(driverValues(parameters)),
        get: (parameters) => statement.get(driverValues(parameters)),
        all: (parameters) => statement.all(driverValues(parameters)),
        close: () => {
          statement.close();
        },
      };
    },
    exec: (text) => {
      database.exec(text);
    },
    close: () => {
      database.close();
    },
  };
  try {
    readWithKey(database, path, key);
  } catch (error) {
    const failure = explainUnreadable(storeFailure(error), path, key);
    if (onOpened === undefined) {
      closeInPlace(path, key, () => {
        database.close();
      });
    } else {
      onOpened();
      database.close();
    }
    throw failure;
  }
  onOpened?.();
  return new Connection(driver, auditKey(key));
}

function readWithKey(database: Database, path: string, key: Buffer): void {
  // Its own log goes to standard error, with page numbers and paths.
  database.exec('PRAGMA cipher_log_level = NONE');
  database.exec(`PRAGMA key = "${keyLiteral(key)}"`);
  database.exec(`PRAGMA cipher_page_size = ${String(pageBytesOf(path, key))}`);
  database.prepare('SELECT count(*) FROM sqlite_schema', { pluck: true }).get([]);
}

/** Closes connections and leaves the files as they are, whether they can be read or not. */
function closeInPlace(path: string, key: Buffer, close: () => void): void {
  closeUnmoved(path, close, (secondPath) => {
    const database = new Database(secondPath);
    try {
      readWithKey(database, secondPath, key);
    } catch {
      // It needn't read anything; having the files open is enough.
    }
    return database;
  });
  dropMarkWithoutLog(path);
}

/** The driver's own types leave out `bigint` parameters and shared buffers, both of which it binds. */
function driverValues(parameters: readonly SqlValue[]): readonly (string | number | null)[] {
  return parameters as readonly (string | number | null)[];
}
