# Today: the first page of the day.

today-title = Today
today-section-alerts = Urgent, not acknowledged
today-section-complaints = Complaints to transfer
today-section-feedback_to_route = Suggestions to route
today-section-feedback_to_decide = Suggestions to decide
today-section-feedback_to_tell = Suggestions: tell the sender
today-section-calls_to_return = Missed calls to return
today-section-files_to_see = New customers to look at
today-section-archives_to_review = VIP archives to review
today-section-rework = Rejected, to be worked on again
today-section-overdue = Overdue
today-section-due_today = Due today
today-section-visits = Visits
today-section-to_notify = Done, customer to be told
today-section-stages_ahead = Stages ahead, customer to be told
today-section-to_remind = Unsigned, to be reminded
today-section-to_close_unsigned = Unsigned, may be closed
today-section-copies = Customer copy not handed over
today-section-guidance = Waiting for guidance
today-section-scans_late = Signed on paper, scan overdue
today-section-papers = Papers not handed in
today-section-fault_reports = Fault analyses to write
today-section-custody = Goods not in the register
today-section-to_hand_over = To hand over
today-section-to_triage = To triage
today-section-to_dispatch = To dispatch
today-section-to_close = To close
today-section-mine = On my desk
today-none = Nothing to do today.
today-none-todo = Press F2 when somebody calls.
today-more = There are more; see the list
today-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
today-call-withheld = Number withheld
today-call-duty = On duty { $name }
today-call-out = Outside the window
