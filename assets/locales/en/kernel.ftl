# Faults from below that every module may meet.

fault-command-denied = Your account does not hold the right “{ $need }”.
    .todo = The information administrator can add a role under People.
fault-command-unknown = This version has no “{ $name }”.
    .todo = Restart the program; if that does not help, install the latest version.
fault-input-malformed = What the program received is malformed: { $what }
    .todo = Do it once more; if it happens again, tell the information administrator what you did.
fault-input-not_an_id = The record's id is malformed.
    .todo = Open the record from its list again.
fault-input-not_base64 = The file did not arrive whole.
    .todo = Choose the file again.
fault-blob-missing = This photo or file is not on this computer.
    .todo = Wait for the next exchange, or restore a backup.
fault-blob-damaged = This photo or file failed its check and may be damaged.
    .todo = Restore the file from the latest backup.
fault-blob-write_failed = The photo or file could not be written ({ $error }).
    .todo = Check disk space and permissions, then try again.
fault-schema-changed = The program does not fit the data ({ $name }). The data is unchanged.
    .todo = Install the released version, then open it again.
fault-task-stopped = Stopped as asked.
    .todo = Start it again when needed.
fault-bug = The program made a mistake: { $what }
    .todo = Do it once more; if it happens again, tell the information administrator what you did.
fault-path-not_chosen = The window asked for a file or folder you did not choose.
    .todo = Choose the file or folder with its button, then try again.
fault-file-open_failed = The system could not open this file ({ $error }).
    .todo = See whether a program for it is installed, then try again.
