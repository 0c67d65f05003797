# The sample firm.

fault-sample-own_firm = This is your own firm; no invented records are put into it.
    .todo = To try the sample firm, open the program over another data folder.
fault-sample-already_filled = The sample firm already holds records.
    .todo = Go on and use it.
