// Generated from the command table by `make gen`; do not edit.

/** A record's id: UUID text. */
export type Id = string;
/** UTC milliseconds since 1970. */
export type Moment = number;
/** `2026-11-22`, in the firm's zone. */
export type Day = string;
/** Whole fen. */
export type Money = number;

export type AbortKind = "no_entry" | "customer_absent" | "danger" | "weather" | "other";
export type AcceptanceIssue = { 
/**
 * The record's id.
 */
id: Id, round: Id, text: string, fate: Fate, fate_note: string, treated_at: Moment | null, };
export type AcceptanceMode = "view" | "on_site" | "test" | "handover";
export type AcceptanceStage = { 
/**
 * The record's id.
 */
id: Id, ticket: Id, kind: StageKind, 
/**
 * 1, 2, 3 …
 */
position: number, planned_on: Day | null, 
/**
 * Of the trial only.
 */
trial_from: Day | null, trial_until: Day | null, 
/**
 * The final test as both sides agreed on it.
 */
test_plan: string, 
/**
 * The customer was told that the stage comes (F-18).
 */
notified_at: Moment | null, notified_means: string, notified_person: string, 
/**
 * Signed.
 */
accepted_at: Moment | null, active: boolean, };
export type AccountField = "running_time" | "used_for" | "before_fault" | "after_fault";
export type AllDrafts = Record<symbol, never>;
export type AllLists = Record<symbol, never>;
export type AllRegions = Record<symbol, never>;
export type AllRoles = Record<symbol, never>;
export type AllSettings = Record<symbol, never>;
export type Amend = { round: Id, 
/**
 * What stood there and what is right, in words the customer reads before signing.
 */
correction: string, };
export type AmendPaper = { id: Id, 
/**
 * What stood there and what is right, in words the customer reads before signing.
 */
correction: string, };
export type AmendTicket = { id: Id, contact_name?: string, contact_phone?: string, address?: string, equipment?: Id, model?: string, serial?: string, details?: { [key in string]: string }, service_type?: ServiceType, desk_class?: string, problem_class?: string, description?: string, clarify_first?: boolean, cause_code?: string, cause?: string, };
export type AnswerGiven = { id: Id, answer: string, };
export type ArchiveChecked = { firm: string, made_at: Moment, program: string, entries: number, files: number, 
/**
 * SHA-256 of the list of checksums: the same for the same archive, wherever it lies.
 */
digest: string, 
/**
 * Fingerprint of the firm whose device signed it; none where nobody did.
 */
signed_by: string | null, };
export type ArchiveForm = "folder" | "zip";
export type ArchiveImported = { 
/**
 * Shown once; whoever has it opens the vault.
 */
recovery_code: string, firm: string, entries: number, files: number, };
export type ArchiveMade = { path: string, entries: number, 
/**
 * Rows of all kinds.
 */
records: number, papers: number, attachments: number, 
/**
 * Photos and papers that could not be opened in the vault itself; they are in no archive.
 */
lost: number, 
/**
 * Papers signed and not sealed yet: their signatures are in the archive, no file is.
 */
waiting: number, 
/**
 * Whether every chain holds.
 */
is_whole: boolean, 
/**
 * SHA-256 of the list of checksums; written down elsewhere it proves later that nothing was changed.
 */
digest: string, };
export type ArchivePerson = { login: string, name: string, };
export type ArchiveProgress = { done: number, 
/**
 * 0 while nothing is counted yet.
 */
total: number, };
export type ArchiveRun = { run: string, };
export type ArchiveSeen = { firm: string, sample: boolean, made_at: Moment, entries: number, papers: number, attachments: number, 
/**
 * Who can be let in first: active people who may give the others their passwords.
 */
people: Array<ArchivePerson>, 
/**
 * Letters no computer of the firm has.
 */
free_letters: Array<string>, 
/**
 * Fingerprint of the firm whose device signed it; none where nobody did.
 */
signed_by: string | null, };
export type ArchiveToCheck = { 
/**
 * The folder or the ZIP.
 */
path: string, 
/**
 * A name to ask after it by.
 */
run?: string | null, };
export type ArchiveToImport = { path: string, 
/**
 * One of the people the archive names.
 */
login: string, 
/**
 * A new password for that person.
 */
password: string, 
/**
 * A letter no computer of the firm has.
 */
device_letter: string, 
/**
 * A name to ask after it by.
 */
run?: string | null, };
export type ArchiveToLookAt = { 
/**
 * The folder or the ZIP.
 */
path: string, };
export type ArchiveWanted = { 
/**
 * A folder a person has chosen. What is written there is not encrypted.
 */
folder: string, 
/**
 * A ZIP when absent.
 */
form?: ArchiveForm | null, 
/**
 * A name to ask after it by.
 */
run?: string | null, };
export type Assessment = { id: Id, severity?: Severity, nature: string, assessors: Array<Id>, 
/**
 * By hand, with `priority_reason` (B-08).
 */
priority?: Priority, priority_reason: string, 
/**
 * By hand, with `charge_reason` (M-01).
 */
charge_class?: ChargeClass, charge_reason: string, };
export type Assign = { id: Id, person: Id | null, };
export type Attachment = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * `F26-B-00001`.
 */
number: string, 
/**
 * Only of what belongs to no job.
 */
customer: Id | null, ticket: Id | null, visit: Id | null, blob: BlobHash, 
/**
 * By content, never by name.
 */
mime: string, 
/**
 * As the file was called, without its folder.
 */
name: string, 
/**
 * Bytes.
 */
size: number, class: AttachmentClass, caption: string, added_by: Id, added_at: Moment, removed: boolean, };
export type AttachmentAdd = { ticket?: Id | null, visit?: Id | null, 
/**
 * A file a person has chosen.
 */
path?: string | null, 
/**
 * Or its bytes, 32 MB at most.
 */
base64?: string | null, 
/**
 * What it is called; the path's own name when absent.
 */
name?: string | null, 
/**
 * By its kind when absent.
 */
class?: AttachmentClass | null, caption?: string | null, };
export type AttachmentAsked = { id: Id, };
export type AttachmentBytes = { mime: string, name: string, base64: string, 
/**
 * SHA-256 in hex (V-10).
 */
sha256: string, };
export type AttachmentClass = "photo" | "video" | "audio" | "scan" | "letter" | "purchase_proof" | "contract" | "drawing" | "data" | "other";
export type AttachmentEdit = { id: Id, class?: AttachmentClass | null, caption?: string | null, };
export type AttachmentGiven = { path: string, 
/**
 * Counted while it was written, and equal to the one it came with (V-10).
 */
sha256: string, size: number, };
export type AttachmentList = { rows: Array<AttachmentRow>, next: string | null, 
/**
 * Largest file, in MB (`attachment.max`).
 */
most_mb: number, 
/**
 * Largest file taken by drop or paste, in MB; a larger one is chosen.
 */
most_dropped_mb: number, };
export type AttachmentRow = { file: Attachment, added_by_name: string, ticket_number: string, visit_number: string, 
/**
 * The system's own program may show it; else it is only saved elsewhere.
 */
is_shown: boolean, 
/**
 * Code of why it can no longer be changed.
 */
closed: string | null, };
export type AttachmentWayOut = { id: Id, 
/**
 * The file to write, as a person has chosen it.
 */
path: string, };
export type AttachmentsAsked = { 
/**
 * With the files of the customer's jobs and visits (N-11).
 */
customer?: Id | null, 
/**
 * With the files of its visits.
 */
ticket?: Id | null, visit?: Id | null, 
/**
 * Any part of number, name or caption.
 */
text?: string | null, 
/**
 * Where the page before ended.
 */
cursor?: string | null, };
export type BackupMade = { 
/**
 * The new folder.
 */
path: string, 
/**
 * Journal entries in the copy, each checked.
 */
entries: number, 
/**
 * Photos and papers in the copy, each opened.
 */
files: number, 
/**
 * Photos and papers that could not be opened in the vault itself; they are in no copy.
 */
lost: number, };
export type BackupWanted = { 
/**
 * A folder a person has chosen; better on another disk.
 */
folder: string, };
export type BlankPapers = { kind: PaperKind, 
/**
 * 1 to 200.
 */
count: number, 
/**
 * Given to this technician (D-25).
 */
issued_to?: Id, 
/**
 * One blank for this visit.
 */
visit?: Id, };
export type BlobHash = string;
export type BranchRow = { id: Id, code: string, name: string, active: boolean, people: number, };
export type BranchWanted = { id: Id, };
export type BranchesWanted = { with_closed?: boolean, };
export type Broken = { 
/**
 * The device whose chain it is.
 */
device: Id, 
/**
 * Its sequence number.
 */
sequence: number, 
/**
 * Why, as a code: `gap`, `payload_changed`, `link_broken` …
 */
reason: string, };
export type CallAsked = { contact: Id, };
export type CallJoined = { 
/**
 * What `tickets.unjoin` takes.
 */
contact: Id, id: Id, number: string, 
/**
 * How often the customer has called about it by now, the first call included.
 */
calls: number, };
export type CallLogged = { id: Id, at: Moment, in_window: boolean, customer: Id | null, };
export type CallToReturn = { id: Id, at: Moment, 
/**
 * As it was shown; blank where it was withheld, masked where the asker may see no more than the name (T-07).
 */
phone: string, 
/**
 * Blank where no one file has the number.
 */
customer_name: string, on_duty_name: string, in_window: boolean, };
export type CallerMatch = { customer: CustomerRow, contacts: Array<Contact>, phones: Array<Phone>, 
/**
 * The number that matched, if one did.
 */
phone: Phone | null, main_site: Site | null, 
/**
 * Items, one whose serial or plate matched first.
 */
equipment: Array<EquipmentView>, };
export type CallerTyped = { 
/**
 * A telephone, name, address, serial, plate or number, or three characters of one; two of a Chinese name.
 */
query: string, };
export type CancelTicket = { id: Id, asked_by: string, reason: string, };
export type CardPart = { name: string, part_number: string, quantity: number, };
export type CardSave = { id: Id, work: string, repair_minutes?: number | null, parts: Array<CardPart>, no_parts: boolean, tests: Array<TestLine>, };
export type CertificateRole = "root" | "device";
export type CertificateWithdrawal = { 
/**
 * The record's id.
 */
id: Id, certificate: Id, 
/**
 * The last moment at which the firm was sure of the device.
 */
at: Moment, reason: WithdrawalReason, note: string, 
/**
 * SHA-256 of every sealed file of it that the firm had in its hands then, 32 bytes each.
 */
known: BlobHash, known_count: number, entered_at: Moment, entered_by: Id, };
export type ChangePassword = { old_password: string, new_password: string, };
export type Channel = "phone" | "letter" | "fax" | "email" | "sms" | "wechat" | "online_chat" | "website" | "mailbox" | "walk_in" | "brought_in" | "technician_found" | "callback_found" | "referral" | "online_review" | "social_media";
export type ChargeClass = "paid" | "contract" | "free" | "cost_only" | "internal";
export type CheckLine = { 
/**
 * A key of `rules::CHECKLIST`, e.g. `tools`, or the words of the template.
 */
item: string, done: boolean, reason: string, };
export type CheckWanted = Record<symbol, never>;
export type CheckoutConfirm = { id: Id, 
/**
 * Further tasks given on the phone, where the technician did not write them down.
 */
tasks?: string | null, };
export type ChosenFolder = { path: string | null, };
export type CloseTicket = { id: Id, cause_code: string | null, cause: string, };
export type Company = { 
/**
 * The record's id.
 */
id: Id, name: string, address: string, phone: string, logo: BlobHash | null, 
/**
 * Active trade preset, e.g. `GEN` (U-01).
 */
preset: string, 
/**
 * IANA name of the firm's time zone (V-20).
 */
zone: string, 
/**
 * The built-in sample firm: every print says so (V-18).
 */
sample: boolean, opened_at: Moment, };
export type Complaint = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * `Q26-B-00001`.
 */
number: string, ticket: Id, state: ComplaintState, 
/**
 * Where all its clocks start: when the customer spoke, not when it was typed (A-04).
 */
received_at: Moment, received_by: Id, 
/**
 * The limits as they were on that day: a policy changed later moves no deadline.
 */
transfer_due_at: Moment, reply_due_at: Moment, resolve_due_at: Moment, transferred_at: Moment | null, transferred_by: Id | null, transferred_to: Id | null, };
export type ComplaintRow = { view: ComplaintView, ticket_number: string, customer_name: string, age_days: number, };
export type ComplaintState = "received" | "transferred";
export type ComplaintView = { complaint: Complaint, received_by_name: string, transferred_to_name: string, 
/**
 * Minutes over `complaint.transfer`; 0 in time.
 */
transfer_late_minutes: number, };
export type ComplaintsAsked = Record<symbol, never>;
export type Contact = { 
/**
 * The record's id.
 */
id: Id, customer: Id, name: string, post: string, email: string, is_main: boolean, active: boolean, };
export type ContactInput = { id?: Id | null, name: string, post: string, email: string, is_main?: boolean, };
export type ContractState = "none" | "covered" | "ended";
export type CopyGiven = { round: Id, means: CopyMeans, 
/**
 * Who got it.
 */
recipient: string, };
export type CopyMeans = "print" | "email" | "wechat" | "usb_stick";
export type CopyPreviewed = { pages: Array<string>, };
export type CopyPrinted = { name: string, 
/**
 * Where it was written; none when no folder is chosen yet.
 */
path: string | null, 
/**
 * The PDF itself where it was not written.
 */
base64: string | null, };
export type CounterKind = "mileage" | "hours" | "count";
export type Created = { recovery_code: string, };
export type CrewChoice = { technicians: Array<CrewRow>, supervisors: Array<CrewSupervisor>, };
export type CrewRow = { person: Id, name: string, 
/**
 * Open visits of that day.
 */
visits_that_day: number, 
/**
 * Numbers of the visits about that time.
 */
clashes: Array<string>, };
export type CrewSupervisor = { person: Id, name: string, };
export type CrewWanted = { at: Moment, };
export type CustodyAsked = { id: Id, };
export type CustodyBeside = { id: Id, name: string, };
export type CustodyChecked = { passed: boolean, note: string, at: Moment, by_name: string, };
export type CustodyClose = { id: Id, 
/**
 * It lies before us.
 */
recovered: boolean, 
/**
 * It is lost: the declaration the customer signed, a file of this ticket.
 */
declaration?: Id | null, note: string, };
export type CustodyCorrect = { id: Id, name: string, model: string, serial: string, accessories: string, condition: string, fault: string, reason: string, promised_on?: Day | null, photos: Array<Id>, };
export type CustodyFile = { item: CustodyItem, row: CustodyRow, visit_number: string, registered_by_name: string, repaired_by_name: string, card_gaps: Array<string>, 
/**
 * Every look at the repair, the last one first (K-06).
 */
checks: Array<CustodyChecked>, 
/**
 * The voucher the customer signs for it (K-07).
 */
voucher: PaperRow | null, receipt_state: PaperState, 
/**
 * The receipt came back or was declared lost (K-08).
 */
receipt_return: ReceiptReturnView | null, 
/**
 * What else stands on the same receipt.
 */
beside: Array<CustodyBeside>, steps: Array<CustodyStep>, taken: Array<CustodyStepTaken>, };
export type CustodyItem = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * The numbered paper the customer got for it (P-34); several items may stand on one.
 */
receipt: Id, 
/**
 * Its number, series `G`.
 */
number: string, ticket: Id, 
/**
 * None where the customer brought it to the desk.
 */
visit: Id | null, state: CustodyState, name: string, model: string, serial: string, accessories: string, condition: string, fault: string, 
/**
 * Of the photos of the visit, those that show it as it was taken.
 */
photos: Array<Id>, 
/**
 * Why it cannot be put right on site (K-01).
 */
reason: string, promised_on: Day | null, taken_by: Id, taken_at: Moment, 
/**
 * Who confirmed the receipt for the customer (K-02).
 */
confirmed_name: string, confirmed_at: Moment | null, 
/**
 * Entry in the in/out register (K-03).
 */
registered_by: Id | null, registered_at: Moment | null, place: string, 
/**
 * The repair card that hangs on it (P-35), and its number, series `K` (K-04).
 */
card: Id | null, card_number: string | null, work: string, repair_minutes: number | null, parts: Array<CardPart>, 
/**
 * "No parts" chosen explicitly (K-05).
 */
no_parts: boolean, tests: Array<TestLine>, repaired_by: Id | null, repaired_at: Moment | null, };
export type CustodyLeave = { id: Id, reason: string, };
export type CustodyPhoto = { mime: string, base64: string, };
export type CustodyPhotoAsked = { id: Id, 
/**
 * 0 is the first.
 */
at: number, };
export type CustodyRegister = { id: Id, 
/**
 * Where it stands.
 */
place: string, };
export type CustodyRow = { id: Id, number: string, card_number: string | null, ticket_number: string, state: CustodyState, customer_name: string, 
/**
 * Masked for who has no access to the customer (T-07).
 */
phone: string, name: string, model: string, serial: string, accessories: string, condition: string, fault: string, taken_by_name: string, taken_at: Moment, registered_at: Moment | null, promised_on: Day | null, repaired_at: Moment | null, is_confirmed: boolean, 
/**
 * One working day without an entry (K-03).
 */
is_entry_overdue: boolean, rid: number, };
export type CustodySendBack = { id: Id, 
/**
 * What is wrong.
 */
note: string, };
export type CustodyState = "received" | "not_taken" | "tagged" | "in_repair" | "at_factory" | "repaired" | "verified" | "delivered" | "closed" | "scrap_pending" | "scrapped";
export type CustodyStep = { command: string, to: CustodyState, allowed: boolean, refusal: Fault | null, 
/**
 * Guards of the catalogue whose module is still to come.
 */
pending: Array<string>, };
export type CustodyStepTaken = { to_state: CustodyState, at: Moment, by_name: string, place: string, };
export type CustodyTake = { 
/**
 * The visit it is taken from; none where the customer brought it.
 */
visit?: Id | null, 
/**
 * Where there is no visit.
 */
ticket?: Id | null, name: string, model: string, serial: string, 
/**
 * What comes with it; "none" is said, not left blank.
 */
accessories: string, condition: string, fault: string, reason: string, promised_on?: Day | null, photos: Array<Id>, };
export type CustodyView = "unregistered" | "open" | "receipt_out" | "all";
export type CustodyWanted = { view: CustodyView, 
/**
 * Begin of a receipt or card number, or of a serial.
 */
search?: string | null, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers | null, cursor?: string | null, limit?: number | null, };
export type Customer = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `C`.
 */
