import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

const accessTables = sqlFragment`
  -- Who may see a restricted chart besides its worker and supervisors.
  CREATE TABLE named_staff (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    user_id TEXT NOT NULL REFERENCES "user" (id),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;
  CREATE INDEX named_staff_client ON named_staff (client_id);
  CREATE INDEX named_staff_user ON named_staff (user_id, is_active, client_id);

  -- Charts opened by somebody who isn't the person's worker, and why.
  CREATE TABLE chart_opening (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    user_id TEXT NOT NULL REFERENCES "user" (id),
    reason TEXT NOT NULL,
    details TEXT,
    opened_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    reviewed_at INTEGER,
    reviewed_by TEXT REFERENCES "user" (id)
  ) STRICT;
  CREATE INDEX chart_opening_client ON chart_opening (client_id, user_id, ends_at);
  CREATE INDEX chart_opening_opened_at ON chart_opening (opened_at, id);
  CREATE INDEX chart_opening_unreviewed ON chart_opening (opened_at, id) WHERE reviewed_at IS NULL;

  -- The log by kind of action, and newest first by person and by chart.
  CREATE INDEX audit_action ON audit (action, sequence);
  CREATE INDEX audit_actor_sequence ON audit (actor_id, sequence);
  CREATE INDEX audit_client_sequence ON audit (client_id, sequence) WHERE client_id IS NOT NULL;
`;

/** Named staff of restricted charts, and charts opened with a reason. */
export const access: Migration = {
  version: 40,
  name: 'access',
  up(writer) {
    writer.runScript(accessTables);
  },
};
