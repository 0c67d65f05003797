-- What is kept about a file besides its lines: where the customer stands, who has looked at the new file, the VIP's
-- archive, two files made one, and a person's data erased by right.

CREATE TABLE customer_stage (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    stage    TEXT NOT NULL,                  -- N-05
    since    INTEGER NOT NULL,
    person   BLOB NOT NULL
) STRICT;
CREATE INDEX customer_stage_of ON customer_stage (customer);
CREATE INDEX customer_stage_by_stage ON customer_stage (stage, customer);

CREATE TABLE customer_seen (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    person   BLOB NOT NULL,
    at       INTEGER NOT NULL                -- N-09
) STRICT;
CREATE INDEX customer_seen_of ON customer_seen (customer);
CREATE INDEX customer_by_opened_on ON customer (opened_on, rid);
CREATE INDEX customer_by_owner ON customer (owner, rid) WHERE owner IS NOT NULL;

-- the VIP's archive, apart from the customer's file (N-06, N-07)
CREATE TABLE vip_file (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    customer    BLOB NOT NULL REFERENCES customer (id),
    line        TEXT NOT NULL,               -- dedicated telephone, fax or window; all the front desk sees of it
    terms       TEXT NOT NULL,
    maintenance TEXT NOT NULL,
    place       TEXT NOT NULL                -- where the originals lie
) STRICT;
CREATE INDEX vip_file_of ON vip_file (customer);

CREATE TABLE vip_review (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    person   BLOB NOT NULL,
    at       INTEGER NOT NULL,               -- N-08
    note     TEXT NOT NULL
) STRICT;
CREATE INDEX vip_review_of ON vip_review (customer, at);

-- two files made one (N-16); taken back, it is off: `active` 0
CREATE TABLE customer_merge (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    survivor  BLOB NOT NULL REFERENCES customer (id),
    merged    BLOB NOT NULL REFERENCES customer (id),
    merged_at INTEGER NOT NULL,
    person    BLOB NOT NULL,
    tx        BLOB NOT NULL,                 -- the transaction, for taking it back
    active    INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_merge_by_survivor ON customer_merge (survivor) WHERE active;
CREATE INDEX customer_merge_by_merged ON customer_merge (merged) WHERE active;

-- that a person's data were erased, and why; never what they were
CREATE TABLE customer_erasure (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    customer BLOB NOT NULL REFERENCES customer (id),
    reason   TEXT NOT NULL,
    person   BLOB NOT NULL,
    at       INTEGER NOT NULL,
    records  INTEGER NOT NULL,               -- records that lost something
    kept     INTEGER NOT NULL                -- signed and numbered papers that stay for the period of T-11
) STRICT;
CREATE INDEX customer_erasure_of ON customer_erasure (customer);
CREATE TRIGGER customer_erasure_fixed BEFORE UPDATE ON customer_erasure BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER customer_erasure_kept BEFORE DELETE ON customer_erasure BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
