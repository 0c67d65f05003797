# The lock, the frame, lists, forms and the page of a record.

lock-subtitle = After-sales service, offline first
lock-user = User
lock-login = Login
lock-password = Password
lock-new-password = New password
lock-again = Once more
lock-unlock = Unlock
lock-checking = Checking…
lock-opening = Opening…
lock-wait = Too many wrong tries: wait { $seconds } s
lock-use-recovery = Forgot it? Use the recovery code
lock-recover = New password by recovery code
lock-recovery-code = Recovery code
lock-recovery-code-hint = Printed when the firm was opened; dashes may be left out
lock-recover-go = Set password and unlock
lock-rule-length = At least { $count } characters
lock-rule-classes = At least { $count } of: upper case, lower case, digits, signs
lock-rule-same = Both entries alike
lock-first = No firm on this computer yet
lock-first-firm = Open a new firm
lock-first-firm-about = Company name and your own account: two steps.
lock-first-sample = Open the sample firm
lock-first-sample-about = Try things out without your own data; every paper says “sample”.
lock-first-archive = Open a firm from an open archive
lock-first-archive-about = From the ZIP or folder another computer wrote under “Everything”: the contents are the same, line by line.
lock-sample-making = Setting up the sample firm's customers and tickets…
lock-sample-company = 华泰制冷设备有限公司（样本）
lock-sample-person = 沈立群
lock-sample-hint = The sample firm's account is { $login }; everybody's password is { $password }
lock-company = Company name
lock-company-hint = Printed on your papers; can be changed later
lock-preset = Trade
lock-preset-GEN = General
lock-letter = Letter of this device
lock-letter-hint = Numbers issued here carry { $letter }, e.g. T26-{ $letter }-00001. Each computer takes another letter, for good.
lock-you = Your account
lock-name = Name
lock-name-hint = As printed on papers
lock-make = Open the firm
lock-making = Encrypting and setting up…
lock-code = Keep the recovery code
lock-code-about = When every password is lost, only this opens the data. It is shown this once: print it or write it down, lock it away, and do not store it on this computer.
lock-code-kept = I have put the recovery code in a safe place
lock-code-copied = Copied
lock-enter = Start

fault-vault-wrong_password = User or password is wrong.
    .todo = Check capitals and the input method, then try again.
fault-vault-locked = Locked.
    .todo = Unlock with your password.
fault-password-weak = The password does not meet the rule.
    .todo = Make it longer or more mixed, as shown.

frame-rail = Modules
frame-group-day = Today
frame-group-work = Service
frame-group-care = Care
frame-group-stock = Goods
frame-group-master = Files
frame-group-insight = Insight
frame-group-firm = Firm
frame-collapse = Collapse
frame-expand = Show module names
frame-search = Number, customer, phone, serial…
frame-rescue = Rescue: read only
frame-rescue-todo = The data is open to rescue and can only be read. Save what can be read from the integrity page.
lock-rescue = Open read only (rescue)
lock-rescue-about = Damaged data can be looked at without changing anything. Type the password first.
frame-clock-off = Clock anomaly
frame-clock-off-todo = This computer's clock does not agree with earlier entries. Set it right and sign in again; papers signed until then say “clock anomaly”.
frame-sample = Sample data
frame-device = Device { $letter }
frame-device-title = The letter of this computer, part of every number it issues
frame-lock = Lock
frame-language = Language
frame-theme = Appearance
frame-theme-system = As the system
frame-theme-light = Light
frame-theme-dark = Dark
frame-password = Change password
frame-password-go = Change password
frame-password-old = Present password
frame-password-rule = At least 10 characters and 3 of: upper case, lower case, digits, signs.
frame-password-differs = The two entries differ
frame-password-changed = Changed. Unlock with the new password from now on.
frame-skip = Skip to content
frame-no-page = There is no such page
frame-no-page-todo = Choose a module at the left, or press Ctrl+K.

palette-hint = Number, name, pinyin, initials, end of a phone number, serial; or a page or command
palette-place = Module
palette-command = Command
palette-recent = Opened last
palette-pages = Pages and commands
palette-more = There are more: type on
palette-nothing = Nothing found for “{ $text }”. Try pinyin, the end of a phone number, or a piece of a serial.
palette-key-move = choose
palette-key-open = open
palette-key-close = close
palette-late = Took { $seconds } s, longer than the target: check the data file under Integrity, or close other programs.
palette-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}

grid-list = List
grid-loading = Loading…
grid-empty = Nothing here yet
grid-error = Could not be read
grid-search = Search this list
grid-columns = Choose columns
grid-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
grid-counting = { $count } lines read, scroll down for more
grid-none-found = Nothing found for “{ $text }”
grid-clear = Clear the search
grid-none-narrowed = Nothing matches the filters
grid-widen = Drop the filters
grid-none-view = Nothing in this view now
grid-show-all = Show all
grid-chosen = { $count } chosen
grid-aria-row-select = Press Space to choose this line
grid-aria-row-deselect = Press Space to leave it out
grid-aria-sortable = Press Enter to sort
grid-aria-row-toggle = Press Space to toggle
grid-aria-header-selection = Choose all

form-restored = What you had not saved is back.
form-discard = Clear

detail-steps = Next steps
detail-not-now = Not possible yet

frame-keys = Keys
frame-key-up = One level up
keys-here = On this page
keys-everywhere = Everywhere
keys-list = In a list
keys-form = In a form
keys-none = This page has no keys of its own.
keys-list-move = Up and down
keys-list-ends = To the first or the last line
keys-list-open = Open the line
keys-list-choose = Choose the line
keys-list-copy = Copy the chosen lines for a spreadsheet
keys-list-search = Just type to search
keys-form-next = To the next field
keys-form-save = Save
keys-visit-next = Next step
keys-intake-join = Join the open ticket; once more takes it back
