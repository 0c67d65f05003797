// Generated from the command table by `make gen`; do not edit.

/** A record's id: UUID text. */
export type Id = string;
/** UTC milliseconds since 1970. */
export type Moment = number;
/** `2026-11-22`, in the firm's zone. */
export type Day = string;
/** Whole fen. */
export type Money = number;

export type AllDrafts = Record<symbol, never>;
export type AllRoles = Record<symbol, never>;
export type AllSettings = Record<symbol, never>;
export type BlobHash = string;
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
export type CallerMatch = { customer: CustomerRow, contacts: Array<Contact>, phones: Array<Phone>, 
/**
 * The number that matched, if one did.
 */
phone: Phone | null, main_site: Site | null, 
/**
 * Items, one whose serial matched first.
 */
equipment: Array<EquipmentView>, };
export type CallerTyped = { 
/**
 * A telephone, name, serial or number, or three characters of one; two of a Chinese name.
 */
query: string, };
export type ChangePassword = { old_password: string, new_password: string, };
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
export type Contact = { 
/**
 * The record's id.
 */
id: Id, customer: Id, name: string, post: string, email: string, is_main: boolean, active: boolean, };
export type ContactInput = { id: Id | null, name: string, post: string, email: string, is_main: boolean, };
export type Created = { recovery_code: string, };
export type Customer = { 
/**
 * The record's id.
 */
id: Id, 
/**
 * Series `C`.
 */
number: string, name: string, kind: CustomerKind, grade: CustomerGrade, region: string, 
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
id: Id | null, name: string, kind: CustomerKind, grade: CustomerGrade, region: string, owner: Id | null, birthday: Day | null, 
/**
 * Today when absent on a new file.
 */
opened_on: Day | null, source_number: string | null, note: string, active: boolean, contacts: Array<ContactInput> | null, phones: Array<PhoneInput> | null, sites: Array<SiteInput> | null, };
export type CustomerKind = "person" | "organisation" | "partner" | "agent";
export type CustomerRow = { id: Id, number: string, name: string, kind: CustomerKind, grade: CustomerGrade, region: string, owner_name: string, 
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
export type CustomersWanted = { 
/**
 * Part of a name, number, contact or serial, or at least three digits of a telephone.
 */
search: string | null, kind: CustomerKind | null, grade: CustomerGrade | null, region: string | null, 
/**
 * Closed files as well.
 */
include_closed: boolean, cursor: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit: number | null, };
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
export type DraftBody = { key: string, body: any, };
export type DraftKept = { key: string, body: any, saved_at: Moment, };
export type DraftKey = { key: string, };
export type Empty = Record<symbol, never>;
export type EquipmentAsked = { id: Id, };
export type EquipmentInput = { 
/**
 * Absent: a new item.
 */
id: Id | null, customer: Id, site: Id | null, name: string, model: string, serial: string, purchased_on: Day | null, warranty_months: number | null, 
/**
 * The last day agreed; absent: computed from purchase and months.
 */
warranty_until: Day | null, address: string, note: string, active: boolean, };
export type EquipmentView = { customer_name: string, warranty: WarrantyState, 
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
serial: string, purchased_on: Day | null, warranty_months: number | null, 
/**
 * Last day under warranty, that day included (M-02).
 */
warranty_until: Day | null, 
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
search: string | null, customer: Id | null, warranty: WarrantyState | null, 
/**
 * Scrapped and given up as well.
 */
include_inactive: boolean, cursor: string | null, 
/**
 * Rows a page; 50 when absent, 500 at most.
 */
limit: number | null, };
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
 * A plain sentence for whoever mends the file.
 */
message: string, };
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
export type GrantView = { need: Need, scope: Scope, };
export type HistoryEntry = { 
/**
 * Binds entries of one transaction; `journal.undo` takes it.
 */
tx: Id, command: string, actor: Id, actor_name: string, device: Id, device_letter: string, entered_at: Moment, happened_at: Moment, 
/**
 * `{field: [old, new]}`; none once erased by law.
 */
fields: { [key in string]: JsonValue } | null, };
export type HistoryOf = { 
/**
 * Its table, e.g. `ticket`.
 */
table: string, 
/**
 * Its id.
 */
id: Id, };
export type ImportInput = { path: string | null, 
/**
 * The file's name, with `base64`.
 */
name: string | null, base64: string | null, 
/**
 * True: nothing is saved, the answer is what would happen (V-16).
 */
trial: boolean, 
/**
 * As `encoding` of the preview; absent: found from the bytes.
 */
encoding: string | null, };
export type ImportPreview = { encoding: string, 
/**
 * False: the characters may be wrong, so look at the rows and choose another encoding.
 */
certain: boolean, 
/**
 * Encodings to choose from.
 */
encodings: Array<string>, head: Array<string>, 
/**
 * The field each column of the head is taken for; none: left aside.
 */
fields: Array<string | null>, 
/**
 * The first rows.
 */
rows: Array<Array<string>>, };
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
warnings: Array<Finding>, };
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
export type Kind = "open" | "query" | "change" | "task";
export type Need = "nobody" | "anyone" | "customer.read" | "customer.write" | "customer.import" | "vip.read" | "vip.flag" | "equipment.read" | "equipment.write" | "ticket.read" | "ticket.create" | "ticket.update" | "ticket.triage" | "ticket.cancel" | "ticket.close" | "ticket.archive" | "dispatch.assign" | "visit.read" | "visit.work" | "visit.approve" | "visit.file" | "acceptance.notify" | "acceptance.present" | "acceptance.sign" | "acceptance.unsigned" | "document.read" | "document.print" | "people.read" | "people.write" | "settings.read" | "settings.write" | "journal.read" | "journal.verify" | "backup.make";
export type Nothing = Record<symbol, never>;
export type Origin = "default" | "preset" | "company";
export type Page<T> = { 
/**
 * The rows.
 */
rows: Array<T>, 
/**
 * Pass as `cursor` for the next page; none at the end.
 */
next: string | null, };
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
roles: Array<string>, active: boolean, created_at: Moment, };
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
export type PhoneInput = { id: Id | null, number: string, label: string, 
/**
 * Whose it is, by place among the contacts as they stand after this save, from 0; absent is the customer's own.
 */
contact: number | null, is_main: boolean, };
export type PolicyKind = "flag" | "duration" | "number" | "text" | "list";
export type PreviewInput = { path: string | null, name: string | null, base64: string | null, encoding: string | null, };
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
export type RoleView = { key: string, grants: Array<GrantView>, };
export type SaveCompany = { name: string, address: string, phone: string, 
/**
 * PNG or JPEG in base64; none keeps the logo, an empty text removes it.
 */
logo_base64: string | null, };
export type SavePerson = { 
/**
 * None adds a person.
 */
id: Id | null, login: string, name: string, phone: string, roles: Array<string>, 
/**
 * Needed for a new person; else kept.
 */
password: string | null, active: boolean, };
export type Scope = "own" | "assigned" | "all";
export type SessionView = { person: Id, login: string, name: string, roles: Array<string>, 
/**
 * Codes of the rights held.
 */
permissions: Array<string>, company: string, device_letter: string, preset: string, sample: boolean, 
/**
 * Idle minutes before the program locks (U-150).
 */
lock_minutes: number, now: Moment, zone_offset_minutes: number, };
export type SetPassword = { id: Id, password: string, };
export type SetPolicy = { key: string, value: any, 
/**
 * Why; kept with the value (T-03).
 */
reason: string, };
export type Setting = { key: string, 
/**
 * Its row in the catalogue, e.g. `U-05`.
 */
row: string, kind: PolicyKind, unit: string | null, value: any, preset_value: any, origin: Origin, 
/**
 * Rows it serves.
 */
serves: string, changed_by: string | null, changed_at: Moment | null, reason: string | null, };
export type Site = { 
/**
 * The record's id.
 */
id: Id, customer: Id, name: string, address: string, 
/**
 * Travel zone of fees and arrival limits.
 */
zone: string, note: string, is_main: boolean, active: boolean, };
export type SiteInput = { id: Id | null, name: string, address: string, zone: string, note: string, is_main: boolean, };
export type Status = { exists: boolean, unlocked: boolean, 
/**
 * Logins that can unlock here.
 */
users: Array<string>, company: string | null, device_letter: string | null, sample: boolean, 
/**
 * Seconds before the next try after failed logins; 0 when none.
 */
wait_seconds: number, };
export type UndoOf = { 
/**
 * From the history.
 */
tx: Id, };
export type Unlock = { login: string, password: string, };
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
export type WarrantyState = "in_warranty" | "expired" | "unknown";

