import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Who pays for a person and until when, why a limit was passed, and how people took part in a group. */
export const coverageAndLimits: Migration = {
  version: 130,
  name: 'coverage-and-limits',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE coverage (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        client_id TEXT NOT NULL REFERENCES client (id),
        payer_code TEXT NOT NULL,
        member_id TEXT,
        starts_on TEXT NOT NULL,
        ends_on TEXT,
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
      ) STRICT;
      CREATE INDEX coverage_client ON coverage (client_id, starts_on);

      ALTER TABLE encounter ADD COLUMN limit_reason TEXT;
      ALTER TABLE group_session ADD COLUMN limit_reason TEXT;
      -- Null is in the room, as all sessions were before.
      ALTER TABLE group_session ADD COLUMN way TEXT;
      -- Null is the way the session was held.
      ALTER TABLE attendance ADD COLUMN way TEXT;
    `);
  },
};
