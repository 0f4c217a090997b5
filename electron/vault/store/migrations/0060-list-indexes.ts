import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** Indexes for lists and counts that walked a whole table, found by `tests/unit/vault/store/query-plans.test.ts`. */
export const listIndexes: Migration = {
  version: 60,
  name: 'list-indexes',
  up(writer) {
    writer.runScript(indexes);
  },
};

const indexes = sqlFragment`
  -- Whether a note was replaced by another: looked for whenever one is opened.
  CREATE INDEX note_replaces ON note (replaces_note_id) WHERE replaces_note_id IS NOT NULL;
  -- The counts of the end of the day.
  CREATE INDEX note_signed_at ON note (signed_at) WHERE signed_at IS NOT NULL;
  CREATE INDEX client_created_at ON client (created_at);
  CREATE INDEX group_session_status ON group_session (status, held_on);
`;
