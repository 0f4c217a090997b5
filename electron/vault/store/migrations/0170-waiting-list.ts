import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Who waits for a place, what they were given meanwhile, and how full the site is. */
export const waitingList: Migration = {
  version: 170,
  name: 'waiting-list',
  up(writer) {
    writer.runScript(sqlFragment`
      CREATE TABLE waiting_list_entry (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        client_id TEXT NOT NULL REFERENCES client (id),
        first_contact_on TEXT NOT NULL,
        requested_at INTEGER NOT NULL,
        offered_at INTEGER,
        offered_for TEXT,
        pregnancy TEXT,
        injection TEXT,
        outcome TEXT,
        outcome_reason TEXT,
        closed_at INTEGER
      ) STRICT;
      CREATE INDEX waiting_list_entry_client ON waiting_list_entry (client_id);
      CREATE INDEX waiting_list_entry_open ON waiting_list_entry (requested_at) WHERE closed_at IS NULL;

      CREATE TABLE interim_service (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        entry_id TEXT NOT NULL REFERENCES waiting_list_entry (id),
        client_id TEXT NOT NULL REFERENCES client (id),
        kind TEXT NOT NULL,
        given_at INTEGER NOT NULL,
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
      ) STRICT;
      CREATE INDEX interim_service_entry ON interim_service (entry_id, given_at);
      CREATE INDEX interim_service_client ON interim_service (client_id);

      CREATE TABLE site_capacity (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        treatment_slots INTEGER
      ) STRICT;

      CREATE TABLE capacity_notice (
        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
        reached_on TEXT NOT NULL,
        active_count INTEGER NOT NULL,
        treatment_slots INTEGER NOT NULL,
        reported_on TEXT,
        ended_on TEXT
      ) STRICT;
    `);
  },
};
