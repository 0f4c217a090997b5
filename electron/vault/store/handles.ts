import type { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { translatingFailures } from './failure';
import type { SqlValue, Statement } from './sql';

/** The part of the driver's compiled statement that is used here. */
export interface DriverStatement {
  run(parameters: readonly SqlValue[]): { readonly changes: number };
  get(parameters: readonly SqlValue[]): unknown;
  all(parameters: readonly SqlValue[]): readonly unknown[];
  close(): void;
}

/** The part of the driver's database that is used here; only `connection.ts` knows the driver itself. */
export interface Driver {
  prepare(text: string, shape: 'row' | 'column'): DriverStatement;
  exec(text: string): void;
  close(): void;
}

// Of each shape. Above what the app's own queries come to; only generated filter combinations ever reach it.
const CACHED_STATEMENTS = 300;

/** One open database connection: the driver, its compiled statements, and the key of the audit chain. */
export class Connection {
  readonly #driver: Driver;
  readonly #derivedAuditKey: Buffer;
  #storedAuditKey: Buffer | undefined;
  readonly #statements = {
    row: new Map<string, DriverStatement>(),
    column: new Map<string, DriverStatement>(),
  };
  #isOpen = true;

  /** @param derivedAuditKey follows from the data key; used where the database doesn't hold the chain's own yet */
  constructor(driver: Driver, derivedAuditKey: Buffer) {
    this.#driver = driver;
    this.#derivedAuditKey = derivedAuditKey;
  }

  /** The key of the audit chain: it is kept in the database, so that it outlives the data key. */
  get auditKey(): Buffer {
    this.#storedAuditKey ??= this.#readAuditKey();
    return this.#storedAuditKey ?? this.#derivedAuditKey;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The compiled statement, the least recently used ones being dropped. */
  prepare(text: string, shape: 'row' | 'column'): DriverStatement {
    if (!this.#isOpen) throw new ClinicFailure('LOCKED');
    const statements = this.#statements[shape];
    const cached = statements.get(text);
    if (cached !== undefined) {
      statements.delete(text);
      statements.set(text, cached);
      return cached;
    }
    const prepared = this.#driver.prepare(text, shape);
    statements.set(text, prepared);
    if (statements.size > CACHED_STATEMENTS) {
      for (const [oldest, statement] of statements) {
        statements.delete(oldest);
        statement.close();
        break;
      }
    }
    return prepared;
  }

  /** Runs fixed SQL, several statements at once. */
  exec(text: string): void {
    if (!this.#isOpen) throw new ClinicFailure('LOCKED');
    this.#driver.exec(text);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#statements.row.clear();
    this.#statements.column.clear();
    this.#driver.close();
    this.#derivedAuditKey.fill(0);
    this.#storedAuditKey?.fill(0);
  }

  #readAuditKey(): Buffer | undefined {
    const tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'audit_key'";
    if (this.prepare(tables, 'column').get([]) !== 1) return undefined;
    const key = this.prepare('SELECT key FROM audit_key', 'column').get([]);
    return key instanceof Uint8Array ? Buffer.from(key) : undefined;
  }
}

/**
 * Reads rows. Every row is checked by the schema given, so what leaves here has the type it claims.
 * A `Writer` can be passed for a `Reader`, never the other way round.
 */
export class Reader {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** All rows, as objects by column name. For long lists use `json`: row objects cost 35 µs each, JSON 9 µs. */
  all<Schema extends z.ZodType>(statement: Statement, rowSchema: Schema): z.output<Schema>[] {
    return this.#all(statement, 'row').map((row) => checked(row, rowSchema));
  }

  /** The first row, or `undefined` when there is none. */
  first<Schema extends z.ZodType>(statement: Statement, rowSchema: Schema): z.output<Schema> | undefined {
    const row = this.#get(statement, 'row');
    return row === undefined ? undefined : checked(row, rowSchema);
  }

  /** The only column of the first row, or `undefined` when there is no row. */
  value<Schema extends z.ZodType>(statement: Statement, schema: Schema): z.output<Schema> | undefined {
    const value = this.#get(statement, 'column');
    return value === undefined ? undefined : checked(value, schema);
  }

  /** The only column of every row. */
  values<Schema extends z.ZodType>(statement: Statement, schema: Schema): z.output<Schema>[] {
    return this.#all(statement, 'column').map((value) => checked(value, schema));
  }

  /** The value of one JSON text, e.g. a window of a list made with `json_group_array(json_array(…))`. */
  json<Schema extends z.ZodType>(statement: Statement, schema: Schema): z.output<Schema> {
    const text = this.#get(statement, 'column');
    if (typeof text !== 'string') throw new ClinicFailure('INTERNAL');
    const parsed: unknown = JSON.parse(text);
    return checked(parsed, schema);
  }

  /** The key of the audit chain, for `audit.ts` alone. */
  static auditKey(reader: Reader): Buffer {
    return reader.#connection.auditKey;
  }

  /** The connection behind a handle, for the handles themselves. */
  protected static connectionOf(reader: Reader): Connection {
    return reader.#connection;
  }

  #get(statement: Statement, shape: 'row' | 'column'): unknown {
    return translatingFailures(() =>
      this.#connection.prepare(statement.text, shape).get(statement.parameters),
    );
  }

  #all(statement: Statement, shape: 'row' | 'column'): readonly unknown[] {
    return translatingFailures(() =>
      this.#connection.prepare(statement.text, shape).all(statement.parameters),
    );
  }
}

