-- A suggestion is routed, decided and answered: its request stays open until the sender was told (A-17, A-21).

CREATE TABLE feedback (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    ticket      BLOB NOT NULL REFERENCES ticket (id),
    state       TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    department  TEXT NOT NULL,
    routed_at   INTEGER,
    routed_by   BLOB,
    decision    TEXT,
    reason      TEXT NOT NULL,
    decided_at  INTEGER,
    decided_by  BLOB,
    means       TEXT,
    told_at     INTEGER,
    told_by     BLOB
) STRICT;
CREATE INDEX feedback_of_ticket ON feedback (ticket);
CREATE INDEX feedback_open ON feedback (state, received_at) WHERE state <> 'informed';

-- What the sender was told cannot be made another thing afterwards.
CREATE TRIGGER feedback_fixed BEFORE UPDATE ON feedback
WHEN OLD.ticket IS NOT NEW.ticket OR OLD.received_at IS NOT NEW.received_at OR OLD.state = 'informed'
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER feedback_kept BEFORE DELETE ON feedback BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