number: string, name: string, kind: string, grade: CustomerGrade, 
/**
 * A region of the firm's list by its code, or one nobody put on the list, by its name (N-04).
 */
region: string, 
/**
 * The one responsible person, mandatory in practice for a VIP (N-06).
 */
owner: Id | null, birthday: Day | null, opened_on: Day | null, 
/**
 * The firm's number before Aftercare; a repeated import finds the customer by it (V-16).
 */
source_number: string | null, 
/**
 * What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
 */
source_digest: string | null, note: string, 
/**
 * A file is closed, never deleted (T-12).
 */
active: boolean, };
export type CustomerAccess = "full" | "flag" | "name";
export type CustomerAsked = { id: Id, };
export type CustomerAttachmentAdd = { customer: Id, path?: string | null, base64?: string | null, name?: string | null, class?: AttachmentClass | null, caption?: string | null, };
export type CustomerCopy = { 
/**
 * The record's id.
 */
id: Id, signature: Id, means: CopyMeans, recipient: string, given_at: Moment, given_by: Id, };
export type CustomerFile = { customer: Customer, owner_name: string, 
/**
 * What the asker sees; below `full` the rest is masked or left out.
 */
access: CustomerAccess, contacts: Array<Contact>, phones: Array<Phone>, sites: Array<Site>, equipment: Array<EquipmentView>, };
export type CustomerGrade = "ordinary" | "key" | "vip";
export type CustomerInput = { 
/**
 * Absent: a new file.
 */
id?: Id | null, name: string, kind: string, grade: CustomerGrade, region: string, owner?: Id | null, birthday?: Day | null, 
/**
 * Today when absent on a new file.
 */
opened_on?: Day | null, source_number?: string | null, note: string, active: boolean, contacts?: Array<ContactInput> | null, phones?: Array<PhoneInput> | null, sites?: Array<SiteInput> | null, };
export type CustomerPage = { file: CustomerFile, stage: LifeStage | null, 
/**
 * What the stage is where nobody set one: by the jobs.
 */
stage_by_jobs: LifeStage, last_contact_at: Moment | null, is_possibly_lost: boolean, 
/**
 * Whether the file was opened in time after the first contact (N-01); none where either is unknown.
 */
opening: Opening | null, seen_at: Moment | null, seen_by: string, 
/**
 * None for others than VIP.
 */
vip: VipArchive | null, 
/**
 * Files made one with this one (N-16).
 */
merged: Array<MergedFile>, erased_at: Moment | null, 
/**
 * Promised times, visits and calls still to come, soonest first.
 */
to_come: Array<ToCome>, 
/**
 * Contracts and letters, newest first; none of a file that is not open to the asker.
 */
letters: Array<FiledLetter>, tickets: Array<TicketRow>, ticket_count: number, open_count: number, visits: Array<VisitRow>, visit_count: number, papers: Array<PaperRow>, paper_count: number, documents: Array<DocumentRow>, document_count: number, };
export type CustomerRow = { id: Id, number: string, name: string, kind: string, grade: CustomerGrade, region: string, owner_name: string, 
/**
 * The main number, masked where access is not full; empty when none is known.
 */
phone: string, 
/**
 * The main site's address, masked where access is not full; empty when none is known.
 */
address: string, source_number: string | null, active: boolean, access: CustomerAccess, 
/**
 * Local order of arrival; the list's cursor.
 */
rid: number, };
export type CustomerSheet = { customer: Id, print: SheetHow, };
export type CustomerStageInput = { customer: Id, stage: LifeStage, };
export type CustomersAmong = "new_unseen" | "review_due" | "possibly_lost";
export type CustomersSeen = { customers: Array<Id>, };
export type CustomersWanted = { 
/**
 * Part of a name, number, contact or serial, or at least three digits of a telephone.
 */
search?: string | null, kind?: string | null, grade?: CustomerGrade | null, region?: string | null, stage?: LifeStage | null, among?: CustomersAmong | null, 
/**
 * Closed files as well.
 */
include_closed?: boolean, cursor?: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit?: number | null, };
export type DamageFound = { kind: DamageKind, 
/**
 * The page, counted from 1.
 */
page: number | null, 
/**
 * Whose slot.
 */
login: string | null, 
/**
 * For who mends it; in English.
 */
detail: string | null, };
export type DamageKind = "page" | "cut_off" | "header" | "structure" | "slot" | "recovery_slot" | "slot_file";
export type DayAsked = { day: Day, 
/**
 * None is the person signed in.
 */
person?: Id | null, };
export type DayLine = { visit: Id, visit_number: string, ticket_number: string, mode: VisitMode, 
/**
 * None where the desk has not classed the job yet.
 */
class: ChargeClass | null, travel_minutes: number, work_minutes: number, wait_minutes: number, };
export type DayReport = { lines: Array<DayLine>, by_class: Array<DaySum>, total_minutes: number, };
export type DaySum = { class: ChargeClass | null, minutes: number, };
export type DecideFeedback = { ticket: Id, decision?: FeedbackDecision, reason: string, };
export type DefectAsked = { id: Id, };
export type DefectDepartment = "production" | "purchasing" | "design";
export type DefectKind = "wrong_fastener" | "machining" | "missing_part" | "design" | "other";
export type DefectRow = { defect: ProductDefect, visit_number: string, ticket_number: string, model: string, serial: string, noted_by_name: string, 
/**
 * Notices on the same part, this one counted (C-14).
 */
same_part: number, };
export type DefectSave = { visit: Id, 
/**
 * None makes a new one.
 */
id?: Id | null, kind: DefectKind, part: string, defect: string, solved_how: string, department: DefectDepartment, photo?: Id | null, };
export type DefectsAsked = Record<symbol, never>;
export type DeliveredJob = { service_type: ServiceType, job: Job, };
export type DevicesWanted = Record<symbol, never>;
export type Difference = { 
/**
 * The table.
 */
table: string, 
/**
 * Local number of the first row that differs, or none when one side has more rows.
 */
rid: number | null, 
/**
 * Rows in the vault.
 */
kept: number, 
/**
 * Rows the journal gives.
 */
rebuilt: number, };
export type DiscardScan = { scan: Id, note: string, };
export type DocumentFile = { document: FiledDocument, file_name: string, pdf_base64: string, };
export type DocumentKind = "visit_report" | "unsigned_report" | "acceptance_report" | "addendum" | "stage_certificate" | "service_voucher" | "receipt_slip" | "goods_receipt" | "repair_card" | "hand_over" | "project_application";
export type DocumentPrint = { id: Id, 
/**
 * The system's own choice when absent.
 */
printer: string | null, };
export type DocumentRow = { 
/**
 * Empty where the paper is about no customer.
 */
customer_name: string, 
/**
 * Number of the ticket it belongs to; empty where there is none.
 */
ticket_number: string, 
/**
 * When an authority saw it, by that authority's clock; none without a time stamp.
 */
stamped_at: Moment | null, stamp_authority: string | null, 
/**
 * The record's id.
 */
id: Id, number: string, kind: DocumentKind, subject_kind: string, subject: Id, customer: Id | null, 
/**
 * The signature it was made from.
 */
source: Id, 
/**
 * SHA-256 of the canonical content, hex: what was signed.
 */
content_digest: string, 
/**
 * SHA-256 of the pages without ink, hex: what was shown.
 */
pages_digest: string, file_sha256: string, blob: BlobHash, page_count: number, device: Id, sealed_at: Moment, 
/**
 * Of the certificate it was sealed with.
 */
serial: string, };
export type DocumentSent = { printer: string, };
export type DocumentStamped = { stamp: FiledStamp, number: string, };
export type DocumentToStamp = { id: Id, };
export type DocumentWanted = { id: Id, 
/**
 * The copy with the time stamp behind it; `document.not_stamped` where there is none.
 */
stamped?: boolean, };
export type DocumentsWanted = { 
/**
 * This one alone.
 */
id?: Id | null, 
/**
 * About this ticket, visit …
 */
subject?: Id | null, customer?: Id | null, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers | null, 
/**
 * Words of its number, what it is called, the ticket's number, or the customer's name (N-11).
 */
search?: string | null, cursor?: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit?: number | null, };
export type DossierLine = { 
/**
 * What it is: the kind of record it belongs to.
 */
kind: string, 
/**
 * Its own number, title or caption; empty where it has none.
 */
name: string, at: Moment | null, 
/**
 * Where it stands in the ZIP.
 */
file: string, };
export type DossierMade = { path: string, 
/**
 * As listed.
 */
documents: Array<DossierLine>, records: number, 
/**
 * Photos and papers that cannot be opened; the list names them all the same.
 */
lost: number, 
/**
 * SHA-256 of the list of checksums.
 */
digest: string, };
export type DossierWanted = { customer: Id, 
/**
 * A folder a person has chosen. What is written there is not encrypted.
 */
folder: string, 
/**
 * Of the sheets; Chinese when absent.
 */
language?: Language | null, 
/**
 * A name to ask after it by.
 */
run?: string | null, };
export type DraftBody = { key: string, body: any, };
export type DraftKept = { key: string, body: any, saved_at: Moment, };
export type DraftKey = { key: string, };
export type DuplicatePair = { older: CustomerRow, newer: CustomerRow, by: Array<Likeness>, };
export type DuplicatesAsked = { customer?: Id | null, };
export type Empty = Record<symbol, never>;
export type Equipment = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `E`.
 */
number: string, customer: Id, site: Id | null, name: string, model: string, 
/**
 * Empty where the item has none.
 */
serial: string, kind: ItemKind, 
/**
 * Of a system; empty for anything else.
 */
version: string, 
/**
 * Of a planting site: species and number; empty for anything else.
 */
planting: string, 
/**
 * Of a vehicle, written without spaces and points (N-03); empty for anything else.
 */
plate: string, 
/**
 * Of a vehicle, in kilometres, when last told.
 */
mileage: number | null, purchased_on: Day | null, warranty_months: number | null, 
/**
 * Last day under warranty, that day included (M-02).
 */
warranty_until: Day | null, 
/**
 * Number of the service contract that covers it; empty where none does.
 */
contract: string, 
/**
 * Last day of that contract, that day included.
 */
contract_until: Day | null, 
/**
 * Where it stands, if at no site of the file.
 */
address: string, note: string, 
/**
 * What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
 */
source_digest: string | null, 
/**
 * Scrapped or given up: off the lists, never deleted (T-12).
 */
