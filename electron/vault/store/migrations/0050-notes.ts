import { sqlFragment } from '../sql';

/** Version 50: what notes hold beside their text, reviews by supervisors, formats of the site, the index of notes. */
export const noteTables = sqlFragment`
  ALTER TABLE note ADD COLUMN interventions TEXT CHECK (json_valid(interventions));
  ALTER TABLE note ADD COLUMN craving INTEGER CHECK (craving BETWEEN 0 AND 10);
  ALTER TABLE note ADD COLUMN confidence INTEGER CHECK (confidence BETWEEN 0 AND 10);
  ALTER TABLE note ADD COLUMN copied_sections TEXT CHECK (json_valid(copied_sections));
  ALTER TABLE note ADD COLUMN replaces_note_id TEXT REFERENCES note (id);
  ALTER TABLE note ADD COLUMN cosign_required INTEGER CHECK (cosign_required IN (0, 1));

  -- The same as before, with the new columns; a returned note stays as it was signed (R-NOTE-05).
  DROP TRIGGER note_signed_no_update;
  CREATE TRIGGER note_signed_no_update BEFORE UPDATE ON note
  WHEN OLD.signed_at IS NOT NULL AND NOT (
    NEW.id IS OLD.id AND NEW.created_at IS OLD.created_at AND NEW.created_by IS OLD.created_by
    AND NEW.client_id IS OLD.client_id AND NEW.encounter_id IS OLD.encounter_id
    AND NEW.author_id IS OLD.author_id AND NEW.format_code IS OLD.format_code
    AND NEW.format_version IS OLD.format_version AND NEW.service_date IS OLD.service_date
    AND NEW.sections IS OLD.sections AND NEW.goal_ids IS OLD.goal_ids
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

  CREATE TABLE note_review (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    note_id TEXT NOT NULL REFERENCES note (id),
    reviewer_id TEXT NOT NULL REFERENCES "user" (id),
    decision TEXT NOT NULL,
    comment TEXT,
    decided_at INTEGER NOT NULL,
    credential_type TEXT,
    credential_number TEXT,
    signature_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX note_review_note ON note_review (note_id);
  CREATE TRIGGER note_review_no_update BEFORE UPDATE ON note_review BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER note_review_no_delete BEFORE DELETE ON note_review BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

  CREATE TABLE site_note_format (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0),
    name TEXT NOT NULL,
    sections TEXT NOT NULL CHECK (json_valid(sections)),
    is_offered INTEGER NOT NULL CHECK (is_offered IN (0, 1))
  ) STRICT;
  CREATE INDEX site_note_format_code ON site_note_format (code, version);

  CREATE TABLE note_snippet (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES "user" (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX note_snippet_owner ON note_snippet (owner_id);

  CREATE TABLE cosign_policy (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    worker_id TEXT NOT NULL REFERENCES "user" (id),
    rule TEXT NOT NULL,
    sample_percent INTEGER,
    until_on TEXT
  ) STRICT;
  CREATE INDEX cosign_policy_worker ON cosign_policy (worker_id);

  CREATE TABLE supervision_entry (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    supervisor_id TEXT NOT NULL REFERENCES "user" (id),
    worker_id TEXT NOT NULL REFERENCES "user" (id),
    held_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    format TEXT NOT NULL,
    topics TEXT NOT NULL
  ) STRICT;
  CREATE INDEX supervision_entry_worker ON supervision_entry (worker_id, held_on);
  CREATE TRIGGER supervision_entry_no_update BEFORE UPDATE ON supervision_entry BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER supervision_entry_no_delete BEFORE DELETE ON supervision_entry BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

  -- Signed notes that wait for a supervisor; follows from note and note_review and can be rebuilt.
  CREATE TABLE note_review_due (
    note_id TEXT NOT NULL PRIMARY KEY REFERENCES note (id),
    author_id TEXT NOT NULL,
    signed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX note_review_due_signed ON note_review_due (signed_at, author_id, note_id);

  -- What notes are found by; follows from note and note_addendum and can be rebuilt. The words have no text of their
  -- own: what is shown of a note is read from the note.
  CREATE TABLE note_search (
    row_number INTEGER NOT NULL PRIMARY KEY,
    note_id TEXT NOT NULL UNIQUE REFERENCES note (id),
    client_id TEXT NOT NULL,
    author_id TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE note_search_words USING fts5 (
    text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO note_search (note_id, client_id, author_id)
    SELECT id, client_id, author_id FROM note ORDER BY service_date, created_at, id;
  INSERT INTO note_search_words (rowid, text)
    SELECT note_search.row_number,
      coalesce((SELECT group_concat(value, char(10)) FROM json_each(note.sections)), '')
        || char(10) || coalesce(note.safety_step, '') || char(10)
        || coalesce((SELECT group_concat(text, char(10)) FROM note_addendum WHERE note_id = note.id), '')
    FROM note_search JOIN note ON note.id = note_search.note_id;
`;
