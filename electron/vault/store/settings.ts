import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import { translatingFailures } from './failure';
import type { Connection, Reader } from './handles';
import { sqlFragment } from './sql';

/** How long a statement waits for another connection of this process before `DATABASE_BUSY`. */
const BUSY_TIMEOUT_MILLISECONDS = 5_000;

interface Setting {
  readonly name: string;
  readonly value: string;
  readonly readBack: string | number;
}

/**
 * Set on every open and read back after a first query, because the driver's defaults change then: in WAL mode
 * `synchronous` becomes NORMAL, with which an acknowledged commit can be lost on power loss.
 * `recursive_triggers` makes REPLACE fire delete triggers, which the append-only tables rest on.
 */
const SETTINGS: readonly Setting[] = [
  { name: 'journal_mode', value: 'WAL', readBack: 'wal' },
  { name: 'synchronous', value: 'FULL', readBack: 2 },
  { name: 'foreign_keys', value: 'ON', readBack: 1 },
  { name: 'secure_delete', value: 'ON', readBack: 1 },
  { name: 'temp_store', value: 'MEMORY', readBack: 2 },
  { name: 'cell_size_check', value: 'ON', readBack: 1 },
  // A page that isn't in the cache is decrypted again: a count over 100,000 people takes 25 ms in 2 MiB, 5 ms in 64.
  { name: 'cache_size', value: '-65536', readBack: -65_536 },
  // 4 MiB of log, as SQLite's own default is with its own pages.
  { name: 'wal_autocheckpoint', value: '2000', readBack: 2_000 },
  { name: 'trusted_schema', value: 'OFF', readBack: 0 },
  { name: 'recursive_triggers', value: 'ON', readBack: 1 },
  { name: 'busy_timeout', value: String(BUSY_TIMEOUT_MILLISECONDS), readBack: BUSY_TIMEOUT_MILLISECONDS },
];

/** Sets what every connection that writes needs, and reads back that it took. */
export function applySettings(reader: Reader, connection: Connection): void {
  translatingFailures(() => {
    for (const setting of SETTINGS) connection.exec(`PRAGMA ${setting.name} = ${setting.value}`);
  });
  reader.value(sqlFragment`SELECT count(*) FROM sqlite_schema`, z.int());
  const cipherVersion = reader.value(sqlFragment`PRAGMA cipher_version`, z.string().min(1));
  if (cipherVersion === undefined) throw new ClinicFailure('INTERNAL');
  for (const setting of SETTINGS) {
    const value = translatingFailures(() => connection.prepare(`PRAGMA ${setting.name}`, 'column').get([]));
    if (value !== setting.readBack) {
      throw new ClinicFailure('INTERNAL', undefined, { cause: new Error(`${setting.name} did not take`) });
    }
  }
}
