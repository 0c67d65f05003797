//! The registers over a real encrypted vault.

use serde_json::{Value, json};

use super::columns::{columns, sheet};
use super::{RegisterKind, RegisterView};
use crate::platform::text::{Language, Text};
use crate::service::papers::tests::{issued, sign};
use crate::service::sheets::tests::text;
use crate::service::visits::tests::{
    arrive, complete, firm as visiting, plan_of, ready, save, sign as report_signed, work_done,
};
use crate::testing::{Desk, MORNING};

const HOUR: i64 = 3_600_000;

fn firm() -> Desk {
    let desk = visiting();
    desk.sign_in("wang");
    desk
}

fn registered(desk: &Desk, overrides: Value) -> Value {
    let mut ticket = json!({
        "customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": "repair",
        "model": "KFR-35", "serial": "SN-001", "description": "不制冷\n声音大", "not_a_repeat": true, "not_a_repeat_reason": "另一处故障",
    });
    for (key, value) in overrides.as_object().unwrap() {
        ticket[key] = value.clone();
    }
    desk.must("tickets.create", ticket)
}

fn asked(register: &str, view: &str) -> Value {
    json!({"register": register, "from": "2026-11-22", "to": "2026-11-22", "view": view})
}

fn lines(desk: &Desk, register: &str, view: &str) -> Vec<Value> {
    desk.must("registers.list", asked(register, view))["rows"].as_array().unwrap().clone()
}

/// The words of a printed register.
fn printed(desk: &Desk, register: &str, language: &str) -> String {
    text(desk, "registers.print", json!({"of": asked(register, "all")}), language)
}

#[test]
fn a_letter_of_eight_entered_after_one_of_nine_comes_first() {
    let desk = firm();
    let a = registered(&desk, json!({"channel": "letter", "customer_name": "甲厂", "received_at": MORNING}));
    desk.minutes_pass(10);
    let b = registered(
        &desk,
        json!({"channel": "letter", "customer_name": "乙厂", "received_at": MORNING - HOUR,
                                     "backdate_reason": "信早上到的"}),
    );
    let found = lines(&desk, "letters", "all");
    let ids: Vec<&Value> = found.iter().map(|line| &line["id"]).collect();
    assert_eq!(ids, [&b["id"], &a["id"]], "A-10: in order of time received, not of entry");
}

#[test]
fn a_question_answered_stands_in_the_calls_register_and_no_call_out_exists() {
    let desk = firm();
    let asked = registered(&desk, json!({"service_type": "consultation", "description": "周日几点开门"}));
    desk.must("tickets.answer_and_close", json!({"id": asked["id"], "answer": "九点到五点"}));
    let found = lines(&desk, "letters", "all");
    assert_eq!(found[0]["cells"]["answer"], "九点到五点", "A-03: with the answer");
    assert_eq!(found[0]["is_open"], false);
    assert!(lines(&desk, "call_out", "all").is_empty(), "A-03: no call-out exists");
}

#[test]
fn an_unclear_letter_says_so_and_the_call_back_stands_beside_it() {
    let desk = firm();
    let unclear = registered(&desk, json!({"channel": "letter", "clarify_first": true}));
    assert_eq!(lines(&desk, "letters", "all")[0]["cells"]["clarified"], false, "P-02: to clarify");
    desk.minutes_pass(5);
    desk.must("tickets.note", json!({"id": unclear["id"], "kind": "call", "text": "问清了：是两台"}));
    let found = lines(&desk, "letters", "all");
    assert_eq!(
        (&found[1]["cells"]["direction"], &found[1]["cells"]["subject"]),
        (&json!("out"), &json!("问清了：是两台")),
        "P-02: in and out, in time order"
    );
}

#[test]
fn an_urgent_visitor_shows_to_whom_it_was_reported_and_when() {
    let desk = firm();
    let urgent = registered(&desk, json!({"channel": "walk_in", "urgent": "danger"}));
    desk.minutes_pass(5);
    desk.sign_in("zhao");
    desk.must("tickets.acknowledge", json!({"id": urgent["id"]}));
    let found = lines(&desk, "visitors", "all");
    assert_eq!(found[0]["cells"]["reported_to"], "赵主管", "P-03: reported to");
    assert_eq!(found[0]["cells"]["reported_at"], MORNING + 5 * 60_000, "P-03: and when");
    assert!(lines(&desk, "letters", "all").is_empty(), "who comes in person sends no message");
}

