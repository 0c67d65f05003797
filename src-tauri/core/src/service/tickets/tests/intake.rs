//! Registering requests.

use serde_json::{Value, json};

use super::{file, firm, journal_agrees, person, registered, repair};
use crate::kernel::Moment;
use crate::testing::{Desk, MORNING};

fn missing(desk: &Desk, ticket: Value) -> Vec<String> {
    let fault = desk.refused("tickets.create", ticket);
    assert_eq!(fault.code, "input.incomplete");
    fault.fields.into_iter().map(|f| f.field).collect()
}

fn tickets(desk: &Desk) -> usize {
    desk.must("tickets.list", json!({"view": "all"}))["rows"].as_array().unwrap().len()
}

#[test]
fn a_request_without_channel_is_refused_and_a_walk_in_is_saved() {
    let desk = firm();
    assert_eq!(missing(&desk, repair(json!({"channel": null}))), ["channel"], "A-01");
    registered(&desk, json!({"channel": "walk_in"}));
    assert_eq!(desk.must("tickets.list", json!({"view": "all"}))["rows"][0]["channel"], "walk_in");
}

#[test]
fn saving_without_names_every_missing_field_and_saves_nothing() {
    let desk = firm();
    let fields = missing(&desk, json!({"service_type": "repair", "model": "X"}));
    assert_eq!(fields, ["customer_name", "contact_phone", "description", "channel", "serial"], "A-02 GEN");
    assert_eq!(tickets(&desk), 0, "A-02: nothing is saved");
    let customers = desk.must("customers.list", json!({}));
    assert_eq!(customers["rows"], json!([]), "A-02: no customer's file is left behind either");
}

#[test]
fn the_serial_number_of_a_repair_is_demanded_in_general_after_sales() {
    let desk = firm();
    assert_eq!(missing(&desk, repair(json!({"serial": " "}))), ["serial"], "A-02 acceptance example");
}

#[test]
fn who_only_asks_the_opening_hours_is_registered_answered_and_gets_no_voucher() {
    let desk = firm();
    let ticket = desk.must(
        "tickets.create",
        json!({"customer_name": "路人", "contact_phone": "13900000001", "channel": "phone",
               "service_type": "consultation", "description": "几点开门"}),
    );
    assert_eq!(ticket["voucher_number"], Value::Null, "A-03: no work order for a question");
    desk.must("tickets.answer_and_close", json!({"id": ticket["id"], "answer": "八点"}));
    let file = file(&desk, &ticket);
    assert_eq!((&file["ticket"]["state"], &file["ticket"]["answer"]), (&json!("closed"), &json!("八点")));
}

#[test]
fn a_consultation_is_not_closed_without_its_answer() {
    let desk = firm();
    let ticket = registered(&desk, json!({"service_type": "consultation"}));
    let fault = desk.refused("tickets.answer_and_close", json!({"id": ticket["id"], "answer": "  "}));
    assert_eq!(fault.code, "ticket.guard.answer_missing", "A-16");
    let job = registered(&desk, json!({"serial": "SN-002"}));
    let fault = desk.refused("tickets.answer_and_close", json!({"id": job["id"], "answer": "重启"}));
    assert_eq!(fault.code, "ticket.guard.not_answerable", "A-16: a repair is not talked away");
}

#[test]
fn a_receipt_two_hours_back_wants_a_reason_and_starts_the_clocks_there() {
    let desk = firm();
    let eight = MORNING - 2 * 3_600_000;
    assert_eq!(missing(&desk, repair(json!({"received_at": eight}))), ["backdate_reason"], "A-04");
    let ticket = registered(&desk, json!({"received_at": eight, "backdate_reason": "停电"}));
    let file = file(&desk, &ticket);
    assert_eq!(file["ticket"]["received_at"], json!(eight));
    assert_eq!(file["ticket"]["logged_at"], json!(MORNING), "A-04: logging is kept apart");
    assert_eq!(
        file["ticket"]["level_due_at"],
        json!(eight + 24 * 3_600_000),
        "A-04: clocks start at receipt"
    );
}

#[test]
fn a_receipt_in_the_future_is_refused() {
    let desk = firm();
    let fault = desk.refused("tickets.create", repair(json!({"received_at": MORNING + 3_600_000})));
    assert_eq!(fault.code, "ticket.received_ahead");
}