active: boolean, };
export type EquipmentAsked = { id: Id, };
export type EquipmentInput = { 
/**
 * Absent: a new item.
 */
id?: Id | null, customer: Id, site?: Id | null, name: string, model: string, serial: string, 
/**
 * Absent: by what is told of it.
 */
kind?: ItemKind | null, 
/**
 * Of a system.
 */
version: string, 
/**
 * Of a planting site: species and number.
 */
planting: string, 
/**
 * Of a vehicle.
 */
plate: string, 
/**
 * Of a vehicle, in kilometres.
 */
mileage?: number | null, purchased_on?: Day | null, warranty_months?: number | null, 
/**
 * The last day agreed; absent: computed from purchase and months.
 */
warranty_until?: Day | null, 
/**
 * Number of the service contract that covers it.
 */
contract: string, 
/**
 * Its last day.
 */
contract_until?: Day | null, address: string, note: string, active: boolean, };
export type EquipmentView = { customer_name: string, warranty: WarrantyState, 
/**
 * Whether a service contract covers it today.
 */
contract_state: ContractState, 
/**
 * Local order of arrival; the list's cursor.
 */
rid: number, 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `E`.
 */
number: string, customer: Id, site: Id | null, name: string, model: string, 
/**
 * Empty where the item has none.
 */
serial: string, kind: ItemKind, 
/**
 * Of a system; empty for anything else.
 */
version: string, 
/**
 * Of a planting site: species and number; empty for anything else.
 */
planting: string, 
/**
 * Of a vehicle, written without spaces and points (N-03); empty for anything else.
 */
plate: string, 
/**
 * Of a vehicle, in kilometres, when last told.
 */
mileage: number | null, purchased_on: Day | null, warranty_months: number | null, 
/**
 * Last day under warranty, that day included (M-02).
 */
warranty_until: Day | null, 
/**
 * Number of the service contract that covers it; empty where none does.
 */
contract: string, 
/**
 * Last day of that contract, that day included.
 */
contract_until: Day | null, 
/**
 * Where it stands, if at no site of the file.
 */
address: string, note: string, 
/**
 * What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
 */
source_digest: string | null, 
/**
 * Scrapped or given up: off the lists, never deleted (T-12).
 */
active: boolean, };
export type EquipmentWanted = { 
/**
 * Part of a number, name, model, serial or owner's name.
 */
search?: string | null, customer?: Id | null, warranty?: WarrantyState | null, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers | null, 
/**
 * Scrapped and given up as well.
 */
include_inactive?: boolean, cursor?: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit?: number | null, };
export type EraseAsked = { customer: Id, };
export type EraseInput = { customer: Id, 
/**
 * Who asked, when and how: kept, without naming the person.
 */
reason: string, 
/**
 * The customer's number, typed as a confirmation.
 */
confirm: string, };
export type ErasePreview = { number: string, name: string, 
/**
 * Records that lose something, by table.
 */
erases: { [key in string]: number }, 
/**
 * Records that stay as they are, by table.
 */
keeps: { [key in string]: number }, 
/**
 * Jobs that must end first.
 */
open_tickets: Array<string>, };
export type EverythingAsked = { text: string, 
/**
 * Lines a group; 5 when absent, 40 at most.
 */
limit?: number, 
/**
 * Names of pages and commands, in the window's language: told which of them are meant.
 */
titles?: Array<string>, };
export type EverythingFound = { groups: Array<FoundGroup>, 
/**
 * Of the titles asked, those that are meant.
 */
titles: Array<FoundTitle>, 
/**
 * Milliseconds the answer took, where that was longer than `search.target` allows (V-14).
 */
late_ms: number | null, };
export type ExportInput = { 
/**
 * The list's own name, e.g. `customers`.
 */
list: string, 
/**
 * What it is called on the screen, for the name of the file.
 */
title: string, format: TableFormat, 
/**
 * What it was narrowed to, in words; empty: nothing.
 */
filter: string, head: Array<string>, rows: Array<Array<string>>, 
/**
 * The folder a person chose; absent: the file itself is the answer.
 */
folder?: string | null, };
export type Exported = { path: string, };
export type Fate = "open" | "done" | "declined";
export type Fault = { 
/**
 * The kind.
 */
kind: FaultKind, 
/**
 * A stable code; the sentence stands in the catalogue as `fault-<code with dashes for dots>`.
 */
code: string, 
/**
 * Arguments of the sentence.
 */
args: { [key in string]: string }, 
/**
 * The fields concerned.
 */
fields: Array<FieldFault>, 
/**
 * Whether anything was saved before it happened.
 */
saved: boolean, };
export type FaultKind = "refused" | "invalid" | "missing" | "denied" | "conflict" | "locked" | "damaged" | "outside" | "bug";
export type FaultPath = "hardware" | "software" | "both";
export type FaultReport = { 
/**
 * The record's id.
 */
id: Id, visit: Id, severity: Severity, cleared_at: Moment, due_at: Moment, timeline: string, cause: string, 
/**
 * How to avoid it.
 */
prevention: string, written_by: Id | null, 
/**
 * Handed in; from then on it is no longer written.
 */
finished_at: Moment | null, };
export type FaultReportRow = { visit: Id, visit_number: string, ticket_number: string, customer_name: string, found_problem: string, lead_name: string, is_overdue: boolean, report: FaultReport, written_by_name: string, };
export type FaultReportSave = { visit: Id, timeline: string, cause: string, prevention: string, 
/**
 * Hands it in.
 */
finish: boolean, };
export type FaultReportSheet = { visit?: Id, print: SheetHow, };
export type FaultReportsAsked = { 
/**
 * Those handed in as well.
 */
with_finished: boolean, };
export type FeeKind = "labour" | "travel" | "material" | "other";
export type FeeLine = { id: Id, kind: FeeKind, label: string, amount: Money, is_cash: boolean, receipt_no: string, };
export type Feedback = { 
/**
 * The record's id.
 */
id: Id, ticket: Id, state: FeedbackState, 
/**
 * When the sender spoke, not when it was typed (A-04).
 */
received_at: Moment, 
/**
 * The department concerned, in the firm's own words; blank until it is routed.
 */
department: string, routed_at: Moment | null, routed_by: Id | null, decision: FeedbackDecision | null, 
/**
 * Why; it is what the sender is told.
 */
reason: string, decided_at: Moment | null, decided_by: Id | null, means: FeedbackMeans | null, told_at: Moment | null, told_by: Id | null, };
export type FeedbackDecision = "adopt" | "decline";
export type FeedbackMeans = "phone" | "wechat" | "sms" | "email" | "letter" | "in_person";
export type FeedbackStands = { ticket: Id, state: FeedbackState, 
/**
 * Telling the sender closed the request.
 */
is_closed: boolean, };
export type FeedbackState = "received" | "routed" | "decided" | "informed";
export type FeedbackView = { feedback: Feedback, routed_by_name: string, decided_by_name: string, told_by_name: string, may_route: boolean, may_decide: boolean, may_tell: boolean, };
export type FeesSave = { visit: Id, fees: Array<FeeLine>, };
export type FieldFault = { 
/**
 * The field's name as in the input, dotted for nested ones (`parts.0.quantity`).
 */
field: string, 
/**
 * A stable code, e.g. `required`.
 */
code: string, 
/**
 * Arguments of the sentence.
 */
args: { [key in string]: string }, };
export type FileAsked = { id: Id, 
/**
 * The block wanted whole, as far as `LOOKED_AT` goes.
 */
whole?: FileBlock | null, };
export type FileBlock = "tickets" | "visits" | "papers" | "documents";
export type FileToVerify = { path: string | null, base64: string | null, };
export type FiledDocument = { 
/**
 * The record's id.
 */
id: Id, number: string, kind: DocumentKind, subject_kind: string, subject: Id, customer: Id | null, 
/**
 * The signature it was made from.
 */
source: Id, 
/**
 * SHA-256 of the canonical content, hex: what was signed.
 */
content_digest: string, 
/**
 * SHA-256 of the pages without ink, hex: what was shown.
 */
pages_digest: string, file_sha256: string, blob: BlobHash, page_count: number, device: Id, sealed_at: Moment, 
/**
 * Of the certificate it was sealed with.
 */
serial: string, };
export type FiledLetter = { id: Id, class: AttachmentClass, number: string, 
/**
 * The caption, or the name of the file.
 */
said: string, added_at: Moment, };
export type FiledStamp = { 
/**
 * The record's id.
 */
id: Id, document: Id, file_sha256: string, blob: BlobHash, 
/**
 * What the authority calls itself.
 */
authority: string, 
/**
 * By the authority's clock.
 */
stamped_at: Moment, is_trusted: boolean, asked_at: Moment, asked_by: Id, };
export type Finding = { 
/**
 * Counted without the head, the first is 1.
 */
row: number, 
/**
 * The column as the table's head names it; none: the row as a whole.
 */
column: string | null, 
/**
 * Stable, e.g. `phone.missing`.
 */
code: string, 
/**
 * Another row it is about.
 */
other: number | null, 
/**
 * A plain sentence for whoever mends the file.
 */
message: string, };
export type FirmDevice = { 
/**
 * The device's name and letter, as the certificate says it.
 */
name: string, 
/**
 * This computer seals with it.
 */
is_own: boolean, 
/**
 * Papers sealed with it that are filed here.
 */
sealed: number, last_sealed_at: Moment | null, withdrawn: CertificateWithdrawal | null, withdrawn_by: string, 
/**
 * The record's id.
 */
id: Id, role: CertificateRole, device: Id, serial: string, 
/**
 * DER in hex.
 */
der: string, issued_at: Moment, };
export type FirmDevices = { devices: Array<FirmDevice>, 
/**
 * The newest list.
 */
list: PublishedList | null, 
/**
 * Certificates issued or withdrawn since; outsiders do not know of them.
 */
is_list_behind: boolean, 
/**
 * This computer holds the firm's root and can withdraw, replace and publish.
 */
has_root: boolean, 
/**
 * SHA-256 of the root's certificate in groups of four; empty before the first signature.
 */
fingerprint: string, 
/**
 * This computer seals nothing until its key is replaced.
 */
is_blocked: boolean, };
export type FirmList = { list: ListName, 
/**
 * Begin of the text id of a line's name.
 */
prefix: string, 
/**
 * The delivered first, then the firm's own in the order they came.
 */
lines: Array<FirmListLine>, };
export type FirmListLine = { code: string, 
/**
 * The firm's name; empty for a delivered line that keeps its own.
 */
name: string, name_en: string, 
/**
 * The delivered line whose rules hold for it; empty in a list of names only.
 */
works_as: string, 
/**
 * Added by the firm.
 */
is_own: boolean, 
/**
 * Off the list: no longer offered, still named on old records (T-15).
 */
active: boolean, };
export type FirstStart = { 
/**
 * The firm's name, as on every paper.
 */
company: string, 
/**
 * Trade preset key.
 */
preset: string, 
/**
 * One letter, A to Z, different on each of the firm's computers.
 */
device_letter: string, 
/**
 * The first person, who becomes administrator.
 */
login: string, 
/**
 * The person's name; the login when empty.
 */
name: string, password: string, 
/**
 * Marks the vault as the sample firm (V-18).
 */
sample: boolean, };
export type FolderChoice = { path: string, };
export type FolderWanted = Record<symbol, never>;
export type FoundGroup = { kind: FoundKind, lines: Array<FoundLine>, 
/**
 * There are more than are shown.
 */
more: boolean, 
/**
 * How well its first line fits; 0 is what was typed itself.
 */
rank: number, };
export type FoundKind = "customers" | "equipment" | "tickets" | "visits" | "papers" | "documents";
export type FoundLine = { kind: FoundKind, id: Id, number: string, name: string, 
/**
 * What else tells it from others, or the line that holds the words.
 */
note: string, 
/**
 * Code of its state: of a customer the grade, of an item the warranty.
 */
state: string, 
/**
 * Code of what kind of paper it is; empty for others.
 */
paper: string, 
/**
 * Planned, received or sealed.
 */
at: Moment | null, 
/**
 * Closed, scrapped or over.
 */
is_over: boolean, marks: FoundMarks, };
export type FoundMarks = { number: Array<[number, number]>, name: Array<[number, number]>, note: Array<[number, number]>, };
export type FoundTitle = { 
/**
 * Its place among those asked.
 */
at: number, rank: number, marks: Array<[number, number]>, };
export type GoodsLine = { name: string, model: string, serial: string, accessories: string, condition: string, 
/**
 * On a voucher: the number of the receipt given for it (P-30).
 */
receipt: string, };
export type GoodsPhoto = { sha256: BlobHash, 
/**
 * What it shows: a code of `visits-view`.
 */
view: string, caption: string, };
export type GrantView = { need: Need, scope: Scope, };
export type GuidanceAsk = { visit: Id, problem: string, own_view: string, demand?: string | null, 
/**
 * When it was asked, where that was before now.
 */
at?: Moment | null, };
export type GuidanceGive = { id: Id, instruction: string, 
/**
 * None is the supervisor signed in; a technician names who told him.
 */
by?: Id | null, at?: Moment | null, };
export type GuidanceView = { guidance: VisitGuidance, asked_by_name: string, answered_by_name: string, 
/**
 * Whole minutes waited until the answer, or until now.
 */
minutes: number, };
export type HandOver = { id: Id, to: Id | null, remark: string, };
export type HistoryEntry = { 
/**
 * Binds entries of one transaction; `journal.undo` takes it.
 */
tx: Id, command: string, actor: Id, actor_name: string, device: Id, device_letter: string, entered_at: Moment, happened_at: Moment, 
/**
 * `{field: [old, new]}`; none once erased by law.
 */
fields: { [key in string]: JsonValue } | null, 
/**
 * Whether `journal.undo` may be offered: the command can be taken back, the person holds its right, and what the
 * change made, if anything, can be taken off the file again.
 */
undoable: boolean, };
export type HistoryOf = { 
/**
 * Its table, e.g. `ticket`.
 */
table: string, 
/**
 * Its id.
 */
id: Id, };
export type HotlineCallAsked = { id: Id, };
export type HotlineOutcome = "answered" | "forwarded" | "missed";
export type HotlineTally = { answered: number, forwarded: number, missed: number, missed_in_window: number, to_return: number, };
export type ImportField = { field: string, 
/**
 * Without it no row can be taken over.
 */
must: boolean, 
/**
 * A field that does as well: the customer's name where there is no number.
 */
or: string | null, };
export type ImportInput = { path?: string | null, 
/**
 * The file's name, with `base64`.
 */
name?: string | null, base64?: string | null, 
/**
 * True: nothing is saved, the answer is what would happen (V-16).
 */
trial: boolean, 
/**
 * As `encoding` of the preview; absent: found from the bytes.
 */
encoding?: string | null, 
/**
 * The sheet of a workbook; absent: the first that holds anything.
 */
sheet?: string | null, 
/**
 * The field of each column, as `fields` of the preview; absent: as remembered, else as guessed.
 */
columns?: Array<string | null> | null, 
/**
 * A name the caller makes up, to ask how far it is, to stop it and to fetch its result list.
 */
run?: string | null, };
export type ImportPreview = { encoding: string, 
/**
 * False: the characters may be wrong, so look at the rows and choose another encoding.
 */
certain: boolean, 
/**
 * Encodings to choose from; none for a workbook, which says its own.
 */
encodings: Array<string>, 
/**
 * Sheets of a workbook to choose from; none for a text file.
 */
sheets: Array<string>, sheet: string | null, 
/**
 * The line the header stands on; lines above it are titles and are left out.
 */
header_line: number, head: Array<string>, 
/**
 * The field each column of the head is taken for; none: left aside.
 */
fields: Array<string | null>, 
/**
 * Whether a person has chosen them before for such a table.
 */
is_remembered: boolean, 
/**
 * Fields a column may be taken for.
 */
known: Array<ImportField>, 
/**
 * The first rows.
 */
rows: Array<Array<string>>, };
export type ImportProgress = { 
/**
 * Rows saved.
 */
done: number, 
/**
 * Rows to save; 0 while the table is still being read.
 */
total: number, };
export type ImportReport = { 
/**
 * Rows below the head, blank ones not counted.
 */
rows: number, 
/**
 * New records.
 */
saved: number, 
/**
 * Records already here that the row changed.
 */
updated: number, 
/**
 * Rows that say nothing new.
 */
skipped: number, 
/**
 * Rows not taken over, and why.
 */
errors: Array<Finding>, 
/**
 * What was noticed about rows taken over or passed by.
 */
warnings: Array<Finding>, 
/**
 * Rows not reached: somebody stopped it; the same file goes on where it was.
 */
left: number, stopped: boolean, };
export type InboxWanted = Record<symbol, never>;
export type InkData = { width: number, height: number, 
/**
 * `mouse`, `touch` or `pen`.
 */
input: string, strokes: Array<Array<InkPoint>>, };
export type InkPoint = { x: number, y: number, t: number, p: number, };
export type IntakeForm = { preset: string, 
/**
 * Fields demanded, in order.
 */
mandatory: Array<string>, 
/**
 * Types that demand only `mandatory_for_all`.
 */
all_only: Array<ServiceType>, mandatory_for_all: Array<string>, 
/**
 * Fields the trade asks besides the form's own.
 */
details: Array<string>, 
/**
 * Minutes from receipt to the deadline offered (A-07).
 */
level_minutes: number, consultation_minutes: number, backdate_minutes: number, 
/**
 * Days within which the same fault is a repeat (A-14).
 */
repeat_days: number, };
export type IntakeFormAsked = Record<symbol, never>;
export type IssuePapers = { kind: PaperKind, 
/**
 * 1 when absent; several only where they are not for one visit.
 */
count?: number, ticket?: Id, visit?: Id, subject?: Id, 
/**
 * The technician who takes them along (D-25).
 */
issued_to?: Id, form?: PaperForm, };
export type IssuedLine = { item: string, unit: string, issued: string, returned: string, fitted: string, explained: string, };
export type ItemAsked = { id: Id, };
export type ItemHistory = { 
/**
 * From the first owner on.
 */
owners: Array<ItemOwner>, 
/**
 * Newest first.
 */
jobs: Array<TicketRow>, };
export type ItemKind = "product" | "vehicle" | "system" | "planting";
export type ItemOwner = { customer: Id, number: string, 
/**
 * A former owner's is masked: `张**`.
 */
name: string, since: Moment, until: Moment | null, };
export type Job = { 
/**
 * Gone through before leaving (D-06): keys of `rules::CHECKLIST` or the firm's own words.
 */
packing: Array<string>, 
/**
 * Mandatory in the user's account (E-02).
 */
account: Array<AccountField>, counter: CounterKind | null, photos: Array<PhotoSpec>, 
/**
 * Mandatory on every such job, not only under warranty (E-10).
 */
photos_must: boolean, tests: Array<TestSpec>, parameters: Array<TestSpec>, 
/**
 * The firm's own words, or a key of `STEPS` (E-26).
 */
steps: Array<StepSpec>, 
/**
 * Papers that come back besides what the program knows of (E-19).
 */
papers: Array<string>, 
/**
 * Hardware or software is judged (E-25).
 */
asks_path: boolean, 
/**
 * The protection kit is checked (E-27).
 */
asks_protection: boolean, };
export type JoinCall = { 
/**
 * The open ticket it is about.
 */
id: Id, channel?: Channel, contact_name: string, contact_phone: string, 
/**
 * May be empty: who only asks how it stands says nothing new.
 */
description: string, 
/**
 * Now, when absent.
 */
received_at?: Moment, };
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
export type Judgement = "intact" | "altered" | "not_ours" | "signed_after_revocation";
export type KeyInPaper = { id: Id, visit?: Id, on_sheet: OnSheet, 
/**
 * On a voucher signed by hand twice: who signed for the things taken away (K-02).
 */
taken?: OnSheet, 
/**
 * Of a form filled in by hand: everything read off it (F-21).
 */
form?: PaperForm, };
export type KeyInRound = { round: Id, on_sheet: OnSheet, };
export type Kind = "open" | "query" | "change" | "task";
export type KnownAsked = { customer: Id, };
export type KnownTickets = { 
/**
 * Still open, newest first.
 */
open: Array<TicketRow>, 
/**
 * The last ones finished, newest first.
 */
finished: Array<TicketRow>, 
/**
 * Of the open ones, those with a time promised, soonest first.
 */
promises: Array<TicketRow>, 
/**
 * Complaints ever made.
 */
complaints: number, 
/**
 * Who was there last, when, and what came of it.
 */
last_visit: LastVisit | null, 
/**
 * The line kept free for a VIP (N-07); blank for others and for who may see no more than the name.
 */
vip_line: string, };
export type Language = "zh-CN" | "en";
export type LastVisit = { id: Id, number: string, arrived_at: Moment | null, lead_name: string, 
/**
 * None while it goes on, or where nothing was reported.
 */
result: VisitResult | null, 
/**
 * Whether the person asking may open it.
 */
is_open_to_me: boolean, };
export type LifeStage = "enquiry" | "prospect" | "deposit_paid" | "to_be_signed" | "in_progress" | "completed" | "member" | "lost";
export type Likeness = "phone" | "name_and_address";
export type ListName = "desk_class" | "problem_class" | "urgent" | "customer_kind" | "region";
export type LogCall = { outcome: HotlineOutcome, 
/**
 * Now, when absent.
 */
at?: Moment, phone: string, 
/**
 * Who logs it, when absent.
 */
on_duty?: Id, 
/**
 * To whom; needed where it was forwarded.
 */
forwarded_to?: Id, note: string, };
export type MarkUrgent = { id: Id, urgent: string | null, reason: string, };
export type MatchScan = { scan: Id, paper?: Id, round?: Id, note: string, };
export type MergeAsked = { 
/**
 * The file that stays.
 */
survivor: Id, 
/**
 * The file that goes into it.
 */
merged: Id, };
export type MergeConflict = "two_vip_files" | "open_round" | "open_paper";
export type MergeInput = { survivor: Id, merged: Id, 
/**
 * Fields of the file taken from the one that goes: `name`, `kind`, `grade`, `region`, `owner`, `birthday`,
 * `opened_on`, `note`.
 */
take: Array<string>, };
export type MergePreview = { survivor: CustomerFile, merged: CustomerFile, 
/**
 * Records that change hands, by table.
 */
moves: { [key in string]: number }, conflicts: Array<MergeConflict>, 
/**
 * Whether one of the conflicts forbids it.
 */
is_refused: boolean, };
export type MergeUndo = { merge: Id, };
export type MergedFile = { id: Id, number: string, name: string, merged_at: Moment, merged_by: string, 
/**
 * Last day on which it can be taken back.
 */
undo_until: Day, is_undoable: boolean, };
export type Need = "nobody" | "anyone" | "customer.read" | "customer.write" | "customer.import" | "customer.merge" | "customer.erase" | "customer.export" | "customer.review" | "vip.read" | "vip.flag" | "equipment.read" | "equipment.write" | "price.read" | "price.write" | "ticket.read" | "ticket.create" | "ticket.update" | "ticket.triage" | "ticket.cancel" | "ticket.close" | "ticket.archive" | "dispatch.assign" | "visit.read" | "visit.work" | "visit.approve" | "visit.file" | "custody.read" | "custody.take" | "custody.register" | "custody.repair" | "custody.verify" | "acceptance.notify" | "acceptance.present" | "acceptance.sign" | "acceptance.unsigned" | "document.read" | "document.print" | "document.trust" | "people.read" | "people.write" | "settings.read" | "settings.write" | "list.export" | "journal.read" | "journal.verify" | "backup.make" | "archive.export";
export type NewNote = { id: Id, kind: NoteKind, text: string, };
export type NewTicket = { 
/**
 * A customer on file; absent, `customer_name` opens a file with the telephone.
 */
customer?: Id, customer_name: string, contact_name: string, 
/**
 * Absent with a known customer: the main number on file.
 */
contact_phone: string, site?: Id, address: string, equipment?: Id, model: string, serial: string, details: { [key in string]: string }, channel?: Channel, service_type?: ServiceType, desk_class?: string, problem_class?: string, description: string, 
/**
 * Now, when absent.
 */
received_at?: Moment, backdate_reason: string, promised_at?: Moment, urgent?: string, clarify_first: boolean, 
/**
 * The number on the hand-filled form this is keyed in from (A-11).
 */
paper_number?: string, 
/**
 * The earlier job this repeats; absent, the same item repaired within `repeat.window` is taken (A-14).
 */
repeat_of?: Id, not_a_repeat: boolean, 
/**
 * Why it repeats nothing, where an earlier job was found (A-14).
 */
not_a_repeat_reason: string, };
export type NoteKind = "remark" | "call" | "progress" | "held" | "resumed" | "assigned" | "acknowledged" | "clarified" | "received" | "changed" | "printed" | "called_again" | "call_taken_back" | "visit" | "acceptance";
export type Nothing = Record<symbol, never>;
export type Notice = { round: Id, 
/**
 * Phone, in person …
 */
means: string, person: string, };
export type OfCustomers = { 
/**
 * By its code.
 */
region?: string | null, grade?: CustomerGrade | null, kind?: string | null, };
export type OldPart = "brought_back" | "left_with_customer" | "scrapped";
export type OnSheet = { signer_name: string, signer_role: string, signer_phone: string, relation: Relation, proxy_reason: string, place: string, signed_at: Moment, };
export type Opened = { kind: FoundKind, id: Id, };
export type Opening = { first_contact_on: Day, due_on: Day, is_late: boolean, };
export type Origin = "default" | "preset" | "company" | "branch";
export type Page<T> = { 
/**
 * The rows.
 */
rows: Array<T>, 
/**
 * Pass as `cursor` for the next page; none at the end.
 */
next: string | null, 
/**
 * Length of the whole list, told with a first page; none where counting would hold it up.
 */
total: number | null, };
export type PaperBlock = "take_away" | "completion" | "receipt" | "hand_over" | "application" | "correction";
export type PaperCopy = { 
/**
 * The record's id.
 */
id: Id, signature: Id, means: CopyMeans, recipient: string, given_at: Moment, given_by: Id, };
export type PaperCopyGiven = { id: Id, means: CopyMeans, 
/**
 * Who got it.
 */
recipient: string, };
export type PaperFile = { row: PaperRow, form: PaperForm, language: string, content_digest: string | null, void_reason: string, 
/**
 * The block that is signed next; none when all are.
 */
next_block: PaperBlock | null, signatures: Array<PaperSignatureView>, on_sheet: OnSheet | null, 
/**
 * Who signed by hand for the things taken away, where the sheet is signed twice (K-02).
 */
taken_on_sheet: OnSheet | null, 
/**
 * The places of its sheet a hand signs.
 */
sheet_blocks: Array<PaperBlock>, scans: Array<PaperScan>, transcribed_by: Id | null, transcribed_by_name: string, compared_by_name: string, prints: Array<PaperPrintView>, steps: Array<PaperStepView>, 
/**
 * Of an addendum: the paper it corrects (F-06).
 */
amends: PaperRow | null, 
/**
 * Its own corrections, first to last.
 */
addenda: Array<PaperRow>, };
export type PaperForm = { customer_name: string, phone: string, address: string, model: string, serial: string, fault: string, 
/**
 * What was done, and what came of it.
 */
work: string, result: string, opinion: string, charge: string, items: Array<GoodsLine>, photos: Array<GoodsPhoto>, promised_on: Day | null, taken_by: string, values: Array<ValueLine>, settings: string, training: string, operator: string, operator_phone: string, technician: string, arrived: string, finished: string, note: string, 
/**
 * Of a repair card: who verified the repair, and when (K-06, P-35).
 */
verified_by?: string, verified_at?: Moment, 
/**
 * Of an addendum: what stood there and what is right (F-06).
 */
correction?: string, };
export type PaperKind = "service_voucher" | "receipt_slip" | "goods_receipt" | "repair_card" | "hand_over" | "project_application" | "addendum";
export type PaperLine = { 
/**
 * `receipts`, or the words of the template.
 */
paper: string, handed_in: boolean, };
export type PaperPreview = { number: string, pages: Array<string>, };
export type PaperPrintView = { print: number, at: Moment, by_name: string, target: string, };
export type PaperRow = { id: Id, number: string, kind: PaperKind, state: PaperState, is_blank: boolean, ticket: Id | null, ticket_number: string, visit: Id | null, visit_number: string, customer_name: string, issued_to: Id | null, issued_to_name: string, issued_at: Moment, prints: number, printed_at: Moment | null, signed_at: Moment | null, 
/**
 * `scan`, `signer`, `comparison`: what a paper signed by hand still waits for.
 */
missing: Array<string>, 
/**
 * The scan is late (F-12).
 */
is_overdue: boolean, };
export type PaperScan = { blob: BlobHash, mime: string, 
/**
 * From 1, as printed in its code; 0 where a person matched it.
 */
page: number, pages: number, print: number, 
/**
 * Where it stands in the file that was scanned, from 1.
 */
file_page: number, at: Moment, by: Id, 
/**
 * A person matched it, not its code.
 */
by_hand: boolean, };
export type PaperShown = { paper: PaperFile, 
/**
 * What a signature will be bound to.
 */
content_digest: string, 
/**
 * The words the signer agrees to.
 */
declaration: string, 
/**
 * Who signs in the customer's own right and is asked for no reason (F-07).
 */
in_own_right: Array<Relation>, 
/**
 * How the firm lets its customers sign (U-50).
 */
methods: Array<SignMethod>, 
/**
 * The very pages that will be sealed, as SVG.
 */
pages: Array<string>, };
export type PaperSignatureView = { id: Id, block: PaperBlock, method: SignMethod, signer_name: string, signer_role: string, relation: Relation, proxy_reason: string, signed_at: Moment, is_clock_off: boolean, 
/**
 * None while the file is still being made.
 */
document: Id | null, 
/**
 * Copies the customer was given (F-10).
 */
copies: Array<PaperCopy>, };
export type PaperState = "issued" | "presented" | "signed" | "scan_pending" | "filed" | "voided";
export type PaperStepView = { to_state: PaperState, at: Moment, by_name: string, reason: string, };
export type PaperWanted = { id: Id, };
export type PapersAsked = { 
/**
 * Only those past their time.
 */
overdue: boolean, };
export type PapersMissing = { visit: Id, visit_number: string, customer_name: string, returned_at: Moment, due_at: Moment, is_overdue: boolean, 
/**
 * `report` where it was not handed in, and the papers by their keys or words.
 */
papers: Array<string>, };
export type PapersOfPerson = { person: Id, name: string, visits: Array<PapersMissing>, };
export type PapersPrinted = { ids: Array<Id>, numbers: Array<string>, pages: number, 
/**
 * The file's name.
 */
name: string, path: string | null, 
/**
 * The PDF itself where it was written nowhere.
 */
base64: string | null, 
/**
 * The queue it went to.
 */
printer: string | null, };
export type PapersTake = { id: Id, 
/**
 * All that have come back so far.
 */
papers: Array<string>, };
export type PapersWanted = { state?: PaperState, kind?: PaperKind, issued_to?: Id, visit?: Id, ticket?: Id, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers, 
/**
 * Words of its text: numbers, what it is called, customer, what stands on it.
 */
search?: string, cursor?: string, limit?: number, };
export type ParameterLine = { name: string, unit: string, min: string, max: string, value: string, 
/**
 * Stays so while it runs.
 */
stable: boolean | null, 
/**
 * What was repaired before it was measured again.
 */
note: string, };
export type Part = { 
/**
 * The record's id.
 */
id: Id, code: string, name: string, spec: string, 
/**
 * 个, 米, 套 …; empty where pieces are counted.
 */
unit: string, 
/**
 * None: not priced yet, to be asked.
 */
price: Money | null, supplier: string, note: string, 
/**
 * What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
 */
source_digest: string | null, 
/**
 * No longer fitted: off the suggestions, never deleted (T-12).
 */
active: boolean, };
export type PartAsked = { id: Id, };
export type PartInput = { 
/**
 * Absent: a new part.
 */
id?: Id | null, 
/**
 * Permanent once saved; ignored for a part that is here.
 */
code: string, name: string, spec: string, unit: string, price?: Money | null, supplier: string, note: string, active: boolean, };
export type PartLine = { id: Id, name: string, part_number: string, quantity: number, reason: string, old_serial: string, new_serial: string, old_part: OldPart | null, old_part_note: string, 
/**
 * Packed and labelled with this number (E-11).
 */
old_label: string, unit_price: Money, };
export type PartsSave = { visit: Id, parts: Array<PartLine>, };
export type PendingView = { guard: string, rows: string, module: string, };
export type PeopleWanted = { 
/**
 * Only those who hold this role.
 */
role: string | null, 
/**
 * Those who have left too.
 */
with_former: boolean, };
export type Person = { 
/**
 * The record's id.
 */
id: Id, login: string, name: string, phone: string, 
/**
 * Role keys of the catalogue 1.1; several a person.
 */
roles: Array<string>, active: boolean, created_at: Moment, 
/**
 * Whose figures hold for this person (group U); none at the head office.
 */
branch: Id | null, };
export type Phone = { 
/**
 * The record's id.
 */
id: Id, customer: Id, 
/**
 * Whose it is; none is the customer's own.
 */
contact: Id | null, 
/**
 * As people write it, with extension.
 */
display: string, 
/**
 * Digits all spellings share; searching goes by them.
 */
digits: string, label: string, is_main: boolean, active: boolean, };
export type PhoneInput = { id?: Id | null, number: string, label: string, 
/**
 * Whose it is, by place among the contacts as they stand after this save, from 0; absent is the customer's own.
 */
contact?: number | null, is_main?: boolean, };
export type PhotoAdd = { visit: Id, 
/**
 * The file as it is.
 */
base64: string, view: PhotoView, 
/**
 * The template's word, where the view is `other` (E-10).
 */
label?: string | null, caption?: string | null, 
/**
 * The photo of the same place before the work.
 */
before_photo?: Id | null, 
/**
 * When it was taken, where that was not now.
 */
taken_at?: Moment | null, };
export type PhotoAsked = { id: Id, };
export type PhotoBytes = { mime: string, base64: string, 
/**
 * SHA-256 in hex (V-10).
 */
sha256: string, };
export type PhotoEdit = { id: Id, view?: PhotoView | null, caption?: string | null, label?: string | null, 
/**
 * The photo of the same place before the work; null takes the pair apart.
 */
before_photo?: Id | null, };
export type PhotoOrder = { visit: Id, 
/**
 * All or some; those left out follow in the order they had.
 */
photos: Array<Id>, };
export type PhotoSpec = { view: PhotoView, 
/**
 * The firm's own word; tells several lines of view `other` apart.
 */
label: string, when: PhotoWhen, };
export type PhotoView = "whole" | "nameplate" | "counter" | "fault" | "old_part" | "after" | "other";
export type PhotoWhen = "always" | "if_counter" | "if_fault" | "if_parts";
export type PlantLine = { species: string, size: string, designed_species: string, designed_size: string, quantity: number, place: string, death_cause: string, 
/**
 * Who agreed to the deviation, in words.
 */
consent: string, };
export type PolicyKind = "flag" | "duration" | "number" | "text" | "list" | "hours" | "days";
export type Present = { visit: Id, 
/**
 * F-02: mandatory; none is refused by name.
 */
mode: AcceptanceMode | null, 
/**
 * The stage meant, where there are stages; another than the one whose turn it is is refused (F-16).
 */
stage: Id | null, 
/**
 * `zh-CN` or `en`: the customer's language (V-13).
 */
language: Language, 
/**
 * The person told, where no notice was given before.
 */
notified_person: string | null, notified_means: string | null, };
export type PresentPaper = { id: Id, 
/**
 * The visit it is signed for: a number issued for another is refused (F-14).
 */
visit?: Id, language?: Language, };
export type Presented = { round: RoundView, 
/**
 * What a signature will be bound to.
 */
content_digest: string, 
/**
 * The words the signer agrees to.
 */
declaration: string, 
/**
 * Who signs in the customer's own right and is asked for no reason (F-07).
 */
in_own_right: Array<Relation>, 
/**
 * How the firm lets its customers sign (U-50).
 */
methods: Array<SignMethod>, 
/**
 * The very pages that will be sealed, as SVG.
 */
pages: Array<string>, };
export type PreviewInput = { path?: string | null, name?: string | null, base64?: string | null, encoding?: string | null, sheet?: string | null, };
export type PreviewPaper = { id: Id, language?: Language, };
export type PreviewPrint = { ids: Array<Id>, blank?: BlankPapers, language?: Language, 
/**
 * Which sheets to draw, from 0; all are counted.
 */
from: number, limit?: number, };
export type PreviewSheets = { 
/**
 * 1 to 200.
 */
visits: Array<Id>, mode?: AcceptanceMode, language?: Language, 
/**
 * The one whose pages are drawn: two hundred reports are looked at one by one.
 */
draw?: Id, };
export type PreviewSlip = { id?: Id, language?: Language, };
export type PreviewedPaper = { 
/**
 * Of a blank form the series only: its number is given out by printing.
 */
number: string, kind: PaperKind, 
/**
 * The how-manieth print of it this would be; more than 1 is a reprint.
 */
print: number, sheets: number, };
export type PreviewedSheet = { visit: Id, visit_number: string, 
/**
 * Of a report not shown yet the series only: its number is given out by showing it.
 */
number: string, 
/**
 * The how-manieth print of it this would be; more than 1 is a reprint.
 */
print: number, 
/**
 * It is shown for the first time by printing it.
 */
is_first_shown: boolean, 
/**
 * Why it cannot be printed.
 */
fault: Fault | null, };
export type PriceAsked = { id: Id, };
export type PriceInput = { 
/**
 * Absent: a new line.
 */
id?: Id | null, 
/**
 * Permanent once saved; ignored for a line that is here.
 */
code: string, name: string, kind: PriceKind, unit: string, price?: Money | null, valid_from?: Day | null, valid_until?: Day | null, note: string, active: boolean, };
export type PriceItem = { 
/**
 * The record's id.
 */
id: Id, code: string, name: string, kind: PriceKind, 
/**
 * 次, 小时, 公里 …
 */
unit: string, price: Money, 
/**
 * First day it is charged; none: from ever.
 */
valid_from: Day | null, 
/**
 * Last day it is charged, that day included; none: until told otherwise.
 */
valid_until: Day | null, note: string, 
/**
 * What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
 */
source_digest: string | null, 
/**
 * No longer charged: off the suggestions, never deleted (T-12).
 */
active: boolean, };
export type PriceKind = "labour" | "travel" | "material" | "other";
export type PriceWanted = { 
/**
 * Words of the code, name or specification; each must be found.
 */
search?: string | null, 
/**
 * No longer in use as well.
 */
include_inactive?: boolean, 
/**
 * Only what is charged today.
 */
in_force?: boolean, cursor?: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit?: number | null, };
export type PrintBlank = { folder?: string, language?: Language, };
export type PrintPapers = { 
/**
 * Papers already issued, in the order they are wanted.
 */
ids: Array<Id>, blank?: BlankPapers, to: PrintTarget, 
/**
 * The queue; the system's own choice when absent.
 */
printer?: string, 
/**
 * The customer's language; Chinese when absent (V-13).
 */
language?: Language, 
/**
 * A folder a person has just chosen; absent, the firm's folder of papers.
 */
folder?: string, };
export type PrintPreviewed = { papers: Array<PreviewedPaper>, 
/**
 * Sheets of all papers together.
 */
sheets: number, reprints: number, from: number, 
/**
 * The sheets asked for, as SVG.
 */
pages: Array<string>, };
export type PrintSheet = { round: Id, to: PrintTarget, 
/**
 * The queue; the system's own choice when absent.
 */
printer?: string, 
/**
 * A folder a person has just chosen; absent, the firm's folder of papers.
 */
folder?: string, };
export type PrintSheets = { 
/**
 * 1 to 200.
 */
visits: Array<Id>, 
/**
 * Reports not shown yet are shown in this mode first; without one they are refused (F-02).
 */
mode?: AcceptanceMode, 
/**
 * Of those shown first: the customer's language (V-13).
 */
language?: Language, to: PrintTarget, printer?: string, folder?: string, };
export type PrintSlip = { id: Id, 
/**
 * A folder a person has just chosen; absent, the firm's folder of papers.
 */
folder?: string, 
/**
 * The customer's language; Chinese when absent (V-13).
 */
language?: Language, };
export type PrintTarget = "folder" | "viewer" | "printer";
export type PrintedSlip = { number: string, 
/**
 * The file's name.
 */
name: string, 
/**
 * Where it was written; none when no folder is chosen yet.
 */
path: string | null, 
/**
 * The PDF itself where it was not written.
 */
base64: string | null, };
export type PrintersWanted = Record<symbol, never>;
export type Priority = "p1" | "p2" | "p3";
export type ProductDefect = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `D`.
 */
