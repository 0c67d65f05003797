-- Where the firm wants it, a VIP's request moves ahead of those as grave as it; danger and S1 always precede (N-10).

DROP INDEX ticket_queue;
DROP INDEX ticket_unassigned;
DROP INDEX ticket_mine;
DROP INDEX ticket_urgent;
ALTER TABLE ticket DROP COLUMN rank;
ALTER TABLE ticket ADD COLUMN goes_ahead INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN rank INTEGER GENERATED ALWAYS AS (CASE
    WHEN urgent IS NOT NULL AND acknowledged_at IS NULL THEN 0
    WHEN urgent IS NOT NULL OR severity = 's1' THEN 1
    WHEN priority = 'p1' THEN 3 - goes_ahead
    WHEN priority = 'p2' THEN 5 - goes_ahead
    ELSE 7 - goes_ahead END) VIRTUAL;
CREATE INDEX ticket_queue ON ticket (rank, received_at, rid) WHERE ended_at IS NULL;
CREATE INDEX ticket_unassigned ON ticket (rank, received_at, rid) WHERE ended_at IS NULL AND assignee IS NULL;
CREATE INDEX ticket_mine ON ticket (assignee, rank, received_at, rid) WHERE ended_at IS NULL;
CREATE INDEX ticket_urgent ON ticket (rank, received_at, rid) WHERE ended_at IS NULL AND urgent IS NOT NULL;
