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
