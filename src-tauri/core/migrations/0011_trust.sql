-- Whom outsiders may believe: withdrawn certificates, the lists of devices, time stamps.

-- which of a computer's certificates sealed the paper; its key may be replaced
ALTER TABLE filed_document ADD COLUMN serial TEXT NOT NULL DEFAULT '';
CREATE INDEX filed_document_by_serial ON filed_document (serial);

-- from when on the firm no longer stands for what was sealed with a certificate
CREATE TABLE certificate_withdrawal (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    certificate BLOB NOT NULL REFERENCES certificate (id),
    at          INTEGER NOT NULL,            -- the last moment the firm was sure of it
    reason      TEXT NOT NULL,               -- lost, sold, replaced, other
    note        TEXT NOT NULL,
    known       TEXT NOT NULL,               -- blob: digests of the sealed files the firm had in its hands
    known_count INTEGER NOT NULL,
    entered_at  INTEGER NOT NULL,
    entered_by  BLOB NOT NULL
) STRICT;
CREATE INDEX certificate_withdrawal_by_certificate ON certificate_withdrawal (certificate);

-- the numbered lists the root signed, as handed to customers
CREATE TABLE device_list (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    root       TEXT NOT NULL,                -- SHA-256 of the root's certificate
    number     INTEGER NOT NULL,
    dated      INTEGER NOT NULL,
    blob       TEXT NOT NULL,
    devices    INTEGER NOT NULL,
    withdrawn  INTEGER NOT NULL
) STRICT;
CREATE INDEX device_list_by_root ON device_list (root, number);

-- a filed paper with an authority's time stamp behind it; the original stays as it was
CREATE TABLE filed_stamp (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    document    BLOB NOT NULL REFERENCES filed_document (id),
    file_sha256 TEXT NOT NULL,
    blob        TEXT NOT NULL,
    authority   TEXT NOT NULL,               -- what the authority calls itself
    stamped_at  INTEGER NOT NULL,            -- by the authority's clock
    is_trusted  INTEGER NOT NULL,
    asked_at    INTEGER NOT NULL,
    asked_by    BLOB NOT NULL
) STRICT;
CREATE INDEX filed_stamp_by_document ON filed_stamp (document);
CREATE INDEX filed_stamp_by_file ON filed_stamp (file_sha256);

-- who is asked for time stamps, if anybody
CREATE TABLE time_authority (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    address     TEXT NOT NULL,               -- empty: nobody is asked
    certificate TEXT NOT NULL                -- DER in hex; empty: its stamps are shown and count for nothing
) STRICT;

CREATE TRIGGER certificate_withdrawal_fixed BEFORE UPDATE ON certificate_withdrawal BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER certificate_withdrawal_kept BEFORE DELETE ON certificate_withdrawal BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER device_list_fixed BEFORE UPDATE ON device_list BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER device_list_kept BEFORE DELETE ON device_list BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER filed_stamp_fixed BEFORE UPDATE ON filed_stamp BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER filed_stamp_kept BEFORE DELETE ON filed_stamp BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
