import { sqlFragment } from '../sql';

/**
 * The tables of records in version 10. References point backwards, so they can be filled in this order.
 * A CHECK holds one field only, and what can never become legal later: a rule over several fields, or over
 * several rows of a shared table, could refuse what two machines did apart, and then they would never agree.
 */
export const recordTables = sqlFragment`
  CREATE TABLE site (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    name TEXT NOT NULL,
    site_code TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    language TEXT NOT NULL,
    person_noun TEXT NOT NULL,
    serves_minors INTEGER NOT NULL CHECK (serves_minors IN (0, 1)),
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    recovery_code_confirmed_at INTEGER
  ) STRICT;

  CREATE TABLE device (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    public_key_pem TEXT NOT NULL,
    private_key_pem TEXT NOT NULL
  ) STRICT;

  CREATE TABLE "user" (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    display_name TEXT NOT NULL,
    sign_in_name TEXT NOT NULL,
    initials TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    credential_type TEXT,
    credential_number TEXT,
    credential_expires_on TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    must_change_passphrase INTEGER NOT NULL CHECK (must_change_passphrase IN (0, 1))
  ) STRICT;
  CREATE INDEX user_sign_in_name ON "user" (sign_in_name);

  CREATE TABLE client (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    chart_number TEXT NOT NULL,
    legal_first_name TEXT,
    legal_middle_name TEXT,
    legal_last_name TEXT,
    legal_suffix TEXT,
    name_withheld INTEGER NOT NULL CHECK (name_withheld IN (0, 1)),
    preferred_name TEXT,
    aliases TEXT NOT NULL CHECK (json_valid(aliases)),
    pronouns TEXT,
    pronouns_text TEXT,
    birth_date TEXT,
    birth_date_is_estimated INTEGER NOT NULL CHECK (birth_date_is_estimated IN (0, 1)),
    deceased_on TEXT,
    sex_at_birth TEXT,
    gender_identity TEXT,
    race TEXT NOT NULL CHECK (json_valid(race)),
    ethnicity TEXT,
    language TEXT,
    interpreter_needed TEXT,
    veteran TEXT,
    address TEXT CHECK (json_valid(address)),
    county TEXT,
    medicaid_id TEXT,
    external_identifiers TEXT NOT NULL CHECK (json_valid(external_identifiers)),
    status TEXT NOT NULL,
    merged_into TEXT REFERENCES client (id),
    is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)),
    assigned_worker_id TEXT REFERENCES "user" (id),
    first_contact_on TEXT,
    referral_source TEXT,
    participation_consent_on TEXT,
    notice_given_on TEXT,
    notice_version TEXT,
    notice_language TEXT,
    not_duplicate_reason TEXT
  ) STRICT;
  CREATE INDEX client_status ON client (status);
  CREATE INDEX client_assigned_worker ON client (assigned_worker_id, status);
  CREATE INDEX client_birth_date ON client (birth_date);
  CREATE INDEX client_chart_number ON client (chart_number);
  CREATE INDEX client_medicaid_id ON client (medicaid_id) WHERE medicaid_id IS NOT NULL;

  CREATE TABLE contact_method (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    owner TEXT NOT NULL,
    ok_to_call INTEGER NOT NULL CHECK (ok_to_call IN (0, 1)),
    ok_to_leave_voicemail INTEGER NOT NULL CHECK (ok_to_leave_voicemail IN (0, 1)),
    ok_to_text INTEGER NOT NULL CHECK (ok_to_text IN (0, 1)),
    ok_to_email INTEGER NOT NULL CHECK (ok_to_email IN (0, 1)),
    ok_to_identify_program INTEGER NOT NULL CHECK (ok_to_identify_program IN (0, 1)),
    safe_hours TEXT,
    announce_as TEXT,
    unsafe_until INTEGER,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;
  CREATE INDEX contact_method_client ON contact_method (client_id);
  CREATE INDEX contact_method_value ON contact_method (value);

  CREATE TABLE episode (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    referral_source TEXT
  ) STRICT;
  CREATE INDEX episode_client ON episode (client_id, opened_on);

  CREATE TABLE group_series (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    name TEXT NOT NULL,
    topic TEXT NOT NULL,
    facilitator_id TEXT NOT NULL REFERENCES "user" (id),
    place_of_service TEXT NOT NULL,
    place TEXT,
    usual_start_time TEXT NOT NULL,
    usual_minutes INTEGER NOT NULL CHECK (usual_minutes >= 0),
    capacity INTEGER,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;

  CREATE TABLE group_member (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    series_id TEXT NOT NULL REFERENCES group_series (id),
    client_id TEXT NOT NULL REFERENCES client (id),
    joined_on TEXT NOT NULL,
    left_on TEXT
  ) STRICT;
  CREATE INDEX group_member_series ON group_member (series_id);
  CREATE INDEX group_member_client ON group_member (client_id);

  CREATE TABLE group_session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    series_id TEXT NOT NULL REFERENCES group_series (id),
    held_on TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    facilitator_id TEXT NOT NULL REFERENCES "user" (id),
    co_facilitator_id TEXT REFERENCES "user" (id),
    topic TEXT NOT NULL,
    place_of_service TEXT NOT NULL,
    place TEXT,
    status TEXT NOT NULL,
    guest_count INTEGER NOT NULL CHECK (guest_count >= 0),
    saved_at INTEGER
  ) STRICT;
  CREATE INDEX group_session_series ON group_session (series_id, held_on);
  CREATE INDEX group_session_held_on ON group_session (held_on);

  CREATE TABLE encounter (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    worker_id TEXT NOT NULL REFERENCES "user" (id),
    kind TEXT NOT NULL,
    modality TEXT NOT NULL,
    service_date TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    excluded_minutes INTEGER NOT NULL CHECK (excluded_minutes >= 0),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    place_of_service TEXT NOT NULL,
    group_session_id TEXT REFERENCES group_session (id),
    status TEXT NOT NULL,
    status_reason TEXT
  ) STRICT;
  CREATE INDEX encounter_client ON encounter (client_id, start_at);
  CREATE INDEX encounter_service_date ON encounter (service_date);
  CREATE INDEX encounter_worker ON encounter (worker_id, service_date);
  CREATE INDEX encounter_group_session ON encounter (group_session_id);

  CREATE TABLE attendance (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    session_id TEXT NOT NULL REFERENCES group_session (id),
    client_id TEXT NOT NULL REFERENCES client (id),
    mark TEXT NOT NULL,
    in_at INTEGER,
    out_at INTEGER,
    encounter_id TEXT REFERENCES encounter (id)
  ) STRICT;
  CREATE UNIQUE INDEX attendance_session ON attendance (session_id, client_id);
  CREATE INDEX attendance_client ON attendance (client_id);
  CREATE INDEX attendance_encounter ON attendance (encounter_id);

  CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    encounter_id TEXT NOT NULL REFERENCES encounter (id),
    author_id TEXT NOT NULL REFERENCES "user" (id),
    format_code TEXT NOT NULL,
    format_version INTEGER NOT NULL CHECK (format_version >= 0),
    service_date TEXT NOT NULL,
    sections TEXT NOT NULL CHECK (json_valid(sections)),
    goal_ids TEXT NOT NULL CHECK (json_valid(goal_ids)),
    no_goal_reason TEXT,
    safety_step TEXT,
    status TEXT NOT NULL,
    signed_at INTEGER,
    credential_type TEXT,
    credential_number TEXT,
    signature_hash TEXT,
    is_late_entry INTEGER NOT NULL CHECK (is_late_entry IN (0, 1)),
    status_reason TEXT
  ) STRICT;
  CREATE INDEX note_client ON note (client_id, service_date);
  CREATE INDEX note_encounter ON note (encounter_id);
  CREATE INDEX note_author ON note (author_id, status);

  CREATE TABLE note_addendum (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    note_id TEXT NOT NULL REFERENCES note (id),
    author_id TEXT NOT NULL REFERENCES "user" (id),
    text TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    signature_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX note_addendum_note ON note_addendum (note_id);

  CREATE TABLE recipient (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    legal_basis TEXT NOT NULL,
    agreement_reference TEXT,
    agreement_signed_on TEXT,
    agreement_expires_on TEXT,
    public_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    verified_at INTEGER,
    verified_by TEXT REFERENCES "user" (id),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
  ) STRICT;

  CREATE TABLE consent (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    type TEXT NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    information_scope TEXT NOT NULL CHECK (json_valid(information_scope)),
    purpose TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    expires_on TEXT,
    expires_event TEXT,
    paper_location TEXT,
    revoked_at INTEGER,
    revocation_reference TEXT
  ) STRICT;
  CREATE INDEX consent_client ON consent (client_id);

  CREATE TABLE bundle (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    file_name TEXT NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    legal_basis TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    after_change INTEGER NOT NULL CHECK (after_change >= 0),
    through_change INTEGER NOT NULL CHECK (through_change >= 0),
    sha256 TEXT NOT NULL,
    previous_sha256 TEXT,
    bytes_written INTEGER NOT NULL CHECK (bytes_written >= 0),
    counts TEXT NOT NULL CHECK (json_valid(counts))
  ) STRICT;
  CREATE UNIQUE INDEX bundle_sequence ON bundle (sequence);

  CREATE TABLE held_back (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    client_id TEXT NOT NULL REFERENCES client (id),
    after_change INTEGER NOT NULL CHECK (after_change >= 0)
  ) STRICT;
  CREATE UNIQUE INDEX held_back_person ON held_back (recipient_id, client_id);

  CREATE TABLE disclosure (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    disclosed_at INTEGER NOT NULL,
    basis TEXT NOT NULL,
    consent_id TEXT REFERENCES consent (id),
    description TEXT NOT NULL,
    purpose TEXT NOT NULL,
    notice_version TEXT NOT NULL,
    bundle_sequence INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX disclosure_client ON disclosure (client_id, disclosed_at);

  CREATE TABLE draft (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES "user" (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    saved_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX draft_subject ON draft (owner_id, kind, subject);

  CREATE TABLE view_setting (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES "user" (id),
    "key" TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT;
  CREATE UNIQUE INDEX view_setting_key ON view_setting (owner_id, "key");

  CREATE TABLE import_run (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), revision INTEGER NOT NULL CHECK (revision > 0),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    report TEXT NOT NULL CHECK (json_valid(report)),
    note TEXT
  ) STRICT;
`;