number: string, visit: Id, kind: DefectKind, 
/**
 * Which part of the item.
 */
part: string, defect: string, 
/**
 * How it was solved all the same.
 */
solved_how: string, department: DefectDepartment, photo: Id | null, noted_at: Moment, noted_by: Id, removed: boolean, };
export type ProjectDocument = { 
/**
 * The record's id.
 */
id: Id, ticket: Id, kind: ProjectDocumentKind, title: string, version: string, blob: BlobHash | null, file_name: string, waived_reason: string, active: boolean, };
export type ProjectDocumentKind = "project_plan" | "requirement_specification" | "design" | "test_report" | "user_manual" | "delivery_list" | "as_built" | "training_record" | "service_terms" | "other";
export type ProjectDocumentSave = { ticket: Id, id?: Id | null, title?: string | null, version?: string | null, 
/**
 * The file as it is, with its name.
 */
base64?: string | null, file_name?: string | null, waived_reason?: string | null, 
/**
 * Only of one named by its title: the catalogue's own are attached or waived.
 */
remove: boolean, };
export type ProjectOpened = { ticket: Id, };
export type Promise = { id: Id, promised_at: Moment, reason: string, 
/**
 * Who in the customer's house agreed; needed where a promise is changed.
 */
agreed_with: string, };
export type ProofKind = "photo" | "recording" | "message" | "letter" | "call_record" | "statement";
export type PublishedList = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * SHA-256 of the root's certificate, hex.
 */
root: string, 
/**
 * The highest number counts.
 */
