//! Acceptance on a real vault, from finished work to the file and back.

use serde_json::{Value, json};

use super::RoundId;
use super::presenting::prepare;
use super::record::{AcceptanceRound, Signature};
use crate::kernel::session::PersonId;
use crate::kernel::{Change, Fault};
use crate::master::customers::Customer;
use crate::service::tickets::Ticket;
use crate::service::visits::Visit;
use crate::testing::{Desk, MORNING, ask};

pub(super) fn parse<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub(super) fn change<T>(desk: &Desk, f: impl FnOnce(&mut Change<'_>) -> Result<T, Fault>) -> T {
    desk.core.change_as(&desk.core.session().unwrap(), "test.fixture", f).unwrap()
}

pub(super) struct Case {
    pub desk: Desk,
    pub ticket: Value,
    pub visit: Value,
    pub round: Value,
}

/// A visit whose work is done, with everything the report needs.
pub(super) fn finished_work() -> Case {
    finished_work_with(json!({}))
}

pub(super) fn finished_work_with(changes: Value) -> Case {
    let desk = Desk::open();
    let me = desk.core.session().unwrap().person;
    let (ticket, visit, round) = change(&desk, |c| {
        let customer: Customer = parse(json!({
            "id": c.new_id::<crate::master::customers::CustomerId>(), "number": c.next_number("C")?, "name": "王芳",
            "kind": "person", "grade": "ordinary", "region": "", "opened_on": "2026-11-22", "note": "", "active": true,
        }));
        c.create(&customer)?;
        let ticket: Ticket = parse(json!({
            "id": c.new_id::<crate::service::tickets::TicketId>(), "number": c.next_number("T")?,
            "state": "pending_acceptance", "on_hold": false, "customer": customer.id, "contact_name": "王芳",
            "contact_phone": "138 0000 0000", "address": "杭州市西湖区学院路552号", "model": "KFR-35GW", "serial": "SN1",
            "details": {}, "channel": "phone", "service_type": "repair", "description": "不制冷", "received_at": MORNING,
            "logged_at": MORNING, "taken_by": me, "level_due_at": MORNING, "clarify_first": false,
            "from_paper": false, "nature": "", "assessors": [], "severity": "s2", "charge_class": "free",
            "charge_reason": "", "cause": "",
        }));
        c.create(&ticket)?;
        let mut written = json!({
            "id": c.new_id::<crate::service::visits::VisitId>(), "number": c.next_number("V")?, "ticket": ticket.id,
            "state": "work_done", "mode": "on_site", "lead": me, "technicians": [me], "planned_at": MORNING,
            "instruction": "", "checklist": [], "arrived_at": MORNING, "person_met": "王芳", "person_met_post": "",
            "identity_stated": true, "remote_means": "", "remote_consent": false, "account": "昨晚起不制冷",
            "running_time": "", "counter_stated": "", "counter_observed": "", "counter_unreadable": false,
        });
        let findings = json!({
            "look": "外机结霜", "found_problem": "启动电容失效", "cause_code": "wear", "cause": "电容鼓包",
            "responsibility": "product", "user_agrees": true, "user_words": "", "work_done": "更换启动电容",
            "tests": [{"item": "出风温度", "value": "12 ℃", "limit": "≤ 15 ℃", "passed": true}],
            "result": "solved", "result_note": "", "no_parts": true, "guidance": "每月清洗滤网", "opinion": "满意",
            "survey": "answered", "survey_score": 5, "work_done_at": MORNING, "consent_reason": "",
            "checkout_with": "", "ended_reason": "", "fees_none": true,
        });
        for (name, value) in [&findings, &changes].into_iter().filter_map(Value::as_object).flatten() {
            written[name] = value.clone();
        }
        let visit: Visit = parse(written);
        c.create(&visit)?;
        let round = prepare(c, ticket.id, visit.id)?;
        Ok((json!(ticket.id), json!(visit.id), json!(round)))
    });
    Case { desk, ticket, visit, round }
}

/// Lines of all kinds of job at once (E-20 to E-31): no visit has them all, and each may have any.
fn every_kind_of_job() -> Value {
    json!({
        "used_for": "冷藏", "before_fault": "跳闸", "after_fault": "停机", "running_observed": "9500 h",
        "dismantled_before": false, "in_scope": true, "fault_path": "both", "rma_number": "RMA-7",
        "adjustment": "改参数", "cleared": true, "cleared_told": true, "rescue_place": "G60 K120",
        "rescue_called_at": MORNING, "towed": true, "tow_to": "服务站", "protection_fitted": true,
        "steps": [{"item": "acceptance", "must": false, "done_by": PersonId([0; 16]), "done_at": MORNING, "note": ""}],
        "parameters": [{"name": "主轴振动", "unit": "mm/s", "min": "0.4", "max": "2.8", "value": "1.9", "stable": true,
                        "note": ""}],
        "plants": [{"species": "女贞", "size": "8 cm", "designed_species": "香樟", "designed_size": "8 cm", "quantity": 3,
                    "place": "东门", "death_cause": "积水", "consent": "周经理"}],
        "issued": [{"item": "机油", "unit": "L", "issued": "4", "returned": "", "fitted": "3", "explained": "洒漏"}],
    })
}

impl Case {
    pub fn present(&self) -> Value {
        self.desk.must("acceptance.present", json!({"visit": self.visit, "mode": "on_site"}))
    }
    pub fn signing(&self, digest: &Value, shift: i64) -> Value {
        let stroke = |y: i64| -> Vec<Value> {
            (0..30)
                .map(
                    |i| json!({"x": 50 + i * 20 + shift, "y": y + (i % 5) * 12, "t": y * 10 + i * 9, "p": 0}),
                )
                .collect()
        };
        json!({
            "round": self.round, "content_digest": digest, "signer_name": "王芳", "signer_phone": "138 0000 0000",
            "relation": "self", "started_at": self.desk.core.now(),
            "ink": {"width": 1200, "height": 400, "input": "pen", "strokes": [stroke(100), stroke(220)]},
        })
    }
    pub fn choose_folder(&self) -> std::path::PathBuf {
        let folder = self.desk.dir.path().join("报告");
        std::fs::create_dir(&folder).unwrap();
        self.desk.must("documents.set_folder", json!({"path": folder}));
        folder
    }
    pub fn ticket_state(&self) -> String {
        let id = parse(self.ticket.clone());
        let session = self.desk.core.session().unwrap();
        self.desk.core.read_as(&session, |r| Ok(r.need::<Ticket>(id)?.state.code().to_string())).unwrap()
    }
    pub fn sql(&self, sql: &str) -> Result<usize, Fault> {
        self.desk.core.opened().unwrap().vault.write(|c| c.execute(sql, []).map_err(Fault::from))
    }
    pub fn whole(&self) {
        assert_eq!(self.desk.must("journal.rebuild_check", json!({})), json!([]));
        assert_eq!(self.desk.must("journal.verify", json!({}))["whole"], true);
    }
}

#[test]
fn a_signed_round_leaves_an_accepted_ticket_and_an_intact_file() {
    let case = finished_work();
    let folder = case.choose_folder();
    let shown = case.present();
    assert!(shown["pages"][0].as_str().unwrap().starts_with("<svg"), "F-05: the signer reads the pages");
    let signed = case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(signed["round"]["state"], "accepted");
    assert_eq!(case.ticket_state(), "accepted", "F-09");
    let number = signed["round"]["number"].as_str().unwrap();
    let seen = case.desk.must("documents.verify", json!({"path": folder.join(format!("{number}.pdf"))}));
    assert_eq!(seen["judgement"], "intact", "F-06: {seen}");
    assert_eq!(seen["content_digest"], shown["content_digest"], "F-04, F-05: sealed is what was shown");
    assert_eq!(seen["content"]["report"]["found_problem"], "启动电容失效");
    assert!(signed["round"]["signature"]["document"].is_string(), "F-09: filed by itself");
    case.whole();
}

#[test]
fn no_word_of_the_paper_is_missing_from_the_catalogue() {
    let case = finished_work_with(every_kind_of_job());
    let folder = case.choose_folder();
    for language in ["zh-CN", "en"] {
        let shown = case
            .desk
            .must("acceptance.present", json!({"visit": case.visit, "mode": "test", "language": language}));
        let round: AcceptanceRound = {
            let session = case.desk.core.session().unwrap();
            case.desk.core.read_as(&session, |r| r.need(parse::<RoundId>(case.round.clone()))).unwrap()
        };
        let content: super::content::Content =
            serde_json::from_str(round.content.as_deref().unwrap()).unwrap();
        let around = super::presenting::around(shown["content_digest"].as_str().unwrap());
        let document = super::document::document(&content, &around, &Default::default());
        let text = paper::lay_out(&document, crate::platform::documents::fonts().unwrap()).unwrap().text();
        for words in ["女贞", "K120", "主轴振动", "0.4–2.8 mm/s", "机油", "RMA-7", "1.9 mm/s"] {
            assert!(text.contains(words), "E-07: {words} is on the paper");
        }
        for prefix in ["acceptance-", "visits-", "tickets-", "equipment-"] {
            assert!(!text.contains(prefix), "V-13: a code of the catalogue is printed in {language}: {text}");
        }
    }
    drop(folder);
}

#[test]
fn signing_before_the_work_is_done_is_refused_and_kept() {
    let case = finished_work_with(json!({"state": "on_site", "work_done_at": null}));
    let fault = case.desk.refused("acceptance.present", json!({"visit": case.visit, "mode": "on_site"}));
    assert_eq!(fault.code, "signing.before_work_done", "F-03");
    let fault = case.desk.refused("acceptance.sign", case.signing(&json!("x"), 0));
    assert_eq!(fault.code, "signing.not_presented", "F-03: nor past the showing");
    let kept: i64 = {
        let vault = &case.desk.core.opened().unwrap().vault;
        let sql = "SELECT count(*) FROM refusal WHERE code LIKE 'signing.%'";
        vault.read(|c| Ok::<_, Fault>(c.query_row(sql, [], |r| r.get(0))?)).unwrap()
    };
    assert_eq!(kept, 2, "F-03: refused and logged");
}

#[test]
fn a_report_with_gaps_is_not_shown_and_names_them() {
    let case = finished_work_with(json!({"opinion": "", "cause": ""}));
    let fault = case.desk.refused("acceptance.present", json!({"visit": case.visit, "mode": "on_site"}));
    let names: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fault.code, "signing.report_incomplete");
    assert!(names.contains(&"opinion") && names.contains(&"cause"), "E-08: {names:?}");
}

