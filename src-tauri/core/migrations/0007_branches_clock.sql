-- Branches of the firm, steps of the clock, and salts that go with what they salted.

CREATE TABLE branch (
    rid    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    code   TEXT NOT NULL,                    -- not unique here: two laptops may open the same branch before they meet
    name   TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;

-- NULL is the head office, or a firm without branches
ALTER TABLE person ADD COLUMN branch BLOB REFERENCES branch (id);

CREATE TABLE clock_step (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    device      BLOB NOT NULL,
    person      BLOB NOT NULL,
    shown_at    INTEGER NOT NULL,
    expected_at INTEGER NOT NULL
) STRICT;

-- What a person may have erased by law could be guessed from digest and salt: a telephone number has few digits.
CREATE TRIGGER journal_salt_goes_with_payload AFTER UPDATE OF payload ON journal
WHEN NEW.payload IS NULL AND NEW.salt <> zeroblob(16) BEGIN
    UPDATE journal SET salt = zeroblob(16) WHERE seq = NEW.seq;
END;
