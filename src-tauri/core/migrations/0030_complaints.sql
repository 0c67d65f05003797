-- A request of type "complaint" opens a complaint of its own, with clocks of its own (A-05, I-03 to I-05).

CREATE TABLE complaint (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    number          TEXT NOT NULL,                  -- Q26-B-00001
    ticket          BLOB NOT NULL REFERENCES ticket (id),
    state           TEXT NOT NULL,
    received_at     INTEGER NOT NULL,
    received_by     BLOB NOT NULL,
    transfer_due_at INTEGER NOT NULL,
    reply_due_at    INTEGER NOT NULL,
    resolve_due_at  INTEGER NOT NULL,
    transferred_at  INTEGER,
    transferred_by  BLOB,
    transferred_to  BLOB
) STRICT;
CREATE INDEX complaint_of_ticket ON complaint (ticket);
CREATE INDEX complaint_open ON complaint (received_at) WHERE state = 'received';

-- What was complained of, when, and by when it must be dealt with stays; nothing is hidden (I-20).
CREATE TRIGGER complaint_fixed BEFORE UPDATE ON complaint
WHEN OLD.number IS NOT NEW.number OR OLD.ticket IS NOT NEW.ticket OR OLD.received_at IS NOT NEW.received_at
    OR OLD.received_by IS NOT NEW.received_by OR OLD.transfer_due_at IS NOT NEW.transfer_due_at
    OR OLD.reply_due_at IS NOT NEW.reply_due_at OR OLD.resolve_due_at IS NOT NEW.resolve_due_at
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER complaint_kept BEFORE DELETE ON complaint BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
