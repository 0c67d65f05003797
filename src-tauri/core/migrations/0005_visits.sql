-- Visits: who went, what they found, what they did (E, 4.2).

CREATE TABLE visit (
    rid               INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE,
    number            TEXT NOT NULL UNIQUE,
    ticket            BLOB NOT NULL REFERENCES ticket (id),
    state             TEXT NOT NULL,
    mode              TEXT NOT NULL,         -- on_site, remote, workshop (B-30)
    lead              BLOB NOT NULL,
    technicians       TEXT NOT NULL,         -- JSON list of person ids, the lead among them
    planned_at        INTEGER NOT NULL,
    agreed_at         INTEGER,               -- arrival agreed with the customer (B-21)
    instruction       TEXT NOT NULL,
    template          BLOB,                  -- visit_template it was planned by
    job               TEXT NOT NULL,         -- JSON: what this kind of job asks for, as it was when planned
    precall           TEXT,                  -- D-08
    checklist         TEXT NOT NULL,         -- JSON lines (D-06)
    departed_at       INTEGER,
    arrived_at        INTEGER,
    person_met        TEXT NOT NULL,         -- E-01
    person_met_post   TEXT NOT NULL,
    identity_stated   INTEGER NOT NULL,
    remote_means      TEXT NOT NULL,         -- E-22
    remote_consent    INTEGER NOT NULL,
    account           TEXT NOT NULL,         -- the user's own account (E-02)
    running_time      TEXT NOT NULL,
    used_for          TEXT NOT NULL,
    before_fault      TEXT NOT NULL,
    after_fault       TEXT NOT NULL,
    counter_stated    TEXT NOT NULL,
    counter_observed  TEXT NOT NULL,         -- E-03
    counter_unreadable INTEGER NOT NULL,     -- chosen, not left blank (E-02)
    dismantled_before INTEGER,
    running_observed  TEXT NOT NULL,
    in_scope          INTEGER,               -- within the warranty's scope (E-03)
    look              TEXT NOT NULL,
    found_problem     TEXT NOT NULL,         -- actual problem; the reported one stays on the ticket (E-05)
    cause_code        TEXT,
    cause             TEXT NOT NULL,         -- E-04
    responsibility    TEXT,
    user_agrees       INTEGER,               -- E-06
    user_words        TEXT NOT NULL,
    fault_path        TEXT,                  -- hardware, software, both (E-25)
    rma_number        TEXT NOT NULL,
    adjustment        TEXT NOT NULL,
    cleared           INTEGER,
    cleared_told      INTEGER,
    work_done         TEXT NOT NULL,
    steps             TEXT NOT NULL,         -- JSON lines (E-26)
    tests             TEXT NOT NULL,         -- JSON lines (E-12)
    parameters        TEXT NOT NULL,         -- JSON lines (E-20)
    plants            TEXT NOT NULL,         -- JSON lines (E-23)
    issued            TEXT NOT NULL,         -- JSON lines (E-27)
    protection_fitted INTEGER,
    rescue_place      TEXT NOT NULL,         -- E-31
    rescue_called_at  INTEGER,
    towed             INTEGER,
    tow_to            TEXT NOT NULL,
    result            TEXT,
    result_note       TEXT NOT NULL,
    no_parts          INTEGER NOT NULL,      -- "none" chosen explicitly (E-08)
    guidance          TEXT NOT NULL,         -- E-13
    opinion           TEXT NOT NULL,         -- the user's opinion (E-08)
    survey            TEXT,                  -- answered, refused (E-17)
    survey_score      INTEGER,
    work_done_at      INTEGER,
    signed_at         INTEGER,               -- from here on the report is fixed (F-06)
    left_at           INTEGER,
    consent_by        BLOB,                  -- supervisor's consent to leave unsolved (E-15)
    consent_entered_by BLOB,
    consent_reason    TEXT NOT NULL,
    next_appointment  INTEGER,
    checkout_at       INTEGER,               -- E-16
    checkout_with     TEXT NOT NULL,
    checkout_result   TEXT NOT NULL,
    checkout_tasks    TEXT NOT NULL,
    checkout_confirmed_by BLOB,
    checkout_confirmed_at INTEGER,
    returned_at       INTEGER,
    papers            TEXT NOT NULL,         -- JSON lines (E-19)
    papers_due_at     INTEGER,
    verbal_report     TEXT NOT NULL,         -- E-18
    reported_at       INTEGER,
    approved_at       INTEGER,
    approved_by       BLOB,
    filed_at          INTEGER,
    abort_kind        TEXT,                  -- no_entry, customer_absent, danger, weather, other
    ended_reason      TEXT NOT NULL,         -- why aborted, cancelled or sent back
    fees_none         INTEGER NOT NULL       -- zero is stated (E-28)
) STRICT;
CREATE INDEX visit_by_ticket ON visit (ticket, rid);
CREATE INDEX visit_by_time ON visit (planned_at, rid);
-- Which tickets somebody was sent to, from the index alone: it decides what a technician sees (T.1).
CREATE INDEX visit_crew ON visit (technicians, ticket);
CREATE INDEX visit_open ON visit (planned_at, rid) WHERE state NOT IN ('filed', 'aborted', 'cancelled');