number: number, dated: Moment, blob: BlobHash, devices: number, withdrawn: number, };
export type ReceiptReturnView = { is_lost: boolean, declaration: Id | null, note: string, at: Moment, by_name: string, };
export type RecentAsked = Record<symbol, never>;
export type Recognised = { 
/**
 * Best first.
 */
matches: Array<CallerMatch>, 
/**
 * Whether more match than are shown.
 */
more: boolean, };
export type Recover = { recovery_code: string, login: string, new_password: string, };
export type RegisterAsked = { register: RegisterKind, };
export type RegisterCell = boolean | Moment | Day | string;
export type RegisterColumn = { key: string, kind: RegisterColumnKind, 
/**
 * Begin of the text ids of the codes.
 */
prefix: string, codes: Array<string>, };
export type RegisterColumnKind = "text" | "moment" | "day" | "yesno" | "code";
export type RegisterKind = "call_out" | "letters" | "visitors" | "dispatch" | "ledger" | "goods" | "hotline" | "feedback" | "standing";
export type RegisterLine = { 
/**
 * Unique within the register.
 */
key: string, opens: RegisterOpens, id: Id, is_open: boolean, is_cancelled: boolean, 
/**
 * Columns that ought to be filled by now and are not.
 */
missing: Array<string>, 
/**
 * By the keys of the columns; a cell without anything in it is left out.
 */
cells: { [key in string]: RegisterCell }, };
export type RegisterOpens = "tickets" | "visits" | "custody" | "hotline";
export type RegisterSheet = { of: RegisterWanted, print: SheetHow, };
export type RegisterView = "all" | "open";
export type RegisterWanted = { register: RegisterKind, 
/**
 * First and last day of receipt, both included.
 */
from: Day, to: Day, view: RegisterView, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers | null, cursor?: string | null, limit?: number | null, };
export type Regrade = { id: Id, severity: Severity, reason: string, };
export type Reject = { round: Id, 
/**
 * In the customer's words, at least one (F-08).
 */
issues: Array<string>, };
export type Relation = "self" | "employee" | "family" | "other";
export type Remind = { round: Id, means: string, note: string, };
export type Reminder = { at: Moment, by: Id, means: string, note: string, };
export type RepeatDeclined = { 
/**
 * The record's id.
 */
id: Id, ticket: Id, earlier: Id, reason: string, person: Id, at: Moment, };
export type Responsibility = "product" | "workmanship" | "use" | "outside" | "wear";
export type ResultWanted = { run: string, file: PreviewInput, format: TableFormat, language: Language, 
/**
 * Only rows that were not taken over.
 */
only_open: boolean, 
/**
 * The folder a person chose; absent: the file itself is the answer.
 */
folder?: string | null, };
export type RoleView = { key: string, grants: Array<GrantView>, };
export type Roots = { der_base64: Array<string>, };
export type RootsExported = { paths: Array<string>, };
export type RoundState = "prepared" | "notified" | "presented" | "scan_pending" | "accepted" | "rejected" | "unsigned" | "superseded";
export type RoundView = { id: Id, ticket: Id, visit: Id, round: number, 
/**
 * The stage it signs, where there are stages.
 */
stage: StageKind | null, 
/**
 * The round an addendum corrects.
 */
amends: Id | null, correction: string, state: RoundState, number: string | null, mode: AcceptanceMode | null, notified_at: Moment | null, notified_means: string, notified_person: string, presented_at: Moment | null, content_digest: string | null, decided_at: Moment | null, unsigned_kind: UnsignedKind | null, unsigned_reason: string, witness: string, evidence: string, proof: ProofKind | null, proof_file: Id | null, reminders: Array<Reminder>, 
/**
 * Sheets printed to be signed by hand, the first first (F-12).
 */
prints: Array<SheetPrint>, 
/**
 * Sheets that came back.
 */
scans: Array<PaperScan>, on_sheet: OnSheet | null, 
/**
 * `scan`, `signer`: what a round signed by hand still waits for.
 */
missing: Array<string>, 
/**
 * The scan is late (F-12).
 */
is_scan_overdue: boolean, issues: Array<AcceptanceIssue>, signature: SignatureView | null, };
export type RoundWanted = { round: Id, };
export type RoundsWanted = { ticket: Id, };
export type RouteFeedback = { ticket: Id, department: string, };
export type RunAsked = { run: string, };
export type SalvageMade = { 
/**
 * The new folder.
 */
path: string, tables: Array<TableSaved>, 
/**
 * Photos and papers saved.
 */
files: number, 
/**
 * Photos and papers that are named in a row and cannot be opened.
 */
lost: number, };
export type SalvageWanted = { 
/**
 * A folder a person has chosen. What is written there is no longer encrypted.
 */
folder: string, };
export type SampleFilled = { people: number, customers: number, items: number, tickets: number, };
export type SampleWanted = { 
/**
 * Password of the invented people; the sample firm's lock shows it.
 */
password: string, };
export type SaveBranch = { 
/**
 * None opens a branch.
 */
id: Id | null, code: string, name: string, };
export type SaveCompany = { name: string, address: string, phone: string, 
/**
 * PNG or JPEG in base64; none keeps the logo, an empty text removes it.
 */
logo_base64: string | null, };
export type SaveListLine = { list: ListName, 
/**
 * Absent: a new line, which gets its code here.
 */
code?: string | null, 
/**
 * Of a new line: the delivered line whose rules hold for it.
 */
works_as?: string | null, 
/**
 * Empty gives a delivered line its own name back.
 */
name: string, name_en: string, active: boolean, };
export type SavePaper = { id: Id, form: PaperForm, };
export type SavePerson = { 
/**
 * None adds a person.
 */
id: Id | null, login: string, name: string, phone: string, roles: Array<string>, 
/**
 * Needed for a new person; else kept.
 */
password: string | null, active: boolean, 
/**
 * None at the head office.
 */
branch: Id | null, };
export type ScanImage = { mime: string, base64: string, 
/**
 * JPEG or PNG; none where the page's packing cannot be unpacked.
 */
picture_base64: string | null, };
export type ScanRow = { id: Id, name: string, mime: string, file_page: number, code: string, 
/**
 * A code of the catalogue: why it was not attached.
 */
reason: string, received_at: Moment, received_by_name: string, };
export type ScanTaken = { 
/**
 * Papers it was attached to.
 */
attached: Array<Id>, 
/**
 * Rounds of acceptance it was attached to.
 */
rounds: Array<Id>, numbers: Array<string>, 
/**
 * Waiting for a person.
 */
waiting: Array<Id>, };
export type ScanWanted = { scan?: Id, paper?: Id, round?: Id, 
/**
 * From 0, in the order they came.
 */
at: number, };
export type Scope = "own" | "assigned" | "all";
export type SealPicture = { base64: string, };
export type ServiceType = "consultation" | "technical_support" | "repair" | "installation" | "maintenance" | "inspection" | "training" | "upgrade" | "replanting" | "rescue" | "return_exchange" | "complaint" | "suggestion" | "design_adjustment";
export type ServiceVoucher = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `S`.
 */
number: string, ticket: Id, customer_name: string, address: string, phone: string, model: string, serial: string, 
/**
 * `in_warranty`, `expired` or `unknown` on the day the request was received.
 */
warranty: string, 
/**
 * Number of the service contract; empty where none was made (A-15).
 */
contract: string, contract_until: Day | null, 
/**
 * `covered` or `ended` on the day the request was received; empty where there is none.
 */
contract_state: string, prepared_at: Moment, returned_at: Moment | null, returned_to: Id | null, };
export type SessionView = { person: Id, login: string, name: string, roles: Array<string>, 
/**
 * Codes of the rights held.
 */
permissions: Array<string>, company: string, device_letter: string, preset: string, sample: boolean, 
/**
 * Idle minutes before the program locks (U-150).
 */
lock_minutes: number, now: Moment, zone_offset_minutes: number, 
/**
 * The clock was set beyond what is tolerated: papers say so until it is right again (T-18).
 */
clock_off: boolean, 
/**
 * Opened to rescue: everything can be read that is readable, nothing changed.
 */
rescue: boolean, };
export type SetPassword = { id: Id, password: string, };
export type SetPolicy = { 
/**
 * None: the whole firm.
 */
branch?: Id | null, key: string, value: any, 
/**
 * Why; kept with the value (T-03).
 */
reason: string, };
export type Setting = { key: string, 
/**
 * Its row in the catalogue, e.g. `U-05`.
 */
row: string, 
/**
 * Where it stands on the settings page, e.g. `intake`.
 */
group: string, kind: PolicyKind, unit: string | null, 
/**
 * The codes a text or list may hold; empty where any will do.
 */
choices: Array<string>, 
/**
 * Kept, but nothing asks for it yet: its module is still to come.
 */
waits: boolean, value: any, preset_value: any, origin: Origin, 
/**
 * Rows it serves.
 */
serves: string, 
/**
 * What holds when the value set here is taken back: the firm's for a branch, the preset's for the firm.
 */
fallback: any, 
/**
 * The value set here, for its history; none when it was never set here.
 */
own: Id | null, changed_by: string | null, changed_at: Moment | null, reason: string | null, };
export type SettingsWanted = { 
/**
 * None: the whole firm.
 */
branch?: Id | null, };
export type Severity = "s1" | "s2" | "s3";
export type SheetHow = { 
/**
 * Absent, it is only looked at.
 */
to?: PrintTarget, printer?: string, 
/**
 * The customer's language; Chinese when absent (V-13).
 */
language?: Language, 
/**
 * A folder a person has just chosen; absent, the firm's folder of papers.
 */
folder?: string, };
export type SheetMade = { title: string, 
/**
 * The pages as SVG where it is only looked at.
 */
pages: Array<string>, count: number, name: string, path: string | null, 
/**
 * The PDF itself where it was written nowhere.
 */
base64: string | null, printer: string | null, };
export type SheetOut = { round: Id, number: string, customer_name: string, };
export type SheetPrint = { at: Moment, by: Id, target: string, content_digest: string, };
export type SheetPrinted = { 
/**
 * The reports in the file, in its order.
 */
numbers: Array<string>, 
/**
 * The file's name.
 */
name: string, pages: number, path: string | null, 
/**
 * The PDF itself where it was written nowhere.
 */
base64: string | null, 
/**
 * The queue it went to.
 */
printer: string | null, };
export type SheetsPreviewed = { papers: Array<PreviewedSheet>, reprints: number, 
/**
 * The pages of the one that is drawn, as SVG.
 */
pages: Array<string>, };
export type SheetsWanted = { 
/**
 * Part of the report's number.
 */
search: string, };
export type Sign = { round: Id, 
/**
 * From `acceptance.present`: what the signer saw.
 */
content_digest: string, signer_name: string, signer_role: string, signer_phone: string, relation: Relation, proxy_reason: string, ink?: InkData, seal?: SealPicture, started_at: Moment, place: string, };
export type SignMethod = "handwriting" | "company_seal" | "paper_scan";
export type SignPaper = { id: Id, 
/**
 * From `papers.present`: what the signer saw.
 */
content_digest: string, signer_name: string, signer_role: string, signer_phone: string, relation: Relation, proxy_reason: string, ink?: InkData, seal?: SealPicture, started_at: Moment, place: string, };
export type SignatureView = { id: Id, signer_name: string, signer_role: string, relation: Relation, proxy_reason: string, method: SignMethod, signed_at: Moment, is_clock_off: boolean, 
/**
 * None while the file is still being made.
 */
document: Id | null, 
/**
 * Copies the customer was given (F-10).
 */
copies: Array<CustomerCopy>, };
export type Signed = { signature: Id, round: RoundView, };
export type SimilarTicket = { 
/**
 * About the same item, not only of the same customer.
 */
same_item: boolean, 
/**
 * At the address typed (O18).
 */
same_address: boolean, 
/**
 * The caller's words are much the same as there.
 */
same_words: boolean, 
/**
 * Open, and about the same: the call had better join it.
 */
is_duplicate: boolean, 
/**
 * Still open: better joined than registered twice.
 */
is_open: boolean, 
/**
 * The same fault of the same item, finished within `repeat.window`: the new one is a repeat (A-14).
 */
is_repeat: boolean, id: Id, number: string, state: State, on_hold: boolean, customer: Id, customer_name: string, customer_grade: CustomerGrade, contact_name: string, 
/**
 * Masked where the asker may see no more than the customer's name (T-07).
 */
contact_phone: string, model: string, serial: string, channel: Channel, service_type: ServiceType, problem_class: string | null, 
/**
 * The first line of the caller's words.
 */
subject: string, received_at: Moment, 
/**
 * What was promised, else what the service level asks.
 */
due_at: Moment, promised_at: Moment | null, 
/**
 * Later than promised and still open.
 */
is_overdue: boolean, urgent: string | null, is_unacknowledged: boolean, clarify_first: boolean, severity: Severity | null, priority: Priority | null, assignee: Id | null, assignee_name: string, repeat_of: Id | null, 
/**
 * Order in the queue: 0 urgent and not acknowledged, then urgent or S1, P1, P2, the rest; a VIP's before the
 * others of its kind (N-10).
 */
rank: number, 
/**
 * Local order of arrival.
 */
rid: number, };
export type SimilarTo = { customer?: Id, equipment?: Id, serial?: string, 
/**
 * The number on the line, for a caller not recognised yet.
 */
phone?: string, 
/**
 * Where it is, for a caller not recognised yet: somebody else of the same place may have called before.
 */
address?: string, 
/**
 * What the caller says, as far as it is typed.
 */
description?: string, };
export type Site = { 
/**
 * The record's id.
 */
id: Id, customer: Id, name: string, address: string, 
/**
 * Travel zone of fees and arrival limits.
 */
zone: string, note: string, is_main: boolean, active: boolean, };
export type SiteInput = { id?: Id | null, name: string, address: string, zone: string, note: string, is_main?: boolean, };
export type SlipPreviewed = { pages: Array<string>, };
export type StageKind = "preliminary" | "trial" | "final" | "materials_entry" | "plumbing_electrical" | "carpentry" | "tiling" | "painting" | "completion";
export type StageNotice = { stage: Id, means: string, person: string, };
export type StagePlan = { kind: StageKind, planned_on?: Day | null, };
export type StageSave = { stage: Id, planned_on?: Day | null, trial_from?: Day | null, trial_until?: Day | null, test_plan?: string | null, };
export type StagesPlanned = { ticket: Id, stages: Array<StagePlan>, };
export type State = "registered" | "handed_over" | "triaged" | "planning" | "ready" | "dispatched" | "in_service" | "pending_acceptance" | "rework" | "accepted" | "completed_unsigned" | "follow_up" | "closed" | "archived" | "cancelled";
export type Status = { exists: boolean, unlocked: boolean, 
/**
 * Logins that can unlock here.
 */
users: Array<string>, company: string | null, device_letter: string | null, sample: boolean, 
/**
 * Seconds before the next try after failed logins; 0 when none.
 */
wait_seconds: number, };
export type StepLine = { item: string, 
/**
 * Done before the work is called done.
 */
must: boolean, done_by: Id | null, done_at: Moment | null, note: string, };
export type StepSpec = { item: string, must: boolean, };
export type StepTick = { id: Id, 
/**
 * Its words, or its key.
 */
item: string, done: boolean, note?: string | null, };
export type StepView = { to: State, 
/**
 * The command that takes it.
 */
command: string, allowed: boolean, 
/**
 * Why not: the code of the refusal, its arguments and the fields it names.
 */
reason: string | null, args: { [key in string]: string }, fields: Array<FieldFault>, 
/**
 * What the step's own dialog asks and so is not missing yet.
 */
asks: Array<string>, 
/**
 * Whether a reason must be given.
 */
needs_reason: boolean, 
/**
 * The program takes it by rule, on a recorded fact.
 */
by_rule: boolean, 
/**
 * Guards not checked yet: their modules are still to come.
 */
pending: Array<PendingView>, 
/**
 * Rows of the catalogue.
 */
rows: string, };
export type SurveyAnswer = "answered" | "refused";
export type TableFile = { name: string, path: string | null, base64: string | null, rows: number, };
export type TableFormat = "csv" | "xlsx";
export type TableSaved = { table: string, rows: number, 
/**
 * Stretches in which rows may have been lost; 0 when all is there.
 */
gaps: number, };
export type TablesMade = { path: string, 
/**
 * Kinds of records that have rows.
 */
tables: number, rows: number, };
export type TablesWanted = { 
/**
 * A folder a person has chosen. What is written there is not encrypted.
 */
folder: string, format: TableFormat, 
/**
 * Of heads and words; Chinese when absent.
 */
language?: Language | null, 
/**
 * A name to ask after it by.
 */
run?: string | null, };
export type TagAsked = { tag: string, };
export type TakeScan = { 
/**
 * A file a person has just chosen …
 */
path?: string, 
/**
 * … or its bytes.
 */
base64?: string, 
/**
 * Its name, to find it again.
 */
name?: string, 
/**
 * The paper it belongs to, where a person says so …
 */
paper?: Id, 
/**
 * … or the round of acceptance.
 */
round?: Id, };
export type TallyAsked = { from: Day, to: Day, };
export type TellSender = { ticket: Id, means?: FeedbackMeans, thanked: boolean, };
export type TemplateList = { templates: Array<VisitTemplate>, delivered: Array<DeliveredJob>, };
export type TemplateSave = { 
/**
 * None makes a new one.
 */
id?: Id | null, name: string, service_type: ServiceType, item: string, job: Job, active: boolean, };
export type TemplatesAsked = Record<symbol, never>;
export type TestLine = { 
/**
 * What was measured, e.g. `出风温度`.
 */
item: string, 
/**
 * The measured value, with its unit where the line names none.
 */
value: string, 
/**
 * What it should be, in words; empty where there is no limit or figures say it.
 */
limit: string, passed: boolean, unit: string, min: string, max: string, note: string, 
/**
 * Demanded by the template; cannot be left out.
 */
must: boolean, };
export type TestSpec = { item: string, unit: string, min: string, max: string, 
/**
 * In words, where no figures can say it.
 */
limit: string, must: boolean, };
export type Ticket = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `T`.
 */
number: string, state: State, 
/**
 * Work stands still for a reason; an overlay over every state (B-28).
 */
on_hold: boolean, hold_reason: string | null, held_at: Moment | null, customer: Id, 
/**
 * Who called, as given; the customer's file may change later.
 */
contact_name: string, contact_phone: string, site: Id | null, address: string, equipment: Id | null, model: string, serial: string, 
/**
 * What the trade asks besides: plate, project, stage … by the keys of `assets/presets/mandatory.json` (A-02).
 */
details: { [key in string]: string }, channel: Channel, service_type: ServiceType, desk_class: string | null, problem_class: string | null, 
/**
 * The caller's own words.
 */
description: string, 
/**
 * When it reached us; every clock starts here (A-04).
 */
