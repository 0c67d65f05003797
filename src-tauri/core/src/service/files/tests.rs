//! The file as a whole on a real vault.

use serde_json::{Value, json};

use crate::testing::{Desk, PASSWORD};

fn person(desk: &Desk, login: &str, role: &str) -> Value {
    desk.must(
        "people.save",
        json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD, "active": true}),
    )
}

fn customer(desk: &Desk, name: &str, phone: &str, grade: &str) -> Value {
    desk.must(
        "customers.save",
        json!({"name": name, "grade": grade, "birthday": "1982-11-14", "note": "老客户介绍",
               "contacts": [{"name": "周小北", "email": "zhou@example.com"}],
               "phones": [{"number": phone}], "sites": [{"address": "西安市雁塔区学院路952号翠湖花园8栋"}]}),
    )["customer"]
        .clone()
}

fn ticket(desk: &Desk, customer: &Value, serial: &str, said: &str) -> Value {
    desk.must(
        "tickets.create",
        json!({"customer": customer["id"], "customer_name": customer["name"], "contact_phone": "15039735929",
               "channel": "phone", "service_type": "repair", "model": "UPS", "serial": serial, "description": said}),
    )
}

fn is_sound(desk: &Desk) {
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain holds");
}

/// Tables and files of the search index in which a text stands anywhere.
fn stands_in(desk: &Desk, text: &str) -> Vec<String> {
    let session = desk.core.session().unwrap();
    let ask = |r: &crate::kernel::Reader<'_>| {
        let mut s = r.conn().prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')",
        )?;
        let tables: Vec<String> = s.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        for table in tables {
            let columns: Vec<String> = r
                .conn()
                .prepare("SELECT name FROM pragma_table_info(?1)")?
                .query_map([&table], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let any: Vec<String> = columns
                .iter()
                .map(|c| format!("instr(CAST(\"{c}\" AS BLOB), CAST(?1 AS BLOB)) > 0"))
                .collect();
            let sql = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\" WHERE {})", any.join(" OR "));
            if r.value::<bool>(&sql, [text])?.unwrap_or(false) {
                found.push(table);
            }
        }
        Ok(found)
    };
    desk.core.read_as(&session, ask).unwrap()
}

#[test]
fn the_page_is_one_read_with_counts_that_are_right() {
    let desk = Desk::open();
    let zhou = customer(&desk, "周兰丽", "15039735929", "ordinary");
    for at in 0..8 {
        ticket(&desk, &zhou, &format!("SN-{at}"), "不通电");
    }
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    assert_eq!(page["tickets"].as_array().unwrap().len(), 6, "a block is short");
    assert_eq!(
        (&page["ticket_count"], &page["open_count"]),
        (&json!(8), &json!(8)),
        "and its count is whole"
    );
    assert_eq!(page["stage_by_jobs"], "in_progress", "N-05: there is work");
    assert_eq!(page["opening"]["is_late"], false, "N-01: opened on the day of the first contact");
    person(&desk, "li", "technician");
    desk.sign_in("li");
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    assert_eq!(page["ticket_count"], 0, "T.1: he sees the tickets of others nowhere");
    let text = page.to_string();
    for secret in ["15039735929", "952号", "zhou@example.com", "老客户介绍"] {
        assert!(!text.contains(secret), "T-07: {secret} in {text}");
    }
}

#[test]
fn a_stage_is_set_and_found_and_silence_of_two_years_is_noticed() {
    let desk = Desk::open();
    let zhou = customer(&desk, "周兰丽", "15039735929", "ordinary");
    let rows = |input: Value| desk.must("customers.list", input)["rows"].as_array().unwrap().len();
    desk.must("customers.set_stage", json!({"customer": zhou["id"], "stage": "member"}));
    assert_eq!(rows(json!({"stage": "member"})), 1, "N-05");
    assert_eq!(rows(json!({"stage": "prospect"})), 0, "N-05");
    assert_eq!(rows(json!({"among": "possibly_lost"})), 0, "N-05: opened today");
    desk.minutes_pass(25 * 31 * 24 * 60);
    assert_eq!(rows(json!({"among": "possibly_lost"})), 1, "N-05: 25 months without contact");
    assert_eq!(desk.must("customers.file", json!({"id": zhou["id"]}))["is_possibly_lost"], true);
    ticket(&desk, &zhou, "SN-1", "不通电");
    assert_eq!(rows(json!({"among": "possibly_lost"})), 0, "N-05: he called");
    is_sound(&desk);
}

