import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/**
 * What is in a file is told by computer: after a restore this computer is another one (ADR 0021), and what it wrote
 * as the one before must still reach the office.
 */
export const bundleRanges: Migration = {
  version: 75,
  name: 'bundle-ranges',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE bundle_rebuilt (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence >= 0),
        file_name TEXT NOT NULL,
        recipient_id TEXT NOT NULL REFERENCES recipient (id),
        legal_basis TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        ranges TEXT NOT NULL CHECK (json_valid(ranges)),
        sha256 TEXT NOT NULL,
        previous_sha256 TEXT,
        bytes_written INTEGER NOT NULL CHECK (bytes_written >= 0),
        counts TEXT NOT NULL CHECK (json_valid(counts))
      ) STRICT;
      INSERT INTO bundle_rebuilt
      SELECT id, revision, created_at, created_by, updated_at, updated_by, sequence, file_name, recipient_id,
        legal_basis, written_at,
        json_array(json_object('after', after_change,
          'deviceId', coalesce(device_id, (SELECT id FROM device ORDER BY rowid LIMIT 1)),
          'through', through_change)),
        sha256, previous_sha256, bytes_written, counts
      FROM bundle;
      DROP TABLE bundle;
      ALTER TABLE bundle_rebuilt RENAME TO bundle;
      CREATE UNIQUE INDEX bundle_sequence ON bundle (sequence);
      CREATE TRIGGER bundle_no_update BEFORE UPDATE ON bundle BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
      CREATE TRIGGER bundle_no_delete BEFORE DELETE ON bundle BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

      CREATE TABLE held_back_rebuilt (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        recipient_id TEXT NOT NULL REFERENCES recipient (id),
        client_id TEXT NOT NULL REFERENCES client (id),
        -- Computers that aren't in it begin at their first change.
        after_changes TEXT NOT NULL CHECK (json_valid(after_changes))
      ) STRICT;
      INSERT INTO held_back_rebuilt
      SELECT id, revision, created_at, created_by, updated_at, updated_by, recipient_id, client_id,
        json_object((SELECT id FROM device ORDER BY rowid LIMIT 1), after_change)
      FROM held_back;
      DROP TABLE held_back;
      ALTER TABLE held_back_rebuilt RENAME TO held_back;
      CREATE UNIQUE INDEX held_back_person ON held_back (recipient_id, client_id);`);
  },
};
