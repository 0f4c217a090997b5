import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** What the columns of spreadsheets are, remembered by the names of the columns. */
export const importMappings: Migration = {
  version: 120,
  name: 'import-mappings',
  up(writer) {
    writer.runScript(mappings);
  },
};

const mappings = sqlFragment`
  CREATE TABLE import_mapping (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    headers_sha256 TEXT NOT NULL UNIQUE,
    columns TEXT NOT NULL CHECK (json_valid(columns))
  ) STRICT;
`;