#[test]
fn the_manager_marks_new_files_as_seen() {
    let desk = Desk::open();
    let files: Vec<Value> = (0..5)
        .map(|at| customer(&desk, &format!("客户{at}号"), &format!("1503973592{at}"), "ordinary"))
        .collect();
    let ids: Vec<&Value> = files.iter().take(4).map(|f| &f["id"]).collect();
    assert_eq!(desk.must("customers.mark_seen", json!({"customers": ids})), 4, "N-09");
    assert_eq!(desk.must("customers.mark_seen", json!({"customers": ids})), 0, "seen once is seen");
    let left = desk.must("customers.list", json!({"among": "new_unseen"}));
    assert_eq!(left["rows"].as_array().unwrap().len(), 1, "N-09: one open item");
    assert_eq!(left["rows"][0]["name"], "客户4号");
    desk.minutes_pass(24 * 60);
    let left = desk.must("customers.list", json!({"among": "new_unseen"}));
    assert_eq!(left["rows"][0]["name"], "客户4号", "N-09: what nobody looked at is not lost at midnight");
    let day = desk.must("today.list", json!({}));
    let waits = day.as_array().unwrap().iter().find(|s| s["key"] == "files_to_see").unwrap();
    assert_eq!(waits["customers"].as_array().unwrap().len(), 1, "N-09: one open item for the manager");
}

