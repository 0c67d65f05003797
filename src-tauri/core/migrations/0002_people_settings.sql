-- The firm, its computers and its people; the figures the trade sets.

CREATE TABLE company (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    address     TEXT NOT NULL,
    phone       TEXT NOT NULL,
    logo        TEXT,
    preset      TEXT NOT NULL,
    zone        TEXT NOT NULL,
    sample      INTEGER NOT NULL,            -- the built-in sample firm: every print says so (V-18)
    opened_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    letter        TEXT NOT NULL,
    name          TEXT NOT NULL,
    registered_at INTEGER NOT NULL,
    revoked_at    INTEGER
) STRICT;

CREATE TABLE person (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    login      TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    phone      TEXT NOT NULL,
    roles      TEXT NOT NULL,                -- JSON list of role keys (catalogue 1.1)
    active     INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_value (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    key        TEXT NOT NULL,
    branch     TEXT NOT NULL,                -- '' is the whole firm
    value      TEXT,                         -- JSON; NULL goes back to the preset
    reason     TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    changed_by BLOB NOT NULL,
    UNIQUE (key, branch)
) STRICT;
