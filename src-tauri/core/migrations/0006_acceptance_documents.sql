-- Acceptance rounds, signatures and the papers made of them.

-- certificates of the firm's root and of its devices (V-07)
CREATE TABLE certificate (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    role      TEXT NOT NULL,                 -- root, device
    device    BLOB NOT NULL,                 -- the device that holds the key
    serial    TEXT NOT NULL,
    der       TEXT NOT NULL,                 -- hex
    issued_at INTEGER NOT NULL
) STRICT;

-- every sealed paper, with the hash of the very file
CREATE TABLE filed_document (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    number         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    subject_kind   TEXT NOT NULL,            -- table of what it is about
    subject        BLOB NOT NULL,
    customer       BLOB,
    source         BLOB NOT NULL UNIQUE,     -- the signature it was made from: one file each (F-07)
    content_digest TEXT NOT NULL,
    pages_digest   TEXT NOT NULL,
    file_sha256    TEXT NOT NULL,
    blob           TEXT NOT NULL,
    page_count     INTEGER NOT NULL,
    device         BLOB NOT NULL,
    sealed_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX filed_document_by_subject ON filed_document (subject, rid);
CREATE INDEX filed_document_by_customer ON filed_document (customer, rid);
CREATE INDEX filed_document_by_file ON filed_document (file_sha256);

CREATE TRIGGER filed_document_fixed BEFORE UPDATE ON filed_document BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER filed_document_kept BEFORE DELETE ON filed_document BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER certificate_fixed BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- one round of showing the work to the customer (4.3)
CREATE TABLE acceptance_round (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    ticket          BLOB NOT NULL REFERENCES ticket (id),
    visit           BLOB NOT NULL REFERENCES visit (id),
    round           INTEGER NOT NULL,
    stage           BLOB,                    -- F-16, F-18
    amends          BLOB REFERENCES acceptance_round (id), -- the signed round an addendum corrects (F-06)
    correction      TEXT NOT NULL,
    state           TEXT NOT NULL,
    number          TEXT,                    -- of the report, given when first presented
    mode            TEXT,                    -- F-02
    notified_at     INTEGER,
    notified_means  TEXT NOT NULL,
    notified_person TEXT NOT NULL,
    presented_at    INTEGER,
    content         TEXT,                    -- canonical JSON, frozen before the pad opens (F-05)
    content_digest  TEXT,
    pages_digest    TEXT,
    decided_at      INTEGER,
    unsigned_kind   TEXT,                    -- refused, absent, no_answer (F-13)
    unsigned_reason TEXT NOT NULL,
    witness         TEXT NOT NULL,
    evidence        TEXT NOT NULL,
    reminders       TEXT NOT NULL,           -- JSON lines
    prints          TEXT NOT NULL,           -- JSON lines: sheets printed to be signed by hand (F-12)
    scans           TEXT NOT NULL,           -- JSON: sheets that came back
    on_sheet        TEXT,                    -- JSON: signer, date and time keyed in from the sheet
    UNIQUE (ticket, round)
) STRICT;
CREATE INDEX acceptance_round_by_visit ON acceptance_round (visit, rid);
CREATE INDEX acceptance_round_by_number ON acceptance_round (number);

CREATE TRIGGER acceptance_round_fixed BEFORE UPDATE ON acceptance_round
    WHEN OLD.state IN ('accepted', 'superseded') AND (NEW.state NOT IN ('accepted', 'superseded')
        OR NEW.content IS NOT OLD.content OR NEW.content_digest IS NOT OLD.content_digest
        OR NEW.pages_digest IS NOT OLD.pages_digest OR NEW.number IS NOT OLD.number
        OR NEW.ticket IS NOT OLD.ticket OR NEW.visit IS NOT OLD.visit OR NEW.round IS NOT OLD.round
        OR NEW.decided_at IS NOT OLD.decided_at OR NEW.mode IS NOT OLD.mode
        OR NEW.stage IS NOT OLD.stage OR NEW.amends IS NOT OLD.amends OR NEW.correction IS NOT OLD.correction
        OR NEW.scans IS NOT OLD.scans OR NEW.on_sheet IS NOT OLD.on_sheet)
    BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER acceptance_round_kept BEFORE DELETE ON acceptance_round BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- what the customer found wanting, in his words (F-08)
CREATE TABLE acceptance_issue (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    round      BLOB NOT NULL REFERENCES acceptance_round (id),
    text       TEXT NOT NULL,
    fate       TEXT NOT NULL,                -- open, done, declined
    fate_note  TEXT NOT NULL,
    treated_at INTEGER
) STRICT;
CREATE INDEX acceptance_issue_by_round ON acceptance_issue (round, rid);

-- who signed what, when, where, on which device (F-04)
CREATE TABLE signature (
    rid                INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE,
    round              BLOB NOT NULL UNIQUE REFERENCES acceptance_round (id),
    signer_name        TEXT NOT NULL,
    signer_role        TEXT NOT NULL,
    signer_phone       TEXT NOT NULL,
    relation           TEXT NOT NULL,        -- self, employee, family, other (F-07)
    proxy_reason       TEXT NOT NULL,
    method             TEXT NOT NULL,
    content_digest     TEXT NOT NULL,
    pages_digest       TEXT NOT NULL,
    declaration        TEXT NOT NULL,        -- the words on the screen
    ink                TEXT,                 -- JSON strokes
    seal               TEXT,                 -- the picture of a company seal
    mark_digest        TEXT UNIQUE,          -- of strokes or seal: two genuine ones are never identical (F-07)
    scans              TEXT NOT NULL,        -- JSON: sheets signed by hand (F-12)
    started_at         INTEGER NOT NULL,
    signed_at          INTEGER NOT NULL,
    place              TEXT NOT NULL,
    device             BLOB NOT NULL,
    is_clock_off    INTEGER NOT NULL,     -- F-20
    evidence           TEXT NOT NULL,        -- canonical JSON
    evidence_signature TEXT NOT NULL         -- by the device's key, hex
) STRICT;

CREATE TRIGGER signature_fixed BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER signature_kept BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TABLE acceptance_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    round      BLOB NOT NULL REFERENCES acceptance_round (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    at         INTEGER NOT NULL,
    by         BLOB NOT NULL,
    reason     TEXT
) STRICT;
CREATE INDEX acceptance_transition_by_round ON acceptance_transition (round, rid);
CREATE TRIGGER acceptance_transition_fixed BEFORE UPDATE ON acceptance_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER acceptance_transition_kept BEFORE DELETE ON acceptance_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