#[test]
fn the_mode_of_acceptance_is_mandatory() {
    let case = finished_work();
    let fault = case.desk.refused("acceptance.present", json!({"visit": case.visit, "mode": null}));
    assert_eq!(fault.fields[0].field, "mode", "F-02");
}

#[test]
fn content_changed_after_it_was_shown_restarts_the_signing() {
    let case = finished_work();
    let shown = case.present();
    change(&case.desk, |c| {
        let before = c.need::<Visit>(parse(case.visit.clone()))?;
        c.save(&before, &Visit { found_problem: "另一个故障".into(), ..before.clone() })
    });
    let fault = case.desk.refused("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(fault.code, "signing.content_changed", "F-05");
    let again = case.present();
    assert_ne!(again["content_digest"], shown["content_digest"]);
    case.desk.must("acceptance.sign", case.signing(&again["content_digest"], 0));
}

#[test]
fn a_dot_is_no_signature_and_nothing_is_stored() {
    let case = finished_work();
    let shown = case.present();
    let mut dot = case.signing(&shown["content_digest"], 0);
    dot["ink"]["strokes"] = json!([[{"x": 600, "y": 200, "t": 0, "p": 500}]]);
    assert_eq!(case.desk.refused("acceptance.sign", dot).code, "signing.too_short", "V-09");
    assert_eq!(case.ticket_state(), "pending_acceptance");
}

#[test]
fn the_same_strokes_never_sign_a_second_report() {
    let case = finished_work();
    let shown = case.present();
    let ink = case.signing(&shown["content_digest"], 0)["ink"].clone();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    // A second job of the same firm.
    let me = case.desk.core.session().unwrap().person;
    let (visit, round) = change(&case.desk, |c| {
        let old = c.need::<Visit>(parse(case.visit.clone()))?;
        let ticket = c.need::<Ticket>(old.ticket)?;
        let second = Ticket {
            id: c.new_id(),
            number: c.next_number("T")?,
            state: crate::service::tickets::State::PendingAcceptance,
            ..ticket
        };
        c.create(&second)?;
        let visit = Visit {
            id: c.new_id(),
            number: c.next_number("V")?,
            ticket: second.id,
            lead: me,
            state: crate::service::visits::VisitState::WorkDone,
            signed_at: None,
            ..old
        };
        c.create(&visit)?;
        let round = prepare(c, second.id, visit.id)?;
        Ok((json!(visit.id), json!(round)))
    });
    let shown = case.desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let mut forged = case.signing(&shown["content_digest"], 0);
    forged["round"] = round;
    forged["ink"] = ink;
    assert_eq!(case.desk.refused("acceptance.sign", forged).code, "signing.ink_reused", "F-07");
}

#[test]
fn one_who_signs_for_another_gives_the_reason() {
    let case = finished_work();
    let folder = case.choose_folder();
    let shown = case.present();
    let mut proxy = case.signing(&shown["content_digest"], 0);
    proxy["relation"] = json!("family");
    assert_eq!(case.desk.refused("acceptance.sign", proxy.clone()).fields[0].field, "proxy_reason", "F-07");
    proxy["proxy_reason"] = json!("户主出差，电话同意");
    let signed = case.desk.must("acceptance.sign", proxy);
    let path = folder.join(format!("{}.pdf", signed["round"]["number"].as_str().unwrap()));
    let out = ask(std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-"));
    let words = String::from_utf8(out.stdout).unwrap();
    assert!(words.contains("代签：家属，户主出差，电话同意"), "F-07: the paper says so: {words}");
    let seen = case.desk.must("documents.verify", json!({"path": path}));
    let signer = &seen["signers"][0];
    assert_eq!(
        (&signer["relation"], &signer["proxy_reason"], &signer["evidence_holds"]),
        (&json!("family"), &json!("户主出差，电话同意"), &json!(true)),
        "F-07: and the device vouches for it"
    );
    assert_eq!(
        signer["conducted_by"], "陈主管",
        "F-11: who of ours was signed in answers for the other side"
    );
    assert!(words.contains("登录确认：陈主管"), "F-11: and stands in our box: {words}");
}

/// A firm has no hand of its own; its employee is the normal signer.
#[test]
fn an_employee_of_a_firm_signs_without_a_reason_and_a_stranger_does_not() {
    let case = finished_work();
    change(&case.desk, |c| {
        let ticket = c.need::<Ticket>(parse(case.ticket.clone()))?;
        let before = c.need::<Customer>(ticket.customer)?;
        c.save(
            &before,
            &Customer { kind: crate::master::customers::CustomerKind::Organisation.into(), ..before.clone() },
        )
    });
    let shown = case.present();
    assert_eq!(
        shown["in_own_right"],
        json!(["self", "employee"]),
        "F-07: the window asks these for no reason"
    );
    let mut signing = case.signing(&shown["content_digest"], 0);
    signing["relation"] = json!("other");
    let fault = case.desk.refused("acceptance.sign", signing.clone());
    assert_eq!(fault.fields[0].field, "proxy_reason", "F-07: a stranger says why");
    signing["relation"] = json!("employee");
    case.desk.must("acceptance.sign", signing);
    case.whole();
}

#[test]
fn a_signed_round_is_fixed_against_commands_and_sql() {
    let case = finished_work();
    let shown = case.present();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(
        case.desk.refused("acceptance.sign", case.signing(&shown["content_digest"], 3)).code,
        "signing.not_presented"
    );
    assert_eq!(
        case.desk.refused("acceptance.reject", json!({"round": case.round, "issues": ["x"]})).code,
        "acceptance.no_such_step"
    );
    for sql in [
        "UPDATE signature SET signer_name = '别人'",
        "DELETE FROM signature",
        "UPDATE acceptance_round SET content = '{}'",
        "UPDATE acceptance_round SET state = 'presented'",
        "DELETE FROM acceptance_round",
    ] {
        assert_eq!(case.sql(sql).unwrap_err().code, "signed.unchangeable", "F-06: {sql}");
    }
}

#[test]
fn a_row_changed_behind_the_programs_back_is_found() {
    let case = finished_work();
    let shown = case.present();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    case.sql("DROP TRIGGER signature_fixed").unwrap();
    case.sql("UPDATE signature SET signer_name = '别人'").unwrap();
    assert_eq!(case.desk.must("journal.rebuild_check", json!({}))[0]["table"], "signature", "F-06");
}

#[test]
fn rejection_opens_rework_and_the_next_round_waits_for_every_issue() {
    let case = finished_work();
    let folder = case.choose_folder();
    case.present();
    let issues = json!(["噪声大", "外机未擦净"]);
    assert_eq!(
        case.desk.refused("acceptance.reject", json!({"round": case.round, "issues": [" "]})).fields[0].field,
        "issues",
        "F-08: at least one, in the customer's words"
    );
    case.desk.must("acceptance.reject", json!({"round": case.round, "issues": issues}));
    assert_eq!(case.ticket_state(), "rework");
    change(&case.desk, |c| {
        let ticket = parse(case.ticket.clone());
        let before = c.need::<Ticket>(ticket)?;
        c.save(
            &before,
            &Ticket { state: crate::service::tickets::State::PendingAcceptance, ..before.clone() },
        )?;
        prepare(c, ticket, parse(case.visit.clone()))
    });
    let fault = case.desk.refused("acceptance.present", json!({"visit": case.visit, "mode": "on_site"}));
    assert_eq!((fault.code.as_str(), fault.args["count"].as_str()), ("acceptance.issues_open", "2"), "F-08");
    let rounds = case.desk.must("acceptance.rounds", json!({"ticket": case.ticket}));
    for (i, fate) in ["done", "declined"].into_iter().enumerate() {
        let issue = rounds[0]["issues"][i]["id"].clone();
        case.desk.must("acceptance.treat_issue", json!({"issue": issue, "fate": fate, "note": "已说明"}));
    }
    let shown = case.present();
    assert_eq!(shown["round"]["round"], 2);
    let mut signing = case.signing(&shown["content_digest"], 0);
    signing["round"] = shown["round"]["id"].clone();
    let signed = case.desk.must("acceptance.sign", signing);
    assert_eq!(signed["round"]["state"], "accepted");
    let content: Value = {
        let session = case.desk.core.session().unwrap();
        let round: AcceptanceRound =
            case.desk.core.read_as(&session, |r| r.need(parse(shown["round"]["id"].clone()))).unwrap();
        serde_json::from_str(round.content.as_deref().unwrap()).unwrap()
    };
    assert_eq!(content["rounds"][0]["issues"][0]["text"], "噪声大", "F-11: both rounds are on the paper");
    let path = folder.join(format!("{}.pdf", signed["round"]["number"].as_str().unwrap()));
    let out = ask(std::process::Command::new("pdftotext").arg("-layout").arg(&path).arg("-"));
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let text = bare(&String::from_utf8(out.stdout).unwrap());
    let service =
        content["report"]["technicians"][0].as_str().or(content["report"]["lead"].as_str()).unwrap();
    let digest = format!("SHA-256 {}", &shown["content_digest"].as_str().unwrap()[..16]);
    let rounds = ["第 1 轮", "噪声大", "外机未擦净", "已解决 已说明", "不做 已说明", "第 2 轮"];
    let signed_by = ["客户签字", "王芳 2026-11-22", service, &digest];
    for said in rounds.into_iter().chain(signed_by) {
        assert!(
            text.contains(&bare(said)),
            "F-11, P-33: rounds, both sides' signatures, hash: {said} is not in {text}"
        );
    }
}

#[test]
fn refused_is_recorded_with_proof_and_closed_only_after_reminders() {
    let case = finished_work();
    case.present();
    let bare = json!({"round": case.round, "kind": "refused", "reason": "嫌贵"});
    assert_eq!(case.desk.refused("acceptance.unsigned", bare).fields[0].field, "witness", "F-13");
    case.desk.must(
        "acceptance.unsigned",
        json!({"round": case.round, "kind": "refused", "reason": "嫌贵", "witness": "物业赵工",
               "proof": "statement", "evidence": "看过报告，说太贵不签"}),
    );
    assert_eq!(case.ticket_state(), "pending_acceptance", "F-13: never shown as accepted");
    case.desk.must("acceptance.remind", json!({"round": case.round, "means": "电话"}));
    let early = case.desk.refused("acceptance.close_unsigned", json!({"round": case.round}));
    assert_eq!((early.code.as_str(), early.args["needed"].as_str()), ("acceptance.reminders_missing", "3"));
    for _ in 0..2 {
        case.desk.must("acceptance.remind", json!({"round": case.round, "means": "电话"}));
    }
    case.desk.must("acceptance.close_unsigned", json!({"round": case.round}));
    assert_eq!(case.ticket_state(), "completed_unsigned");
    // A late signature is a new attempt in the same round.
    let shown = case.present();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(case.ticket_state(), "accepted");
    case.whole();
}

#[test]
fn the_register_line_of_work_that_stands_unsigned_is_not_struck_off_and_holds_nothing_up() {
    let case = finished_work();
    case.present();
    case.desk.must(
        "acceptance.unsigned",
        json!({"round": case.round, "kind": "refused", "reason": "嫌贵", "witness": "物业赵工",
               "proof": "statement", "evidence": "看过报告，说太贵不签"}),
    );
    for _ in 0..3 {
        case.desk.must("acceptance.remind", json!({"round": case.round, "means": "电话"}));
    }
    case.desk.must("acceptance.close_unsigned", json!({"round": case.round}));
    let id = json!({"id": case.ticket});
    change(&case.desk, |c| {
        let voucher: crate::service::tickets::ServiceVoucher = parse(json!({
            "id": c.new_id::<crate::service::tickets::ServiceVoucherId>(), "number": c.next_number("S")?,
            "ticket": case.ticket, "customer_name": "王芳", "address": "", "phone": "", "model": "KFR-35GW",
            "serial": "SN1", "warranty": "unknown", "prepared_at": MORNING,
        }));
        c.create(&voucher)
    });
    assert_eq!(case.desk.refused("tickets.voucher_back", id.clone()).code, "ticket.voucher_unsigned", "A-09");
    case.desk.must("tickets.follow_up", id);
    case.desk.must("tickets.close", json!({"id": case.ticket, "cause": "缺氟", "cause_code": "leak"}));
    assert_eq!(case.ticket_state(), "closed", "F-13: its proof is kept in place of the voucher");
    case.whole();
}

#[test]
fn a_clock_set_back_is_printed_and_stored() {
    let case = finished_work();
    case.desk.minutes_pass(30);
    case.desk.must("settings.set", json!({"key": "lock.minutes", "value": 9, "reason": "时钟"}));
    case.desk.clock_is_set(-20);
    let shown = case.present();
    let signed = case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(signed["round"]["signature"]["is_clock_off"], true, "F-20");
}

#[test]
fn a_clock_set_forward_is_printed_and_stored_until_it_is_right_again() {
    let case = finished_work();
    case.desk.clock_is_set(1440);
    let shown = case.present();
    assert!(shown["pages"][0].as_str().unwrap().len() > 100, "pages are shown all the same");
    let signed = case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    assert_eq!(signed["round"]["signature"]["is_clock_off"], true, "F-20, T-18");
    case.whole();
}

#[test]
fn an_edit_of_the_customer_after_signing_does_not_reach_the_paper() {
    let case = finished_work();
    let shown = case.present();
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    change(&case.desk, |c| {
        let ticket = c.need::<Ticket>(parse(case.ticket.clone()))?;
        let before = c.need::<Customer>(ticket.customer)?;
        c.save(&before, &Customer { name: "王芳芳".into(), ..before.clone() })
    });
    let session = case.desk.core.session().unwrap();
    let signature: Signature =
        case.desk.core.read_as(&session, |r| Ok(r.first::<Signature>("", [])?.unwrap())).unwrap();
    super::sealing::run(&case.desk.core, &session, json!({"signature": signature.id})).unwrap();
}
