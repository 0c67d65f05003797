# The open archive of everything: writing, checking, reading in.

archive-title = Everything (open archive)
archive-about = Writes all records, the whole history, the sealed papers, photos and attachments as ordinary files that can be read and checked without this program, or made into a new firm with the same contents on another computer. The files are not encrypted: keep them safe. Passwords and private keys are not among them. To move to another computer, or to be safe from loss, use the backup above.
archive-export-zip = Save as ZIP…
archive-export-folder = Save as a folder…
archive-choose = Where should the archive go?
archive-busy = Writing…
archive-progress = { $percent }% done
archive-stop = Stop
archive-done = Everything has been written
archive-holds = { $records } records, { $entries } history entries, { $papers } sealed papers, { $attachments } photos and attachments
archive-digest = Fingerprint of the list of checksums: { $digest }
archive-lost = { $count ->
        [one] One photo or paper cannot be opened in the vault itself and is not in the archive.
       *[other] { $count } photos or papers cannot be opened in the vault itself and are not in the archive.
    }
archive-waiting = { $count ->
        [one] One paper is signed and not sealed yet: the archive holds its signature and no file.
       *[other] { $count } papers are signed and not sealed yet: the archive holds their signatures and no files.
    }
archive-broken = The history has a break. The archive is written all the same, but no new firm can be made of it; see under “Integrity” where the break is.

archive-begin-pick = Choose the archive
archive-begin-zip = Choose a ZIP file
archive-begin-folder = Choose a folder
archive-begin-found = { $firm }, written { $at }: { $entries } history entries, { $papers } sealed papers, { $attachments } photos and attachments.
archive-begin-signed = Signed by a computer of that firm; fingerprint of the firm { $fingerprint }
archive-begin-unsigned = The archive is not signed: that it is whole can be checked, who wrote it cannot.
archive-begin-person = Who signs in first
archive-begin-person-hint = Only people who may set passwords. Passwords are not in the archive: give this person one; the others get theirs from that person under “People”.
archive-begin-letter = Letter of this computer
archive-begin-letter-hint = Letters of the firm’s other computers cannot be used again, or two papers would get the same number.
archive-begin-go = Check and read in
archive-begin-working = Checking and reading in…
archive-begin-nobody = Nobody in the archive is active and may set passwords; no firm can be opened from it.

fault-archive-not_an_archive = This is no open archive of this program.
    .todo = Choose the folder with SHA256SUMS and manifest.json in it, or the whole ZIP file.
fault-archive-altered = { $file } in the archive is not as it was written, or is missing. Nothing was read in.
    .todo = Try again with an archive nobody has changed.
fault-archive-newer = The archive was written by a newer program ({ $program }) that this one does not understand. Nothing was read in.
    .todo = Update this program first.
fault-archive-not_blank = There is a firm here already. Nothing was read in.
    .todo = On a computer without a firm, choose “Open a firm from an open archive” at the first start.
fault-archive-chain_broken = The history in the archive has a break. Nothing was read in.
    .todo = Run “Integrity” in the firm it came from and find the break, or use an older backup.
fault-archive-tables_differ = The records of { $table } in the archive are not what its history says. Nothing was read in.
    .todo = Run “Integrity” in the firm it came from and see whether that table was changed around the program.
fault-archive-foreign_signature = The archive was not signed by this firm. Nothing was read in.
    .todo = Ask whoever gave it to you, and try another one.
fault-archive-person = This person cannot be the first to sign in. Nothing was read in.
    .todo = Choose somebody from the list who may set passwords.
fault-archive-letter_taken = Another computer of the firm has this letter. Nothing was read in.
    .todo = Choose a letter from the list that was never used.

