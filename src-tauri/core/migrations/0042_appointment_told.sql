-- The next appointment was told to the customer: to whom and when (E-15).
ALTER TABLE visit ADD COLUMN appointment_told_at INTEGER;
ALTER TABLE visit ADD COLUMN appointment_told_to TEXT NOT NULL DEFAULT '';
