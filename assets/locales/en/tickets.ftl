# Tickets from the first call to the archive: states, choices, refusals, and the words of the intake slip.

tickets-title = Tickets
intake-title = Intake

## States and choices

tickets-state-registered = Registered
tickets-state-handed_over = Handed over
tickets-state-triaged = Triaged
tickets-state-planning = Planning
tickets-state-ready = Ready
tickets-state-dispatched = Dispatched
tickets-state-in_service = In service
tickets-state-pending_acceptance = To be accepted
tickets-state-rework = Rework
tickets-state-accepted = Accepted
tickets-state-completed_unsigned = Done, unsigned
tickets-state-follow_up = Follow-up
tickets-state-closed = Closed
tickets-state-archived = Archived
tickets-state-cancelled = Cancelled

tickets-channel-phone = Phone
tickets-channel-letter = Letter
tickets-channel-fax = Fax
tickets-channel-email = E-mail
tickets-channel-sms = SMS
tickets-channel-wechat = WeChat
tickets-channel-online_chat = Online chat
tickets-channel-website = Website form
tickets-channel-mailbox = Suggestion box
tickets-channel-walk_in = Walk-in
tickets-channel-brought_in = Brought in
tickets-channel-technician_found = Found by technician
tickets-channel-callback_found = Found at callback
tickets-channel-referral = Branch or maker
tickets-channel-online_review = Online review
tickets-channel-social_media = Social media

tickets-service_type-consultation = Consultation
tickets-service_type-technical_support = Technical support
tickets-service_type-repair = Repair
tickets-service_type-installation = Installation
tickets-service_type-maintenance = Maintenance
tickets-service_type-inspection = Inspection
tickets-service_type-training = Training
tickets-service_type-upgrade = Upgrade or cut-over
tickets-service_type-replanting = Replanting
tickets-service_type-rescue = Roadside rescue
tickets-service_type-return_exchange = Return or exchange
tickets-service_type-complaint = Complaint
tickets-service_type-suggestion = Suggestion
tickets-service_type-design_adjustment = Design adjustment

tickets-desk_class-product = Product
tickets-desk_class-service = Service
tickets-desk_class-complaint = Complaint

tickets-problem_class-general = General
tickets-problem_class-technical = Technical
tickets-problem_class-repair = Repair

tickets-urgent-danger = Danger
tickets-urgent-service_stopped = Service stopped
tickets-urgent-vehicle_stranded = Vehicle stranded
tickets-urgent-emergency_repair = Emergency repair
tickets-urgent-executive_order = Executive order

tickets-severity-s1 = S1
tickets-severity-s2 = S2
tickets-severity-s3 = S3
tickets-severity-help-s1 = S1: stopped, dangerous or unusable
tickets-severity-help-s2 = S2: a main function suffers, still usable
tickets-severity-help-s3 = S3: a small fault, use not affected

tickets-priority-p1 = P1
tickets-priority-p2 = P2
tickets-priority-p3 = P3

tickets-charge_class-paid = Paid
tickets-charge_class-contract = Contract
tickets-charge_class-free = Free
tickets-charge_class-cost_only = Cost only
tickets-charge_class-internal = Internal

tickets-warranty-in_warranty = In warranty
tickets-warranty-expired = Out of warranty
tickets-warranty-unknown = Warranty unknown

tickets-note-remark = Remark
tickets-note-call = Spoke with customer
tickets-note-progress = Told progress
tickets-note-held = On hold
tickets-note-resumed = Resumed
tickets-note-assigned = Assigned
tickets-note-acknowledged = Seen by supervisor
tickets-note-clarified = Cleared up
tickets-note-received = Hand-over taken
tickets-note-changed = Changed
tickets-note-printed = Printed
tickets-note-called_again = Customer called again
tickets-note-call_taken_back = Joined call taken back
tickets-note-visit = Visit
tickets-note-acceptance = Acceptance

## Fields

