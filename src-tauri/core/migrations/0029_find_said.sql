-- A ticket is found by what its trade asks, by calls joined to it, notes and items taken away; a customer by the files
-- kept of him; four letters or digits are one token. Emptied here, the index is written anew when the vault is opened.
INSERT INTO find_customer (find_customer) VALUES ('delete-all');
INSERT INTO find_equipment (find_equipment) VALUES ('delete-all');
INSERT INTO find_ticket (find_ticket) VALUES ('delete-all');
INSERT INTO find_visit (find_visit) VALUES ('delete-all');
INSERT INTO find_paper (find_paper) VALUES ('delete-all');
INSERT INTO find_filed_document (find_filed_document) VALUES ('delete-all');