#[test]
fn who_comes_again_about_an_open_job_stands_among_the_visitors() {
    let desk = firm();
    let job = registered(&desk, json!({}));
    desk.minutes_pass(30);
    desk.must(
        "tickets.join",
        json!({"id": job["id"], "channel": "walk_in", "contact_name": "老谢", "contact_phone": "13722223333", "description": "来店里催"}),
    );
    let found = lines(&desk, "visitors", "all");
    let again = found.iter().find(|line| line["cells"]["details"] == "来店里催");
    let again = &again.expect("A-03: no contact goes unregistered")["cells"];
    assert_eq!(
        (&again["contact"], &again["kind"], &again["received_at"]),
        (&json!("老谢"), &json!("walk_in"), &json!(MORNING + 30 * 60_000)),
        "P-03"
    );
}

#[test]
fn what_nobody_promised_stands_in_no_register_as_a_promise() {
    let desk = firm();
    registered(&desk, json!({}));
    assert_eq!(lines(&desk, "call_out", "all")[0]["cells"].get("promised_at"), None, "P-01");
}

#[test]
fn a_cancelled_call_stays_in_the_book_and_is_marked() {
    let desk = firm();
    let kept = registered(&desk, json!({}));
    let cancelled = registered(&desk, json!({"customer_name": "李雷", "serial": "SN-002"}));
    desk.sign_in("zhao");
    desk.must("tickets.cancel", json!({"id": cancelled["id"], "asked_by": "李雷", "reason": "自己修好了"}));
    let found = lines(&desk, "call_out", "all");
    assert_eq!(found.len(), 2, "A-20: the line is still present");
    assert_eq!(
        (&found[1]["is_cancelled"], &found[1]["cells"]["remark"]),
        (&json!(true), &json!("自己修好了"))
    );
    let open = lines(&desk, "call_out", "open");
    assert_eq!((open.len(), &open[0]["id"]), (1, &kept["id"]), "what is cancelled is not open");
}

#[test]
fn a_technician_opens_no_register() {
    let desk = firm();
    registered(&desk, json!({}));
    desk.sign_in("li");
    assert_eq!(desk.refused("registers.list", asked("call_out", "all")).code, "registers.not_yours", "T-07");
    let print = json!({"of": asked("call_out", "all"), "print": {}});
    assert_eq!(desk.call("registers.print", print).unwrap_err().kind, crate::FaultKind::Denied);
}

/// A customer's file in that region, with an item of its own.
fn filed(desk: &Desk, name: &str, region: &str) -> Value {
    desk.sign_in("wang");
    let file = desk.must(
        "customers.save",
        json!({"name": name, "kind": "organisation", "region": region, "phones": [{"number": "13800138111"}]}),
    );
    let customer = file["customer"]["id"].clone();
    desk.must(
        "equipment.save",
        json!({"customer": customer, "kind": "product", "name": format!("{name}的冷柜"), "model": "LG-300", "serial": format!("{name}-1")}),
    );
    customer
}

#[test]
fn every_list_and_register_is_narrowed_to_some_of_the_customers() {
    let desk = firm();
    for (name, region, at) in [("东一", "华东", 0), ("西一", "华西", 7)] {
        let customer = filed(&desk, name, region);
        let of = json!({"customer": customer, "customer_name": "", "serial": format!("{name}-1"), "not_a_repeat": true});
        let ticket = ready(&desk, of);
        let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})))["id"].clone();
        desk.sign_in("li");
        arrive(&desk, &visit);
        save(&desk, &visit, complete());
        work_done(&desk, &visit).unwrap();
        let voucher = issued(&desk, json!({"kind": "service_voucher", "visit": visit}));
        sign(&desk, &voucher, at);
        desk.sign_in("wang");
        let things = json!({"ticket": ticket["id"], "name": "主板", "model": "LG-300", "serial": format!("{name}-1"),
            "accessories": "无", "condition": "完好", "fault": "不启动", "reason": "现场无法焊接", "promised_on": "2026-11-27"});
        desk.must("custody.take", things);
    }
    let both = |list: &str, mut asked: Value| {
        let count = |asked: &Value| desk.must(list, asked.clone())["rows"].as_array().unwrap().clone();
        let all = count(&asked);
        asked["of"] = json!({"region": "华东"});
        let east = count(&asked);
        assert_eq!((all.len(), east.len()), (2, 1), "N-04: {list} narrowed to a region: {asked}");
        assert!(all.contains(&east[0]), "N-04: {list} tells the same of it");
        asked["of"] = json!({"region": "华东", "grade": "vip"});
        assert!(count(&asked).is_empty(), "N-04: {list}: what is asked together holds together");
    };
    both("equipment.list", json!({}));
    both("equipment.list", json!({"search": "冷柜"}));
    both("visits.list", json!({"view": "all"}));
    both("visits.list", json!({"view": "all", "search": "启动电容"}));
    both("custody.list", json!({"view": "all"}));
    both("papers.list", json!({"kind": "service_voucher"}));
    both("documents.list", json!({}));
    both("documents.list", json!({"search": "一"}));
    for register in ["call_out", "dispatch", "ledger", "goods"] {
        both("registers.list", asked(register, "all"));
        let mut of = asked(register, "all");
        of["of"] = json!({"region": "华西"});
        let page = text(&desk, "registers.print", json!({"of": of}), "zh-CN");
        assert!(page.contains("西一") && !page.contains("东一"), "N-04: {register} on paper: {page}");
    }
}

