-- The way back of an item in custody: verified by another person than who repaired it (K-06), handed back against the
-- signed voucher (K-07).

CREATE TABLE custody_check (
    rid    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    item   BLOB NOT NULL REFERENCES custody_item (id),
    passed INTEGER NOT NULL,
    note   TEXT NOT NULL,                    -- what was wrong, where it went back to the bench
    at     INTEGER NOT NULL,
    by     BLOB NOT NULL
) STRICT;
CREATE INDEX custody_check_by_item ON custody_check (item, rid);
CREATE TRIGGER custody_check_fixed BEFORE UPDATE ON custody_check BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER custody_check_kept BEFORE DELETE ON custody_check BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