# The file inside the archive that explains it.
archive-readme =
    Everything of { $firm }
    =======================

    Written: { $at } ({ $zone })    Program: Aftercare { $program }
    { $entries } history entries, { $papers } sealed papers, { $attachments } photos and attachments; { $lost } could not be
    opened and were not written.

    These are ordinary files; no program of ours is needed. They are not encrypted and hold customers' personal data:
    keep them safe.

    Files
    -----
    manifest.json      summary: firm, time, how many records of each kind with their checksum, where the history of each
                       computer ends.
    records/           a file for each kind of record, one record a line, JSON, UTF-8; listed below.
    journal/entries.jsonl
                       the whole history in the order it happened, one entry a line: who, when, on which computer, did
                       what, and each field from what to what (payload holds field: [old, new]). Every record can be
                       built from it again.
    papers/            the PDFs sealed when a customer signed, named by number; -stamped has a time stamp behind it.
    attachments/       photos, scans, seals; named by the SHA-256 of the content.
    certificates/      the firm's root (root-…), each computer (device-…), lists of computers (devices-…).
    schema.sql         the database's tables, with comments.
    SHA256SUMS         SHA-256 of every file. SHA256SUMS.sig: signature of the computer that wrote the archive.

    Conventions
    -----------
    Times are milliseconds since 1970-01-01 00:00 UTC; days are written 2026-11-23; amounts are in fen (1/100 yuan); ids
    are UUIDs; a field called customer, ticket, visit … holds the id of a record of that kind; 64 hexadecimal digits are
    the name of an attachment.
    What was erased by right of a person is in no file: the payload of those entries is null, and the chain still holds.

    Checking without this program
    -----------------------------
    1. That no file was changed: in this folder run  sha256sum -c SHA256SUMS
       (Windows: certutil -hashfile NAME SHA256, one file at a time).
    2. Who wrote it: in SHA256SUMS.sig, device and root are certificates (DER, hexadecimal), signature is ECDSA P-256
       (r and s, 32 bytes each, hexadecimal), checked with the key of the device certificate over SHA-256. Signed are, in
       this order: the text seal/bytes/1, one zero byte, the text aftercare archive v1, a line feed, the SHA-256 of the
       file SHA256SUMS (lower-case hexadecimal), a line feed.
    3. Sealed papers: open a file of papers/ in any program that shows signatures of PDFs and trust
       certificates/root-….cer, or use the checking program aftercare-verify that comes with this one.
    4. The history: payload_digest = BLAKE3 key derivation (context "chain 2026-11 salted payload digest v1") of the 16
       bytes of salt and the text of payload; hash = BLAKE3 key derivation (context "chain 2026-11 link of one journal
       entry v1") of the hash before (32 zero bytes before the first), payload_digest, sequence, stamp, entered_at,
       happened_at (8 bytes each, little endian), then device, zone, actor, command, tx, table, record (each after its
       length in 8 bytes, little endian; device is the UUID as text; actor, tx and record are 16 bytes). One chain a
       computer, sequence from 1 without a gap; the last link equals heads in manifest.json.

    Reading it into the program again
    ---------------------------------
    Start the program on a computer without a firm and choose “Open a firm from an open archive”. Every file is checked,
    all records are built from the history and compared with records/ line by line; only if all are the same is anything
    saved.
    What cannot travel: passwords (one person gets a new one and gives the others theirs), the private keys of computers
    and of the firm's root (the new computer makes its own; papers sealed before are still checked by the old root in
    the archive), what was typed and not saved, settings of the one computer such as its folder of papers. To move all of
    these as well, use the backup.

    Files in records/
    -----------------

archive-tables-xlsx = Everything as Excel
archive-tables-csv = Everything as CSV
archive-tables-about = One table for each kind of record, in the words of the screens: to look, to count, to move elsewhere. What proves and can be read back is the archive above.
archive-tables-done = { $tables } tables with { $rows } rows are written.
archive-kind-acceptance_issue = what customers found wanting at an acceptance
archive-kind-acceptance_round = acceptances, each round
archive-kind-acceptance_stage = stages of a project’s acceptance
archive-kind-acceptance_transition = changes of state of acceptances
archive-kind-archive_export = archives that went out
archive-kind-archive_import = archives this firm was opened from
archive-kind-list_line = Lines of lists
archive-kind-branch = branches
archive-kind-certificate = certificates
archive-kind-certificate_withdrawal = withdrawn certificates
archive-kind-clock_step = clocks that were set
archive-kind-company = the firm
archive-kind-contact = customers’ contacts
archive-kind-custody_item = customers’ goods in custody
archive-kind-custody_check = verifications of repaired goods
archive-kind-custody_transition = changes of state of goods in custody
archive-kind-customer = customers
archive-kind-customer_copy = copies handed to customers
archive-kind-customer_erasure = erasures by right
archive-kind-customer_export = customer files that went out
archive-kind-customer_merge = customers’ files made one
archive-kind-customer_seen = new files looked at
archive-kind-customer_stage = life stages of customers
archive-kind-device = computers of the firm
archive-kind-device_list = published lists of computers
archive-kind-equipment = customers’ equipment
archive-kind-fault_report = fault analyses
archive-kind-filed_document = sealed papers
archive-kind-filed_stamp = time stamps of sealed papers
archive-kind-import_mapping = columns as chosen in imports
archive-kind-issued_number = numbers given out
archive-kind-paper = numbered papers
archive-kind-paper_copy = copies of papers handed to customers
archive-kind-paper_print = prints of papers
archive-kind-paper_signature = signatures on papers
archive-kind-paper_transition = changes of state of papers
archive-kind-part = parts
archive-kind-person = people of the firm
archive-kind-phone = customers’ telephones
archive-kind-policy_value = rules the firm has changed
archive-kind-price_item = price list
archive-kind-product_defect = product defects
archive-kind-project_document = documents of projects
archive-kind-refusal = what was refused to whom
archive-kind-repeat_declined = repeats that were declined
archive-kind-scan_inbox = scans waiting to be claimed
archive-kind-service_voucher = service vouchers
archive-kind-signature = signatures at acceptances
archive-kind-site = customers’ sites
archive-kind-table_export = lists that went out
archive-kind-ticket = tickets
archive-kind-ticket_contact = further calls about the same ticket
archive-kind-ticket_note = notes on tickets
archive-kind-ticket_transition = changes of state of tickets
archive-kind-time_authority = time-stamping authorities
archive-kind-vip_file = VIP archives
archive-kind-vip_review = reviews of VIP archives
archive-kind-receipt_return = Customers’ receipts taken back or declared lost
archive-kind-visit = visits
archive-kind-visit_fee = fees of visits
archive-kind-visit_guidance = guidance given before visits
archive-kind-visit_part = parts used on visits
archive-kind-visit_photo = photos of visits
archive-kind-attachment = files attached to tickets, visits and customers
archive-kind-complaint = complaints
archive-kind-feedback = suggestions
archive-kind-hotline_call = calls to the hotline
archive-kind-visit_template = templates of visits
archive-kind-visit_time = time spent on visits
archive-kind-visit_transition = changes of state of visits
