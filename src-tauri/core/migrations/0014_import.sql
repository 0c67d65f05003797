-- What comes from the firm's old tables (V-16): vehicles with their plates (N-03), what a person decided about columns.

ALTER TABLE equipment ADD COLUMN plate TEXT NOT NULL DEFAULT '';   -- without spaces and points; '' where it is no vehicle
ALTER TABLE equipment ADD COLUMN mileage INTEGER;                  -- kilometres, when last told
CREATE INDEX equipment_by_plate ON equipment (plate) WHERE plate <> '';

CREATE TABLE import_mapping (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    kind    TEXT NOT NULL,
    heads   TEXT NOT NULL,                   -- the header's cells, one a line
    columns TEXT NOT NULL                    -- JSON: the field of each column, null: left aside
) STRICT;
CREATE INDEX import_mapping_by_kind ON import_mapping (kind);

-- What we fit (L-01) and what we charge (O-01). A code is permanent; nothing is deleted (T-12).
CREATE TABLE part (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    code          TEXT NOT NULL,
    name          TEXT NOT NULL,
    spec          TEXT NOT NULL,
    unit          TEXT NOT NULL,
    price         INTEGER,                   -- fen; null: not priced yet
    supplier      TEXT NOT NULL,
    note          TEXT NOT NULL,
    source_digest TEXT,                      -- as in customer
    active        INTEGER NOT NULL
) STRICT;
CREATE INDEX part_by_code ON part (code);

CREATE TABLE price_item (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    code          TEXT NOT NULL,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    unit          TEXT NOT NULL,
    price         INTEGER NOT NULL,          -- fen
    valid_from    TEXT,
    valid_until   TEXT,                      -- that day included
    note          TEXT NOT NULL,
    source_digest TEXT,
    active        INTEGER NOT NULL
) STRICT;
CREATE INDEX price_item_by_code ON price_item (code);

-- What went out of a list, and how much of it; who and when stand in the journal.
CREATE TABLE table_export (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    list    TEXT NOT NULL,
    filter  TEXT NOT NULL,                   -- in words
    columns TEXT NOT NULL,
    format  TEXT NOT NULL,
    rows    INTEGER NOT NULL
) STRICT;