tickets-field-number = Number
tickets-field-state = State
tickets-field-customer = Customer
tickets-field-customer_name = Customer
tickets-field-contact_name = Contact
tickets-field-contact_phone = Phone
tickets-field-address = Address
tickets-field-equipment = Item
tickets-field-model = Model
tickets-field-serial = Serial no.
tickets-field-channel = Channel
tickets-field-service_type = Service
tickets-field-desk_class = First class
tickets-field-problem_class = Problem
tickets-field-description = Problem as told
tickets-field-subject = Problem
tickets-field-received_at = Received
tickets-field-logged_at = Logged
tickets-field-backdate_reason = Why back-dated
tickets-field-taken_by = Taken by
tickets-field-level_due_at = Service level
tickets-field-promised_at = Promised
tickets-field-promised_by = Promised by
tickets-field-due_at = Due
tickets-field-urgent = Urgent
tickets-field-clarify_first = Clarify first
tickets-field-paper_number = Number of paper form
tickets-field-severity = Severity
tickets-field-nature = Nature
tickets-field-assessors = Assessed by
tickets-field-priority = Priority
tickets-field-priority_reason = Why another priority
tickets-field-charge_class = Charge
tickets-field-charge_reason = Why another charge
tickets-field-warranty = Warranty
tickets-field-assignee = Assigned to
tickets-field-handed_to = Handed to
tickets-field-handed_at = Handed over
tickets-field-answer = Answer
tickets-field-cause = Cause
tickets-field-cause_code = Cause code
tickets-field-repeat_declined = Not a repeat because
tickets-field-further_calls = Called again
tickets-field-repeat_of = Repeat of
tickets-field-voucher = Service voucher
tickets-field-hold_reason = Why on hold
tickets-field-reason = Reason
tickets-field-asked_by = Who asked for it
tickets-field-agreed_with = Who agreed, on their side
tickets-field-site = Site
tickets-field-project = Project
tickets-field-stage = Stage
tickets-field-species = Species
tickets-field-affected = Number affected
tickets-field-bus_number = Bus no.
tickets-field-location = Exact location
tickets-field-plate = Plate no.
tickets-field-system = System
tickets-field-purchased_on = Bought on
tickets-field-remark = Remark

## List

tickets-view-mine = Mine
tickets-view-unassigned = Unassigned
tickets-view-open = Open
tickets-view-due_today = Due today
tickets-view-overdue = Overdue
tickets-view-awaiting_acceptance = Acceptance
tickets-view-urgent = Urgent
tickets-view-all = All
tickets-view-cancelled = Cancelled
tickets-none = Tickets are listed here.
tickets-none-todo = Press F2 to register the first.
tickets-new = Register a ticket

## Page

tickets-timeline = What happened
tickets-facts-request = Request
tickets-facts-item = Item and warranty
tickets-facts-triage = Triage
tickets-facts-people = People
tickets-on_hold = On hold
tickets-urgent-mark = Urgent
tickets-unacknowledged = Not seen by supervisor
tickets-clarify-mark = Clarify first
tickets-repeat-mark = Repeat
tickets-from-paper = From paper form
tickets-vip = VIP
tickets-overdue-mark = Overdue
tickets-later-than-level = Promised later than service level
tickets-handover-late = Hand-over { $minutes } min late
tickets-by-rule = By rule
tickets-registered-by = Registered
tickets-steps-pending = Not checked yet: { $guards }
tickets-timeline-step = { $from } → { $to }
tickets-charge-computed = By warranty: { $class }
tickets-priority-computed = By matrix: { $priority }

## Verbs

tickets-do-handed_over = Hand over
tickets-do-triaged = Triage
tickets-do-planning = Send to planning
tickets-do-ready = Release for dispatch
tickets-do-dispatched = Dispatch
tickets-do-in_service = Start service
tickets-do-remote = Solve remotely
tickets-do-pending_acceptance = Report done
tickets-do-rework = Rework
tickets-do-accepted = Accept
tickets-do-completed_unsigned = Record as unsigned
tickets-do-follow_up = Start follow-up
tickets-do-closed = Close
tickets-do-archived = Archive
tickets-do-cancelled = Cancel ticket
tickets-do-answer = Answer and close
tickets-do-reopen = Reopen
tickets-do-next-visit = Visit again
tickets-do-assign = Assign
tickets-do-hold = Hold
tickets-do-resume = Resume
tickets-do-note = Add note
tickets-do-acknowledge = Acknowledge
tickets-do-approve = Take on
tickets-do-clarify = Cleared up
tickets-do-receive = Confirm hand-over
tickets-do-promise = Change promise
tickets-do-urgent = Mark urgent
tickets-do-calm = Clear urgent mark
tickets-do-regrade = Regrade
tickets-do-voucher = Voucher is back
tickets-do-print = Print intake slip
tickets-do-print-blank = Print blank slip
tickets-do-more = More
tickets-done-registered = { $number } registered
tickets-done-printed = Saved as { $path }
tickets-note-kind = Kind
tickets-note-text = Text
tickets-person-none = Nobody