#[test]
fn letters_come_in_order_of_receipt_and_not_of_entry() {
    let desk = firm();
    let a = registered(&desk, json!({"channel": "letter", "received_at": MORNING - 600_000}));
    let b =
        registered(&desk, json!({"channel": "letter", "serial": "B", "received_at": MORNING - 1_200_000}));
    let rows = desk.must("tickets.list", json!({"view": "all"}))["rows"].clone();
    assert_eq!((&rows[0]["id"], &rows[1]["id"]), (&a["id"], &b["id"]), "A-10: newest receipt first");
}

#[test]
fn an_unclear_message_goes_nowhere_until_it_is_clear() {
    let desk = firm();
    let ticket = registered(&desk, json!({"clarify_first": true}));
    let to = person(&desk, "zhao");
    let fault = desk.refused("tickets.hand_over", json!({"id": ticket["id"], "to": to}));
    assert_eq!(fault.code, "ticket.guard.clarify_first", "A-10");
    let fault = desk.refused("tickets.amend", json!({"id": ticket["id"], "clarify_first": false}));
    assert_eq!(fault.code, "ticket.clarify_by_command", "A-10: clearing up leaves what was learnt");
    desk.must("tickets.clarify", json!({"id": ticket["id"], "reason": "是室外机"}));
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": to}));
    assert_eq!(file(&desk, &ticket)["timeline"][1]["text"], "是室外机", "A-10: the reply is stored with it");
}

#[test]
fn a_promise_later_than_the_service_level_is_flagged_and_both_are_kept() {
    let desk = firm();
    let late = MORNING + 26 * 3_600_000;
    let ticket = registered(&desk, json!({"promised_at": late}));
    assert_eq!(ticket["later_than_level"], true, "A-07");
    let file = file(&desk, &ticket);
    assert_eq!(file["ticket"]["promised_at"], json!(late));
    assert_eq!(file["ticket"]["level_due_at"], json!(MORNING + 24 * 3_600_000));
    assert_eq!(file["promised_by_name"], "王前台", "A-07: who promised");
}

#[test]
fn a_changed_promise_wants_reason_and_consent_and_leaves_the_level_alone() {
    let desk = firm();
    let ticket = registered(&desk, json!({"promised_at": MORNING + 3_600_000}));
    let fault =
        desk.refused("tickets.promise", json!({"id": ticket["id"], "promised_at": MORNING + 7_200_000}));
    assert_eq!(fault.fields.len(), 2, "B-29: reason and who agreed");
    desk.must(
        "tickets.promise",
        json!({"id": ticket["id"], "promised_at": MORNING + 7_200_000, "reason": "缺件", "agreed_with": "王芳"}),
    );
    let file = file(&desk, &ticket);
    assert_eq!(file["ticket"]["level_due_at"], json!(MORNING + 24 * 3_600_000), "B-29");
    assert!(file["timeline"][0]["text"].as_str().unwrap().contains("缺件 · 王芳"));
}

#[test]
fn a_form_filled_by_hand_is_keyed_in_under_its_own_number_once() {
    let desk = firm();
    let blank = desk.must("tickets.print_blank", json!({}))["number"].clone();
    let other = registered(&desk, json!({}));
    assert_ne!(other["number"], blank, "A-11: the number on the form is taken");
    let ticket = registered(&desk, json!({"serial": "P", "paper_number": blank}));
    assert_eq!(ticket["number"], blank);
    assert_eq!(file(&desk, &ticket)["ticket"]["from_paper"], true, "A-11: marked from paper");
    let fault = desk.refused("tickets.create", repair(json!({"paper_number": blank})));
    assert_eq!(fault.code, "ticket.paper_number_used");
    let fault = desk.refused("tickets.create", repair(json!({"paper_number": "T26-B-99999"})));
    assert_eq!(fault.code, "ticket.paper_number_unknown");
}

