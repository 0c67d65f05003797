-- What records are found by (V-14). Tokens are made in Rust, written in the record's transaction, and hold no text
-- that could be read back. The rowid is the record's own, so that the last arrived is found first.

CREATE VIRTUAL TABLE find_customer USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE find_equipment USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE find_ticket USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- Full spellings and initials of a customer's and the contacts' names, from each of their characters on.
CREATE TABLE find_customer_name (
    key TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (key, row)
) STRICT, WITHOUT ROWID;
