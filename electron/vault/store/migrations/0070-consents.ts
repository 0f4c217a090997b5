import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/**
 * Consents with every element of 42 CFR 2.31, for any recipient. The earlier ones could only be for an office and
 * were signed on paper, on a form whose version nobody kept.
 */
export const consents: Migration = {
  version: 70,
  name: 'consents',
  up(writer) {
    writer.runScript(rebuiltTable);
    writer.runScript(guards);
  },
};

const rebuiltTable = sqlFragment`
  CREATE TABLE consent_rebuilt (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    type TEXT NOT NULL,
    disclosing_party TEXT NOT NULL,
    recipient_id TEXT REFERENCES recipient (id),
    recipient_name TEXT NOT NULL,
    information_scope TEXT NOT NULL CHECK (json_valid(information_scope)),
    information_text TEXT,
    purpose TEXT NOT NULL,
    statements TEXT NOT NULL CHECK (json_valid(statements)),
    expires_on TEXT,
    expires_event TEXT,
    expires_event_text TEXT,
    form_version TEXT NOT NULL,
    language TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_capacity TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    signature_method TEXT NOT NULL,
    signature_path TEXT,
    paper_location TEXT,
    witness_name TEXT,
    content_hash TEXT,
    revoked_at INTEGER,
    revocation_reference TEXT,
    ended_on TEXT,
    error_reason TEXT
  ) STRICT;

  INSERT INTO consent_rebuilt
  SELECT
    consent.id, consent.revision, consent.created_at, consent.created_by, consent.updated_at, consent.updated_by,
    consent.client_id, consent.type, coalesce((SELECT name FROM site LIMIT 1), 'This site'),
    consent.recipient_id, recipient.name, consent.information_scope, NULL, consent.purpose, '[]',
    consent.expires_on, CASE WHEN consent.expires_event IS NULL THEN NULL ELSE 'other' END, consent.expires_event,
    'paper', 'en',
    coalesce(nullif(trim(coalesce(client.legal_first_name, '') || ' ' || coalesce(client.legal_last_name, '')), ''),
      client.preferred_name, client.chart_number),
    'self', consent.signed_on, 'paper', NULL, consent.paper_location, NULL, NULL,
    consent.revoked_at, consent.revocation_reference, NULL, NULL
  FROM consent
  JOIN recipient ON recipient.id = consent.recipient_id
  JOIN client ON client.id = consent.client_id;

  DROP TABLE consent;
  ALTER TABLE consent_rebuilt RENAME TO consent;
  CREATE INDEX consent_client ON consent (client_id, signed_on);
  CREATE INDEX consent_recipient ON consent (recipient_id, client_id, signed_on) WHERE recipient_id IS NOT NULL;
`;

const guards = sqlFragment`
  -- A consent whose words could be changed afterwards would be none. How it ends is written later (R-CON-02 to R-CON-04).
  CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
  WHEN NOT (
    NEW.id IS OLD.id AND NEW.created_at IS OLD.created_at AND NEW.created_by IS OLD.created_by
    AND NEW.client_id IS OLD.client_id AND NEW.type IS OLD.type
    AND NEW.disclosing_party IS OLD.disclosing_party AND NEW.recipient_id IS OLD.recipient_id
    AND NEW.recipient_name IS OLD.recipient_name AND NEW.information_scope IS OLD.information_scope
    AND NEW.information_text IS OLD.information_text AND NEW.purpose IS OLD.purpose
    AND NEW.statements IS OLD.statements AND NEW.expires_on IS OLD.expires_on
    AND NEW.expires_event IS OLD.expires_event AND NEW.expires_event_text IS OLD.expires_event_text
    AND NEW.form_version IS OLD.form_version AND NEW.language IS OLD.language
    AND NEW.signer_name IS OLD.signer_name AND NEW.signer_capacity IS OLD.signer_capacity
    AND NEW.signed_on IS OLD.signed_on AND NEW.signature_method IS OLD.signature_method
    AND NEW.signature_path IS OLD.signature_path AND NEW.paper_location IS OLD.paper_location
    AND NEW.witness_name IS OLD.witness_name AND NEW.content_hash IS OLD.content_hash
    AND (OLD.revoked_at IS NULL OR NEW.revoked_at IS NOT NULL)
    AND (OLD.error_reason IS NULL OR NEW.error_reason IS NOT NULL)
  )
  BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
`;
