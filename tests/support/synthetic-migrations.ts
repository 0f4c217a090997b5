import type { Migration } from '../../electron/vault/store/migrate';
import { sqlFragment } from '../../electron/vault/store/sql';

/** How many rows the first step makes. */
export const SYNTHETIC_ROWS = 4_000;

/** Two versions of a small schema, the second rewriting every row and rebuilding the table. */
export const twoSteps: readonly Migration[] = [
  {
    version: 10,
    name: 'one',
    up(writer) {
      writer.runScript(sqlFragment`
        CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 4000)
        INSERT INTO thing SELECT n, hex(randomblob(200)) FROM number`);
    },
  },
  {
    version: 20,
    name: 'two',
    up(writer) {
      writer.runScript(sqlFragment`
        CREATE TABLE thing_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, length INTEGER NOT NULL) STRICT;
        INSERT INTO thing_new SELECT id, lower(name), length(name) FROM thing;
        DROP TABLE thing;
        ALTER TABLE thing_new RENAME TO thing;
        CREATE INDEX thing_name ON thing (name)`);
    },
  },
];
