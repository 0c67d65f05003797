-- Requests, the steps they took, and the vouchers prepared for them (A, B, 4.1). Nothing is deleted (T-12).

CREATE TABLE ticket (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    number          TEXT NOT NULL UNIQUE,
    state           TEXT NOT NULL,
    on_hold         INTEGER NOT NULL,
    hold_reason     TEXT,
    held_at         INTEGER,
    customer        BLOB NOT NULL REFERENCES customer (id),
    contact_name    TEXT NOT NULL,
    contact_phone   TEXT NOT NULL,
    site            BLOB REFERENCES site (id),
    address         TEXT NOT NULL,
    equipment       BLOB REFERENCES equipment (id),
    model           TEXT NOT NULL,
    serial          TEXT NOT NULL,
    details         TEXT NOT NULL,           -- JSON: what the trade asks besides (A-02)
    channel         TEXT NOT NULL,
    service_type    TEXT NOT NULL,
    desk_class      TEXT,
    problem_class   TEXT,
    description     TEXT NOT NULL,
    received_at     INTEGER NOT NULL,        -- all clocks start here, not at logged_at (A-04)
    logged_at       INTEGER NOT NULL,
    backdate_reason TEXT,
    taken_by        BLOB NOT NULL,
    level_due_at    INTEGER NOT NULL,
    promised_at     INTEGER,
    promised_by     BLOB,
    urgent          TEXT,
    acknowledged_at INTEGER,
    acknowledged_by BLOB,
    clarify_first   INTEGER NOT NULL,
    from_paper      INTEGER NOT NULL,
    approved_by     BLOB,
    approved_at     INTEGER,
    handed_by       BLOB,
    handed_to       BLOB,
    handed_at       INTEGER,
    severity        TEXT,
    nature          TEXT NOT NULL,
    assessors       TEXT NOT NULL,           -- JSON list of people
    triaged_at      INTEGER,
    priority        TEXT,
    charge_class    TEXT,
    charge_reason   TEXT NOT NULL,
    assignee        BLOB,
    responded_at    INTEGER,
    answer          TEXT,
    answered_at     INTEGER,
    cause_code      TEXT,
    cause           TEXT NOT NULL,
    repeat_of       BLOB REFERENCES ticket (id),
    cancel_asked_by TEXT,
    ended_at        INTEGER,
    -- What lists sort by; generated, so that no command can forget to keep them.
    rank            INTEGER GENERATED ALWAYS AS (CASE
                        WHEN urgent IS NOT NULL AND acknowledged_at IS NULL THEN 0
                        WHEN urgent IS NOT NULL OR severity = 's1' THEN 1
                        WHEN priority = 'p1' THEN 2
                        WHEN priority = 'p2' THEN 3
                        ELSE 4 END) VIRTUAL,
    due_at          INTEGER GENERATED ALWAYS AS (coalesce(promised_at, level_due_at)) VIRTUAL
) STRICT;

-- One index a list, pinned with INDEXED BY: left to itself the planner took a skip-scan over the states.
CREATE INDEX ticket_received ON ticket (received_at, rid);
CREATE INDEX ticket_queue ON ticket (rank, received_at, rid) WHERE ended_at IS NULL;
CREATE INDEX ticket_unassigned ON ticket (rank, received_at, rid) WHERE ended_at IS NULL AND assignee IS NULL;
CREATE INDEX ticket_mine ON ticket (assignee, rank, received_at, rid) WHERE ended_at IS NULL;
-- What is served is not late any more: only the follow-up is open.
CREATE INDEX ticket_due ON ticket (due_at, rid)
    WHERE ended_at IS NULL AND state NOT IN ('accepted', 'completed_unsigned', 'follow_up');
CREATE INDEX ticket_awaiting ON ticket (received_at, rid) WHERE state = 'pending_acceptance';
CREATE INDEX ticket_urgent ON ticket (rank, received_at, rid) WHERE ended_at IS NULL AND urgent IS NOT NULL;
CREATE INDEX ticket_cancelled ON ticket (received_at, rid) WHERE state = 'cancelled';
CREATE INDEX ticket_assigned ON ticket (assignee, received_at, rid);
CREATE INDEX ticket_of_customer ON ticket (customer, received_at);
CREATE INDEX ticket_of_equipment ON ticket (equipment, received_at) WHERE equipment IS NOT NULL;
CREATE INDEX ticket_of_serial ON ticket (serial, received_at) WHERE serial <> '';

CREATE TABLE ticket_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    ticket     BLOB NOT NULL REFERENCES ticket (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    by_system  INTEGER NOT NULL,
    person     BLOB NOT NULL,
    reason     TEXT,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_transition_of ON ticket_transition (ticket, at);

CREATE TABLE ticket_note (
    rid    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    ticket BLOB NOT NULL REFERENCES ticket (id),
    kind   TEXT NOT NULL,
    text   TEXT NOT NULL,
    person BLOB NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_note_of ON ticket_note (ticket, at);

CREATE TABLE service_voucher (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    number        TEXT NOT NULL UNIQUE,
    ticket        BLOB NOT NULL REFERENCES ticket (id),
    customer_name TEXT NOT NULL,
    address       TEXT NOT NULL,
    phone         TEXT NOT NULL,
    model         TEXT NOT NULL,
    serial        TEXT NOT NULL,
    warranty      TEXT NOT NULL,
    prepared_at   INTEGER NOT NULL,
    returned_at   INTEGER,
    returned_to   BLOB
) STRICT;
CREATE INDEX service_voucher_of ON service_voucher (ticket);

-- What happened is not rewritten, and no request disappears from the registers (T-03, T-12).
CREATE TRIGGER ticket_transition_kept BEFORE UPDATE ON ticket_transition BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
CREATE TRIGGER ticket_transition_stays BEFORE DELETE ON ticket_transition BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
CREATE TRIGGER ticket_note_kept BEFORE UPDATE ON ticket_note BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
CREATE TRIGGER ticket_note_stays BEFORE DELETE ON ticket_note BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
CREATE TRIGGER ticket_stays BEFORE DELETE ON ticket BEGIN
    SELECT RAISE(ABORT, 'signed.unchangeable');
END;
