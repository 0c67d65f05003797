-- Customers' goods in our hands (K, 4.6).

CREATE TABLE custody_item (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    receipt        BLOB NOT NULL,            -- paper (P-34)
    number         TEXT NOT NULL,            -- of the receipt (K-02)
    ticket         BLOB NOT NULL REFERENCES ticket (id),
    visit          BLOB REFERENCES visit (id),
    state          TEXT NOT NULL,
    name           TEXT NOT NULL,
    model          TEXT NOT NULL,
    serial         TEXT NOT NULL,
    accessories    TEXT NOT NULL,
    condition      TEXT NOT NULL,
    fault          TEXT NOT NULL,
    photos         TEXT NOT NULL,            -- JSON list of visit_photo ids
    reason         TEXT NOT NULL,            -- why it could not be put right on site (K-01)
    promised_on    TEXT,
    taken_by       BLOB NOT NULL,
    taken_at       INTEGER NOT NULL,
    confirmed_name TEXT NOT NULL,            -- the customer confirmed the receipt (K-02)
    confirmed_at   INTEGER,
    registered_by  BLOB,                     -- in the in/out register (K-03)
    registered_at  INTEGER,
    place          TEXT NOT NULL,
    card           BLOB,                     -- paper (P-35): the repair card hung on the item (K-04)
    card_number    TEXT,
    work           TEXT NOT NULL,
    repair_minutes INTEGER,                  -- K-05
    parts          TEXT NOT NULL,            -- JSON lines (K-05)
    no_parts       INTEGER NOT NULL,
    tests          TEXT NOT NULL,            -- JSON lines (E-12)
    repaired_by    BLOB,
    repaired_at    INTEGER
) STRICT;
CREATE INDEX custody_item_by_visit ON custody_item (visit, rid);
CREATE INDEX custody_item_by_ticket ON custody_item (ticket, rid);
CREATE INDEX custody_item_by_state ON custody_item (state, rid);
CREATE INDEX custody_item_by_receipt ON custody_item (receipt, rid);
CREATE INDEX custody_item_by_number ON custody_item (number);
CREATE UNIQUE INDEX custody_item_by_card ON custody_item (card_number) WHERE card_number IS NOT NULL;

CREATE TABLE custody_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    item       BLOB NOT NULL REFERENCES custody_item (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    at         INTEGER NOT NULL,
    by         BLOB NOT NULL,
    place      TEXT NOT NULL
) STRICT;
CREATE INDEX custody_transition_by_item ON custody_transition (item, rid);
CREATE TRIGGER custody_transition_fixed BEFORE UPDATE ON custody_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER custody_transition_kept BEFORE DELETE ON custody_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- What the customer confirmed stays as he confirmed it (K-02).
CREATE TRIGGER custody_item_confirmed_fixed BEFORE UPDATE OF
    receipt, number, ticket, visit, name, model, serial, accessories, condition, fault, photos, reason, promised_on, taken_by,
    taken_at, confirmed_name, confirmed_at
ON custody_item WHEN OLD.confirmed_at IS NOT NULL AND (
    NEW.receipt IS NOT OLD.receipt OR NEW.number IS NOT OLD.number OR NEW.ticket IS NOT OLD.ticket OR NEW.visit IS NOT OLD.visit OR
    NEW.name IS NOT OLD.name OR NEW.model IS NOT OLD.model OR NEW.serial IS NOT OLD.serial OR
    NEW.accessories IS NOT OLD.accessories OR NEW.condition IS NOT OLD.condition OR NEW.fault IS NOT OLD.fault OR
    NEW.photos IS NOT OLD.photos OR NEW.reason IS NOT OLD.reason OR NEW.promised_on IS NOT OLD.promised_on OR
    NEW.taken_by IS NOT OLD.taken_by OR NEW.taken_at IS NOT OLD.taken_at OR
    NEW.confirmed_name IS NOT OLD.confirmed_name OR NEW.confirmed_at IS NOT OLD.confirmed_at
) BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER custody_item_kept BEFORE DELETE ON custody_item BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
