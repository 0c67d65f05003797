-- Whom we serve and what they own (N-02, N-03). Nothing is deleted: `active` takes a line off the file (T-12).

CREATE TABLE customer (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    number        TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    grade         TEXT NOT NULL,
    region        TEXT NOT NULL,
    owner         BLOB,                      -- the one responsible person of a VIP (N-06)
    birthday      TEXT,
    opened_on     TEXT,
    source_number TEXT,                      -- the firm's own number before Aftercare; the key of a repeated import
    source_digest TEXT,                      -- of the imported row, so that the same row changes nothing again
    note          TEXT NOT NULL,
    active        INTEGER NOT NULL
) STRICT;
-- Not unique: two laptops may import the same list before they meet.
CREATE INDEX customer_by_source_number ON customer (source_number) WHERE source_number IS NOT NULL;
CREATE INDEX customer_by_name ON customer (name);

CREATE TABLE contact (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    name     TEXT NOT NULL,
    post     TEXT NOT NULL,
    email    TEXT NOT NULL,
    is_main  INTEGER NOT NULL,
    active   INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_customer ON contact (customer);
CREATE INDEX contact_by_name ON contact (name);

CREATE TABLE phone (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    contact  BLOB REFERENCES contact (id),   -- none: the customer's own number
    display  TEXT NOT NULL,                  -- as people write it, with extension
    digits   TEXT NOT NULL,                  -- what all spellings share
    label    TEXT NOT NULL,
    is_main  INTEGER NOT NULL,
    active   INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_by_customer ON phone (customer);
CREATE INDEX phone_by_digits ON phone (digits);
CREATE INDEX phone_by_tail ON phone (substr(digits, -4));

CREATE TABLE site (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    name     TEXT NOT NULL,
    address  TEXT NOT NULL,
    zone     TEXT NOT NULL,                  -- travel zone of fees and arrival limits
    note     TEXT NOT NULL,
    is_main  INTEGER NOT NULL,
    active   INTEGER NOT NULL
) STRICT;
CREATE INDEX site_by_customer ON site (customer);

CREATE TABLE equipment (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    number          TEXT NOT NULL UNIQUE,
    customer        BLOB NOT NULL REFERENCES customer (id),
    site            BLOB REFERENCES site (id),
    name            TEXT NOT NULL,
    model           TEXT NOT NULL,
    serial          TEXT NOT NULL,           -- '' where the item has none
    purchased_on    TEXT,
    warranty_months INTEGER,
    warranty_until  TEXT,                    -- last day under warranty, that day included (M-02)
    address         TEXT NOT NULL,           -- where it stands, if not at a site of the file
    note            TEXT NOT NULL,
    source_digest   TEXT,                    -- as in customer
    active          INTEGER NOT NULL
) STRICT;
CREATE INDEX equipment_by_customer ON equipment (customer);
CREATE INDEX equipment_by_serial ON equipment (serial) WHERE serial <> '';
