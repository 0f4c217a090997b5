import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Appointments of one person with one worker, and what callers want passed on. */
export const appointments: Migration = {
  version: 110,
  name: 'appointments',
  up(writer) {
    writer.runScript(tables);
  },
};

const tables = sqlFragment`
  CREATE TABLE appointment (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    worker_id TEXT NOT NULL REFERENCES "user" (id),
    held_on TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    purpose TEXT NOT NULL,
    status TEXT NOT NULL,
    arrived_at INTEGER,
    began_at INTEGER,
    encounter_id TEXT REFERENCES encounter (id),
    cancel_reason TEXT,
    is_walk_in INTEGER NOT NULL CHECK (is_walk_in IN (0, 1))
  ) STRICT;
  CREATE TABLE caller_message (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    caller_name TEXT,
    caller_organization TEXT,
    caller_phone TEXT,
    message TEXT,
    taken_at INTEGER NOT NULL,
    finished_at INTEGER,
    finished_by TEXT REFERENCES "user" (id)
  ) STRICT;
  CREATE INDEX caller_message_open ON caller_message (taken_at) WHERE finished_at IS NULL;
  CREATE INDEX appointment_day ON appointment (held_on, start_at);
  CREATE INDEX appointment_worker ON appointment (worker_id, held_on);
  CREATE INDEX appointment_client ON appointment (client_id, held_on);
  CREATE INDEX appointment_encounter ON appointment (encounter_id) WHERE encounter_id IS NOT NULL;
`;