#[test]
fn the_page_says_what_is_to_come_and_lists_contracts_and_letters() {
    let desk = Desk::open();
    let zhou = customer(&desk, "周兰丽", "15039735929", "ordinary");
    let promised = desk.core.now().plus_minutes(180);
    let job = desk.must(
        "tickets.create",
        json!({"customer": zhou["id"], "contact_name": "周小北", "contact_phone": "15039735929", "channel": "phone",
               "service_type": "repair", "model": "UPS", "serial": "SN-1", "description": "不通电",
               "promised_at": promised}),
    );
    desk.must(
        "hotline.log",
        json!({"outcome": "missed", "phone": "15039735929", "at": desk.core.now(), "note": ""}),
    );
    let from = desk.dir.path().join("维保合同.txt");
    std::fs::write(&from, "合同正文").unwrap();
    desk.must(
        "attachments.add_to_customer",
        json!({"customer": zhou["id"], "path": from, "caption": "2026 维保合同", "class": "contract"}),
    );
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    let kinds: Vec<&str> =
        page["to_come"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["call", "promise"], "a call owed before a time promised: {}", page["to_come"]);
    assert_eq!(page["to_come"][1]["number"], job["number"], "A-07: the ticket it was promised on");
    assert_eq!(
        (&page["to_come"][0]["is_late"], &page["to_come"][1]["is_late"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(page["letters"][0]["said"], "2026 维保合同", "N-11: {}", page["letters"]);
    desk.minutes_pass(240);
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    assert_eq!(page["to_come"][1]["is_late"], true, "the time promised has passed");
}

#[test]
fn the_vip_archive_is_for_the_owner_and_its_line_for_the_front_desk() {
    let desk = Desk::open();
    let owner = person(&desk, "wang", "callback_agent");
    let vip = customer(&desk, "周兰丽", "15039735929", "vip");
    desk.must(
        "customers.save",
        json!({"id": vip["id"], "name": "周兰丽", "grade": "vip", "owner": owner, "opened_on": "2026-11-11"}),
    );
    desk.must(
        "customers.vip_save",
        json!({"customer": vip["id"], "line": "0512-8008", "terms": "九折", "maintenance": "每季一次", "place": "柜3"}),
    );
    person(&desk, "mei", "front_desk");
    person(&desk, "zhao", "callback_agent");
    desk.sign_in("mei");
    let page = desk.must("customers.file", json!({"id": vip["id"]}));
    assert_eq!(page["vip"], json!({"line": "0512-8008", "inside": null}), "N-06, N-07: the line and no more");
    assert_eq!(
        desk.refused("customers.vip_review", json!({"customer": vip["id"]})).code,
        "command.denied",
        "N-06: the archive has a right of its own"
    );
    desk.sign_in("zhao");
    assert_eq!(
        desk.refused("customers.file", json!({"id": vip["id"]})).code,
        "vip.not_yours",
        "N-06: another agent"
    );
    assert_eq!(
        desk.refused("customers.vip_review", json!({"customer": vip["id"]})).code,
        "vip.not_yours",
        "N-06"
    );
    desk.sign_in("wang");
    let due = |desk: &Desk| {
        desk.must("customers.list", json!({"among": "review_due"}))["rows"].as_array().unwrap().len()
    };
    let inside = desk.must("customers.file", json!({"id": vip["id"]}))["vip"]["inside"].clone();
    assert_eq!(
        (&inside["review_due_on"], &inside["is_review_overdue"], &inside["terms"]),
        (&json!("2026-11-21"), &json!(true), &json!("九折")),
        "N-08: overdue by a day"
    );
    assert_eq!(due(&desk), 1, "N-08: on the owner's list");
    desk.must("customers.vip_review", json!({"customer": vip["id"], "note": "已核对"}));
    let inside = desk.must("customers.file", json!({"id": vip["id"]}))["vip"]["inside"].clone();
    assert_eq!(inside["review_due_on"], "2026-12-02", "N-08: next in 10 d");
    assert_eq!(due(&desk), 0, "N-08");
}

/// Whoever adds a column that a person types into says here or in `personal::PERSONAL` what an erasure does to it.
#[test]
fn of_every_text_that_hangs_on_a_customer_it_is_said_what_an_erasure_does() {
    let kinds = crate::modules::records();
    let mut unsaid = Vec::new();
    for (kind, _) in &kinds {
        let hangs =
            kind.columns.iter().any(|c| super::erase::BELONGS_BY.contains(&c.name) && c.sql_type == "BLOB");
        if !hangs || super::personal::KEPT.contains(&kind.table) {
            continue;
        }
        for column in kind.columns.iter().filter(|c| c.sql_type == "TEXT") {
            let is_erased =
                super::personal::of_table(kind.table).iter().any(|(name, _)| *name == column.name);
            let mut scrubbed = SCRUBBED.iter().filter(|(table, _)| *table == kind.table);
            let is_scrubbed = scrubbed.any(|(_, columns)| columns.split(' ').any(|c| c == column.name));
            if !is_erased && !is_scrubbed {
                unsaid.push(format!("{}.{}", kind.table, column.name));
            }
        }
    }
    assert_eq!(unsaid, [] as [String; 0], "个人信息保护法: erased, or rid of the person's names?");
}

/// Loses the names of the person and keeps the rest: words about the job, codes, numbers.
#[rustfmt::skip]
const SCRUBBED: &[(&str, &str)] = &[
    ("customer_erasure", "reason"),
    ("customer_stage", "stage"),
    ("site", "zone"),
    ("equipment", "number kind name model serial version planting contract contract_until purchased_on warranty_until"),
    ("acceptance_stage", "kind planned_on trial_from trial_until test_plan notified_means"),
    ("acceptance_transition", "from_state to_state reason"),
    ("attachment", "number mime class"),
    ("complaint", "number state"),
    ("feedback", "state department decision reason means"),
    ("hotline_call", "outcome note"),
    ("paper_transition", "from_state to_state reason"),
    ("ticket", "number state hold_reason model serial channel service_type desk_class problem_class description backdate_reason urgent severity nature assessors priority charge_class charge_reason answer cause_code cause"),
    ("ticket_transition", "from_state to_state reason"),
    ("ticket_note", "kind text"),
    ("service_voucher", "number model serial warranty contract contract_until contract_state"),
    ("ticket_contact", "channel text"),
    ("repeat_declined", "reason"),
    ("visit", "number state mode technicians instruction job precall checklist person_met_post remote_means running_time used_for before_fault after_fault counter_stated counter_observed running_observed look found_problem cause_code cause responsibility user_words fault_path rma_number adjustment work_done steps tests parameters plants issued result result_note guidance opinion survey consent_reason checkout_with checkout_result checkout_tasks papers verbal_report abort_kind ended_reason"),
    ("visit_part", "name part_number reason old_serial new_serial old_part old_part_note old_label"),
    ("visit_fee", "kind label receipt_no"),
    ("visit_photo", "mime view label"),
    ("visit_transition", "from_state to_state reason"),
    ("visit_guidance", "problem own_view demand instruction"),
    ("visit_time", "day"),
    ("product_defect", "number kind part defect solved_how department"),
    ("fault_report", "severity timeline cause prevention"),
    ("custody_item", "number state name model serial accessories condition fault photos reason promised_on place card_number work parts tests"),
];

#[test]
fn merged_files_are_one_and_come_apart_again() {
    let desk = Desk::open();
    let a = customer(&desk, "周兰丽", "15039735929", "ordinary");
    let b = customer(&desk, "周 兰丽", "15039735929", "ordinary");
    let job = ticket(&desk, &b, "SN-1", "不通电");
    let pairs = desk.must("customers.duplicates", json!({}));
    assert_eq!(pairs[0]["by"], json!(["phone", "name_and_address"]), "N-16: found by both");
    let before: Vec<Value> =
        [&a, &b].iter().map(|c| desk.must("customers.get", json!({"id": c["id"]}))).collect();
    let both = json!({"survivor": a["id"], "merged": b["id"]});
    let preview = desk.must("customers.merge_preview", both.clone());
    assert_eq!(preview["moves"], json!({"contact": 1, "phone": 1, "site": 1, "ticket": 1}));
    assert_eq!(preview["is_refused"], false);
    let merge = desk.must("customers.merge", both.clone());
    assert_eq!(desk.refused("customers.merge", both).code, "customer.merge_gone", "once is enough");
    let page = desk.must("customers.file", json!({"id": b["id"]}));
    assert_eq!(page["file"]["customer"]["id"], a["id"], "N-16: the old file opens the survivor");
    assert_eq!(page["tickets"][0]["id"], job["id"], "N-16: with its history");
    assert_eq!(page["merged"][0]["number"], b["number"], "N-16: both numbers kept");
    let found = desk.must("customers.list", json!({"search": b["number"]}));
    assert_eq!(found["rows"][0]["id"], a["id"], "N-16: the old number finds the survivor");
    assert_eq!(desk.must("customers.duplicates", json!({})), json!([]), "nothing left to merge");
    is_sound(&desk);
    desk.minutes_pass(10 * 24 * 60);
    desk.must("customers.merge_undo", json!({"merge": merge}));
    let after: Vec<Value> =
        [&a, &b].iter().map(|c| desk.must("customers.get", json!({"id": c["id"]}))).collect();
    assert_eq!(before, after, "N-16: on day 10 both as before");
    assert_eq!(desk.must("customers.file", json!({"id": b["id"]}))["tickets"][0]["id"], job["id"]);
    is_sound(&desk);
    let merge =
        desk.must("customers.merge", json!({"survivor": a["id"], "merged": b["id"], "take": ["name"]}));
    assert_eq!(
        desk.must("customers.get", json!({"id": a["id"]}))["customer"]["name"],
        "周 兰丽",
        "as chosen"
    );
    desk.minutes_pass(31 * 24 * 60);
    let late = desk.refused("customers.merge_undo", json!({"merge": merge}));
    assert_eq!(late.code, "customer.merge_too_late", "customer.merge_undo: 30 d");
}

#[test]
fn an_erased_person_stands_nowhere_and_the_chain_holds() {
    let desk = Desk::open();
    let zhou = customer(&desk, "周兰丽", "15039735929", "ordinary");
    desk.must("customers.save", json!({"id": zhou["id"], "name": "欧阳兰丽"}));
    let other = customer(&desk, "孙大山", "13912345678", "ordinary");
    let job = ticket(&desk, &zhou, "SN-1", "欧阳兰丽说机器不通电");
    desk.must(
        "tickets.note",
        json!({"id": job["id"], "kind": "remark", "text": "周小北下午在家，15039735929"}),
    );
    desk.must(
        "tickets.join",
        json!({"id": job["id"], "channel": "phone", "contact_name": "欧阳晓", "contact_phone": "13655556666", "description": "欧阳晓催"}),
    );
    desk.must(
        "exports.table",
        json!({"list": "customers", "title": "客户", "format": "csv", "filter": "搜索：欧阳兰丽", "head": ["编号"], "rows": []}),
    );
    desk.must("drafts.put", json!({"key": "tickets.intake", "body": {"contact_name": "欧阳兰丽"}}));
    let input = json!({"customer": zhou["id"], "reason": "欧阳兰丽 11 月 22 日书面要求删除", "confirm": zhou["number"]});
    assert_eq!(
        desk.refused("customers.erase", input.clone()).code,
        "customer.erase_open_job",
        "work in hand goes first"
    );
    desk.must("tickets.cancel", json!({"id": job["id"], "asked_by": "其妻何梅", "reason": "客户取消"}));
    let mut wrong = input.clone();
    wrong["confirm"] = json!("C26-B-99999");
    assert_eq!(desk.refused("customers.erase", wrong).code, "customer.erase_confirm");
    let mut bare = input.clone();
    bare["reason"] = json!(" ");
    assert_eq!(desk.refused("customers.erase", bare).code, "input.incomplete", "a reason is needed");
    assert!(!stands_in(&desk, "欧阳兰丽").is_empty(), "the search of this test finds what is there");
    desk.must("customers.erase", input);
    for secret in [
        "周兰丽",
        "欧阳兰丽",
        "欧阳晓",
        "13655556666",
        "何梅",
        "周小北",
        "15039735929",
        "952号",
        "zhou@example.com",
        "1982-11-14",
        "老客户介绍",
    ] {
        let places = stands_in(&desk, secret);
        let expected: &[&str] = match secret {
            // The other customer of this test lives there and was introduced as well.
            "周小北" | "952号" | "zhou@example.com" | "1982-11-14" | "老客户介绍" => {
                &["customer", "contact", "site", "journal"]
            }
            _ => &[],
        };
        assert!(places.iter().all(|p| expected.contains(&p.as_str())), "{secret} stands in {places:?}");
    }
    is_sound(&desk);
    assert!(
        desk.must("journal.verify", json!({}))["erased"].as_u64().unwrap() > 0,
        "entries are empty, not gone"
    );
    for typed in ["欧阳兰丽", "oylanli", "zhoulanli", "15039735929"] {
        let rows =
            desk.must("customers.list", json!({"search": typed, "include_closed": true}))["rows"].clone();
        assert_eq!(rows, json!([]), "{typed} finds nobody");
    }
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    assert_eq!(
        page["file"]["customer"]["name"], zhou["number"],
        "the job's customer is called by the number"
    );
    assert_eq!(page["tickets"][0]["id"], job["id"], "the job stays");
    assert!(page["erased_at"].is_i64());
    let kept = desk.must("customers.get", json!({"id": other["id"]}));
    assert_eq!(kept["phones"][0]["digits"], "13912345678", "nobody else lost anything");
    assert_eq!(kept["contacts"][0]["name"], "周小北", "not even one who shares a contact's name");
    assert_eq!(
        desk.refused("journal.undo", json!({"tx": "00000000-0000-7000-8000-000000000000"})).code,
        "journal.missing"
    );
}

#[test]
fn erasing_needs_its_own_right() {
    let desk = Desk::open();
    let zhou = customer(&desk, "周兰丽", "15039735929", "ordinary");
    person(&desk, "mei", "front_desk");
    desk.sign_in("mei");
    for command in ["customers.erase_preview", "customers.merge_preview", "customers.duplicates"] {
        assert_eq!(
            desk.refused(command, json!({"customer": zhou["id"]})).code,
            "command.denied",
            "{command}"
        );
    }
}

#[test]
fn an_item_sold_on_has_one_history_and_a_masked_past() {
    let desk = Desk::open();
    let (a, b) = (
        customer(&desk, "周兰丽", "15039735929", "ordinary"),
        customer(&desk, "孙大山", "13912345678", "ordinary"),
    );
    let item = desk.must("equipment.save", json!({"customer": a["id"], "model": "UPS-3", "serial": "X-77"}));
    let call = |customer: &Value| {
        desk.must(
            "tickets.create",
            json!({"customer": customer["id"], "customer_name": customer["name"], "contact_phone": "15039735929",
                   "contact_name": "周小北", "channel": "phone", "service_type": "repair", "equipment": item["id"],
                   "model": "UPS-3", "serial": "X-77", "description": "不通电"}),
        )
    };
    call(&a);
    desk.must(
        "equipment.save",
        json!({"id": item["id"], "customer": b["id"], "model": "UPS-3", "serial": "X-77"}),
    );
    call(&b);
    let history = desk.must("equipment.history", json!({"id": item["id"]}));
    let jobs = history["jobs"].as_array().unwrap();
    assert_eq!(jobs.len(), 2, "N-03: one line of jobs");
    assert_eq!(
        (&jobs[0]["customer_name"], &jobs[1]["customer_name"]),
        (&json!("孙大山"), &json!("周**")),
        "N-03"
    );
    assert_eq!(
        (&jobs[1]["contact_name"], &jobs[1]["contact_phone"]),
        (&json!("周**"), &json!("150****5929")),
        "N-03"
    );
    let owners: Vec<&Value> = history["owners"].as_array().unwrap().iter().map(|o| &o["name"]).collect();
    assert_eq!(owners, [&json!("周**"), &json!("孙大山")], "N-03: the line of owners");
}
