-- Lists a firm edits: its names of lines, its own lines, and what is no longer offered (A-06, A-12, N-04, T-15).

CREATE TABLE list_line (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    list    TEXT NOT NULL,
    code    TEXT NOT NULL,     -- permanent, never used again
    name    TEXT NOT NULL,
    name_en TEXT NOT NULL,
    active  INTEGER NOT NULL   -- no longer offered where 0
) STRICT;
CREATE INDEX list_line_by_code ON list_line (list, code);

-- What an item is decides what is asked of it: a vehicle's plate, a system's version, what grows on a site (N-03).
ALTER TABLE equipment ADD COLUMN kind TEXT NOT NULL DEFAULT 'product';
ALTER TABLE equipment ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE equipment ADD COLUMN planting TEXT NOT NULL DEFAULT '';
-- The service contract that covers it, and its last day (N-03, A-15).
ALTER TABLE equipment ADD COLUMN contract TEXT NOT NULL DEFAULT '';
ALTER TABLE equipment ADD COLUMN contract_until TEXT;
ALTER TABLE service_voucher ADD COLUMN contract TEXT NOT NULL DEFAULT '';
ALTER TABLE service_voucher ADD COLUMN contract_until TEXT;
ALTER TABLE service_voucher ADD COLUMN contract_state TEXT NOT NULL DEFAULT '';
