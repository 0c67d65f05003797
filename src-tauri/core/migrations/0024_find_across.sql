-- The index knows more of a text than it did: where letters touch characters, and where marks stand. Emptied here, it is
-- written anew when the vault is opened.
INSERT INTO find_customer (find_customer) VALUES ('delete-all');
INSERT INTO find_equipment (find_equipment) VALUES ('delete-all');
INSERT INTO find_ticket (find_ticket) VALUES ('delete-all');
INSERT INTO find_visit (find_visit) VALUES ('delete-all');
INSERT INTO find_paper (find_paper) VALUES ('delete-all');
INSERT INTO find_filed_document (find_filed_document) VALUES ('delete-all');