#[test]
fn a_page_goes_on_where_the_last_one_ended() {
    let desk = firm();
    for at in 0..7 {
        registered(&desk, json!({"customer_name": format!("客户{at}"), "serial": format!("S{at}")}));
        desk.minutes_pass(1);
    }
    for view in ["all", "open"] {
        let mut seen = Vec::new();
        let mut wanted = asked("call_out", view);
        wanted["limit"] = json!(3);
        loop {
            let page = desk.must("registers.list", wanted.clone());
            seen.extend(page["rows"].as_array().unwrap().iter().map(|l| l["cells"]["customer"].clone()));
            match &page["next"] {
                Value::Null => break,
                next => wanted["cursor"] = next.clone(),
            }
        }
        let all: Vec<Value> = (0..7).map(|at| json!(format!("客户{at}"))).collect();
        assert_eq!(seen, all, "{view}: each line once, in order");
    }
    let all = desk.must("registers.list", asked("call_out", "all"));
    assert_eq!(all["total"], 7, "the list tells its length");
}

#[test]
fn days_the_wrong_way_round_are_refused() {
    let desk = firm();
    let wanted = json!({"register": "goods", "from": "2026-11-22", "to": "2026-11-21", "view": "all"});
    assert_eq!(desk.refused("registers.list", wanted).code, "registers.range");
}

#[test]
fn every_column_has_its_words_and_stands_on_the_sheet_once() {
    for language in [Language::Chinese, Language::English] {
        let text = Text::of(language);
        for register in RegisterKind::ALL {
            let mut seen = std::collections::HashSet::new();
            for key in sheet(*register).iter().flat_map(|cell| cell.keys) {
                assert!(seen.insert(key), "{register}: {key} stands on the sheet twice");
            }
            for column in columns(*register) {
                let codes = column.codes.iter().map(|code| format!("{}{code}", column.prefix));
                for id in codes.chain([format!("registers-column-{}", column.key)]) {
                    assert_ne!(text.say(&id), id, "{register} needs the words {id}");
                }
            }
        }
    }
    assert_eq!(RegisterView::ALL.len(), 2);
}

/// The columns the catalogue names for each register.
#[test]
fn every_register_has_the_columns_of_the_catalogue() {
    let keys = |register| -> Vec<&str> { columns(register).iter().map(|c| c.key).collect() };
    for (register, row, wanted) in [
        (
            RegisterKind::CallOut,
            "P-01",
            "number received_at customer address phone model serial symptom taken_by \
            promised_at voucher dispatched_to dispatched_at arrived_at finished_at struck_at struck_by remark",
        ),
        (
            RegisterKind::Letters,
            "P-02",
            "received_at kind direction contact phone customer subject clarified answer \
            answered_by answered_at document result number",
        ),
        (
            RegisterKind::Visitors,
            "P-03",
            "received_at contact customer phone purpose details taken_by passed_to \
            passed_at urgent reported_to result",
        ),
        (
            RegisterKind::Dispatch,
            "P-04",
            "number ticket customer address zone km task technicians lead ordered_by \
            ordered_at vehicle departed_at arrived_at left_at checkout_at checkout_with returned_at late_cause result",
        ),
        (
            RegisterKind::Ledger,
            "P-05",
            "number planned_at customer reported approved_by lead slip found escalated_to \
            result slip_signed_at entered_at entered_by",
        ),
        (
            RegisterKind::Goods,
            "P-06",
            "number taken_at customer phone item model serial accessories condition fault \
            taken_by card promised_on repaired_at verified_by out_at delivered_by confirmed voucher_signed recovered voided_at \
            voided_by charge",
        ),
        (
            RegisterKind::Feedback,
            "P-28",
            "number received_at kind customer details feedback_state department decision told_at days",
        ),
        (RegisterKind::Standing, "A-21", "step days number customer subject since with"),
        (
            RegisterKind::Hotline,
            "P-29",
            "at in_window on_duty outcome phone customer forwarded_to called_back_at called_back_by remark",
        ),
    ] {
        for key in wanted.split_whitespace() {
            assert!(keys(register).contains(&key), "{row} lacks {key}");
        }
    }
}

