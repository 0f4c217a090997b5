import { sqlFragment } from '../sql';

/** Version 50: schedules, events, closed groups and holidays; sessions that are closed or cancelled. */
export const groupTables = sqlFragment`
  ALTER TABLE group_series ADD COLUMN kind TEXT;
  ALTER TABLE group_series ADD COLUMN co_facilitator_id TEXT REFERENCES "user" (id);
  ALTER TABLE group_series ADD COLUMN curriculum TEXT;
  ALTER TABLE group_series ADD COLUMN schedule_rule TEXT;
  ALTER TABLE group_series ADD COLUMN schedule_starts_on TEXT;
  ALTER TABLE group_series ADD COLUMN is_closed INTEGER CHECK (is_closed IN (0, 1));
  ALTER TABLE group_session ADD COLUMN closed_at INTEGER;
  ALTER TABLE group_session ADD COLUMN cancel_reason TEXT;
  CREATE INDEX group_session_facilitator ON group_session (facilitator_id, held_on);
  CREATE INDEX group_session_co_facilitator ON group_session (co_facilitator_id, held_on);

  CREATE TABLE site_holiday (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    held_on TEXT NOT NULL,
    name TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;
  CREATE INDEX site_holiday_held_on ON site_holiday (held_on);
`;
