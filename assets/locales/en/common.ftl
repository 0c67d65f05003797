# Words and faults that every module uses.

app-name = Aftercare

action-save = Save
action-cancel = Cancel
action-back = Back
action-next = Next
action-close = Close
action-open = Open
action-add = Add
action-edit = Edit
action-copy = Copy
action-print = Print
action-export = Export
action-retry = Try again
action-search = Search

word-yes = Yes
word-no = No
word-comma = {", "}
word-none = None
word-searching = Searching…
word-nothing-found = Nothing found
word-other = Other

time-left-days = { $days } d { $hours } h left
time-left-hours = { $hours } h { $minutes } min left
time-left-minutes = { $minutes } min left
time-late-days = { $days } d { $hours } h late
time-late-hours = { $hours } h { $minutes } min late
time-late-minutes = { $minutes } min late

## What a fault says: what happened; .todo says what to do.

fault-saved = What had been saved is still there.
fault-not-saved = Nothing was saved.

fault-kind-refused = The rules do not allow this now.
    .todo = Finish the missing step, then try again.
fault-kind-invalid = Something is wrong or missing in what was entered.
    .todo = Correct it as shown, then save again.
fault-kind-missing = This record cannot be found.
    .todo = Go back to the list and look for it again.
fault-kind-denied = Your account does not hold this right.
    .todo = The information administrator can grant it.
fault-kind-conflict = Somebody has just changed this record.
    .todo = Open it again, compare, then change it.
fault-kind-locked = The data is locked or in use.
    .todo = Unlock it or wait a moment, then try again.
fault-kind-damaged = Stored data failed its check.
    .todo = Enter nothing more; restore a backup or tell the information administrator.
fault-kind-outside = A disk, file or network problem.
    .todo = Check disk space, USB stick or network, then try again.
fault-kind-bug = The program made a mistake.
    .todo = Do it once more; if it happens again, tell the information administrator what you did.

fault-window-unexpected = The window made a mistake: { $what }
    .todo = Do it once more; if it happens again, restart the program.
fault-host-unreachable = The window cannot reach the core of the program.
    .todo = Restart the program.
fault-input-incomplete = Required fields are empty.
    .todo = Fill in the fields marked red, then save again.
fault-vault-busy = The data is in use.
    .todo = Wait a moment, then try again.
fault-disk-full = The disk is full.
    .todo = Free some space, then try again.
fault-vault-read_only = The data file is read-only.
    .todo = Check its permissions, or the switch on the USB stick.
fault-vault-damaged = The data file is damaged.
    .todo = Enter nothing more. Restore the latest backup; without one, lock, choose “Open read only (rescue)” where you sign in, and save what can still be read.

fault-field-required = Required
fault-field-wrong = Not valid
fault-field-too_long = Too long
fault-field-not_a_number = Must be a number
fault-field-not_a_day = Must be a date
fault-field-taken = Already in use
fault-field-too_early = Too early
fault-field-too_late = Too late
fault-field-unknown = Not known
fault-field-twice = the same as one above
