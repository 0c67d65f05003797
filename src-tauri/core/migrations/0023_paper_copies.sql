-- The customer's copy of a numbered paper, and the second signer on a sheet that is signed twice.

-- the customer got his copy (F-10)
CREATE TABLE paper_copy (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    signature BLOB NOT NULL REFERENCES paper_signature (id),
    means     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    given_at  INTEGER NOT NULL,
    given_by  BLOB NOT NULL
) STRICT;
CREATE INDEX paper_copy_by_signature ON paper_copy (signature);
CREATE TRIGGER paper_copy_fixed BEFORE UPDATE ON paper_copy BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER paper_copy_kept BEFORE DELETE ON paper_copy BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- what Today asks for: signatures of the last weeks
CREATE INDEX paper_signature_by_time ON paper_signature (signed_at);

-- who signed by hand for the things taken away, where the same sheet is signed again for the work (K-02, P-30)
ALTER TABLE paper ADD COLUMN taken_on_sheet TEXT; -- JSON