#[test]
fn an_urgent_request_heads_the_queue_until_it_is_acknowledged_and_after() {
    let desk = firm();
    let first = registered(&desk, json!({"received_at": MORNING - 600_000}));
    let urgent = registered(&desk, json!({"serial": "U", "urgent": "service_stopped"}));
    desk.sign_in("zhao");
    let rows = desk.must("tickets.list", json!({"view": "open"}))["rows"].clone();
    assert_eq!(rows[0]["id"], urgent["id"], "A-12: on top, though received later");
    assert_eq!(rows[0]["is_unacknowledged"], true);
    assert_eq!(rows[1]["id"], first["id"]);
    desk.must("tickets.acknowledge", json!({"id": urgent["id"]}));
    let rows = desk.must("tickets.list", json!({"view": "urgent"}))["rows"].clone();
    assert_eq!((&rows[0]["id"], &rows[0]["is_unacknowledged"]), (&urgent["id"], &json!(false)));
    let fault = desk.refused("tickets.acknowledge", json!({"id": urgent["id"]}));
    assert_eq!(fault.code, "ticket.nothing_to_acknowledge");
}

#[test]
fn a_known_customer_needs_no_name_and_lends_phone_and_address() {
    let desk = firm();
    let saved = desk.must(
        "customers.save",
        json!({"name": "苏州电子", "kind": "organisation", "phones": [{"number": "0512-65000000"}],
               "sites": [{"address": "苏州市园区1号"}]}),
    );
    let customer = saved["customer"]["id"].clone();
    let ticket = registered(
        &desk,
        json!({"customer": customer, "customer_name": "", "contact_phone": "", "address": ""}),
    );
    let file = file(&desk, &ticket);
    assert_eq!(file["customer_name"], "苏州电子");
    assert_eq!(file["ticket"]["contact_phone"], "0512-65000000");
    assert_eq!(file["ticket"]["address"], "苏州市园区1号");
    assert_eq!(tickets(&desk), 1);
}

#[test]
fn the_voucher_is_prepared_from_the_product_record() {
    let desk = firm();
    let customer =
        desk.must("customers.save", json!({"name": "李四", "phones": [{"number": "13700000000"}]}))["customer"]["id"]
            .clone();
    let item = desk.must(
        "equipment.save",
        json!({"customer": customer, "name": "空调", "model": "KFR-72", "serial": "Q7", "contract": "WB-7",
               "contract_until": "2027-06-30", "purchased_on": "2026-01-01", "warranty_months": 12}),
    );
    let item = item.get("equipment").map_or(item["id"].clone(), |e| e["id"].clone());
    let item =
        if item.is_null() { desk.must("equipment.list", json!({}))["rows"][0]["id"].clone() } else { item };
    let ticket = registered(
        &desk,
        json!({"customer": customer, "customer_name": "", "contact_phone": "", "equipment": item, "model": "", "serial": ""}),
    );
    let voucher = file(&desk, &ticket)["vouchers"][0].clone();
    assert_eq!(
        (&voucher["model"], &voucher["serial"], &voucher["phone"], &voucher["warranty"]),
        (&json!("KFR-72"), &json!("Q7"), &json!("13700000000"), &json!("in_warranty")),
        "A-15: the voucher carries what the record says"
    );
    assert_eq!(
        (&voucher["contract"], &voucher["contract_until"], &voucher["contract_state"]),
        (&json!("WB-7"), &json!("2027-06-30"), &json!("covered")),
        "A-15: the contract and how it stands"
    );
    assert!(voucher["number"].as_str().unwrap().starts_with("S26-B-"));
}

#[test]
fn an_item_of_somebody_else_is_refused() {
    let desk = firm();
    let one = desk.must("customers.save", json!({"name": "甲"}))["customer"]["id"].clone();
    desk.must("equipment.save", json!({"customer": one, "name": "泵", "model": "P", "serial": "P1"}));
    let item = desk.must("equipment.list", json!({}))["rows"][0]["id"].clone();
    let two = desk.must("customers.save", json!({"name": "乙"}))["customer"]["id"].clone();
    let fault = desk.refused("tickets.create", repair(json!({"customer": two, "equipment": item})));
    assert_eq!(fault.code, "ticket.item_of_another");
}

#[test]
fn the_same_item_reported_again_is_warned_of_while_open() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let similar = desk.must("tickets.similar", json!({"serial": "SN-001"}));
    assert_eq!(similar[0]["id"], first["id"], "A-13");
    assert_eq!((&similar[0]["is_open"], &similar[0]["same_item"]), (&json!(true), &json!(true)));
}

