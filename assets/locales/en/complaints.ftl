# Complaints

complaints-title = Complaint
complaints-field-number = Complaint no.
complaints-field-state = Progress
complaints-field-received_at = Received
complaints-field-received_by = Received by
complaints-field-transfer_due_at = Transfer by
complaints-field-reply_due_at = Reply by
complaints-field-resolve_due_at = Solve by
complaints-field-transferred_at = Transferred
complaints-field-transferred_to = Transferred to
complaints-state-received = Received
complaints-state-transferred = Transferred
complaints-transfer-late = Transfer { $minutes } min late
complaints-opened = Complaint { $number } opened
fault-complaint-stays_one = This is complaint { $number }; its type cannot change. Nothing was saved.
    .todo = A complaint is not made milder in silence; if the customer withdraws it, a supervisor cancels the ticket with the reason.
