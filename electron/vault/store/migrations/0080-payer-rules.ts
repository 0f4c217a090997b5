import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Payers' rules for units and service codes, by date, and whom a contact counts for; a quicker search for words. */
export const payerRules: Migration = {
  version: 80,
  name: 'payer-rules',
  up(writer) {
    writer.runScript(tables);
    writer.runScript(longerPrefixes);
  },
};

const tables = sqlFragment`
  CREATE TABLE payer_rule (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    unit_rule TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    max_units_per_day INTEGER CHECK (max_units_per_day > 0),
    max_group_size INTEGER CHECK (max_group_size > 0),
    max_people_per_facilitator INTEGER CHECK (max_people_per_facilitator > 0),
    services TEXT NOT NULL CHECK (json_valid(services)),
    video_modifiers TEXT NOT NULL CHECK (json_valid(video_modifiers)),
    audio_modifiers TEXT NOT NULL CHECK (json_valid(audio_modifiers)),
    is_usual INTEGER NOT NULL CHECK (is_usual IN (0, 1)),
    is_offered INTEGER NOT NULL CHECK (is_offered IN (0, 1))
  ) STRICT;
  -- What was signed under a version counts as it did (R-ENC-03).
  CREATE TRIGGER payer_rule_no_update BEFORE UPDATE ON payer_rule BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER payer_rule_no_delete BEFORE DELETE ON payer_rule BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

  ALTER TABLE encounter ADD COLUMN payer_code TEXT;
  ALTER TABLE encounter ADD COLUMN payer_rule_version INTEGER CHECK (payer_rule_version >= 0);
`;

/**
 * A beginning of a word that has no index of its own is looked up by copying every note of every word that begins so:
 * 83 ms for two everyday words among 250,000 notes, 11 ms with beginnings of up to six letters.
 */
const longerPrefixes = sqlFragment`
  DROP TABLE note_search_words;
  CREATE VIRTUAL TABLE note_search_words USING fts5 (
    text, content = '', contentless_delete = 1, prefix = '2 3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO note_search_words (rowid, text)
    SELECT note_search.row_number,
      coalesce((SELECT group_concat(value, char(10)) FROM json_each(note.sections)), '')
        || char(10) || coalesce(note.safety_step, '') || char(10)
        || coalesce((SELECT group_concat(text, char(10)) FROM note_addendum WHERE note_id = note.id), '')
    FROM note_search JOIN note ON note.id = note_search.note_id;
`;