#[test]
fn the_same_repair_within_the_window_is_a_repeat_and_outside_is_not() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    finish(&desk, &first);
    desk.minutes_pass(10 * 24 * 60);
    desk.sign_in("wang");
    let asked = |said: &str| desk.must("tickets.similar", json!({"serial": "SN-001", "description": said}));
    assert_eq!(asked("还是不制冷")[0]["is_repeat"], true);
    assert_eq!(asked("外机异响")[0]["is_repeat"], false, "A-14: another fault of the same item is none");
    let other = registered(&desk, json!({"description": "外机异响"}));
    assert_eq!(other["repeat_of"], Value::Null, "A-14: nor is it linked as one");
    finish(&desk, &other);
    desk.sign_in("wang");
    let again = registered(&desk, json!({}));
    assert_eq!(again["repeat_of"], first["id"], "A-14: the link to the earlier job is kept");
    assert_eq!(file(&desk, &again)["repeat_of_number"], first["number"]);
    desk.minutes_pass(31 * 24 * 60);
    let later = registered(&desk, json!({}));
    assert_eq!(later["repeat_of"], Value::Null, "A-14: outside repeat.window it is a new fault");
    let denied = registered(&desk, json!({"not_a_repeat": true}));
    assert_eq!(denied["repeat_of"], Value::Null, "the clerk may know better");
}

/// Ends a repair as cancelled would not do: straight through the states, as the people would.
pub(super) fn finish(desk: &Desk, ticket: &Value) {
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": person(desk, "zhao")}));
    desk.sign_in("zhao");
    desk.must(
        "tickets.triage",
        json!({"id": ticket["id"], "severity": "s3", "nature": "缺氟", "assessors": [person(desk, "zhao")]}),
    );
    desk.must("tickets.plan_not_needed", json!({"id": ticket["id"]}));
    super::life::serve(desk, ticket);
    super::life::close(desk, ticket);
}

#[test]
fn a_caller_is_shown_with_open_tickets_and_promises() {
    let desk = firm();
    let first = registered(&desk, json!({"promised_at": MORNING + 3_600_000}));
    registered(&desk, json!({"customer": first["customer"], "serial": "SN-2", "service_type": "complaint"}));
    let known = desk.must("tickets.known", json!({"customer": first["customer"]}));
    assert_eq!(known["open"].as_array().unwrap().len(), 2, "A-13");
    assert_eq!(known["promises"][0]["id"], first["id"]);
    assert_eq!(known["complaints"], 1);
    assert_eq!(known["last_visit"], Value::Null, "nobody was there yet");
}

/// by the project and the system a job was about, which no file names.
#[test]
fn a_caller_is_known_by_the_project_or_system_he_names() {
    let desk = firm();
    let first = registered(&desk, json!({"details": {"project": "滨江壹号院", "system": "一卡通平台"}}));
    for typed in ["滨江壹", "壹号院", "一卡通"] {
        let known = desk.must("tickets.recognise", json!({"query": typed}));
        assert_eq!(known["matches"][0]["customer"]["id"], first["customer"], "A-13: by {typed}");
    }
    assert_eq!(
        desk.must("tickets.recognise", json!({"query": "壹号"}))["matches"],
        json!([]),
        "from three characters"
    );
    let known = desk.must("tickets.recognise", json!({"query": "不制冷"}));
    assert_eq!(known["matches"], json!([]), "a fault is nobody's name");
    desk.must("equipment.save", json!({"customer": first["customer"], "name": "门禁系统", "version": "V3"}));
    let known = desk.must("tickets.recognise", json!({"query": "门禁系"}));
    assert_eq!(known["matches"][0]["equipment"][0]["name"], "门禁系统", "A-13: by a system he owns");
    desk.sign_in("li");
    let known = desk.must("tickets.recognise", json!({"query": "壹号院"}));
    assert_eq!(known["matches"], json!([]), "T.1: a job that is not his tells a technician nothing");
}