received_at: Moment, 
/**
 * When it was typed in.
 */
logged_at: Moment, backdate_reason: string | null, taken_by: Id, 
/**
 * What the service level asks, frozen at intake (A-07).
 */
level_due_at: Moment, 
/**
 * What the caller was told; lists go by it before the service level.
 */
promised_at: Moment | null, promised_by: Id | null, urgent: string | null, acknowledged_at: Moment | null, acknowledged_by: Id | null, 
/**
 * The message is unclear; it goes nowhere until it is cleared up (A-10).
 */
clarify_first: boolean, 
/**
 * Keyed in later from a hand-filled form (A-11).
 */
from_paper: boolean, 
/**
 * A supervisor took the application on, where the firm wants that (A-18).
 */
approved_by: Id | null, approved_at: Moment | null, handed_by: Id | null, handed_to: Id | null, handed_at: Moment | null, severity: Severity | null, 
/**
 * What is wrong, in the assessors' words (B-01).
 */
nature: string, assessors: Array<Id>, triaged_at: Moment | null, priority: Priority | null, charge_class: ChargeClass | null, 
/**
 * Why this charge class: `in_warranty`, `expired`, `unknown`, or the words of who set it (M-02).
 */
charge_reason: string, 
/**
 * The person the work lies with.
 */
assignee: Id | null, 
/**
 * First recorded contact by someone competent (B-13).
 */
responded_at: Moment | null, 
/**
 * The answer given, with which a consultation is closed (A-16).
 */
answer: string | null, answered_at: Moment | null, 
/**
 * Root cause, for closing (C-08).
 */
cause_code: string | null, cause: string, 
/**
 * The earlier job this one repeats (A-14).
 */
repeat_of: Id | null, cancel_asked_by: string | null, 
/**
 * A VIP's, registered while the firm lets those move ahead in the queue (N-10).
 */
goes_ahead: boolean, 
/**
 * When it left the open work: closed or cancelled.
 */
ended_at: Moment | null, };
export type TicketAsked = { id: Id, };
export type TicketContact = { 
/**
 * The record's id.
 */
id: Id, ticket: Id, channel: Channel, contact_name: string, contact_phone: string, 
/**
 * What the caller said.
 */
text: string, received_at: Moment, taken_by: Id, undone_at: Moment | null, undone_by: Id | null, };
export type TicketCount = { view: TicketView, 
/**
 * None for views over everything ever registered: nobody reads that number, and it would cost the whole index.
 */
count: number | null, };
export type TicketCountsAsked = Record<symbol, never>;
export type TicketCreated = { id: Id, number: string, customer: Id, voucher_number: string | null, 
/**
 * The complaint it opened (A-05).
 */
complaint_number: string | null, repeat_of: Id | null, 
/**
 * The promise is later than the service level asks (A-07).
 */
later_than_level: boolean, };
export type TicketFile = { ticket: Ticket, customer_name: string, customer_number: string, customer_grade: CustomerGrade, equipment: Equipment | null, 
/**
 * On the day the request was received (M-02).
 */
warranty: WarrantyState, 
/**
 * The charge class the warranty gives; what triage proposes.
 */
charge_proposed: ChargeClass, vouchers: Array<ServiceVoucher>, taken_by_name: string, promised_by_name: string, handed_by_name: string, handed_to_name: string, assignee_name: string, acknowledged_by_name: string, assessor_names: Array<string>, 
/**
 * What the lists go by: promised, else service level.
 */
due_at: Moment, is_overdue: boolean, 
/**
 * The promise is later than the service level asks (A-07).
 */
later_than_level: boolean, 
/**
 * Minutes the hand-over is over its limit so far; 0 in time (A-08).
 */
handover_late_minutes: number, 
/**
 * Number of the job this one repeats.
 */
repeat_of_number: string | null, 
/**
 * The earlier job the desk says this one does not repeat, with why (A-14).
 */
repeat_declined: RepeatDeclined | null, 
/**
 * Further calls joined to it, oldest first (A-13).
 */
contacts: Array<TicketContact>, 
/**
 * The complaint it opened (A-05).
 */
complaint: ComplaintView | null, 
/**
 * The way of the suggestion it voices (A-17).
 */
feedback: FeedbackView | null, 
/**
 * Newest first.
 */
timeline: Array<TimelineEntry>, steps: Array<StepView>, };
export type TicketReason = { id: Id, reason: string, };
export type TicketRow = { id: Id, number: string, state: State, on_hold: boolean, customer: Id, customer_name: string, customer_grade: CustomerGrade, contact_name: string, 
/**
 * Masked where the asker may see no more than the customer's name (T-07).
 */
contact_phone: string, model: string, serial: string, channel: Channel, service_type: ServiceType, problem_class: string | null, 
/**
 * The first line of the caller's words.
 */
subject: string, received_at: Moment, 
/**
 * What was promised, else what the service level asks.
 */
due_at: Moment, promised_at: Moment | null, 
/**
 * Later than promised and still open.
 */
is_overdue: boolean, urgent: string | null, is_unacknowledged: boolean, clarify_first: boolean, severity: Severity | null, priority: Priority | null, assignee: Id | null, assignee_name: string, repeat_of: Id | null, 
/**
 * Order in the queue: 0 urgent and not acknowledged, then urgent or S1, P1, P2, the rest; a VIP's before the
 * others of its kind (N-10).
 */
rank: number, 
/**
 * Local order of arrival.
 */
rid: number, };
export type TicketStands = { id: Id, number: string, state: State, };
export type TicketStep = { id: Id, to: State, reason: string, };
export type TicketView = "mine" | "unassigned" | "open" | "due_today" | "overdue" | "awaiting_acceptance" | "urgent" | "all" | "cancelled";
export type TicketsWanted = { view: TicketView, 
/**
 * Words of its text: number, names, telephone, address, model, serial, what was said and answered.
 */
search?: string, 
/**
 * What the desk first took the problem for: the technical staff asks for its own (A-06).
 */
problem_class?: string, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers, cursor?: string, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit?: number, };
export type TimeAuthorityChange = { 
/**
 * Begins with http:// or https://; empty to ask nobody.
 */
address: string, 
/**
 * A certificate file (DER or PEM): where it lies …
 */
certificate_path?: string, 
/**
 * … or its bytes in base64; empty for none. The kept one stays when both are absent.
 */
certificate?: string, };
export type TimeAuthorityView = { 
/**
 * Empty: nobody, and nothing leaves this computer.
 */
address: string, 
/**
 * Fingerprint of the trusted certificate; empty where there is none.
 */
fingerprint: string, };
export type TimeAuthorityWanted = Record<symbol, never>;
export type TimeSave = { visit: Id, 
/**
 * None is the person signed in. The lead and the supervisor write for the others too.
 */
person?: Id | null, from_at?: Moment | null, to_at?: Moment | null, travel_minutes?: number | null, work_minutes?: number | null, wait_minutes?: number | null, };
export type TimelineEntry = { at: Moment, kind: TimelineKind, person: Id, person_name: string, from_state: State | null, to_state: State | null, by_system: boolean, note_kind: NoteKind | null, text: string, };
export type TimelineKind = "step" | "note";
export type ToCome = { kind: ToComeKind, 
/**
 * When it is due; of a missed call, when it came.
 */
at: Moment, is_late: boolean, 
/**
 * Of the ticket or the visit; blank for a call.
 */
number: string, ticket: Id | null, visit: Id | null, 
/**
 * Who is to do it; blank where nobody has been named.
 */
by: string, };
export type ToComeKind = "promise" | "visit" | "call";
export type TodayAsked = Record<symbol, never>;
export type TodaySection = { key: TodaySectionKey, tickets: Array<TicketRow>, 
/**
 * In the sections of visits and guidance.
 */
visits: Array<VisitRow>, papers: Array<PapersOfPerson>, 
/**
 * Numbered papers whose scan is late, or whose copy the customer has not got.
 */
sheets: Array<PaperRow>, fault_reports: Array<FaultReportRow>, custody: Array<CustodyRow>, calls: Array<CallToReturn>, customers: Array<CustomerRow>, 
/**
 * More wait than are shown.
 */
more: boolean, };
export type TodaySectionKey = "alerts" | "guidance" | "visits" | "to_notify" | "stages_ahead" | "to_remind" | "to_close_unsigned" | "complaints" | "feedback_to_route" | "feedback_to_decide" | "feedback_to_tell" | "calls_to_return" | "rework" | "overdue" | "due_today" | "to_hand_over" | "to_triage" | "to_dispatch" | "to_close" | "papers" | "scans_late" | "fault_reports" | "custody" | "files_to_see" | "archives_to_review" | "mine" | "copies";
export type TreatIssue = { issue: Id, fate: Fate, note: string, };
export type UndoOf = { 
/**
 * From the history.
 */
tx: Id, };
export type Unlock = { login: string, password: string, };
export type Unsigned = { round: Id, kind: UnsignedKind, reason: string, witness: string, 
/**
 * What the proof says; of a call, the number and the times.
 */
evidence: string, proof?: ProofKind | null, 
/**
 * Where the proof is a file: an attachment of the visit or its ticket.
 */
proof_file?: Id | null, };
export type UnsignedKind = "refused" | "absent" | "no_answer";
export type ValueLine = { item: string, value: string, limit: string, passed: boolean, };
export type VaultChecked = { sound: boolean, 
/**
 * Pages read.
 */
pages: number, damage: Array<DamageFound>, };
export type Verification = { judgement: Judgement, 
/**
 * Codes of what was found when altered, why it is not ours, or why it counts as signed too late.
 */
findings: Array<string>, firm: string | null, device: string | null, device_serial: string | null, signer_name: string | null, claimed_at: Moment | null, pages: number | null, content_digest: string | null, file_sha256: string, 
/**
 * Of the file as sealed, before a time stamp was appended.
 */
sealed_sha256: string | null, 
/**
 * The filed document this file is, with or without a time stamp behind it.
 */
filed: Id | null, filed_number: string | null, 
/**
 * Whoever signed, by the evidence in the file.
 */
signers: Array<VerifiedSigner>, 
/**
 * What the firm's newest list of devices says of the device.
 */
standing: VerifiedStanding | null, revoked: VerifiedWithdrawal | null, stamp: VerifiedStamp | null, 
/**
 * Codes of what all this does not prove.
 */
not_proved: Array<string>, 
/**
 * The content that was signed, as attached.
 */
content: any, };
export type Verified = { 
/**
 * Whether every chain holds.
 */
whole: boolean, 
/**
 * Entries checked.
 */
entries: number, 
/**
 * Entries whose payload was erased by law; their digests still hold.
 */
erased: number, 
/**
 * The first broken entry of each broken chain.
 */
broken: Array<Broken>, };
export type VerifiedSigner = { name: string, role: string, 
/**
 * Code of the relation to the customer; empty where the evidence does not say.
 */
relation: string, 
/**
 * Why he signed for another; empty where he signed for himself.
 */
proxy_reason: string, 
/**
 * Who of the firm was signed in when it was signed; empty where the evidence does not say.
 */
conducted_by: string, 
/**
 * Code of how it was signed; empty where the evidence does not say.
 */
method: string, 
/**
 * The device vouches for this signature on this very report. False: do not rely on the name.
 */
evidence_holds: boolean, started_at: Moment | null, ended_at: Moment | null, 
/**
 * Mark of this signature; the next one on the device names it.
 */
own: string | null, 
/**
 * Mark of the one before it; empty for the first of the device.
 */
previous: string | null, 
/**
 * Number of the paper filed here that has that mark.
 */
previous_number: string | null, };
export type VerifiedStamp = { at: Moment, authority: string, is_trusted: boolean, };
export type VerifiedStanding = { number: number, dated: Moment, is_listed: boolean, };
export type VerifiedWithdrawal = { at: Moment, reason: WithdrawalReason, 
/**
 * Code of what places the file before that; none if nothing does.
 */
before: string | null, };
export type VipArchive = { 
/**
 * Shown to the front desk as well.
 */
line: string, 
/**
 * None below full access.
 */
inside: VipInside | null, };
export type VipFileInput = { customer: Id, line: string, terms: string, maintenance: string, place: string, };
export type VipInside = { terms: string, maintenance: string, place: string, reviewed_at: Moment | null, reviewed_by: string, review_due_on: Day, is_review_overdue: boolean, };
export type VipReviewed = { customer: Id, note: string, };
export type Visit = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `V`.
 */
number: string, ticket: Id, state: VisitState, mode: VisitMode, 
/**
 * Completes and presents the report (D-07, E-29).
 */
lead: Id, 
/**
 * Everybody on the visit, the lead among them.
 */
technicians: Array<Id>, planned_at: Moment, 
/**
 * Arrival agreed with the customer (B-21).
 */
agreed_at: Moment | null, instruction: string, 
/**
 * The template it was planned by; none is the delivered one.
 */
template: Id | null, 
/**
 * What this kind of job asks for, as it was when planned.
 */
job: Job, 
/**
 * What the call before leaving gave (D-08).
 */
precall: string | null, 
/**
 * Gone through before leaving (D-06).
 */
checklist: Array<CheckLine>, departed_at: Moment | null, arrived_at: Moment | null, person_met: string, person_met_post: string, identity_stated: boolean, 
/**
 * By what a remote session went: phone, remote desktop, e-mail (E-22).
 */
remote_means: string, 
/**
 * The customer agreed to the remote session (E-22).
 */
remote_consent: boolean, 
/**
 * The user's account (E-02).
 */
account: string, running_time: string, 
/**
 * What the item is used for, and what happened before and after the fault (E-02).
 */
used_for: string, before_fault: string, after_fault: string, counter_stated: string, 
/**
 * What the technician read himself (E-03).
 */
counter_observed: string, 
/**
 * Chosen explicitly where it cannot be read (E-02).
 */
counter_unreadable: boolean, dismantled_before: boolean | null, 
/**
 * Running time as the technician found it (E-03).
 */
running_observed: string, 
/**
 * The fault lies within the warranty's scope (E-03).
 */
in_scope: boolean | null, look: string, 
/**
 * The actual problem; the reported one stays on the ticket (E-05).
 */
found_problem: string, cause_code: string | null, cause: string, responsibility: Responsibility | null, user_agrees: boolean | null, 
/**
 * The user's own words where he disagrees (E-06).
 */
user_words: string, 
/**
 * Hardware goes by return, software by adjustment (E-25).
 */
fault_path: FaultPath | null, rma_number: string, adjustment: string, 
/**
 * "Fault cleared" confirmed, and told to the customer (E-25).
 */
cleared: boolean | null, cleared_told: boolean | null, work_done: string, 
/**
 * The job's list, each step with who and when (E-26).
 */
steps: Array<StepLine>, tests: Array<TestLine>, 
/**
 * Set at commissioning (E-20).
 */
parameters: Array<ParameterLine>, 
/**
 * Put in again (E-23).
 */
plants: Array<PlantLine>, 
/**
 * Consumables issued for the job (E-27).
 */
issued: Array<IssuedLine>, 
/**
 * Interior set and wing cover were fitted (E-27).
 */
protection_fitted: boolean | null, 
/**
 * Where the rescue went, and when it was called for (E-31).
 */
rescue_place: string, rescue_called_at: Moment | null, towed: boolean | null, tow_to: string, result: VisitResult | null, result_note: string, 
/**
 * "No parts" chosen explicitly (E-08).
 */
no_parts: boolean, 
/**
 * What the user was taught (E-13).
 */
guidance: string, 
/**
 * The user's opinion (E-08); closed with the signature (F-07).
 */
opinion: string, survey: SurveyAnswer | null, 
/**
 * 1 to 5 where answered.
 */
survey_score: number | null, work_done_at: Moment | null, 
/**
 * The report was signed, early or late; from here on nothing of it changes (F-06).
 */
signed_at: Moment | null, left_at: Moment | null, 
/**
 * The supervisor who agreed to leaving unsolved (E-15).
 */
consent_by: Id | null, 
/**
 * Who typed it in: the supervisor, or the technician after a call.
 */
consent_entered_by: Id | null, consent_reason: string, next_appointment: Moment | null, 
/**
 * It was told to the customer (E-15).
 */
appointment_told_at: Moment | null, appointment_told_to: string, checkout_at: Moment | null, checkout_with: string, 
/**
 * What was said, and what the office asked for besides (E-16).
 */
checkout_result: string, checkout_tasks: string, 
/**
 * The office confirmed the call; until then it is self-reported.
 */
checkout_confirmed_by: Id | null, checkout_confirmed_at: Moment | null, returned_at: Moment | null, 
/**
 * Papers that came back (E-19), due by.
 */
papers: Array<PaperLine>, papers_due_at: Moment | null, 
/**
 * What was reported by word of mouth (E-18).
 */
verbal_report: string, reported_at: Moment | null, approved_at: Moment | null, approved_by: Id | null, filed_at: Moment | null, abort_kind: AbortKind | null, 
/**
 * Why aborted, cancelled or sent back.
 */
ended_reason: string, 
/**
 * Zero is stated, not left blank (E-28).
 */
