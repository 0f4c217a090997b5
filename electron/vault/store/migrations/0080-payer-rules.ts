import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Payers' rules for units and service codes, by date, and whom a contact counts for. */
export const payerRules: Migration = {
  version: 80,
  name: 'payer-rules',
  up(writer) {
    writer.runScript(tables);
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