CREATE TABLE visit_part (
    rid           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    visit         BLOB NOT NULL REFERENCES visit (id),
    name          TEXT NOT NULL,
    part_number   TEXT NOT NULL,
    quantity      INTEGER NOT NULL,
    reason        TEXT NOT NULL,             -- E-09
    old_serial    TEXT NOT NULL,
    new_serial    TEXT NOT NULL,
    old_part      TEXT,                      -- brought_back, left_with_customer, scrapped (E-11)
    old_part_note TEXT NOT NULL,
    old_label     TEXT NOT NULL,             -- packed and labelled (E-11)
    unit_price    INTEGER NOT NULL,          -- fen
    removed       INTEGER NOT NULL           -- struck out before signing; never deleted (T-12)
) STRICT;
CREATE INDEX visit_part_by_visit ON visit_part (visit, rid);

CREATE TABLE visit_fee (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    visit      BLOB NOT NULL REFERENCES visit (id),
    kind       TEXT NOT NULL,
    label      TEXT NOT NULL,
    amount     INTEGER NOT NULL,             -- fen
    is_cash    INTEGER NOT NULL,
    receipt_no TEXT NOT NULL,                -- E-28
    removed    INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_fee_by_visit ON visit_fee (visit, rid);

CREATE TABLE visit_photo (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    visit    BLOB NOT NULL REFERENCES visit (id),
    blob     TEXT NOT NULL,
    mime     TEXT NOT NULL,
    thumb    TEXT,                           -- a small JPEG for the screen
    paper    TEXT,                           -- the JPEG papers show, made once from the original
    label    TEXT NOT NULL,                  -- the template's word where the view is other (E-10)
    before_photo BLOB,                       -- the photo of the same place before the work
    view     TEXT NOT NULL,                  -- whole, nameplate, counter, fault, old_part, after, other (E-10)
    caption  TEXT NOT NULL,
    position INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    removed  INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_photo_by_visit ON visit_photo (visit, position);
CREATE INDEX visit_photo_by_blob ON visit_photo (blob);

CREATE TABLE visit_transition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    visit      BLOB NOT NULL REFERENCES visit (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    at         INTEGER NOT NULL,
    by         BLOB NOT NULL,
    reason     TEXT
) STRICT;
CREATE INDEX visit_transition_by_visit ON visit_transition (visit, rid);
CREATE TRIGGER visit_transition_fixed BEFORE UPDATE ON visit_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_transition_kept BEFORE DELETE ON visit_transition BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- A signed report stays as it was signed, whoever asks and by whatever program (F-06). A visit left unsigned (F-13)
-- keeps signed_at empty and may still be completed and signed late.
CREATE TRIGGER visit_signed_fixed BEFORE UPDATE OF
    number, ticket, mode, lead, technicians, instruction, departed_at, arrived_at, person_met, person_met_post,
    identity_stated, remote_means, remote_consent, account, running_time, counter_stated, counter_observed,
    counter_unreadable, dismantled_before, look, found_problem, cause_code, cause, responsibility, user_agrees,
    user_words, work_done, tests, result, result_note, no_parts, guidance, opinion, survey, survey_score,
    work_done_at, signed_at, next_appointment, fees_none, template, job, used_for, before_fault, after_fault,
    running_observed, in_scope, fault_path, rma_number, adjustment, cleared, cleared_told, parameters, plants,
    issued, protection_fitted, rescue_place, rescue_called_at, towed, tow_to
ON visit WHEN OLD.signed_at IS NOT NULL AND (
    NEW.number IS NOT OLD.number OR NEW.ticket IS NOT OLD.ticket OR NEW.mode IS NOT OLD.mode OR
    NEW.lead IS NOT OLD.lead OR NEW.technicians IS NOT OLD.technicians OR NEW.instruction IS NOT OLD.instruction OR
    NEW.departed_at IS NOT OLD.departed_at OR NEW.arrived_at IS NOT OLD.arrived_at OR
    NEW.person_met IS NOT OLD.person_met OR NEW.person_met_post IS NOT OLD.person_met_post OR
    NEW.identity_stated IS NOT OLD.identity_stated OR NEW.remote_means IS NOT OLD.remote_means OR
    NEW.remote_consent IS NOT OLD.remote_consent OR NEW.account IS NOT OLD.account OR
    NEW.running_time IS NOT OLD.running_time OR NEW.counter_stated IS NOT OLD.counter_stated OR
    NEW.counter_observed IS NOT OLD.counter_observed OR NEW.counter_unreadable IS NOT OLD.counter_unreadable OR
    NEW.dismantled_before IS NOT OLD.dismantled_before OR NEW.look IS NOT OLD.look OR
    NEW.found_problem IS NOT OLD.found_problem OR NEW.cause_code IS NOT OLD.cause_code OR
    NEW.cause IS NOT OLD.cause OR NEW.responsibility IS NOT OLD.responsibility OR
    NEW.user_agrees IS NOT OLD.user_agrees OR NEW.user_words IS NOT OLD.user_words OR
    NEW.work_done IS NOT OLD.work_done OR NEW.tests IS NOT OLD.tests OR NEW.result IS NOT OLD.result OR
    NEW.result_note IS NOT OLD.result_note OR NEW.no_parts IS NOT OLD.no_parts OR
    NEW.guidance IS NOT OLD.guidance OR NEW.opinion IS NOT OLD.opinion OR NEW.survey IS NOT OLD.survey OR
    NEW.survey_score IS NOT OLD.survey_score OR NEW.work_done_at IS NOT OLD.work_done_at OR
    NEW.signed_at IS NOT OLD.signed_at OR
    NEW.next_appointment IS NOT OLD.next_appointment OR NEW.fees_none IS NOT OLD.fees_none OR
    NEW.template IS NOT OLD.template OR NEW.job IS NOT OLD.job OR NEW.used_for IS NOT OLD.used_for OR
    NEW.before_fault IS NOT OLD.before_fault OR NEW.after_fault IS NOT OLD.after_fault OR
    NEW.running_observed IS NOT OLD.running_observed OR NEW.in_scope IS NOT OLD.in_scope OR
    NEW.fault_path IS NOT OLD.fault_path OR NEW.rma_number IS NOT OLD.rma_number OR
    NEW.adjustment IS NOT OLD.adjustment OR NEW.cleared IS NOT OLD.cleared OR
    NEW.cleared_told IS NOT OLD.cleared_told OR NEW.parameters IS NOT OLD.parameters OR
    NEW.plants IS NOT OLD.plants OR NEW.issued IS NOT OLD.issued OR
    NEW.protection_fitted IS NOT OLD.protection_fitted OR NEW.rescue_place IS NOT OLD.rescue_place OR
    NEW.rescue_called_at IS NOT OLD.rescue_called_at OR NEW.towed IS NOT OLD.towed OR NEW.tow_to IS NOT OLD.tow_to
) BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_signed_stays BEFORE UPDATE OF state ON visit
WHEN OLD.signed_at IS NOT NULL
    AND NEW.state NOT IN ('signed', 'left_site', 'returned', 'reported', 'approved', 'filed')
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_signed_kept BEFORE DELETE ON visit WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TRIGGER visit_part_signed_closed BEFORE INSERT ON visit_part
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = NEW.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_part_signed_fixed BEFORE UPDATE OF
    visit, name, part_number, quantity, reason, old_serial, new_serial, old_part, old_part_note, old_label, unit_price, removed
ON visit_part
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_part_signed_kept BEFORE DELETE ON visit_part
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TRIGGER visit_fee_signed_closed BEFORE INSERT ON visit_fee
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = NEW.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_fee_signed_fixed BEFORE UPDATE OF
    visit, kind, label, amount, is_cash, receipt_no, removed
ON visit_fee
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_fee_signed_kept BEFORE DELETE ON visit_fee
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

CREATE TRIGGER visit_photo_signed_closed BEFORE INSERT ON visit_photo
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = NEW.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_photo_signed_fixed BEFORE UPDATE OF
    visit, blob, mime, thumb, paper, view, label, before_photo, caption, position, taken_at, removed
ON visit_photo
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;
CREATE TRIGGER visit_photo_signed_kept BEFORE DELETE ON visit_photo
WHEN EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.signed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'signed.unchangeable'); END;

-- What a kind of job asks for, edited by the firm (E-02, E-10, E-12, E-20, E-26).
CREATE TABLE visit_template (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    service_type TEXT NOT NULL,
    item         TEXT NOT NULL,              -- part of the item's name or model; blank is every item
    job          TEXT NOT NULL,              -- JSON
    active       INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_template_by_service ON visit_template (service_type, rid);

-- The technician cannot solve it and asks (E-14, C-13).
CREATE TABLE visit_guidance (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    visit       BLOB NOT NULL REFERENCES visit (id),
    problem     TEXT NOT NULL,
    own_view    TEXT NOT NULL,
    demand      TEXT NOT NULL,               -- what the user demands (C-13)
    asked_at    INTEGER NOT NULL,
    asked_by    BLOB NOT NULL,
    instruction TEXT NOT NULL,
    answered_at INTEGER,
    answered_by BLOB,
    entered_by  BLOB                         -- who typed the answer in
) STRICT;
CREATE INDEX visit_guidance_by_visit ON visit_guidance (visit, rid);
CREATE INDEX visit_guidance_open ON visit_guidance (asked_at) WHERE answered_at IS NULL;

-- Time of each person on a visit (E-29, E-30). It follows the signed report on the way home, so it is no part of it.
CREATE TABLE visit_time (
    rid            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    visit          BLOB NOT NULL REFERENCES visit (id),
    person         BLOB NOT NULL,
    day            TEXT NOT NULL,
    from_at        INTEGER,
    to_at          INTEGER,
    travel_minutes INTEGER,
    work_minutes   INTEGER,
    wait_minutes   INTEGER
) STRICT;
CREATE INDEX visit_time_by_visit ON visit_time (visit, rid);
CREATE INDEX visit_time_by_day ON visit_time (day, person);

-- Product-defect notice from the field (E-21, C-14).
CREATE TABLE product_defect (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    number     TEXT NOT NULL UNIQUE,
    visit      BLOB NOT NULL REFERENCES visit (id),
    kind       TEXT NOT NULL,
    part       TEXT NOT NULL,
    defect     TEXT NOT NULL,
    solved_how TEXT NOT NULL,
    department TEXT NOT NULL,
    photo      BLOB,
    noted_at   INTEGER NOT NULL,
    noted_by   BLOB NOT NULL,
    removed    INTEGER NOT NULL
) STRICT;
CREATE INDEX product_defect_by_visit ON product_defect (visit, rid);

-- Fault analysis, due after a cleared S1 or S2 (E-24, P-46).
CREATE TABLE fault_report (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    visit       BLOB NOT NULL REFERENCES visit (id),
    severity    TEXT NOT NULL,
    cleared_at  INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    timeline    TEXT NOT NULL,
    cause       TEXT NOT NULL,
    prevention  TEXT NOT NULL,
    written_by  BLOB,
    finished_at INTEGER
) STRICT;
CREATE INDEX fault_report_by_visit ON fault_report (visit, rid);
CREATE INDEX fault_report_due ON fault_report (due_at) WHERE finished_at IS NULL;
