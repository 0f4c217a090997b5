import { Reader } from '../handles';
import type { Migration } from '../migrate';
import { sql, sqlFragment } from '../sql';

/** What backing up, restoring and changing the data key need to remember. */
export const backupAndKeys: Migration = {
  version: 20,
  name: 'backup-and-keys',
  up(writer) {
    writer.runScript(sqlFragment`
      -- How many rows each table of records has, kept by triggers in the transaction of the row (store/census.ts).
      CREATE TABLE record_census (
        table_name TEXT NOT NULL PRIMARY KEY,
        row_count INTEGER NOT NULL CHECK (row_count >= 0)
      ) STRICT, WITHOUT ROWID;

      -- Where snapshots go, and how the last try went.
      CREATE TABLE backup_place (
        place TEXT NOT NULL PRIMARY KEY CHECK (place IN ('computer', 'second')),
        -- The second folder as a person chose it; the first one's place is fixed.
        folder TEXT,
        display_name TEXT,
        verified_at INTEGER,
        problem TEXT,
        problem_at INTEGER
      ) STRICT, WITHOUT ROWID;

      -- The key of the audit chain, which outlives the data key it once followed from.
      CREATE TABLE audit_key (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        key BLOB NOT NULL CHECK (length(key) = 32)
      ) STRICT;

      -- Numbers of changes are of one device; after a restore this computer is another one.
      ALTER TABLE bundle ADD COLUMN device_id TEXT REFERENCES device (id);`);
    writer.run(sql`INSERT INTO audit_key (id, key) VALUES (1, ${Reader.auditKey(writer)})`);
  },
};