fees_none: boolean, };
export type VisitAbort = { id: Id, at?: Moment | null, kind: AbortKind, reason: string, 
/**
 * The new appointment, where one could be made: nobody can be asked where nobody was met.
 */
next_appointment?: Moment | null, };
export type VisitArrive = { id: Id, at?: Moment | null, person_met?: string | null, person_met_post?: string | null, identity_stated?: boolean | null, };
export type VisitAsked = { id: Id, };
export type VisitBegin = { ticket: Id, 
/**
 * Phone, remote desktop, e-mail; asked with the report where it is not said now.
 */
remote_means?: string | null, remote_consent?: boolean | null, };
export type VisitCancel = { id: Id, reason: string, 
/**
 * The customer was told (A-20).
 */
customer_told: boolean, };
export type VisitConfirm = { id: Id, at?: Moment | null, 
/**
 * What the call gave: exact symptom, place, traffic, contact (D-08).
 */
precall?: string | null, };
export type VisitConsent = { id: Id, 
/**
 * None is the supervisor signed in.
 */
by?: Id | null, reason: string, 
/**
 * The appointment told to the customer.
 */
next_appointment?: Moment | null, 
/**
 * Whom it was told, and when; now when absent.
 */
told_to?: string | null, told_at?: Moment | null, };
export type VisitDepart = { id: Id, at?: Moment | null, 
/**
 * The list gone through (D-06); the one already saved when absent.
 */
checklist?: Array<CheckLine> | null, precall?: string | null, };
export type VisitFee = { 
/**
 * The record's id.
 */
id: Id, visit: Id, kind: FeeKind, label: string, amount: Money, is_cash: boolean, receipt_no: string, removed: boolean, };
export type VisitFields = { person_met?: string, person_met_post?: string, remote_means?: string, account?: string, running_time?: string, used_for?: string, before_fault?: string, after_fault?: string, counter_stated?: string, counter_observed?: string, running_observed?: string, look?: string, found_problem?: string, cause?: string, user_words?: string, rma_number?: string, adjustment?: string, work_done?: string, rescue_place?: string, tow_to?: string, result_note?: string, guidance?: string, opinion?: string, checkout_with?: string, checkout_result?: string, checkout_tasks?: string, verbal_report?: string, identity_stated?: boolean, remote_consent?: boolean, counter_unreadable?: boolean, no_parts?: boolean, fees_none?: boolean, tests?: Array<TestLine>, checklist?: Array<CheckLine>, parameters?: Array<ParameterLine>, plants?: Array<PlantLine>, issued?: Array<IssuedLine>, precall?: string | null, dismantled_before?: boolean | null, cause_code?: string | null, responsibility?: Responsibility | null, user_agrees?: boolean | null, result?: VisitResult | null, survey?: SurveyAnswer | null, survey_score?: number | null, in_scope?: boolean | null, fault_path?: FaultPath | null, cleared?: boolean | null, cleared_told?: boolean | null, protection_fitted?: boolean | null, towed?: boolean | null, rescue_called_at?: Moment | null, next_appointment?: Moment | null, checkout_at?: Moment | null, };
export type VisitFile = { visit: Visit, task: VisitTask, lead_name: string, 
/**
 * In the order of `visit.technicians`.
 */
technician_names: Array<string>, consent_name: string, parts: Array<VisitPart>, fees: Array<VisitFee>, photos: Array<VisitPhoto>, misfits: Array<ProductDefect>, 
/**
 * Questions to the office and their answers (E-14).
 */
guidance: Array<GuidanceView>, times: Array<VisitTime>, 
/**
 * Taken away on receipts (K-02).
 */
custody: Array<CustodyItem>, 
/**
 * Papers that must come back, with what has (E-19).
 */
papers: Array<PaperLine>, 
/**
 * Names of who did each step of the job's list, in its order; blank where it is open (E-26).
 */
step_names: Array<string>, checkout_confirmed_name: string, 
/**
 * The asker may confirm the call and take the papers.
 */
is_office: boolean, taken: Array<VisitStepTaken>, steps: Array<VisitStepView>, 
/**
 * Blank fields that hold up `work_done`.
 */
work_gaps: Array<string>, 
/**
 * Blank fields that hold up the signature: those above, opinion and survey.
 */
gaps: Array<string>, 
/**
 * Worth a second look; stops nothing.
 */
warnings: Array<string>, parts_total: Money, fees_total: Money, wants_counter: boolean, wants_survey: boolean, wants_tests: boolean, wants_cause: boolean, wants_precall: boolean, 
/**
 * Left the site without the call to the office (E-16).
 */
left_without_checkout: boolean, 
/**
 * Minutes later than agreed; none before arrival or without an agreed time.
 */
late_minutes: number | null, 
/**
 * The asker is on the visit, or supervises.
 */
may_write: boolean, 
/**
 * The report can still be written.
 */
editable: boolean, };
export type VisitGuidance = { 
/**
 * The record's id.
 */
id: Id, visit: Id, problem: string, 
/**
 * The technician's own proposal (C-13).
 */
own_view: string, 
/**
 * What the user demands (C-13).
 */
demand: string, asked_at: Moment, asked_by: Id, instruction: string, answered_at: Moment | null, answered_by: Id | null, 
/**
 * Who typed the answer in: the supervisor, or the technician after a call.
 */
entered_by: Id | null, };
export type VisitHandIn = { id: Id, at?: Moment | null, 
/**
 * What was reported by word of mouth (E-18).
 */
verbal_report?: string | null, };
export type VisitLeave = { id: Id, at?: Moment | null, checkout_at?: Moment | null, checkout_with?: string | null, checkout_result?: string | null, checkout_tasks?: string | null, };
export type VisitMode = "on_site" | "remote" | "workshop";
export type VisitMoment = { id: Id, 
/**
 * When it happened; now when absent.
 */
at?: Moment | null, };
export type VisitPart = { 
/**
 * The record's id.
 */
id: Id, visit: Id, name: string, part_number: string, quantity: number, reason: string, old_serial: string, new_serial: string, old_part: OldPart | null, old_part_note: string, 
/**
 * Packed and labelled with this number (E-11).
 */
old_label: string, unit_price: Money, 
/**
 * Struck out before signing; lines are never deleted (T-12).
 */
removed: boolean, };
export type VisitPhoto = { 
/**
 * The record's id.
 */
id: Id, visit: Id, blob: BlobHash, mime: string, 
/**
 * A small JPEG for the screen.
 */
thumb: BlobHash | null, 
/**
 * The JPEG every paper shows, made once when the photo came in; the original stays as it was (V-10).
 */
paper: BlobHash | null, view: PhotoView, 
/**
 * The template's word, where the view is `other` (E-10).
 */
label: string, 
/**
 * The photo of the same place before the work.
 */
before_photo: Id | null, caption: string, position: number, taken_at: Moment, removed: boolean, };
export type VisitPlan = { ticket: Id, technicians: Array<Id>, 
/**
 * Among two or more (D-07); the only one otherwise.
 */
lead?: Id | null, planned_at: Moment, 
/**
 * Arrival agreed with the customer (B-21).
 */
agreed_at?: Moment | null, instruction?: string | null, mode: VisitMode, };
export type VisitPlanned = { id: Id, number: string, 
/**
 * Other visits of these people about that time (D-05): a warning, the plan stands.
 */
clashes: Array<string>, };
export type VisitReason = { id: Id, reason?: string | null, };
export type VisitReplan = { id: Id, technicians: Array<Id>, lead?: Id | null, planned_at: Moment, agreed_at?: Moment | null, instruction?: string | null, 
/**
 * Who asked for it and why.
 */
reason: string, };
export type VisitResult = "solved" | "temporary" | "not_repairable" | "unsolved" | "workshop_needed";
export type VisitRow = { id: Id, number: string, ticket: Id, ticket_number: string, state: VisitState, mode: VisitMode, planned_at: Moment, agreed_at: Moment | null, arrived_at: Moment | null, customer_name: string, address: string, service_type: ServiceType, severity: Severity | null, lead_name: string, 
/**
 * Everybody's names, the lead's first.
 */
crew: Array<string>, is_signed: boolean, 
/**
 * Since when nobody has answered the technician's question (E-14).
 */
waiting_since: Moment | null, rid: number, };
export type VisitSave = { id: Id, fields: VisitFields, };
export type VisitState = "planned" | "confirmed" | "departed" | "on_site" | "work_done" | "signed" | "left_site" | "returned" | "reported" | "approved" | "filed" | "aborted" | "cancelled";
export type VisitStepTaken = { from_state: VisitState | null, to_state: VisitState, at: Moment, by_name: string, reason: string | null, };
export type VisitStepView = { command: string, to: VisitState, allowed: boolean, refusal: Fault | null, 
/**
 * Guards of the catalogue whose module is still to come.
 */
pending: Array<string>, };
export type VisitTask = { id: Id, number: string, service_type: ServiceType, severity: Severity | null, charge_class: ChargeClass | null, customer_name: string, contact_name: string, 
/**
 * Masked for who is neither on the visit nor has access to the customer (T-07); so is the address.
 */
contact_phone: string, address: string, equipment_name: string, model: string, serial: string, warranty: WarrantyState, 
/**
 * As reported (E-05).
 */
description: string, received_at: Moment, promised_at: Moment | null, };
export type VisitTemplate = { 
/**
 * The record's id.
 */
id: Id, name: string, service_type: ServiceType, 
/**
 * Part of the item's name or model; blank is every item.
 */
item: string, job: Job, active: boolean, };
export type VisitTime = { 
/**
 * The record's id.
 */
id: Id, visit: Id, person: Id, 
/**
 * The day it counts for.
 */
day: Day, 
/**
 * Own arrival and leaving, where they differ from the visit's.
 */
from_at: Moment | null, to_at: Moment | null, travel_minutes: number | null, work_minutes: number | null, wait_minutes: number | null, };
export type VisitsView = "mine" | "today" | "open" | "waiting" | "all";
export type VisitsWanted = { view: VisitsView, 
/**
 * Words of its text: numbers, customer, what was said, found, measured and fitted.
 */
search?: string | null, 
/**
 * Only those of this ticket.
 */
ticket?: Id | null, 
/**
 * Of these customers only (N-04).
 */
of?: OfCustomers | null, cursor?: string | null, 
/**
 * Rows a page; 100 when absent, 500 at most.
 */
limit?: number | null, };
export type VoidPaper = { id: Id, reason: string, };
export type WarrantyState = "in_warranty" | "expired" | "unknown";
export type WithdrawDevice = { certificate: Id, 
/**
 * The last moment at which the firm was sure of the device.
 */
at: Moment, reason: WithdrawalReason, note: string, };
export type WithdrawalReason = "lost" | "sold" | "replaced" | "other";

