# What may be wrong with a table to import.

exchange-choose = Choose CSV file
exchange-other = Choose another file
exchange-about = Try first: nothing is saved, and every row tells what would become of it. Look at the result, then import.
exchange-file = File
exchange-encoding = Encoding
exchange-uncertain = The encoding is not certain. Check the words below; choose another if they are wrong.
exchange-columns = Columns recognised
exchange-left-aside = left aside
exchange-trial = Try
exchange-go = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
exchange-nothing = Nothing new
exchange-trial-result = Result of the trial (nothing saved)
exchange-result = Imported
exchange-rows = { $count } rows
exchange-saved = { $count } new
exchange-updated = { $count } updated
exchange-skipped = { $count } passed by
exchange-errors = { $count } not imported
exchange-warnings = { $count } remarks
exchange-row = Row
exchange-column = Column
exchange-message = What
exchange-level = Result
exchange-level-error = Not imported
exchange-level-warning = Remark
exchange-reading = Reading…
exchange-clean = Every row is in order.
exchange-show = Show the list
exchange-import = Import

fault-import-no_file = No file was chosen.
    .todo = Choose a CSV file.
fault-import-unreadable = The file cannot be opened.
    .todo = Check that it is still there and not in use by another program, then try again.
fault-import-empty = The file is empty.
    .todo = Check that it is the right one.
fault-import-not_text = This is no table (it holds { $found }).
    .todo = Save it as CSV in your spreadsheet program, then import.
fault-import-workbook = This is an { $found } workbook, which cannot be imported directly yet.
    .todo = Save it as CSV in your spreadsheet program, then import.
fault-import-no_header = The file has no head.
    .todo = Write the names of the columns into the first line, e.g. “name”.
fault-import-too_large = The file is larger than { $megabytes } MB.
    .todo = Import it in parts.
fault-import-too_wide = The head has too many columns.
    .todo = Check that it is the right file.
fault-import-encoding_unknown = There is no encoding { $encoding }.
    .todo = Choose one from the list.
fault-import-no_name_column = No column holds the customer's name: { $head }
    .todo = Name that column “name”, then import. If the words are unreadable, choose another encoding.
fault-import-no_customer_column = No column holds the customer number: { $head }
    .todo = Name that column “customer number”, then import.
fault-import-no_model_column = No column holds the model: { $head }
    .todo = Name that column “model”, then import.
