-- What proves that nobody signed (F-13): its kind, and the file where it is one.
ALTER TABLE acceptance_round ADD COLUMN proof TEXT;       -- photo, recording, message, letter, call_record, statement
ALTER TABLE acceptance_round ADD COLUMN proof_file BLOB;  -- attachment