/** Every command: what goes in, what comes out, and the right it needs. */
export interface Commands {
  "acceptance.amend": { input: Amend; output: Id; kind: "change"; permission: "acceptance.present" };
  "acceptance.close_unsigned": { input: RoundWanted; output: null; kind: "change"; permission: "acceptance.unsigned" };
  "acceptance.documents": { input: RoundsWanted; output: Array<ProjectDocument>; kind: "query"; permission: "visit.read" };
  "acceptance.give_copy": { input: CopyGiven; output: null; kind: "change"; permission: "acceptance.present" };
  "acceptance.key_in": { input: KeyInRound; output: RoundView; kind: "task"; permission: "document.print" };
  "acceptance.notify": { input: Notice; output: null; kind: "change"; permission: "acceptance.notify" };
  "acceptance.notify_stage": { input: StageNotice; output: AcceptanceStage; kind: "change"; permission: "acceptance.notify" };
  "acceptance.open_documents": { input: ProjectOpened; output: Array<ProjectDocument>; kind: "change"; permission: "acceptance.notify" };
  "acceptance.pages": { input: RoundWanted; output: Presented; kind: "query"; permission: "acceptance.present" };
  "acceptance.plan_stages": { input: StagesPlanned; output: Array<AcceptanceStage>; kind: "change"; permission: "acceptance.notify" };
  "acceptance.present": { input: Present; output: Presented; kind: "change"; permission: "acceptance.present" };
  "acceptance.preview_copy": { input: RoundWanted; output: CopyPreviewed; kind: "query"; permission: "document.print" };
  "acceptance.preview_sheets": { input: PreviewSheets; output: SheetsPreviewed; kind: "query"; permission: "document.print" };
  "acceptance.print_copy": { input: RoundWanted; output: CopyPrinted; kind: "task"; permission: "document.print" };
  "acceptance.print_sheet": { input: PrintSheet; output: SheetPrinted; kind: "task"; permission: "document.print" };
  "acceptance.print_sheets": { input: PrintSheets; output: SheetPrinted; kind: "task"; permission: "document.print" };
  "acceptance.reject": { input: Reject; output: null; kind: "change"; permission: "acceptance.present" };
  "acceptance.remind": { input: Remind; output: null; kind: "change"; permission: "acceptance.notify" };
  "acceptance.rounds": { input: RoundsWanted; output: Array<RoundView>; kind: "query"; permission: "visit.read" };
  "acceptance.save_document": { input: ProjectDocumentSave; output: Array<ProjectDocument>; kind: "change"; permission: "acceptance.notify" };
  "acceptance.save_stage": { input: StageSave; output: AcceptanceStage; kind: "change"; permission: "acceptance.notify" };
  "acceptance.sheets_out": { input: SheetsWanted; output: Array<SheetOut>; kind: "query"; permission: "document.print" };
  "acceptance.sign": { input: Sign; output: Signed; kind: "task"; permission: "acceptance.sign" };
  "acceptance.stages": { input: RoundsWanted; output: Array<AcceptanceStage>; kind: "query"; permission: "visit.read" };
  "acceptance.treat_issue": { input: TreatIssue; output: null; kind: "change"; permission: "acceptance.present" };
  "acceptance.unsigned": { input: Unsigned; output: null; kind: "change"; permission: "acceptance.present" };
  "archive.check": { input: ArchiveToCheck; output: ArchiveChecked; kind: "open"; permission: "nobody" };
  "archive.export": { input: ArchiveWanted; output: ArchiveMade; kind: "task"; permission: "archive.export" };
  "archive.look": { input: ArchiveToLookAt; output: ArchiveSeen; kind: "open"; permission: "nobody" };
  "archive.progress": { input: ArchiveRun; output: ArchiveProgress; kind: "open"; permission: "nobody" };
  "archive.restore": { input: ArchiveToImport; output: ArchiveImported; kind: "open"; permission: "nobody" };
  "archive.stop": { input: ArchiveRun; output: null; kind: "open"; permission: "nobody" };
  "archive.tables": { input: TablesWanted; output: TablesMade; kind: "task"; permission: "archive.export" };
  "attachments.add": { input: AttachmentAdd; output: AttachmentRow; kind: "task"; permission: "ticket.update" };
  "attachments.add_to_customer": { input: CustomerAttachmentAdd; output: AttachmentRow; kind: "task"; permission: "customer.write" };
  "attachments.bytes": { input: AttachmentAsked; output: AttachmentBytes; kind: "query"; permission: "ticket.read" };
  "attachments.edit": { input: AttachmentEdit; output: AttachmentRow; kind: "change"; permission: "ticket.update" };
  "attachments.list": { input: AttachmentsAsked; output: AttachmentList; kind: "query"; permission: "ticket.read" };
  "attachments.open": { input: AttachmentAsked; output: AttachmentGiven; kind: "task"; permission: "ticket.read" };
  "attachments.remove": { input: AttachmentAsked; output: null; kind: "change"; permission: "ticket.update" };
  "attachments.save_out": { input: AttachmentWayOut; output: AttachmentGiven; kind: "task"; permission: "ticket.read" };
  "branches.close": { input: BranchWanted; output: null; kind: "change"; permission: "settings.write" };
  "branches.list": { input: BranchesWanted; output: Array<BranchRow>; kind: "query"; permission: "settings.read" };
  "branches.save": { input: SaveBranch; output: Id; kind: "change"; permission: "settings.write" };
  "complaints.list": { input: ComplaintsAsked; output: Array<ComplaintRow>; kind: "query"; permission: "ticket.read" };
  "contacts.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "contacts.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "custody.by_tag": { input: TagAsked; output: CustodyFile; kind: "query"; permission: "custody.read" };
  "custody.close": { input: CustodyClose; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "custody.correct": { input: CustodyCorrect; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "custody.deliver": { input: CustodyAsked; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "custody.get": { input: CustodyAsked; output: CustodyFile; kind: "query"; permission: "custody.read" };
  "custody.leave_here": { input: CustodyLeave; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "custody.list": { input: CustodyWanted; output: Page<CustodyRow>; kind: "query"; permission: "custody.read" };
  "custody.photo": { input: CustodyPhotoAsked; output: CustodyPhoto; kind: "query"; permission: "custody.read" };
  "custody.register": { input: CustodyRegister; output: CustodyFile; kind: "change"; permission: "custody.register" };
  "custody.repaired": { input: CustodyAsked; output: CustodyFile; kind: "change"; permission: "custody.repair" };
  "custody.save_card": { input: CardSave; output: CustodyFile; kind: "change"; permission: "custody.repair" };
  "custody.send_back": { input: CustodySendBack; output: CustodyFile; kind: "change"; permission: "custody.verify" };
  "custody.start": { input: CustodyAsked; output: CustodyFile; kind: "change"; permission: "custody.repair" };
  "custody.take": { input: CustodyTake; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "custody.verify": { input: CustodyAsked; output: CustodyFile; kind: "change"; permission: "custody.verify" };
  "custody.voucher": { input: CustodyAsked; output: CustodyFile; kind: "change"; permission: "custody.take" };
  "customers.dossier": { input: DossierWanted; output: DossierMade; kind: "task"; permission: "customer.export" };
  "customers.duplicates": { input: DuplicatesAsked; output: Array<DuplicatePair>; kind: "query"; permission: "customer.merge" };
  "customers.erase": { input: EraseInput; output: null; kind: "task"; permission: "customer.erase" };
  "customers.erase_preview": { input: EraseAsked; output: ErasePreview; kind: "task"; permission: "customer.erase" };
  "customers.file": { input: FileAsked; output: CustomerPage; kind: "query"; permission: "customer.read" };
  "customers.get": { input: CustomerAsked; output: CustomerFile; kind: "query"; permission: "customer.read" };
  "customers.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "customers.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "customers.list": { input: CustomersWanted; output: Page<CustomerRow>; kind: "query"; permission: "customer.read" };
  "customers.mark_seen": { input: CustomersSeen; output: number; kind: "change"; permission: "customer.review" };
  "customers.merge": { input: MergeInput; output: Id; kind: "task"; permission: "customer.merge" };
  "customers.merge_preview": { input: MergeAsked; output: MergePreview; kind: "task"; permission: "customer.merge" };
  "customers.merge_undo": { input: MergeUndo; output: null; kind: "task"; permission: "customer.merge" };
  "customers.recognise": { input: CallerTyped; output: Recognised; kind: "query"; permission: "customer.read" };
  "customers.regions": { input: AllRegions; output: Array<string>; kind: "query"; permission: "customer.read" };
  "customers.save": { input: CustomerInput; output: CustomerFile; kind: "change"; permission: "customer.write" };
  "customers.set_stage": { input: CustomerStageInput; output: null; kind: "change"; permission: "customer.write" };
  "customers.vip_review": { input: VipReviewed; output: null; kind: "change"; permission: "vip.read" };
  "customers.vip_save": { input: VipFileInput; output: null; kind: "change"; permission: "vip.read" };
  "documents.devices": { input: DevicesWanted; output: FirmDevices; kind: "task"; permission: "document.read" };
  "documents.export": { input: DocumentWanted; output: Exported; kind: "task"; permission: "document.print" };
  "documents.export_root": { input: FolderWanted; output: RootsExported; kind: "task"; permission: "document.print" };
  "documents.folder": { input: FolderWanted; output: ChosenFolder; kind: "query"; permission: "anyone" };
  "documents.get": { input: DocumentWanted; output: DocumentFile; kind: "query"; permission: "document.read" };
  "documents.list": { input: DocumentsWanted; output: Page<DocumentRow>; kind: "query"; permission: "document.read" };
  "documents.print": { input: DocumentPrint; output: DocumentSent; kind: "task"; permission: "document.print" };
  "documents.publish_devices": { input: DevicesWanted; output: PublishedList; kind: "task"; permission: "document.trust" };
  "documents.root": { input: FolderWanted; output: Roots; kind: "query"; permission: "document.read" };
  "documents.rotate_key": { input: DevicesWanted; output: FirmDevices; kind: "task"; permission: "document.trust" };
  "documents.set_folder": { input: FolderChoice; output: ChosenFolder; kind: "task"; permission: "document.print" };
  "documents.set_time_authority": { input: TimeAuthorityChange; output: TimeAuthorityView; kind: "task"; permission: "document.trust" };
  "documents.stamp": { input: DocumentToStamp; output: DocumentStamped; kind: "task"; permission: "document.print" };
  "documents.time_authority": { input: TimeAuthorityWanted; output: TimeAuthorityView; kind: "query"; permission: "document.read" };
  "documents.verify": { input: FileToVerify; output: Verification; kind: "task"; permission: "document.read" };
  "documents.withdraw_device": { input: WithdrawDevice; output: PublishedList; kind: "task"; permission: "document.trust" };
  "drafts.drop": { input: DraftKey; output: null; kind: "task"; permission: "anyone" };
  "drafts.get": { input: DraftKey; output: DraftKept | null; kind: "query"; permission: "anyone" };
  "drafts.list": { input: AllDrafts; output: Array<DraftKept>; kind: "query"; permission: "anyone" };
  "drafts.put": { input: DraftBody; output: null; kind: "task"; permission: "anyone" };
  "equipment.get": { input: EquipmentAsked; output: EquipmentView; kind: "query"; permission: "equipment.read" };
  "equipment.history": { input: ItemAsked; output: ItemHistory; kind: "query"; permission: "equipment.read" };
  "equipment.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "equipment.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "equipment.list": { input: EquipmentWanted; output: Page<EquipmentView>; kind: "query"; permission: "equipment.read" };
  "equipment.save": { input: EquipmentInput; output: EquipmentView; kind: "change"; permission: "equipment.write" };
  "exports.table": { input: ExportInput; output: TableFile; kind: "task"; permission: "list.export" };
  "feedback.decide": { input: DecideFeedback; output: FeedbackStands; kind: "change"; permission: "ticket.read" };
  "feedback.route": { input: RouteFeedback; output: FeedbackStands; kind: "change"; permission: "ticket.read" };
  "feedback.tell": { input: TellSender; output: FeedbackStands; kind: "change"; permission: "ticket.read" };
  "hotline.log": { input: LogCall; output: CallLogged; kind: "change"; permission: "ticket.create" };
  "hotline.returned": { input: HotlineCallAsked; output: CallLogged; kind: "change"; permission: "ticket.create" };
  "hotline.take_back": { input: HotlineCallAsked; output: CallLogged; kind: "change"; permission: "ticket.create" };
  "hotline.tally": { input: TallyAsked; output: HotlineTally; kind: "query"; permission: "ticket.create" };
  "imports.progress": { input: RunAsked; output: ImportProgress; kind: "task"; permission: "anyone" };
  "imports.result": { input: ResultWanted; output: TableFile; kind: "task"; permission: "anyone" };
  "imports.stop": { input: RunAsked; output: null; kind: "task"; permission: "anyone" };
  "journal.history": { input: HistoryOf; output: Array<HistoryEntry>; kind: "task"; permission: "journal.read" };
  "journal.rebuild_check": { input: Nothing; output: Array<Difference>; kind: "task"; permission: "journal.verify" };
  "journal.undo": { input: UndoOf; output: null; kind: "task"; permission: "anyone" };
  "journal.verify": { input: Nothing; output: Verified; kind: "task"; permission: "journal.verify" };
  "lists.all": { input: AllLists; output: Array<FirmList>; kind: "query"; permission: "anyone" };
  "lists.save": { input: SaveListLine; output: FirmList; kind: "change"; permission: "settings.write" };
  "papers.amend": { input: AmendPaper; output: PaperFile; kind: "change"; permission: "acceptance.present" };
  "papers.compare": { input: PaperWanted; output: PaperFile; kind: "task"; permission: "document.print" };
  "papers.discard_scan": { input: DiscardScan; output: null; kind: "change"; permission: "document.print" };
  "papers.get": { input: PaperWanted; output: PaperFile; kind: "query"; permission: "visit.read" };
  "papers.give_copy": { input: PaperCopyGiven; output: null; kind: "change"; permission: "acceptance.present" };
  "papers.inbox": { input: InboxWanted; output: Array<ScanRow>; kind: "query"; permission: "document.print" };
  "papers.issue": { input: IssuePapers; output: Array<PaperRow>; kind: "change"; permission: "document.print" };
  "papers.key_in": { input: KeyInPaper; output: PaperFile; kind: "task"; permission: "document.print" };
  "papers.list": { input: PapersWanted; output: Page<PaperRow>; kind: "query"; permission: "visit.read" };
  "papers.match_scan": { input: MatchScan; output: ScanTaken; kind: "task"; permission: "document.print" };
  "papers.present": { input: PresentPaper; output: PaperShown; kind: "change"; permission: "acceptance.present" };
  "papers.preview": { input: PreviewPaper; output: PaperPreview; kind: "query"; permission: "visit.read" };
  "papers.preview_copy": { input: PaperWanted; output: CopyPreviewed; kind: "query"; permission: "document.print" };
  "papers.preview_print": { input: PreviewPrint; output: PrintPreviewed; kind: "query"; permission: "document.print" };
  "papers.print": { input: PrintPapers; output: PapersPrinted; kind: "task"; permission: "document.print" };
  "papers.print_copy": { input: PaperWanted; output: CopyPrinted; kind: "task"; permission: "document.print" };
  "papers.printers": { input: PrintersWanted; output: Array<string>; kind: "query"; permission: "document.print" };
  "papers.save": { input: SavePaper; output: PaperFile; kind: "change"; permission: "document.print" };
  "papers.scan": { input: ScanWanted; output: ScanImage; kind: "query"; permission: "visit.read" };
  "papers.sign": { input: SignPaper; output: PaperFile; kind: "task"; permission: "acceptance.present" };
  "papers.take_scan": { input: TakeScan; output: ScanTaken; kind: "task"; permission: "document.print" };
  "papers.void": { input: VoidPaper; output: null; kind: "change"; permission: "document.print" };
  "parts.get": { input: PartAsked; output: Part; kind: "query"; permission: "price.read" };
  "parts.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "price.write" };
  "parts.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "price.write" };
  "parts.list": { input: PriceWanted; output: Page<Part>; kind: "query"; permission: "price.read" };
  "parts.save": { input: PartInput; output: Part; kind: "change"; permission: "price.write" };
  "people.list": { input: PeopleWanted; output: Array<Person>; kind: "query"; permission: "people.read" };
  "people.roles": { input: AllRoles; output: Array<RoleView>; kind: "query"; permission: "people.read" };
  "people.save": { input: SavePerson; output: Id; kind: "task"; permission: "people.write" };
  "people.set_password": { input: SetPassword; output: null; kind: "task"; permission: "people.write" };
  "price_list.get": { input: PriceAsked; output: PriceItem; kind: "query"; permission: "price.read" };
  "price_list.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "price.write" };
  "price_list.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "price.write" };
  "price_list.list": { input: PriceWanted; output: Page<PriceItem>; kind: "query"; permission: "price.read" };
  "price_list.save": { input: PriceInput; output: PriceItem; kind: "change"; permission: "price.write" };
  "registers.columns": { input: RegisterAsked; output: Array<RegisterColumn>; kind: "query"; permission: "ticket.read" };
  "registers.list": { input: RegisterWanted; output: Page<RegisterLine>; kind: "query"; permission: "ticket.read" };
  "registers.print": { input: RegisterSheet; output: SheetMade; kind: "task"; permission: "document.print" };
  "sample.fill": { input: SampleWanted; output: SampleFilled; kind: "task"; permission: "settings.write" };
  "search.everything": { input: EverythingAsked; output: EverythingFound; kind: "query"; permission: "anyone" };
  "search.opened": { input: Opened; output: null; kind: "task"; permission: "anyone" };
  "search.recent": { input: RecentAsked; output: Array<FoundLine>; kind: "query"; permission: "anyone" };
  "session.change_password": { input: ChangePassword; output: null; kind: "task"; permission: "anyone" };
  "session.current": { input: Empty; output: SessionView | null; kind: "open"; permission: "nobody" };
  "settings.company": { input: AllSettings; output: Company; kind: "query"; permission: "anyone" };
  "settings.list": { input: SettingsWanted; output: Array<Setting>; kind: "query"; permission: "settings.read" };
  "settings.logo": { input: AllSettings; output: string | null; kind: "query"; permission: "anyone" };
  "settings.save_company": { input: SaveCompany; output: null; kind: "change"; permission: "settings.write" };
  "settings.set": { input: SetPolicy; output: null; kind: "change"; permission: "settings.write" };
  "sheets.customer_card": { input: CustomerSheet; output: SheetMade; kind: "task"; permission: "document.print" };
  "sheets.customer_file": { input: CustomerSheet; output: SheetMade; kind: "task"; permission: "document.print" };
  "sheets.fault_report": { input: FaultReportSheet; output: SheetMade; kind: "task"; permission: "document.print" };
  "sites.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "sites.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "templates.list": { input: TemplatesAsked; output: TemplateList; kind: "query"; permission: "visit.read" };
  "templates.save": { input: TemplateSave; output: VisitTemplate; kind: "change"; permission: "visit.approve" };
  "tickets.acknowledge": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.triage" };
  "tickets.amend": { input: AmendTicket; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.answer_and_close": { input: AnswerGiven; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.approve": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.triage" };
  "tickets.archive": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.archive" };
  "tickets.assign": { input: Assign; output: TicketStands; kind: "change"; permission: "dispatch.assign" };
  "tickets.cancel": { input: CancelTicket; output: TicketStands; kind: "change"; permission: "ticket.cancel" };
  "tickets.clarify": { input: TicketReason; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.close": { input: CloseTicket; output: TicketStands; kind: "change"; permission: "ticket.close" };
  "tickets.counts": { input: TicketCountsAsked; output: Array<TicketCount>; kind: "query"; permission: "ticket.read" };
  "tickets.create": { input: NewTicket; output: TicketCreated; kind: "change"; permission: "ticket.create" };
  "tickets.follow_up": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.close" };
  "tickets.get": { input: TicketAsked; output: TicketFile; kind: "query"; permission: "ticket.read" };
  "tickets.hand_over": { input: HandOver; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.hold": { input: TicketReason; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.intake_form": { input: IntakeFormAsked; output: IntakeForm; kind: "query"; permission: "ticket.create" };
  "tickets.join": { input: JoinCall; output: CallJoined; kind: "change"; permission: "ticket.create" };
  "tickets.known": { input: KnownAsked; output: KnownTickets; kind: "query"; permission: "ticket.read" };
  "tickets.list": { input: TicketsWanted; output: Page<TicketRow>; kind: "query"; permission: "ticket.read" };
  "tickets.mark_urgent": { input: MarkUrgent; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.note": { input: NewNote; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.plan_not_needed": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.triage" };
  "tickets.preview_slip": { input: PreviewSlip; output: SlipPreviewed; kind: "query"; permission: "ticket.read" };
  "tickets.print_blank": { input: PrintBlank; output: PrintedSlip; kind: "task"; permission: "ticket.create" };
  "tickets.print_slip": { input: PrintSlip; output: PrintedSlip; kind: "task"; permission: "ticket.read" };
  "tickets.promise": { input: Promise; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.receive": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.read" };
  "tickets.recognise": { input: CallerTyped; output: Recognised; kind: "query"; permission: "customer.read" };
  "tickets.regrade": { input: Regrade; output: TicketStands; kind: "change"; permission: "ticket.triage" };
  "tickets.reopen": { input: TicketReason; output: TicketStands; kind: "change"; permission: "ticket.close" };
  "tickets.resume": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "ticket.update" };
  "tickets.similar": { input: SimilarTo; output: Array<SimilarTicket>; kind: "query"; permission: "ticket.read" };
  "tickets.step": { input: TicketStep; output: TicketStands; kind: "change"; permission: "ticket.read" };
  "tickets.steps": { input: TicketAsked; output: Array<StepView>; kind: "query"; permission: "ticket.read" };
  "tickets.triage": { input: Assessment; output: TicketStands; kind: "change"; permission: "ticket.triage" };
  "tickets.unjoin": { input: CallAsked; output: CallJoined; kind: "change"; permission: "ticket.create" };
  "tickets.voucher_back": { input: TicketAsked; output: TicketStands; kind: "change"; permission: "visit.file" };
  "today.list": { input: TodayAsked; output: Array<TodaySection>; kind: "query"; permission: "anyone" };
  "vault.backup": { input: BackupWanted; output: BackupMade; kind: "task"; permission: "backup.make" };
  "vault.check": { input: CheckWanted; output: VaultChecked; kind: "task"; permission: "journal.verify" };
  "vault.create": { input: FirstStart; output: Created; kind: "open"; permission: "nobody" };
  "vault.lock": { input: Empty; output: null; kind: "open"; permission: "nobody" };
  "vault.recover": { input: Recover; output: SessionView; kind: "open"; permission: "nobody" };
  "vault.rescue": { input: Unlock; output: SessionView; kind: "open"; permission: "nobody" };
  "vault.salvage": { input: SalvageWanted; output: SalvageMade; kind: "task"; permission: "backup.make" };
  "vault.status": { input: Empty; output: Status; kind: "open"; permission: "nobody" };
  "vault.unlock": { input: Unlock; output: SessionView; kind: "open"; permission: "nobody" };
  "vehicles.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "vehicles.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "visits.abort": { input: VisitAbort; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.add_photo": { input: PhotoAdd; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.approve": { input: VisitReason; output: VisitFile; kind: "change"; permission: "visit.approve" };
  "visits.arrive": { input: VisitArrive; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.ask_guidance": { input: GuidanceAsk; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.begin_remote": { input: VisitBegin; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.cancel": { input: VisitCancel; output: VisitFile; kind: "change"; permission: "visit.approve" };
  "visits.confirm": { input: VisitConfirm; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.confirm_checkout": { input: CheckoutConfirm; output: VisitFile; kind: "change"; permission: "visit.read" };
  "visits.consent": { input: VisitConsent; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.crew": { input: CrewWanted; output: CrewChoice; kind: "query"; permission: "visit.read" };
  "visits.day": { input: DayAsked; output: DayReport; kind: "query"; permission: "visit.read" };
  "visits.defects": { input: DefectsAsked; output: Array<DefectRow>; kind: "query"; permission: "visit.read" };
  "visits.depart": { input: VisitDepart; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.drop_defect": { input: DefectAsked; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.edit_photo": { input: PhotoEdit; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.fault_reports": { input: FaultReportsAsked; output: Array<FaultReportRow>; kind: "query"; permission: "visit.read" };
  "visits.file": { input: VisitAsked; output: VisitFile; kind: "change"; permission: "visit.file" };
  "visits.get": { input: VisitAsked; output: VisitFile; kind: "query"; permission: "visit.read" };
  "visits.give_guidance": { input: GuidanceGive; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.hand_in": { input: VisitHandIn; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.leave": { input: VisitLeave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.list": { input: VisitsWanted; output: Page<VisitRow>; kind: "query"; permission: "visit.read" };
  "visits.order_photos": { input: PhotoOrder; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.papers_missing": { input: PapersAsked; output: Array<PapersOfPerson>; kind: "query"; permission: "visit.read" };
  "visits.photo": { input: PhotoAsked; output: PhotoBytes; kind: "query"; permission: "visit.read" };
  "visits.plan": { input: VisitPlan; output: VisitPlanned; kind: "change"; permission: "dispatch.assign" };
  "visits.remove_photo": { input: PhotoAsked; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.replan": { input: VisitReplan; output: VisitPlanned; kind: "change"; permission: "dispatch.assign" };
  "visits.return": { input: VisitMoment; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.save": { input: VisitSave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.save_defect": { input: DefectSave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.save_fault_report": { input: FaultReportSave; output: FaultReport; kind: "change"; permission: "visit.work" };
  "visits.save_fees": { input: FeesSave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.save_parts": { input: PartsSave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.save_time": { input: TimeSave; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.send_back": { input: VisitReason; output: VisitFile; kind: "change"; permission: "visit.approve" };
  "visits.take_papers": { input: PapersTake; output: VisitFile; kind: "change"; permission: "visit.read" };
  "visits.thumb": { input: PhotoAsked; output: PhotoBytes; kind: "query"; permission: "visit.read" };
  "visits.tick_step": { input: StepTick; output: VisitFile; kind: "change"; permission: "visit.work" };
  "visits.work_done": { input: VisitMoment; output: VisitFile; kind: "change"; permission: "visit.work" };
}
export type CommandName = keyof Commands;
