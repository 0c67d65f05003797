-- Visits: who went, what they found, what they did (E, 4.2).

CREATE TABLE visit (
    rid               INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE,
    number            TEXT NOT NULL UNIQUE,
    ticket            BLOB NOT NULL REFERENCES ticket (id),
    state             TEXT NOT NULL,
    mode              TEXT NOT NULL,         -- on_site, remote, workshop (B-30)
    lead              BLOB NOT NULL,
    technicians       TEXT NOT NULL,         -- JSON list of person ids, the lead among them
    planned_at        INTEGER NOT NULL,
    agreed_at         INTEGER,               -- arrival agreed with the customer (B-21)
    instruction       TEXT NOT NULL,
    precall           TEXT,                  -- D-08
    departed_at       INTEGER,
    arrived_at        INTEGER,
    person_met        TEXT NOT NULL,         -- E-01
    person_met_post   TEXT NOT NULL,
    identity_stated   INTEGER NOT NULL,
    account           TEXT NOT NULL,         -- the user's own account (E-02)
    running_time      TEXT NOT NULL,
    counter_stated    TEXT NOT NULL,
    counter_observed  TEXT NOT NULL,         -- E-03
    dismantled_before TEXT,
    look              TEXT NOT NULL,
    found_problem     TEXT NOT NULL,         -- actual problem; the reported one stays on the ticket (E-05)
    cause_code        TEXT,
    cause             TEXT NOT NULL,         -- E-04
    responsibility    TEXT,
    user_agrees       INTEGER,               -- E-06
    user_words        TEXT NOT NULL,
    work_done         TEXT NOT NULL,
    tests             TEXT NOT NULL,         -- JSON lines (E-12)
    result            TEXT,
    result_note       TEXT NOT NULL,
    no_parts          INTEGER NOT NULL,      -- "none" chosen explicitly (E-08)
    guidance          TEXT NOT NULL,         -- E-13
    opinion           TEXT NOT NULL,         -- the user's opinion (E-08)
    survey            TEXT,                  -- answered, refused (E-17)
    survey_score      INTEGER,
    work_done_at      INTEGER,
    left_at           INTEGER,
    consent_by        BLOB,                  -- supervisor's consent to leave unsolved (E-15)
    consent_reason    TEXT NOT NULL,
    next_appointment  INTEGER,
    checkout_at       INTEGER,               -- E-16
    checkout_with     TEXT NOT NULL,
    returned_at       INTEGER,
    reported_at       INTEGER,
    approved_at       INTEGER,
    approved_by       BLOB,
    filed_at          INTEGER,
    ended_reason      TEXT NOT NULL,         -- why aborted, cancelled or sent back
    fees_none         INTEGER NOT NULL,      -- zero is stated (E-28)
    travel_minutes    INTEGER,
    work_minutes      INTEGER,
    wait_minutes      INTEGER
) STRICT;
CREATE INDEX visit_by_ticket ON visit (ticket, rid);
CREATE INDEX visit_by_lead ON visit (lead, state, planned_at);
CREATE INDEX visit_open ON visit (planned_at, rid) WHERE state NOT IN ('filed', 'aborted', 'cancelled');

CREATE TABLE visit_part (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    visit         BLOB NOT NULL REFERENCES visit (id),
    name          TEXT NOT NULL,
    part_number   TEXT NOT NULL,
    quantity      INTEGER NOT NULL,
    reason        TEXT NOT NULL,             -- E-09
    old_serial    TEXT NOT NULL,
    new_serial    TEXT NOT NULL,
    old_part      TEXT,                      -- brought_back, left_with_customer, scrapped (E-11)
    old_part_note TEXT NOT NULL,
    unit_price    INTEGER NOT NULL,          -- fen
    removed       INTEGER NOT NULL           -- struck out before signing; never deleted (T-12)
) STRICT;
CREATE INDEX visit_part_by_visit ON visit_part (visit, rid);

CREATE TABLE visit_fee (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    visit      BLOB NOT NULL REFERENCES visit (id),
    kind       TEXT NOT NULL,
    label      TEXT NOT NULL,
    amount     INTEGER NOT NULL,             -- fen
    is_cash    INTEGER NOT NULL,
    receipt_no TEXT NOT NULL,                -- E-28
    removed    INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_fee_by_visit ON visit_fee (visit, rid);

CREATE TABLE visit_photo (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    visit    BLOB NOT NULL REFERENCES visit (id),
    blob     TEXT NOT NULL,
    mime     TEXT NOT NULL,
    view     TEXT NOT NULL,                  -- whole, nameplate, counter, fault, old_part, after, other (E-10)
    caption  TEXT NOT NULL,
    position INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    removed  INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_photo_by_visit ON visit_photo (visit, position);

CREATE TABLE visit_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    visit      BLOB NOT NULL REFERENCES visit (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    at         INTEGER NOT NULL,
    by         BLOB NOT NULL,
    reason     TEXT
) STRICT;
CREATE INDEX visit_transition_by_visit ON visit_transition (visit, rid);
CREATE TRIGGER visit_transition_fixed BEFORE UPDATE ON visit_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_transition_kept BEFORE DELETE ON visit_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
