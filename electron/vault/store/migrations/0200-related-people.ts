import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Emergency contacts and supports, and what somebody said who names none. */
export const relatedPeople: Migration = {
  version: 200,
  name: 'related-people',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE related_person (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        client_id TEXT NOT NULL REFERENCES client (id),
        name TEXT NOT NULL,
        relationship TEXT,
        phone TEXT,
        language TEXT,
        is_emergency_contact INTEGER NOT NULL CHECK (is_emergency_contact IN (0, 1)),
        is_support INTEGER NOT NULL CHECK (is_support IN (0, 1)),
        remark TEXT,
        consent_id TEXT REFERENCES consent (id),
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
        error_reason TEXT
      ) STRICT;
      CREATE INDEX related_person_client ON related_person (client_id, is_active);
      ALTER TABLE client ADD COLUMN no_emergency_contact TEXT;
    `);
  },
};