/** Reads and writes inside one transaction; useless once the transaction has ended. */
export class Writer extends Reader {
  #isActive = true;

  /** Runs one statement; answers how many rows it changed. */
  run(statement: Statement): number {
    const connection = this.#connection();
    return translatingFailures(
      () => connection.prepare(statement.text, 'row').run(statement.parameters).changes,
    );
  }

  /** Runs several fixed statements at once; for migrations. */
  runScript(script: Statement): void {
    if (script.parameters.length > 0) throw new TypeError('A script holds no values');
    const connection = this.#connection();
    translatingFailures(() => {
      connection.exec(script.text);
    });
  }

  /** Sets `user_version`, which takes no bound parameter; part of the transaction like any write. */
  setSchemaVersion(version: number): void {
    if (!Number.isSafeInteger(version) || version <= 0) throw new TypeError('Not a schema version');
    const connection = this.#connection();
    translatingFailures(() => {
      connection.exec(`PRAGMA user_version = ${String(version)}`);
    });
  }

  /**
   * Runs the work so that a failure undoes only what the work wrote; the failure is thrown on, and the
   * transaction can go on.
   */
  savepoint<Value>(work: () => Value): Value {
    const connection = this.#connection();
    translatingFailures(() => {
      connection.exec('SAVEPOINT part');
    });
    let value: Value;
    try {
      value = work();
      refusePromise(value);
    } catch (error) {
      try {
        connection.exec('ROLLBACK TO part; RELEASE part');
      } catch {
        // On a full disk SQLite has already undone the whole transaction; the first error says what happened.
      }
      throw error;
    }
    translatingFailures(() => {
      connection.exec('RELEASE part');
    });
    return value;
  }

  /** Ends the handle's life with its transaction; called by `transaction` alone. */
  static end(writer: Writer): void {
    writer.#isActive = false;
  }

  #connection(): Connection {
    if (!this.#isActive) throw new Error('The transaction of this writer has ended');
    return Reader.connectionOf(this);
  }
}

/**
 * Throws when the value is a promise: the transaction would be committed before the promise settles, and its
 * later writes would run outside (seen with the driver's own helper).
 */
export function refusePromise(value: unknown): void {
  if (typeof value !== 'object' || value === null || !('then' in value) || typeof value.then !== 'function')
    return;
  // Whatever the promise comes to, it has no listener any more.
  Promise.resolve(value).catch(() => undefined);
  throw new TypeError('A transaction can not wait for a promise');
}

function checked<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Paths are column names; what the columns hold stays out of the message.
  const paths = result.error.issues.map((issue) => issue.path.join('.')).join(' ');
  throw new ClinicFailure('INTERNAL', undefined, { cause: new TypeError(`Row not as declared: ${paths}`) });
}
