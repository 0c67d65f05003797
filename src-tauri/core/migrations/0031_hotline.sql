-- What the hotline did with each call, who was on duty, and whether it fell into the service window (A-19, P-29).

CREATE TABLE hotline_call (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    at           INTEGER NOT NULL,
    outcome      TEXT NOT NULL,
    in_window    INTEGER NOT NULL,  -- by the window in force when it was logged
    phone        TEXT NOT NULL,
    customer     BLOB REFERENCES customer (id),
    on_duty      BLOB NOT NULL,
    forwarded_to BLOB,
    note         TEXT NOT NULL,
    logged_by    BLOB NOT NULL,
    logged_at    INTEGER NOT NULL,
    returned_at  INTEGER,
    returned_by  BLOB,
    removed      INTEGER NOT NULL
) STRICT;
CREATE INDEX hotline_call_by_time ON hotline_call (at, rid);
CREATE INDEX hotline_call_of_customer ON hotline_call (customer) WHERE customer IS NOT NULL;
CREATE TRIGGER hotline_call_kept BEFORE DELETE ON hotline_call BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
