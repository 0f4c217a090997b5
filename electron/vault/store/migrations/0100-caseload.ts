import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/**
 * When the next contact with a person is planned, saved views of lists, charts that were joined, and what the caseload is filtered and put in
 * order by beside names: plans, consents and flags.
 */
export const caseload: Migration = {
  version: 100,
  name: 'caseload',
  up(writer) {
    writer.runScript(columns);
    writer.runScript(filling);
    writer.runScript(indexesAndViews);
  },
};

const columns = sqlFragment`
  ALTER TABLE client ADD COLUMN next_contact_on TEXT;

  -- The planned day while no contact on it or after it is known.
  ALTER TABLE client_search ADD COLUMN next_contact_on TEXT;
  -- Last day of the longest consent to share; 9999-12-31 until an event, 0001-01-01 when taken back.
  ALTER TABLE client_search ADD COLUMN consent_until TEXT;
  -- 1 restricted, 2 interpreter needed, 4 no safe contact, 8 notice missing, 16 name withheld.
  ALTER TABLE client_search ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
`;

const filling = sqlFragment`
  UPDATE client_search SET
    consent_until = (
      SELECT max(CASE WHEN revoked_at IS NOT NULL THEN '0001-01-01'
        ELSE min(coalesce(expires_on, '9999-12-31'), coalesce(ended_on, '9999-12-31')) END)
      FROM consent WHERE client_id = client_search.client_id AND type IN ('tpo_single', 'specific')
        AND error_reason IS NULL AND (expires_on IS NOT NULL OR expires_event IS NOT NULL)),
    flags = (
      SELECT client.is_restricted
        | iif(client.interpreter_needed = 'yes', 2, 0)
        | iif(EXISTS (
            SELECT 1 FROM contact_method WHERE client_id = client.id AND is_active = 1
              AND CASE kind WHEN 'email' THEN ok_to_email WHEN 'sms' THEN ok_to_text
                ELSE ok_to_call OR ok_to_text END), 0, 4)
        | iif(client.notice_given_on IS NULL, 8, 0)
        | iif(client.name_withheld = 1, 16, 0)
      FROM client WHERE client.id = client_search.client_id);
`;

const indexesAndViews = sqlFragment`
  CREATE INDEX client_search_next_contact
    ON client_search (next_contact_on, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_consent
    ON client_search (consent_until, sort_key, row_number, status_rank, visible_to);
  -- Holds whatever the filters and the order of need ask for, so that they read no table.
  CREATE INDEX client_search_needs ON client_search (status_rank, assigned_worker_id, next_contact_on,
    last_contact_on, first_contact_on, consent_until, flags, sort_key, row_number, visible_to);

  CREATE TABLE saved_view (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES "user" (id),
    screen TEXT NOT NULL,
    name TEXT NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT;
  CREATE INDEX saved_view_screen ON saved_view (screen, name);

  CREATE TABLE chart_merge (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    kept_client_id TEXT NOT NULL REFERENCES client (id),
    joined_client_id TEXT NOT NULL REFERENCES client (id),
    reason TEXT NOT NULL,
    merged_at INTEGER NOT NULL,
    carried TEXT NOT NULL CHECK (json_valid(carried)),
    undone_at INTEGER,
    undone_by TEXT REFERENCES "user" (id),
    undone_reason TEXT
  ) STRICT;
  CREATE INDEX chart_merge_kept ON chart_merge (kept_client_id, merged_at);
  CREATE INDEX chart_merge_joined ON chart_merge (joined_client_id, merged_at);
  -- A person's records are looked for under all their charts.
  CREATE INDEX client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
`;
