-- Missed calls nobody has returned yet stand on Today (A-19, V-11).

CREATE INDEX hotline_call_to_return ON hotline_call (at, rid)
    WHERE outcome = 'missed' AND returned_at IS NULL AND removed = 0;
