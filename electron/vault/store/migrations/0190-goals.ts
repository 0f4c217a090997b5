import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** What people want for themselves, what it was called when a note was signed, and how many goals are open. */
export const goals: Migration = {
  version: 190,
  name: 'goals',
  up(writer) {
    writer.runScript(goalTable);
    writer.runScript(wordsOfNotes);
    writer.runScript(openGoals);
  },
};

const goalTable = sqlFragment`
  CREATE TABLE goal (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    words TEXT NOT NULL,
    life_area TEXT NOT NULL,
    baseline TEXT,
    started_on TEXT NOT NULL,
    target_on TEXT,
    status TEXT NOT NULL,
    status_on TEXT NOT NULL,
    status_reason TEXT,
    achievement TEXT,
    achieved_on TEXT
  ) STRICT;
  CREATE INDEX goal_client ON goal (client_id, status);
`;

const wordsOfNotes = sqlFragment`
  ALTER TABLE note ADD COLUMN goal_words TEXT CHECK (json_valid(goal_words));

  -- The same as before, with the new column (R-NOTE-01).
  DROP TRIGGER note_signed_no_update;
  CREATE TRIGGER note_signed_no_update BEFORE UPDATE ON note
  WHEN OLD.signed_at IS NOT NULL AND NOT (
    NEW.id IS OLD.id AND NEW.created_at IS OLD.created_at AND NEW.created_by IS OLD.created_by
    AND NEW.client_id IS OLD.client_id AND NEW.encounter_id IS OLD.encounter_id
    AND NEW.author_id IS OLD.author_id AND NEW.format_code IS OLD.format_code
    AND NEW.format_version IS OLD.format_version AND NEW.service_date IS OLD.service_date
    AND NEW.sections IS OLD.sections AND NEW.goal_ids IS OLD.goal_ids
    AND NEW.goal_words IS OLD.goal_words
    AND NEW.no_goal_reason IS OLD.no_goal_reason AND NEW.safety_step IS OLD.safety_step
    AND NEW.signed_at IS OLD.signed_at AND NEW.credential_type IS OLD.credential_type
    AND NEW.credential_number IS OLD.credential_number AND NEW.signature_hash IS OLD.signature_hash
    AND NEW.is_late_entry IS OLD.is_late_entry
    AND NEW.interventions IS OLD.interventions AND NEW.craving IS OLD.craving
    AND NEW.confidence IS OLD.confidence AND NEW.copied_sections IS OLD.copied_sections
    AND NEW.replaces_note_id IS OLD.replaces_note_id AND NEW.cosign_required IS OLD.cosign_required
    AND NEW.status IN ('signed', 'returned', 'entered_in_error')
  )
  BEGIN SELECT RAISE(ABORT, 'NOTE_SIGNED'); END;
`;

const openGoals = sqlFragment`
  -- Nobody has a goal yet.
  ALTER TABLE client_search ADD COLUMN open_goals INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX client_search_open_goals
    ON client_search (open_goals, sort_key, row_number, status_rank, visible_to);
`;
