-- What the kernel itself keeps. Tables marked "local" belong to this computer and are not rebuilt from journals.

CREATE TABLE schema_migration (
    number     INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- local: which device this is
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq            INTEGER PRIMARY KEY,      -- local order of application
    device         BLOB NOT NULL,
    sequence       INTEGER NOT NULL,         -- contiguous per device from 1
    stamp          INTEGER NOT NULL,         -- hybrid logical clock: ms << 16 | counter
    entered_at     INTEGER NOT NULL,         -- when it was typed in
    happened_at    INTEGER NOT NULL,         -- when it really happened (A-04)
    zone           TEXT NOT NULL,
    actor          BLOB NOT NULL,
    command        TEXT NOT NULL,
    tx             BLOB NOT NULL,            -- all entries of one transaction
    record_kind    TEXT NOT NULL,
    record         BLOB NOT NULL,
    salt           BLOB NOT NULL,
    payload        TEXT,                     -- {field: [old, new]}; NULL once erased by law
    payload_digest BLOB NOT NULL,            -- salted, so an erased payload does not break the chain
    hash           BLOB NOT NULL,
    UNIQUE (device, sequence)
) STRICT;
CREATE INDEX journal_by_record ON journal (record, seq);
CREATE INDEX journal_by_tx ON journal (tx);

CREATE TABLE journal_head (
    device   BLOB PRIMARY KEY,
    sequence INTEGER NOT NULL,
    stamp    INTEGER NOT NULL,
    hash     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE issued_number (
    rid    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    series TEXT NOT NULL,
    year   INTEGER NOT NULL,
    device BLOB NOT NULL,
    letter TEXT NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,             -- a number issued twice is refused here too (V-02)
    UNIQUE (series, year, device, serial)
) STRICT;

-- what was refused to whom (T-01, F-03)
CREATE TABLE refusal (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    command TEXT NOT NULL,
    code    TEXT NOT NULL,
    person  BLOB NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

-- local: work that follows a saved fact
CREATE TABLE job (
    rid       INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    input     TEXT NOT NULL,
    attempts  INTEGER NOT NULL,
    fault     TEXT,
    queued_at INTEGER NOT NULL
) STRICT;

-- local: what a person has typed and not saved yet (V-15)
CREATE TABLE draft (
    person   BLOB NOT NULL,
    key      TEXT NOT NULL,
    body     TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
