-- Files of any kind beside a job, a visit or a customer's file (V-10, N-11). The bytes lie in the store of blobs, by
-- their checksum, as they came.

CREATE TABLE attachment (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    number   TEXT NOT NULL,                  -- F26-B-00001
    customer BLOB REFERENCES customer (id),  -- only of what belongs to no job
    ticket   BLOB REFERENCES ticket (id),
    visit    BLOB REFERENCES visit (id),
    blob     TEXT NOT NULL,
    mime     TEXT NOT NULL,                  -- by content, never by name
    name     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    class    TEXT NOT NULL,
    caption  TEXT NOT NULL,
    added_by BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    removed  INTEGER NOT NULL,
    CHECK ((customer IS NULL) <> (ticket IS NULL))
) STRICT;
CREATE INDEX attachment_by_ticket ON attachment (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX attachment_by_visit ON attachment (visit) WHERE visit IS NOT NULL;
CREATE INDEX attachment_by_customer ON attachment (customer) WHERE customer IS NOT NULL;

-- What came in stays what came in; words and class may be corrected, and a file may be struck.
CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment
WHEN OLD.number IS NOT NEW.number OR OLD.ticket IS NOT NEW.ticket OR OLD.visit IS NOT NEW.visit
    OR OLD.blob IS NOT NEW.blob OR OLD.mime IS NOT NEW.mime OR OLD.name IS NOT NEW.name OR OLD.size IS NOT NEW.size
    OR OLD.added_by IS NOT NEW.added_by OR OLD.added_at IS NOT NEW.added_at
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER attachment_kept BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
