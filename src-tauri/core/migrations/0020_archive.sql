-- What went out of the house and what came in: everything as an open archive, one customer's whole file (T-14, N-17).
-- Who and when stand in the journal.

CREATE TABLE archive_export (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    form    TEXT NOT NULL,                   -- folder, zip
    entries INTEGER NOT NULL,
    files   INTEGER NOT NULL,
    digest  TEXT NOT NULL                    -- SHA-256 of the list of checksums
) STRICT;
CREATE TRIGGER archive_export_fixed BEFORE UPDATE ON archive_export BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER archive_export_kept BEFORE DELETE ON archive_export BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- this vault was made of an archive
CREATE TABLE archive_import (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,                -- when the archive was made
    entries INTEGER NOT NULL,
    files   INTEGER NOT NULL,
    digest  TEXT NOT NULL
) STRICT;
CREATE TRIGGER archive_import_fixed BEFORE UPDATE ON archive_import BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER archive_import_kept BEFORE DELETE ON archive_import BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- one customer's whole file went out
CREATE TABLE customer_export (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    customer  BLOB NOT NULL REFERENCES customer (id),
    documents INTEGER NOT NULL,
    photos    INTEGER NOT NULL,
    digest    TEXT NOT NULL                  -- SHA-256 of the list of checksums
) STRICT;
CREATE INDEX customer_export_of ON customer_export (customer);
CREATE TRIGGER customer_export_fixed BEFORE UPDATE ON customer_export BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER customer_export_kept BEFORE DELETE ON customer_export BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