/// who was there last, when, and what came of it.
#[test]
fn a_caller_is_shown_with_the_last_visit() {
    use crate::service::visits::tests::{complete, on_site, save, work_done};
    let desk = crate::service::visits::tests::firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    desk.sign_in("wang");
    let ticket = desk.must("visits.get", json!({"id": visit}))["task"]["id"].clone();
    let customer = desk.must("tickets.get", json!({"id": ticket}))["ticket"]["customer"].clone();
    let last = desk.must("tickets.known", json!({"customer": customer}))["last_visit"].clone();
    assert_eq!((&last["id"], &last["lead_name"]), (&visit, &json!("李师傅")), "A-13: {last}");
    assert!(last["arrived_at"].is_i64() && last["result"] == "solved", "A-13: {last}");
    desk.sign_in("sun");
    let others = desk.call("tickets.known", json!({"customer": customer}));
    assert!(
        others.is_err() || others.unwrap()["last_visit"].is_null(),
        "T.1: a technician sees his own jobs only"
    );
}

#[test]
fn the_form_tells_what_this_firm_asks() {
    let desk = firm();
    let form = desk.must("tickets.intake_form", json!({}));
    assert_eq!((&form["preset"], &form["level_minutes"]), (&json!("GEN"), &json!(1440)), "A-07, U-10");
    assert!(form["mandatory"].as_array().unwrap().contains(&json!("serial")));
}

#[test]
fn numbers_are_continuous_though_several_are_registered_at_once() {
    let desk = firm();
    std::thread::scope(|scope| {
        for clerk in 0..4 {
            let desk = &desk;
            scope.spawn(move || {
                for n in 0..5 {
                    desk.must("tickets.create", repair(json!({"serial": format!("C{clerk}-{n}")})));
                }
            });
        }
    });
    let rows = desk.must("tickets.list", json!({"view": "all", "limit": 100}))["rows"].clone();
    let mut numbers: Vec<String> =
        rows.as_array().unwrap().iter().map(|r| r["number"].as_str().unwrap().to_string()).collect();
    numbers.sort();
    let wanted: Vec<String> = (1..=20).map(|n| format!("T26-B-{n:05}")).collect();
    assert_eq!(numbers, wanted, "V-02: none twice, none left out");
    journal_agrees(&desk);
}

#[test]
fn the_journal_keeps_when_it_happened_apart_from_when_it_was_typed() {
    let desk = firm();
    let ticket = registered(&desk, json!({"received_at": MORNING - 600_000}));
    let history = desk.must("journal.history", json!({"table": "ticket", "id": ticket["id"]}));
    assert_eq!(history[0]["happened_at"], json!(Moment(MORNING - 600_000)), "A-04");
    assert_eq!(history[0]["entered_at"], json!(MORNING));
}

#[test]
fn the_slip_is_printed_into_a_folder_and_the_timeline_says_so() {
    let desk = firm();
    let ticket = registered(&desk, json!({"promised_at": MORNING + 3_600_000}));
    let folder = tempfile::tempdir().unwrap();
    let printed = desk.must("tickets.print_slip", json!({"id": ticket["id"], "folder": folder.path()}));
    let bytes = std::fs::read(printed["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "A-07: a paper to take along");
    assert_eq!(file(&desk, &ticket)["timeline"][0]["note_kind"], "printed");
    let printed = desk.must("tickets.print_slip", json!({"id": ticket["id"]}));
    assert_eq!(printed["path"], Value::Null, "no folder is chosen");
    assert!(printed["base64"].as_str().unwrap().starts_with("JVBERi"), "the window gets the PDF itself");
}

#[test]
fn a_serial_typed_for_a_known_customer_is_the_item_on_file() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let item = desk.must(
        "equipment.save",
        json!({"customer": first["customer"], "name": "空调", "model": "KFR-35", "serial": "SN-9A",
               "purchased_on": "2026-06-01", "warranty_months": 12}),
    );
    let typed = registered(&desk, json!({"customer": first["customer"], "serial": "sn-9a", "model": ""}));
    let file = file(&desk, &typed);
    assert_eq!(file["ticket"]["equipment"], item["id"], "A-15: prepared from the product record");
    assert_eq!(file["vouchers"][0]["serial"], "SN-9A", "A-15: as it stands there");
    let other = registered(
        &desk,
        json!({"customer_name": "李强", "contact_phone": "13911112222", "serial": "SN-9A"}),
    );
    let other = super::file(&desk, &other);
    assert_eq!(other["ticket"]["equipment"], Value::Null, "another's item is not lent");
}
