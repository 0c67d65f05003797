-- Stages of an acceptance, the documents of a project, and the customer's copies.

-- a stage that is signed by itself, in order (F-16, F-18)
CREATE TABLE acceptance_stage (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    ticket          BLOB NOT NULL REFERENCES ticket (id),
    kind            TEXT NOT NULL,
    position        INTEGER NOT NULL,
    planned_on      TEXT,
    trial_from      TEXT,
    trial_until     TEXT,
    test_plan       TEXT NOT NULL,           -- agreed by both sides, of the final test
    notified_at     INTEGER,
    notified_means  TEXT NOT NULL,
    notified_person TEXT NOT NULL,
    accepted_at     INTEGER,
    active          INTEGER NOT NULL
) STRICT;
CREATE INDEX acceptance_stage_by_ticket ON acceptance_stage (ticket, position);
CREATE INDEX acceptance_stage_ahead ON acceptance_stage (planned_on) WHERE accepted_at IS NULL AND active = 1;

-- what must lie on the table before a project is accepted (F-17)
CREATE TABLE project_document (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    ticket        BLOB NOT NULL REFERENCES ticket (id),
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    version       TEXT NOT NULL,
    blob          TEXT,
    file_name     TEXT NOT NULL,
    waived_reason TEXT NOT NULL,
    active        INTEGER NOT NULL
) STRICT;
CREATE INDEX project_document_by_ticket ON project_document (ticket, rid);

-- the customer got his copy (F-10)
CREATE TABLE customer_copy (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    signature BLOB NOT NULL REFERENCES signature (id),
    means     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    given_at  INTEGER NOT NULL,
    given_by  BLOB NOT NULL
) STRICT;
CREATE INDEX customer_copy_by_signature ON customer_copy (signature);
CREATE TRIGGER customer_copy_fixed BEFORE UPDATE ON customer_copy BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER customer_copy_kept BEFORE DELETE ON customer_copy BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- what Today asks for: rounds that wait for somebody, signatures of the last weeks
CREATE INDEX acceptance_round_prepared ON acceptance_round (rid) WHERE state = 'prepared';
CREATE INDEX acceptance_round_scan_pending ON acceptance_round (rid) WHERE state = 'scan_pending';
CREATE INDEX acceptance_round_unsigned ON acceptance_round (rid) WHERE state = 'unsigned';
CREATE INDEX signature_by_time ON signature (signed_at);