## Intake

intake-who = Who
intake-what = What
intake-known = What we know
intake-caller = Phone or name
intake-caller-hint = 3 digits or 2 characters will do; ↓ chooses, Enter takes
intake-new-caller = New customer
intake-new-caller-name = New customer “{ $name }”
intake-change-caller = Somebody else
intake-more = There are more; type on
intake-items = Items
intake-item-none = Not on file
intake-open = Open tickets
intake-last = Last finished
intake-promises = Promised
intake-complaints = { $count ->
    [one] Complained once
   *[other] Complained { $count } times
}
intake-nothing-known = Type a phone or name to see open tickets, items with warranty, the last job and promises.
intake-no-tickets = No open tickets
intake-no-items = No items on file
intake-duplicate = { $number } about this item is still open; no need to register again
intake-duplicate-customer = This customer has { $number } open
intake-repeat = Same item repaired within { $days } days ({ $number }): will be marked a repeat
intake-not-repeat = Not a repeat
intake-not-repeat-reason = Why it is not a repeat
intake-join = Join this call to it (Ctrl+J)
intake-join-open = Open
intake-joined = Call joined to { $number }; call { $calls } about it
intake-unjoin = Take it back (Ctrl+J)
intake-unjoined = Taken off { $number }; what you typed is still here
intake-duplicate-address = { $number } about the same at this address is still open; no need to register again
intake-last-visit = Last visit
intake-duplicate-words = This caller has { $number } open about the same; no need to register again
intake-owner = Owner { $name }
intake-vip-line = Own line { $line }
intake-level = Service level { $time }
intake-promise-late = Later than service level { $time }
intake-save = Register
intake-save-print = Register and print
intake-answer = Answer now
intake-urgent-hint = Alerts the supervisor
intake-received-hint = More than { $minutes } min ago wants a reason
intake-more-fields = More fields
intake-saved = { $number } registered
intake-open-saved = Open { $number }

## Words of the intake slip

tickets-paper-title = Service intake slip
tickets-paper-blank = (to be filled by hand)
tickets-paper-heading-item = Item and problem
tickets-paper-heading-office = Intake
tickets-paper-heading-signatures = Signatures
tickets-paper-customer = Caller
tickets-paper-clerk = Taken by
tickets-paper-name = Name:{" "}
tickets-paper-date = Date:
tickets-paper-sample = 样本 SAMPLE
tickets-paper-urgent = URGENT
tickets-paper-promise = We answer or act by the time written above, and say so beforehand if that changes.

## Refusals: what happened, what to do

fault-ticket-missing = This ticket is not there.
    .todo = Go back to the list and look again.
fault-ticket-call_already_taken_back = This call was already taken off { $number }.
    .todo = Nothing more to do.
fault-ticket-call_joined_too_long_ago = The call joined { $number } more than { $hours } hours ago and cannot be taken off.
    .todo = If it was about something else, register that as a ticket.
fault-ticket-ended = Ticket { $number } has ended and cannot be changed.
    .todo = A supervisor can reopen it if need be.
fault-ticket-guard-no_such_step = A ticket cannot go from “{ $from }” to “{ $to }”.
    .todo = Take one of the steps at the foot of the page.
fault-ticket-guard-sender_waits = Who made the suggestion does not know the outcome, so the ticket stays open. Nothing was saved.
    .todo = On the ticket, route it to the department, record the decision, then tell the sender.
fault-ticket-guard-not_your_step = This step belongs to another role.
    .todo = Ask a colleague who may.
fault-ticket-guard-by_rule_only = The program takes this step by rule; it cannot be clicked.
    .todo = Complete the signature or acceptance; the program goes on by itself.
fault-ticket-guard-on_hold = The ticket is on hold.
    .todo = Resume it first.
fault-ticket-guard-answer_missing = There is no answer yet.
    .todo = Write what the customer was told, then close.
fault-ticket-guard-not_answerable = Only a consultation or suggestion is answered and closed at the desk.
    .todo = Hand over anything else.
fault-ticket-guard-receiver_missing = Nobody is named to hand it to.
    .todo = Choose who takes it.
