-- Visits, papers and documents are found by their text as well (V-14, N-11); lists of one person's are read from an
-- index; what somebody opened last is offered again.

CREATE VIRTUAL TABLE find_visit USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE find_paper USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE find_filed_document USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- Who is on which visit. The visit itself names them in one text, which no index can be asked for one person.
CREATE TABLE visit_person (
    person TEXT NOT NULL,
    row    INTEGER NOT NULL,
    ticket BLOB NOT NULL,
    PRIMARY KEY (person, row)
) STRICT, WITHOUT ROWID;
INSERT INTO visit_person (person, row, ticket)
    SELECT DISTINCT j.value, v.rid, v.ticket FROM visit v, json_each(v.technicians) j;
CREATE TRIGGER visit_person_added AFTER INSERT ON visit BEGIN
    INSERT OR IGNORE INTO visit_person (person, row, ticket)
        SELECT j.value, new.rid, new.ticket FROM json_each(new.technicians) j;
END;
CREATE TRIGGER visit_person_changed AFTER UPDATE OF technicians, ticket ON visit
WHEN old.technicians <> new.technicians OR old.ticket <> new.ticket BEGIN
    DELETE FROM visit_person WHERE row = old.rid AND person IN (SELECT j.value FROM json_each(old.technicians) j);
    INSERT OR IGNORE INTO visit_person (person, row, ticket)
        SELECT j.value, new.rid, new.ticket FROM json_each(new.technicians) j;
END;

CREATE INDEX paper_by_kind ON paper (kind, rid);
CREATE INDEX paper_by_issuer ON paper (issued_by, rid);
CREATE INDEX filed_document_by_number ON filed_document (number);
CREATE INDEX customer_by_grade ON customer (grade, rid);
CREATE INDEX customer_by_kind ON customer (kind, rid);
CREATE INDEX customer_by_region ON customer (region, rid);

-- Belongs to this computer and is in no journal.
CREATE TABLE recent (
    person    BLOB NOT NULL,
    kind      TEXT NOT NULL,
    record    BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (person, kind, record)
) STRICT, WITHOUT ROWID;
