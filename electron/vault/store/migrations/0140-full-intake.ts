import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** What the full intake asks beside the brief one: life situation, health and substance use at admission. */
export const fullIntake: Migration = {
  version: 140,
  name: 'full-intake',
  up(writer) {
    writer.runScript(answers);
  },
};

const answers = sqlFragment`
  ALTER TABLE client ADD COLUMN tribal_affiliation TEXT;

  CREATE TABLE admission_situation (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    episode_id TEXT REFERENCES episode (id),
    living_arrangement TEXT,
    employment TEXT,
    income_source TEXT,
    education TEXT,
    marital_status TEXT,
    dependent_children TEXT
  ) STRICT;
  CREATE INDEX admission_situation_client ON admission_situation (client_id);

  CREATE TABLE admission_health (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    episode_id TEXT REFERENCES episode (id),
    pregnancy TEXT,
    substance1 TEXT, route1 TEXT, frequency1 TEXT, first_use_age1 INTEGER, no_first_use_age1 TEXT,
    substance2 TEXT, route2 TEXT, frequency2 TEXT, first_use_age2 INTEGER, no_first_use_age2 TEXT,
    substance3 TEXT, route3 TEXT, frequency3 TEXT, first_use_age3 INTEGER, no_first_use_age3 TEXT,
    injected_last30_days TEXT,
    prior_treatment TEXT,
    medication_planned TEXT,
    co_occurring TEXT,
    self_help TEXT,
    legal_status TEXT,
    arrests TEXT
  ) STRICT;
  CREATE INDEX admission_health_client ON admission_health (client_id);
`;
