-- Numbered papers: issued, printed, signed on the screen or by hand, filed or voided.

CREATE TABLE paper (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    number         TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    state          TEXT NOT NULL,
    ticket         BLOB REFERENCES ticket (id),
    visit          BLOB REFERENCES visit (id),
    subject        BLOB,
    issued_to      BLOB,                     -- D-25
    issued_by      BLOB NOT NULL,
    issued_at      INTEGER NOT NULL,
    form           TEXT NOT NULL,            -- JSON
    is_blank       INTEGER NOT NULL,         -- A-11, F-21
    language       TEXT NOT NULL,
    prints         INTEGER NOT NULL,
    printed_at     INTEGER,
    presented_at   INTEGER,
    block          TEXT,
    content        TEXT,                     -- canonical JSON, frozen before the pad opens or the sheet is printed
    content_digest TEXT,
    pages_digest   TEXT,
    signed_at      INTEGER,                  -- of a sheet signed by hand: as written on it (F-12)
    scans          TEXT NOT NULL,            -- JSON
    on_sheet       TEXT,                     -- JSON: signer, date and time keyed in from the sheet
    transcribed_by BLOB,                     -- F-21
    compared_by    BLOB,
    filed_at       INTEGER,
    voided_at      INTEGER,
    voided_by      BLOB,
    void_reason    TEXT NOT NULL
) STRICT;
CREATE INDEX paper_by_state ON paper (state, rid);
CREATE INDEX paper_by_visit ON paper (visit, rid);
CREATE INDEX paper_by_ticket ON paper (ticket, rid);
CREATE INDEX paper_by_holder ON paper (issued_to, rid);
CREATE INDEX paper_by_subject ON paper (subject, rid);

-- what is filed stays as it was filed, what is voided stays voided
CREATE TRIGGER paper_fixed BEFORE UPDATE ON paper
    WHEN OLD.state IN ('filed', 'voided') AND (NEW.state IS NOT OLD.state
        OR NEW.content IS NOT OLD.content OR NEW.content_digest IS NOT OLD.content_digest
        OR NEW.number IS NOT OLD.number OR NEW.kind IS NOT OLD.kind OR NEW.visit IS NOT OLD.visit
        OR NEW.ticket IS NOT OLD.ticket OR NEW.form IS NOT OLD.form OR NEW.scans IS NOT OLD.scans
        OR NEW.signed_at IS NOT OLD.signed_at OR NEW.void_reason IS NOT OLD.void_reason)
    BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER paper_kept BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TABLE paper_signature (
    rid                INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE,
    paper              BLOB NOT NULL REFERENCES paper (id),
    block              TEXT NOT NULL,        -- take_away, completion, receipt, hand_over
    signer_name        TEXT NOT NULL,
    signer_role        TEXT NOT NULL,
    signer_phone       TEXT NOT NULL,
    relation           TEXT NOT NULL,
    proxy_reason       TEXT NOT NULL,
    method             TEXT NOT NULL,        -- handwriting, company_seal, paper_scan
    content            TEXT NOT NULL,
    content_digest     TEXT NOT NULL,
    pages_digest       TEXT NOT NULL,
    declaration        TEXT NOT NULL,
    ink                TEXT,
    seal               TEXT,                 -- the picture of a company seal
    mark_digest        TEXT UNIQUE,          -- F-07
    scans              TEXT NOT NULL,
    started_at         INTEGER NOT NULL,
    signed_at          INTEGER NOT NULL,
    place              TEXT NOT NULL,
    device             BLOB NOT NULL,
    is_clock_off       INTEGER NOT NULL,     -- F-20
    evidence           TEXT NOT NULL,
    evidence_signature TEXT NOT NULL,
    UNIQUE (paper, block)
) STRICT;
CREATE TRIGGER paper_signature_fixed BEFORE UPDATE ON paper_signature BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER paper_signature_kept BEFORE DELETE ON paper_signature BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TABLE paper_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    paper      BLOB NOT NULL REFERENCES paper (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    at         INTEGER NOT NULL,
    by         BLOB NOT NULL,
    reason     TEXT NOT NULL
) STRICT;
CREATE INDEX paper_transition_by_paper ON paper_transition (paper, rid);
CREATE TRIGGER paper_transition_fixed BEFORE UPDATE ON paper_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER paper_transition_kept BEFORE DELETE ON paper_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- every sheet printed, by whom and when (T-14)
CREATE TABLE paper_print (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    paper          BLOB NOT NULL REFERENCES paper (id),
    print          INTEGER NOT NULL,
    content_digest TEXT NOT NULL,
    target         TEXT NOT NULL,
    at             INTEGER NOT NULL,
    by             BLOB NOT NULL
) STRICT;
CREATE INDEX paper_print_by_paper ON paper_print (paper, rid);
CREATE TRIGGER paper_print_fixed BEFORE UPDATE ON paper_print BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER paper_print_kept BEFORE DELETE ON paper_print BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- scans whose code names no paper they could be attached to
CREATE TABLE scan_inbox (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    blob        TEXT NOT NULL,
    mime        TEXT NOT NULL,
    name        TEXT NOT NULL,
    file_page   INTEGER NOT NULL,
    code        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    state       TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    received_by BLOB NOT NULL,
    paper       BLOB REFERENCES paper (id),
    round       BLOB,                        -- of acceptance
    decided_at  INTEGER,
    decided_by  BLOB,
    note        TEXT NOT NULL
) STRICT;
CREATE INDEX scan_inbox_by_state ON scan_inbox (state, rid);
