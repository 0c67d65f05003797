# Sealed files: kinds, verdicts, refusals.

documents-title = Documents
documents-kind-visit_report = Service report
documents-kind-acceptance_report = Acceptance report
documents-verdict-intact = Intact
documents-verdict-altered = Altered
documents-verdict-not_ours = Not sealed by us
documents-finding-content = The pages or the content were changed after sealing.
documents-finding-seal = The seal itself was changed.
documents-finding-padding = Something was put into the empty room behind the seal.
documents-finding-range = The bounds of what the seal covers were changed.
documents-finding-truncated = The file is not complete; its end is missing.
documents-finding-appended = Something was added to the end of the file after sealing.
documents-finding-second_seal = The file has more than one seal.
documents-finding-attachment_mismatch = The report attached to the file is not the one that was sealed.
documents-finding-unreadable = There are traces of a seal, but the file is too damaged to say more.
documents-finding-not_pdf = This is not a PDF file.
documents-finding-no_signature = This PDF has no seal.
documents-finding-foreign_signature = This PDF was signed by another program; check it there.
documents-finding-foreign_root = Sealed by this program and unchanged, but not by our firm.

## Refusals

fault-signed-unchangeable = What is signed cannot be changed, by anyone.
    .todo = To correct it, make an addendum and have that signed.
fault-documents-content_differs = The content put together again is not what was signed; no file was made. The signature is kept.
    .todo = Change nothing and call the information administrator.
fault-documents-pages_differ = The pages laid out again are not those that were shown; no file was made. The signature is kept.
    .todo = Change nothing and call the information administrator.
fault-documents-key_damaged = This computer's sealing key is damaged; no file can be sealed.
    .todo = Restore a backup or call the information administrator.
fault-paper-missing_glyph = One character cannot be printed: { $character } ({ $code_point }).
    .todo = Write it differently where it is marked, then try again.
fault-field-missing_glyph = A character cannot be printed
fault-file-unreadable = The file cannot be read.
    .todo = Check that it is still there and the drive is connected, then try again.
fault-folder-none_chosen = No folder has been chosen for documents.
    .todo = Choose one under Documents, then export again.
fault-folder-not_a_folder = That is not a folder.
    .todo = Choose another folder.
fault-field-not_a_folder = Not a folder
fault-folder-unreachable = The chosen folder cannot be found.
    .todo = Check the drive or network share, or choose another folder.
fault-folder-name_taken = The folder has another file named { $name } with other content; it was not overwritten.
    .todo = Move or rename that file, then export again.
fault-folder-outside = The file name { $name } cannot be used; nothing was written.
    .todo = Call the information administrator.
fault-folder-write_failed = The chosen folder cannot be written to.
    .todo = Check disk space and permissions, then export again.

