-- The customer's receipt comes back with the item and is void, or its loss is declared and signed (K-08).

CREATE TABLE receipt_return (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    receipt     BLOB NOT NULL REFERENCES paper (id),
    is_lost     INTEGER NOT NULL,
    declaration BLOB REFERENCES attachment (id),  -- signed by the customer, where the receipt is lost
    note        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    by          BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX receipt_return_by_receipt ON receipt_return (receipt);
CREATE TRIGGER receipt_return_fixed BEFORE UPDATE ON receipt_return BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER receipt_return_kept BEFORE DELETE ON receipt_return BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