/** Every command: what goes in, what comes out, and the right it needs. */
export interface Commands {
  "customers.get": { input: CustomerAsked; output: CustomerFile; kind: "query"; permission: "customer.read" };
  "customers.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "customers.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "customers.list": { input: CustomersWanted; output: Page<CustomerRow>; kind: "query"; permission: "customer.read" };
  "customers.recognise": { input: CallerTyped; output: Recognised; kind: "query"; permission: "customer.read" };
  "customers.save": { input: CustomerInput; output: CustomerFile; kind: "change"; permission: "customer.write" };
  "drafts.drop": { input: DraftKey; output: null; kind: "task"; permission: "anyone" };
  "drafts.get": { input: DraftKey; output: DraftKept | null; kind: "query"; permission: "anyone" };
  "drafts.list": { input: AllDrafts; output: Array<DraftKept>; kind: "query"; permission: "anyone" };
  "drafts.put": { input: DraftBody; output: null; kind: "task"; permission: "anyone" };
  "equipment.get": { input: EquipmentAsked; output: EquipmentView; kind: "query"; permission: "equipment.read" };
  "equipment.import": { input: ImportInput; output: ImportReport; kind: "task"; permission: "customer.import" };
  "equipment.import_preview": { input: PreviewInput; output: ImportPreview; kind: "task"; permission: "customer.import" };
  "equipment.list": { input: EquipmentWanted; output: Page<EquipmentView>; kind: "query"; permission: "equipment.read" };
  "equipment.save": { input: EquipmentInput; output: EquipmentView; kind: "change"; permission: "equipment.write" };
  "journal.history": { input: HistoryOf; output: Array<HistoryEntry>; kind: "query"; permission: "journal.read" };
  "journal.rebuild_check": { input: Nothing; output: Array<Difference>; kind: "task"; permission: "journal.verify" };
  "journal.undo": { input: UndoOf; output: null; kind: "task"; permission: "anyone" };
  "journal.verify": { input: Nothing; output: Verified; kind: "task"; permission: "journal.verify" };
  "people.list": { input: PeopleWanted; output: Array<Person>; kind: "query"; permission: "people.read" };
  "people.roles": { input: AllRoles; output: Array<RoleView>; kind: "query"; permission: "people.read" };
  "people.save": { input: SavePerson; output: Id; kind: "task"; permission: "people.write" };
  "people.set_password": { input: SetPassword; output: null; kind: "task"; permission: "people.write" };
  "session.change_password": { input: ChangePassword; output: null; kind: "task"; permission: "anyone" };
  "session.current": { input: Empty; output: SessionView | null; kind: "open"; permission: "nobody" };
  "settings.company": { input: AllSettings; output: Company; kind: "query"; permission: "anyone" };
  "settings.list": { input: AllSettings; output: Array<Setting>; kind: "query"; permission: "settings.read" };
  "settings.save_company": { input: SaveCompany; output: null; kind: "change"; permission: "settings.write" };
  "settings.set": { input: SetPolicy; output: null; kind: "change"; permission: "settings.write" };
  "vault.create": { input: FirstStart; output: Created; kind: "open"; permission: "nobody" };
  "vault.lock": { input: Empty; output: null; kind: "open"; permission: "nobody" };
  "vault.recover": { input: Recover; output: SessionView; kind: "open"; permission: "nobody" };
  "vault.status": { input: Empty; output: Status; kind: "open"; permission: "nobody" };
  "vault.unlock": { input: Unlock; output: SessionView; kind: "open"; permission: "nobody" };
}
export type CommandName = keyof Commands;