/// A visit of today for that customer: reported, the voucher issued. `li` is signed in.
fn visited(desk: &Desk, customer: &str) -> (Value, Value) {
    let ticket = ready(desk, json!({"customer_name": customer, "serial": customer, "not_a_repeat": true}));
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("li");
    arrive(desk, &visit);
    save(desk, &visit, complete());
    work_done(desk, &visit).unwrap();
    let voucher = issued(desk, json!({"kind": "service_voucher", "visit": visit}));
    (visit, voucher)
}

#[test]
fn of_five_calls_three_with_signed_vouchers_are_struck_off_with_their_numbers() {
    let desk = firm();
    let mut numbers = Vec::new();
    for (at, customer) in ["甲厂", "乙厂", "丙厂"].iter().enumerate() {
        let (_, voucher) = visited(&desk, customer);
        sign(&desk, &voucher, at as i64 * 7);
        numbers.push(voucher["number"].as_str().unwrap().to_string());
    }
    visited(&desk, "丁厂");
    desk.sign_in("wang");
    registered(&desk, json!({"customer_name": "戊厂", "serial": "S5"}));
    let found = lines(&desk, "call_out", "all");
    let struck: Vec<&Value> = found.iter().filter(|l| !l["cells"]["struck_at"].is_null()).collect();
    assert_eq!((found.len(), struck.len()), (5, 3), "P-01: 3 lines struck off, 2 open");
    for (line, number) in struck.iter().zip(&numbers) {
        assert_eq!(line["cells"]["voucher"], json!(number), "P-01: with the voucher's number");
    }
    assert_eq!(lines(&desk, "call_out", "open").len(), 2);
    let page = printed(&desk, "call_out", "zh-CN");
    for number in &numbers {
        assert!(page.contains(number), "P-01: {number} stands on the printed register: {page}");
    }
    for said in ["叫修登记簿", "甲厂", "戊厂", "李师傅", "不制冷"] {
        assert!(page.contains(said), "P-01: {said} is missing in {page}");
    }
    assert!(!page.contains("registers-"), "V-13: {page}");
}

#[test]
fn a_visit_left_without_the_call_to_the_office_says_none() {
    let desk = firm();
    let (visit, voucher) = visited(&desk, "甲厂");
    sign(&desk, &voucher, 0);
    report_signed(&desk, &visit).unwrap();
    desk.must("visits.leave", json!({"id": visit}));
    desk.sign_in("wang");
    let line = lines(&desk, "dispatch", "all")[0].clone();
    assert_eq!(line["missing"], json!(["checkout_with"]), "P-04: shown as none, in red");
    assert_eq!((&line["cells"]["lead"], &line["is_open"]), (&json!("李师傅"), &json!(true)));
    let page = printed(&desk, "dispatch", "en");
    assert!(page.contains("none"), "P-04: on paper too: {page}");
}

#[test]
fn a_slip_issued_and_not_signed_is_open_in_the_ledger() {
    let desk = firm();
    let (_, voucher) = visited(&desk, "甲厂");
    desk.sign_in("wang");
    let line = lines(&desk, "ledger", "open")[0].clone();
    assert_eq!(line["cells"]["slip"], voucher["number"], "P-05: slip 15");
    assert_eq!(line["cells"]["slip_signed_at"], Value::Null, "P-05: signed on is empty, the line is open");
    assert_eq!(line["cells"]["found"], "启动电容失效", "P-05: the actual problem");
    desk.sign_in("li");
    sign(&desk, &voucher, 0);
    desk.sign_in("wang");
    assert!(lines(&desk, "ledger", "open").is_empty(), "P-05: signed, so done");
    assert!(lines(&desk, "ledger", "all")[0]["cells"]["slip_signed_at"].is_number());
}

#[test]
fn what_a_customer_left_with_us_stands_in_the_goods_register_until_it_is_given_back() {
    let desk = firm();
    let ticket = registered(&desk, json!({"channel": "brought_in"}));
    let things = json!({"ticket": ticket["id"], "name": "外机主板", "model": "KFR-35", "serial": "SN-001",
        "accessories": "无", "condition": "完好", "fault": "不启动", "reason": "现场无法焊接", "promised_on": "2026-11-27"});
    desk.must("custody.take", things);
    let line = lines(&desk, "goods", "open")[0].clone();
    assert_eq!(
        (&line["cells"]["item"], &line["cells"]["promised_on"], &line["cells"]["confirmed"]),
        (&json!("外机主板"), &json!("2026-11-27"), &json!(false)),
        "P-06: in, promised, the receipt not signed yet"
    );
    assert_eq!(line["opens"], "custody");
}

#[test]
fn every_register_prints_in_both_languages_with_or_without_lines() {
    let desk = firm();
    for register in RegisterKind::ALL {
        for language in ["zh-CN", "en"] {
            let page = printed(&desk, register.code(), language);
            assert!(!page.contains("registers-"), "V-13: {page}");
        }
    }
}
