import { sqlFragment } from '../sql';

/** The tables of the store itself in version 10: change log, merging, commands, audit, search. */
export const systemTables = sqlFragment`
  -- Every write to a shared record, one row a field. A value is JSON; a field without a row is null.
  CREATE TABLE change (
    device_id TEXT NOT NULL CHECK (length(device_id) = 36),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    -- Hybrid logical timestamp: its text order is the order of events.
    timestamp TEXT NOT NULL CHECK (length(timestamp) = 30),
    -- The timestamp of the value the writer saw; null when the field was empty.
    base_timestamp TEXT CHECK (length(base_timestamp) = 30),
    -- The timestamps of the values a person decided against, as a JSON list.
    settled_timestamps TEXT CHECK (json_valid(settled_timestamps)),
    -- The wall clock of the device, as its user saw it.
    recorded_at INTEGER NOT NULL,
    actor_id TEXT NOT NULL CHECK (length(actor_id) = 36),
    operation_id TEXT NOT NULL CHECK (length(operation_id) = 36),
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL CHECK (length(record_id) = 36),
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (device_id, sequence)
  ) STRICT, WITHOUT ROWID;
  -- The newest change of a field of a record, and everything that happened to a record.
  CREATE INDEX change_record ON change (record_id, field, timestamp);

  -- The newest hybrid timestamp this database has given out or seen.
  CREATE TABLE hybrid_clock (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    timestamp TEXT NOT NULL CHECK (length(timestamp) = 30)
  ) STRICT;

  -- Two people changed one field without seeing each other; both values stay until a person chooses. Follows
  -- from the change log and can be rebuilt from it.
  CREATE TABLE conflict (
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    winning_device_id TEXT NOT NULL,
    winning_sequence INTEGER NOT NULL,
    losing_device_id TEXT NOT NULL,
    losing_sequence INTEGER NOT NULL,
    PRIMARY KEY (record_id, field, losing_device_id, losing_sequence),
    FOREIGN KEY (winning_device_id, winning_sequence) REFERENCES change (device_id, sequence),
    FOREIGN KEY (losing_device_id, losing_sequence) REFERENCES change (device_id, sequence)
  ) STRICT, WITHOUT ROWID;

  -- Changes from another device that were not applied, and why, for a person to see. What is well-formed is in
  -- the log; what is not is kept here as it came.
  CREATE TABLE refused_change (
    device_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    reason TEXT NOT NULL,
    record_id TEXT NOT NULL,
    content TEXT CHECK (json_valid(content)),
    PRIMARY KEY (device_id, sequence, reason)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX refused_change_record ON refused_change (record_id);

  -- Records whose changes are here but which lack a field or a record they point to; tried again at every merge.
  CREATE TABLE incomplete_record (
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What each command answered, so that a repeated call gets the same answer and runs nothing.
  CREATE TABLE command_result (
    operation_id TEXT NOT NULL PRIMARY KEY CHECK (length(operation_id) = 36),
    actor_id TEXT NOT NULL,
    method TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (json_valid(result))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX command_result_recorded_at ON command_result (recorded_at);

  -- Who did and who looked at what. Each row's hash covers the row and the hash before it.
  CREATE TABLE audit (
    sequence INTEGER NOT NULL PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    actor_id TEXT,
    action TEXT NOT NULL,
    entity TEXT,
    record_id TEXT,
    client_id TEXT,
    reason TEXT,
    detail TEXT CHECK (json_valid(detail)),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
  ) STRICT;
  CREATE INDEX audit_client ON audit (client_id, recorded_at) WHERE client_id IS NOT NULL;
  CREATE INDEX audit_actor ON audit (actor_id, recorded_at);
  CREATE INDEX audit_recorded_at ON audit (recorded_at);

  -- How long the chain is and what it ends in, under the chain's key: a cut tail shows.
  CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    seal TEXT NOT NULL CHECK (length(seal) = 64)
  ) STRICT;

  -- What the caseload is sorted, filtered and searched by; follows from client, user and encounter and can be
  -- rebuilt. Every order has an index that also holds what hides a row, so that walking and counting touch no table.
  CREATE TABLE client_search (
    row_number INTEGER NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL UNIQUE REFERENCES client (id),
    sort_key TEXT NOT NULL,
    -- Place of the status in its code list.
    status_rank INTEGER NOT NULL,
    -- Null: everybody with the role. Else the one person a restricted chart is shown to; '' is nobody.
    visible_to TEXT,
    chart_number TEXT NOT NULL,
    birth_date TEXT,
    -- '' is nobody, so that "nobody" is found by the index like anybody else.
    assigned_worker_id TEXT NOT NULL,
    worker_sort_key TEXT,
    first_contact_on TEXT,
    last_contact_on TEXT,
    name_words TEXT NOT NULL,
    chart_words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX client_search_name ON client_search (sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_chart_number
    ON client_search (chart_number, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_birth_date
    ON client_search (birth_date, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_status ON client_search (status_rank, sort_key, row_number, visible_to);
  CREATE INDEX client_search_worker_name
    ON client_search (worker_sort_key, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_first_contact
    ON client_search (first_contact_on, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_last_contact
    ON client_search (last_contact_on, sort_key, row_number, status_rank, visible_to);
  CREATE INDEX client_search_worker
    ON client_search (assigned_worker_id, status_rank, last_contact_on, sort_key, row_number, visible_to);
  CREATE VIRTUAL TABLE client_search_words USING fts5 (
    name_words, chart_words, content = 'client_search', content_rowid = 'row_number', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
  );

  -- Contacts whose note is still to be written or signed, by who has to do it; follows from encounter and note and can
  -- be rebuilt. Counting them from all contacts would read a whole year for a handful.
  CREATE TABLE note_due (
    encounter_id TEXT NOT NULL PRIMARY KEY REFERENCES encounter (id),
    -- Who wrote the draft, else who met the person.
    worker_id TEXT NOT NULL,
    service_date TEXT NOT NULL,
    -- Null: nothing written yet.
    note_id TEXT REFERENCES note (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX note_due_worker ON note_due (worker_id, service_date, note_id);
`;

/** What may not be changed or removed, whatever code runs: the audit, the change log, append-only records, signed notes. */
export const guards = sqlFragment`
  CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER note_addendum_no_update BEFORE UPDATE ON note_addendum BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER note_addendum_no_delete BEFORE DELETE ON note_addendum BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER disclosure_no_update BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER disclosure_no_delete BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER bundle_no_update BEFORE UPDATE ON bundle BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER bundle_no_delete BEFORE DELETE ON bundle BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER import_run_no_update BEFORE UPDATE ON import_run BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
  CREATE TRIGGER import_run_no_delete BEFORE DELETE ON import_run BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

  -- R-NOTE-01. What was signed never changes; R-NOTE-09: it can be marked as entered in error, with a reason.
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
    AND NEW.status IN ('signed', 'entered_in_error')
  )
  BEGIN SELECT RAISE(ABORT, 'NOTE_SIGNED'); END;
  CREATE TRIGGER note_signed_no_delete BEFORE DELETE ON note
  WHEN OLD.signed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'NOTE_SIGNED'); END;
`;
