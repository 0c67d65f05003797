-- Acceptance rounds, signatures and the papers made of them.

-- certificates of the firm's root and of its devices (V-07)
CREATE TABLE certificate (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    role      TEXT NOT NULL,                 -- root, device
    device    BLOB NOT NULL,                 -- the device that holds the key
    serial    TEXT NOT NULL,
    der       TEXT NOT NULL,                 -- hex
    issued_at INTEGER NOT NULL
) STRICT;

-- every sealed paper, with the hash of the very file
CREATE TABLE filed_document (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    number         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    subject_kind   TEXT NOT NULL,            -- table of what it is about
    subject        BLOB NOT NULL,
    customer       BLOB,
    source         BLOB NOT NULL UNIQUE,     -- the signature it was made from: one file each (F-07)
    content_digest TEXT NOT NULL,
    pages_digest   TEXT NOT NULL,
    file_sha256    TEXT NOT NULL,
    blob           TEXT NOT NULL,
    page_count     INTEGER NOT NULL,
    device         BLOB NOT NULL,
    sealed_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX filed_document_by_subject ON filed_document (subject, rid);
CREATE INDEX filed_document_by_customer ON filed_document (customer, rid);
CREATE INDEX filed_document_by_file ON filed_document (file_sha256);

CREATE TRIGGER filed_document_fixed BEFORE UPDATE ON filed_document BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER filed_document_kept BEFORE DELETE ON filed_document BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER certificate_fixed BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
