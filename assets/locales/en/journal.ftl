# The integrity check and the history of records.

journal-title = Integrity
journal-about = Every save leaves a link in the journal, each link tied to the one before. The check follows link by link, then builds all tables again from the journal and compares them row by row with what is stored.
journal-check = Check now
journal-again = Check again
journal-checking-chain = Following the journal link by link…
journal-checking-tables = Building the tables again and comparing…
journal-not-yet = Not checked since this page was opened
journal-not-yet-about = Some ten thousand entries take a few seconds. The check reads only and can be made at any time.
journal-whole = The data is whole
journal-whole-about = The journal has no gap and no change; the tables built from it equal what is stored, row by row.
journal-broken = The journal is broken
journal-differs = The data differs from the journal
journal-checked-at = Checked
journal-took = Took
journal-took-seconds = { $seconds } s
journal-chain = Journal
journal-chain-whole = Every link holds
journal-chain-broken = { $count ->
    [one] { $count } break
   *[other] { $count } breaks
}
journal-entries = Entries checked
journal-erased = Erased by law
journal-erased-about = Content erased under the personal information protection law; the link still holds.
journal-tables = Tables
journal-tables-same = Equal row by row when built again
journal-tables-differ = { $count ->
    [one] { $count } table differs
   *[other] { $count } tables differ
}
journal-device = Computer
journal-sequence = Link no.
journal-reason = Why
journal-table = Table
journal-rid = First row that differs
journal-kept = Rows stored
journal-rebuilt = Rows rebuilt
journal-do-broken = Enter nothing more. Copy the whole data folder to a safe place, restore the latest backup that was checked as whole, and tell the information administrator.
journal-do-differs = Enter nothing more. The journal itself holds and the tables can be built from it: make a backup, then tell the information administrator.
journal-denied = Checking takes the right “check integrity”.

journal-broken-foreign_device = Entries of another computer were mixed in
journal-broken-gap = Entries are missing in between
journal-broken-repeated = Entries are repeated or out of order
journal-broken-stamp_went_back = A time stamp went back
journal-broken-payload_changed = Content was changed
journal-broken-link_broken = Does not join the link before
journal-broken-head_missing = The record of the chain's end is missing
journal-broken-tail_cut = The end was cut off
journal-broken-beyond_head = There are entries the program never wrote
journal-broken-head_differs = The chain was rewritten
journal-broken-other = Failed its check ({ $code })

## The history of one record

journal-history = History
journal-history-none = No changes yet
journal-history-older = Earlier changes
journal-history-created = Created
journal-history-changed = Changed
journal-history-erased = Content erased by law
journal-history-device = Device { $letter }
journal-history-happened = Happened { $when }
journal-history-line = { $field }: { $old } → { $new }
journal-history-set = { $field }: { $new }
journal-history-more = { $count } more
journal-history-empty = empty
journal-undo = Undo this change
journal-undo-go = Undo
journal-undo-about = Undoing adds an entry; the earlier one stays.
journal-undo-done = Changed back

journal-field-active = In use
journal-field-name = Name
journal-field-note = Note
journal-field-phone = Phone
journal-field-address = Address
journal-field-state = State
journal-field-reason = Reason
journal-field-value = Value
journal-field-roles = Roles
journal-field-login = Login
journal-field-logo = Logo
journal-field-created_at = Created
journal-field-valid_from = In force from
journal-field-changed_by = Changed by
journal-field-picture = picture
journal-field-number = Number

fault-journal-missing = This change cannot be found.
    .todo = Open the page again and look once more.
fault-journal-unknown_record = The journal holds something this version does not know ({ $table }).
    .todo = Install the latest version, then check again.
fault-undo-not_undoable = This step cannot be undone.
    .todo = Go the way of the business, for example reopen or cancel.
fault-undo-creates = Creating a record cannot be undone; it can be deactivated or cancelled.
    .todo = Open the record and deactivate or cancel it.
fault-undo-erased = The earlier content was erased by law and cannot come back.
    .todo = Change the record directly.
fault-undo-changed_since = Somebody changed the same field afterwards; undoing would overwrite that.
    .todo = Open the record, compare, then change it directly.
fault-field-changed = Changed since

## The data file, backup and rescue

care-check-title = Data file
care-check-about = Reads the data file from end to end and checks the seal of every page. Changes nothing; about 7 seconds for 1 GB.
care-check = Check the data file
care-sound = The data file is sound; all { $pages } pages were checked
care-damaged = The data file is damaged
care-damaged-todo = Enter nothing more. Restore the latest backup; without one, lock and choose “Open read only (rescue)” where you sign in.
care-damage-page = Page { $page } is damaged: it does not hold what was written
care-damage-cut_off = The end of the file is cut off
care-damage-header = The first bytes of the file are wrong; this does no harm
care-damage-structure = Tables and indexes do not agree: { $detail }
care-damage-slot = The password record of { $login } was altered; setting the password anew mends it
care-damage-recovery_slot = The record of the recovery code was altered
care-damage-slot_file = The password file was altered: { $detail }
care-backup-title = Backup
care-backup-about = Copies all data, photos and papers into a folder you choose, then opens the copy and checks it link by link and file by file. Best on another disk or a USB stick; the copy opens with the same passwords.
care-backup = Back up now…
care-backup-choose = Folder for the backup
care-backup-done = Backed up, opened and checked
care-backup-holds = { $entries } changes, { $files } photos and papers
care-backup-lost = { $count } photos or papers cannot be opened in the data itself; they are in no backup.
care-salvage-title = Rescue
care-salvage-about = Saves every table as far as it can be read, as spreadsheets, and photos and papers as ordinary files. What is saved is no longer encrypted: keep it safe.
care-salvage = Save what can be read…
care-salvage-choose = Folder for what is rescued
care-salvage-done = Saved
care-salvage-holds = { $rows } rows, { $files } photos and papers
care-salvage-gaps = Parts of these tables could not be read: { $tables }
care-salvage-lost = { $count } photos or papers cannot be opened.

fault-care-inside_vault = A backup cannot lie inside the data folder.
    .todo = Choose another folder, best on another disk or a USB stick.
fault-field-inside_vault = Inside the data folder
fault-care-chain_broken = The chain of changes is broken in the copy; no backup was left.
    .todo = Run the integrity check first, and keep the older backups.
fault-care-copy_differs = A photo or paper in the copy cannot be opened; no backup was left.
    .todo = Back up to another disk; this one may have bad blocks.
fault-care-not_damaged = The data is not damaged; there is nothing to rescue.
    .todo = For a copy use the backup, which is encrypted.