fault-ticket-guard-approval_missing = No supervisor has taken it on yet.
    .todo = Ask a supervisor to take it on.
fault-ticket-guard-clarify_first = The message is unclear and cannot be passed on.
    .todo = Clear it up and write down the result.
fault-ticket-guard-not_graded = The triage is incomplete.
    .todo = Fill in nature, severity and assessors.
fault-ticket-guard-plan_needed = This kind of problem wants an approved plan first.
    .todo = Send it to planning.
fault-ticket-guard-reason_missing = This step wants a reason.
    .todo = Write the reason.
fault-ticket-guard-voucher_out = The service voucher is not back.
    .todo = Take back the signed voucher and strike off the line, then close.
fault-ticket-guard-custody_open = Things of the customer's are not settled yet: { $items }. The ticket was not changed.
    .todo = Hand them back under “Customers' goods” and take the receipt back first; for a lost receipt attach the declaration the customer signed.
fault-ticket-guard-papers_open = A visit's report or a numbered paper is not filed yet.
    .todo = File the visits, file or void their papers, then archive the ticket.
fault-ticket-guard-cause_missing = The cause is not recorded.
    .todo = Write the cause found, then close.
fault-ticket-guard-by_command = This step has its own page.
    .todo = Dispatch, visit and accept from there.
fault-ticket-received_ahead = The time of receipt lies in the future.
    .todo = Enter when it was really received, or check the computer's clock.
fault-ticket-item_of_another = This item is not this customer's.
    .todo = Choose another item, or change its owner first.
fault-ticket-site_of_another = This site is not this customer's.
    .todo = Choose another site.
fault-ticket-paper_number_unknown = That form number was not issued by this firm.
    .todo = Check the number on the paper.
fault-ticket-paper_number_used = Form { $number } has been keyed in already.
    .todo = Open that ticket and compare.
fault-ticket-person_unknown = There is no such person, or not any more.
    .todo = Choose again.
fault-ticket-nothing_to_acknowledge = There is no urgent mark to acknowledge.
fault-ticket-s1_not_lowered = The priority of S1 cannot be lowered.
    .todo = If it is not S1, change the severity.
fault-ticket-already_held = The ticket is on hold already.
fault-ticket-not_held = The ticket is not on hold.
fault-ticket-no_voucher_out = No voucher is out.
fault-ticket-voucher_unsigned = The service is not done, so the voucher cannot be signed.
    .todo = Take it back after acceptance.
fault-ticket-accepted_unchangeable = The ticket is accepted; this stands in signed papers.
    .todo = Correct it by addendum; the cause can still be added.
fault-ticket-type_fixed = Work has begun; the service type is fixed.
    .todo = Cancel this one and register another.
fault-ticket-clarify_by_command = Clearing “clarify first” wants what was learnt.
    .todo = Use “Cleared up”.
fault-ticket-promise_before_receipt = The promised time lies before receipt.
    .todo = Change the promised time.
fault-ticket-note_kind = The program writes this kind of line itself.
fault-field-ahead = in the future
fault-field-not_theirs = not this customer's

## Guards not checked yet: their modules are still to come

pending-ticket-plan_approved = plan approved
pending-ticket-technician_qualified = technician qualified
pending-ticket-arrival_agreed = arrival agreed
pending-ticket-quotation = quotation given
pending-ticket-prepayment = prepayment made
pending-ticket-visit_started = visit started
pending-ticket-escalation_decided = escalation decided
pending-ticket-visit_unsolved = visit left it unsolved
pending-ticket-work_tested = tests and checklist passed
pending-ticket-issues_assessed = issues assessed again
pending-ticket-callbacks_made = callbacks and survey planned
pending-ticket-loaner_back = loaner back
pending-ticket-parts_settled = issued parts settled
pending-ticket-supplier_told = quality fault reported to purchasing
pending-ticket-charges_settled = charges settled
pending-ticket-complaint_closed = complaint closed
pending-ticket-callback_done = callback done
pending-ticket-survey_done = survey done
pending-ticket-breach_explained = breach explained

tickets-tab-acceptance = Acceptance and papers
intake-and-more = and { $count } more
tickets-tab-work = Request and work
tickets-do-go-acceptance = To acceptance
fault-ticket-guard-unsigned_proof_missing = It is not recorded why the customer did not sign, or too few reminders were given.
    .todo = On "Acceptance and papers" record the reason with its proof, then remind as often as the settings ask.
