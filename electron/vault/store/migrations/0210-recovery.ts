import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Time in recovery, what else people celebrate, the phase of support, and both in the caseload. */
export const recovery: Migration = {
  version: 210,
  name: 'recovery',
  up(writer) {
    writer.runScript(recoveryTables);
    writer.runScript(caseloadColumns);
  },
};

const recoveryTables = sqlFragment`
  CREATE TABLE recovery_streak (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    started_on TEXT NOT NULL,
    basis TEXT,
    ended_on TEXT,
    error_reason TEXT
  ) STRICT;
  CREATE INDEX recovery_streak_client ON recovery_streak (client_id, started_on);

  CREATE TABLE milestone (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL,
    reached_on TEXT NOT NULL,
    words TEXT,
    error_reason TEXT
  ) STRICT;
  CREATE INDEX milestone_client ON milestone (client_id, reached_on);

  CREATE TABLE support_phase (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    phase TEXT,
    since TEXT NOT NULL
  ) STRICT;
  CREATE INDEX support_phase_client ON support_phase (client_id, updated_at);
`;

const caseloadColumns = sqlFragment`
  -- Nobody has any of it yet.
  -- Minus the number of the day the present time in recovery began, counted from 1970: more days are more.
  ALTER TABLE client_search ADD COLUMN recovery_order INTEGER;
  -- The place of the phase in its code list.
  ALTER TABLE client_search ADD COLUMN phase_rank INTEGER;
  CREATE INDEX client_search_recovery
    ON client_search (recovery_order, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_phase
    ON client_search (phase_rank, sort_key, row_number, status_rank, visible_to);
  -- The same as before, with the phase the caseload is filtered by.
  DROP INDEX client_search_needs;
  CREATE INDEX client_search_needs ON client_search (status_rank, assigned_worker_id, next_contact_on,
    last_contact_on, first_contact_on, consent_until, flags, sort_key, row_number, visible_to, phase_rank);
`;
