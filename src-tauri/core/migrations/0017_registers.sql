-- The registers P-01 to P-06 are read in order of receipt.

CREATE INDEX ticket_note_calls ON ticket_note (at, rid) WHERE kind = 'call';
CREATE INDEX custody_item_by_time ON custody_item (taken_at, rid);
