-- A caller asks again about what is already being worked on: the call joins that ticket instead of becoming a second
-- one (A-13, A-14). A repeat that is declined keeps the earlier job and the reason.

CREATE TABLE ticket_contact (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    ticket        BLOB NOT NULL REFERENCES ticket (id),
    channel       TEXT NOT NULL,
    contact_name  TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    text          TEXT NOT NULL,
    received_at   INTEGER NOT NULL,
    taken_by      BLOB NOT NULL,
    undone_at     INTEGER,
    undone_by     BLOB
) STRICT;
CREATE INDEX ticket_contact_of ON ticket_contact (ticket, received_at);
CREATE INDEX ticket_contact_received ON ticket_contact (received_at, rid);
CREATE TRIGGER ticket_contact_stays BEFORE DELETE ON ticket_contact BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;

CREATE TABLE repeat_declined (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    ticket  BLOB NOT NULL REFERENCES ticket (id),
    earlier BLOB NOT NULL REFERENCES ticket (id),
    reason  TEXT NOT NULL,
    person  BLOB NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX repeat_declined_of ON repeat_declined (ticket);
CREATE TRIGGER repeat_declined_kept BEFORE UPDATE ON repeat_declined BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
CREATE TRIGGER repeat_declined_stays BEFORE DELETE ON repeat_declined BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
