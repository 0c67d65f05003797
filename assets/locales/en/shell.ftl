# The window's shell: start, dialogs.

shell-title = 售后 Aftercare
shell-already-open = Aftercare is already open. Switch to its window; only one program at a time may use the same data.
shell-cannot-start = Aftercare cannot start: its data folder cannot be written. Check disk space and permissions, then try again. No data was changed.
