//! Stages, project documents, addenda and copies on a real vault.

use std::process::Command;

use serde_json::{Value, json};

use super::tests::{Case, finished_work};
use crate::testing::ask;

impl Case {
    pub(super) fn stages(&self, kinds: &[&str]) -> Vec<Value> {
        let stages: Vec<Value> = kinds.iter().map(|k| json!({"kind": k})).collect();
        let planned =
            self.desk.must("acceptance.plan_stages", json!({"ticket": self.ticket, "stages": stages}));
        planned.as_array().unwrap().clone()
    }
    /// Shows and signs whatever round is open on the visit; the number of the paper.
    fn sign_what_is_open(&self, shift: i64) -> (String, Value) {
        let shown = self.present();
        let mut signing = self.signing(&shown["content_digest"], shift);
        signing["round"] = shown["round"]["id"].clone();
        let signed = self.desk.must("acceptance.sign", signing);
        assert_eq!(signed["round"]["state"], "accepted");
        (signed["round"]["number"].as_str().unwrap().into(), signed["round"]["id"].clone())
    }
    /// Each document of the project waived with its reason.
    pub(super) fn waive_documents(&self) {
        let listed = self.desk.must("acceptance.documents", json!({"ticket": self.ticket}));
        for one in listed.as_array().unwrap() {
            let waived = json!({"ticket": self.ticket, "id": one["id"], "waived_reason": "合同没有约定"});
            self.desk.must("acceptance.save_document", waived);
        }
    }
    fn refuse_to_present(&self) -> (String, Vec<String>) {
        let fault = self.desk.refused("acceptance.present", json!({"visit": self.visit, "mode": "on_site"}));
        (fault.code.clone(), fault.fields.iter().map(|f| f.field.clone()).collect())
    }
    fn round_view(&self, id: &Value) -> Value {
        let rounds = self.desk.must("acceptance.rounds", json!({"ticket": self.ticket}));
        rounds.as_array().unwrap().iter().find(|r| r["id"] == *id).unwrap().clone()
    }
}

#[test]
fn equipment_is_accepted_in_three_signed_stages_in_their_order() {
    let case = finished_work();
    let folder = case.choose_folder();
    let planned = case.stages(&["preliminary", "trial", "final"]);
    let (first, _) = case.sign_what_is_open(0);
    assert_eq!(case.ticket_state(), "pending_acceptance", "F-16: the preliminary alone accepts nothing");
    assert_eq!(
        case.refuse_to_present(),
        ("input.incomplete".into(), vec!["trial_from".into(), "trial_until".into()]),
        "F-16: the trial is next and has its dates"
    );
    let today = case.desk.core.read_as(&case.desk.core.session().unwrap(), |r| Ok(r.today())).unwrap();
    let tomorrow = crate::kernel::time::Day(today.0.succ_opt().unwrap());
    let trial = |until| json!({"stage": planned[1]["id"], "trial_from": "2026-03-01", "trial_until": until});
    case.desk.must("acceptance.save_stage", trial(tomorrow));
    assert_eq!(case.refuse_to_present().0, "acceptance.trial_running", "F-16: confirmed when it is over");
    case.desk.must("acceptance.save_stage", trial(today));
    case.sign_what_is_open(3);
    assert_eq!(case.refuse_to_present().1, ["test_plan"], "F-16: the final test is agreed by both sides");
    case.desk.must(
        "acceptance.save_stage",
        json!({"stage": planned[2]["id"], "test_plan": "满载运行 4 小时，温升 ≤ 60 ℃"}),
    );
    let (code, lacking) = case.refuse_to_present();
    assert_eq!(
        code, "acceptance.documents_missing",
        "F-17: nobody opened the list, the program asks all the same"
    );
    assert!(lacking.contains(&"documents.test_report".to_string()), "F-17: by name: {lacking:?}");
    case.waive_documents();
    let (last, _) = case.sign_what_is_open(6);
    assert_eq!(case.ticket_state(), "accepted", "F-16: the last signature accepts the whole");
    assert_ne!(first, last, "each stage has a certificate of its own");
    let seen = case.desk.must("documents.verify", json!({"path": folder.join(format!("{last}.pdf"))}));
    assert_eq!(seen["judgement"], "intact", "P-55");
    let stage = &seen["content"]["stage"];
    assert_eq!(
        (&stage["kind"], &stage["earlier"][1]["trial_until"]),
        (&json!("final"), &json!(today)),
        "F-16: dates printed"
    );
    case.whole();
}

#[test]
fn a_stage_out_of_turn_is_refused() {
    let case = finished_work();
    let planned = case.stages(&["preliminary", "trial", "final"]);
    let fault = case.desk.refused(
        "acceptance.present",
        json!({"visit": case.visit, "mode": "on_site", "stage": planned[2]["id"]}),
    );
    assert_eq!(
        (fault.code.as_str(), fault.args["stage"].as_str()),
        ("acceptance.stage_order", "preliminary"),
        "F-16"
    );
    case.sign_what_is_open(0);
    let fault = case
        .desk
        .refused("acceptance.plan_stages", json!({"ticket": case.ticket, "stages": [{"kind": "final"}]}));
    assert_eq!(fault.code, "acceptance.stage_signed", "F-06: what is signed stays");
}

#[test]
fn who_was_told_that_a_stage_comes_is_not_told_twice() {
    let case = finished_work();
    let planned = case.stages(&["carpentry", "painting"]);
    case.desk.must(
        "acceptance.notify_stage",
        json!({"stage": planned[1]["id"], "means": "phone", "person": "王芳"}),
    );
    case.sign_what_is_open(0);
    assert_eq!(case.ticket_state(), "pending_acceptance", "F-18: painting is still to come");
    let rounds = case.desk.must("acceptance.rounds", json!({"ticket": case.ticket}));
    assert_eq!(rounds.as_array().unwrap().len(), 1, "F-18: painting is another visit's work");
    let bare = case
        .desk
        .refused("acceptance.notify_stage", json!({"stage": planned[1]["id"], "means": " ", "person": ""}));
    assert_eq!(bare.fields.len(), 2, "F-01: how and whom");
}

#[test]
fn a_project_is_not_shown_while_a_document_is_missing() {
    let case = finished_work();
    let listed = case.desk.must("acceptance.open_documents", json!({"ticket": case.ticket}));
    assert_eq!(listed.as_array().unwrap().len(), 9, "F-17: the catalogue's five, and the extras of GEN");
    assert_eq!(
        case.desk.must("acceptance.open_documents", json!({"ticket": case.ticket})),
        listed,
        "listed once"
    );
    let save = |at: usize, what: Value| {
        let mut input = json!({"ticket": case.ticket, "id": listed[at]["id"]});
        input.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        case.desk.must("acceptance.save_document", input)
    };
    for at in [5, 6, 7, 8] {
        save(at, json!({"waived_reason": "合同未要求"}));
    }
    for at in [0, 1, 2, 4] {
        save(at, json!({"base64": "JVBERi0xLjcK", "file_name": "文件.pdf", "version": "1.0"}));
    }
    let (code, fields) = case.refuse_to_present();
    assert_eq!(
        (code.as_str(), fields),
        ("acceptance.documents_missing", vec!["documents.test_report".to_string()]),
        "F-17"
    );
    let kept = case.desk.refused(
        "acceptance.save_document",
        json!({"ticket": case.ticket, "id": listed[3]["id"], "remove": true}),
    );
    assert_eq!(kept.code, "acceptance.document_wanted", "F-17: waived with a reason, never dropped");
    save(3, json!({"waived_reason": "客户自行测试"}));
    case.sign_what_is_open(0);
    case.whole();
}

#[test]
fn a_signed_report_is_corrected_by_a_signed_addendum_and_stays() {
    let case = finished_work();
    let folder = case.choose_folder();
    let (report, round) = case.sign_what_is_open(0);
    let before = std::fs::read(folder.join(format!("{report}.pdf"))).unwrap();
    let empty = case.desk.refused("acceptance.amend", json!({"round": round, "correction": " "}));
    assert_eq!(empty.fields[0].field, "correction");
    let amend =
        |words: &str| case.desk.must("acceptance.amend", json!({"round": round, "correction": words}));
    let addendum = amend("电容型号误写，应为 CBB65 35 µF");
    assert_eq!(amend("电容型号误写，应为 CBB65 40 µF"), addendum, "one that waits is rewritten, not doubled");
    assert_eq!(case.round_view(&round)["state"], "accepted", "F-06: nothing changes before it is signed");
    let (number, _) = case.sign_what_is_open(5);
    assert_eq!(number, format!("{report}-1"), "F-06: numbered after the report it corrects");
    assert_eq!(case.round_view(&round)["state"], "superseded", "4.3");
    assert_eq!(case.ticket_state(), "accepted");
    assert_eq!(
        std::fs::read(folder.join(format!("{report}.pdf"))).unwrap(),
        before,
        "F-06: the original is untouched"
    );
    for name in [&report, &number] {
        let seen = case.desk.must("documents.verify", json!({"path": folder.join(format!("{name}.pdf"))}));
        assert_eq!(seen["judgement"], "intact", "F-06: {name}");
        if name == &number {
            assert_eq!(seen["content"]["amends"]["number"], report.as_str());
            assert_eq!(seen["content"]["amends"]["correction"], "电容型号误写，应为 CBB65 40 µF");
        }
    }
    let again = case.desk.refused("acceptance.amend", json!({"round": round, "correction": "再改"}));
    assert_eq!(again.code, "acceptance.not_signed", "what is superseded is corrected through its addendum");
    case.whole();
}

#[test]
fn a_stage_prepared_meanwhile_comes_after_the_addendum_again() {
    let case = finished_work();
    let planned = case.stages(&["preliminary", "trial", "final"]);
    let (report, preliminary) = case.sign_what_is_open(0);
    let amend = json!({"round": preliminary, "correction": "出厂编号误写"});
    case.desk.must("acceptance.amend", amend.clone());
    let (number, addendum) = case.sign_what_is_open(3);
    assert_eq!(number, format!("{report}-1"), "F-06: corrected during the trial");
    assert_eq!(
        case.refuse_to_present().1,
        ["trial_from", "trial_until"],
        "F-16: and the trial, prepared before, is next again"
    );
    let today = case.desk.core.read_as(&case.desk.core.session().unwrap(), |r| Ok(r.today())).unwrap();
    case.desk.must(
        "acceptance.save_stage",
        json!({"stage": planned[1]["id"], "trial_from": "2026-03-01", "trial_until": today}),
    );
    case.present();
    let fault = case.desk.refused("acceptance.amend", json!({"round": addendum, "correction": "再改"}));
    assert_eq!(fault.code, "acceptance.round_open", "what is being shown is signed or taken back first");
    case.sign_what_is_open(6);
    let rounds = case.desk.must("acceptance.rounds", json!({"ticket": case.ticket}));
    let counted = rounds.as_array().unwrap().iter().filter(|round| round["amends"].is_null()).count();
    assert_eq!(counted, 3, "preliminary, trial, final: none doubled");
    case.whole();
}

#[test]
fn the_customers_copy_carries_the_same_digest_and_is_recorded() {
    let case = finished_work();
    let folder = case.choose_folder();
    let early = case.desk.refused("acceptance.print_copy", json!({"round": case.round}));
    assert_eq!(early.code, "acceptance.not_signed", "F-10");
    let (number, round) = case.sign_what_is_open(0);
    let seen = case.desk.must("acceptance.preview_copy", json!({"round": round}));
    assert!(!seen["pages"].as_array().unwrap().is_empty(), "what is printed is seen first");
    let printed = case.desk.must("acceptance.print_copy", json!({"round": round}));
    assert_eq!(printed["name"], format!("{number} 客户联.pdf"));
    let text_of = |name: &str| {
        let out = ask(Command::new("pdftotext").arg("-raw").arg(folder.join(name)).arg("-"));
        String::from_utf8(out.stdout).unwrap()
    };
    let (copy, original) = (text_of(printed["name"].as_str().unwrap()), text_of(&format!("{number}.pdf")));
    assert!(copy.contains("客户联") && !original.contains("客户联"), "F-10: marked as a copy");
    let verified = case.desk.must("documents.verify", json!({"path": folder.join(format!("{number}.pdf"))}));
    let digest = format!("SHA-256 {}", &verified["content_digest"].as_str().unwrap()[..16]);
    for (what, text) in [("original", &original), ("copy", &copy)] {
        assert!(text.contains(&digest), "F-10: the {what} carries the digest of what was signed: {text}");
    }
    let words = |text: &str| text.replace("客户联", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&copy), words(&original), "F-10: but for the mark the copy says what was signed");
    let bare = json!({"round": round, "means": "print", "recipient": " "});
    assert_eq!(case.desk.refused("acceptance.give_copy", bare).fields[0].field, "recipient", "F-10");
    case.desk.must("acceptance.give_copy", json!({"round": round, "means": "email", "recipient": "王芳"}));
    let copies = &case.round_view(&round)["signature"]["copies"];
    assert_eq!((&copies[0]["means"], &copies[0]["recipient"]), (&json!("email"), &json!("王芳")), "F-10");
    assert_eq!(case.sql("DELETE FROM customer_copy").unwrap_err().code, "signed.unchangeable");
    case.whole();
}

fn section(case: &Case, key: &str) -> Vec<Value> {
    let day = case.desk.must("today.list", json!({}));
    let found = day.as_array().unwrap().iter().find(|s| s["key"] == key).map(|s| s["tickets"].clone());
    let ids = |t: Value| t.as_array().unwrap().iter().map(|t| t["id"].clone()).collect();
    found.map(ids).unwrap_or_default()
}

#[test]
fn what_waits_for_the_customer_stands_on_today_until_it_is_done() {
    let case = finished_work();
    let mine = vec![case.ticket.clone()];
    assert!(section(&case, "to_notify").is_empty(), "F-01: a working day is given");
    // Done on Sunday at nine: Monday's close is at six in the evening.
    case.desk.minutes_pass(33 * 60 - 1);
    assert!(section(&case, "to_notify").is_empty(), "F-01: Monday is not over");
    case.desk.minutes_pass(2);
    assert_eq!(section(&case, "to_notify"), mine, "F-01: not told by Monday's close");
    case.desk.must("acceptance.notify", json!({"round": case.round, "means": "phone", "person": "王芳"}));
    assert!(section(&case, "to_notify").is_empty(), "F-01");
    case.present();
    case.desk.must(
        "acceptance.unsigned",
        json!({"round": case.round, "kind": "absent", "witness": "物业赵工",
                     "proof": "call_record", "evidence": "14:05 拨打无人接"}),
    );
    assert_eq!(section(&case, "to_remind"), mine, "F-13");
    for _ in 0..3 {
        case.desk.must("acceptance.remind", json!({"round": case.round, "means": "电话"}));
    }
    assert!(section(&case, "to_remind").is_empty(), "F-13: reminded often enough");
    assert_eq!(section(&case, "to_close_unsigned"), mine, "F-13: the supervisor decides");
    let (_, round) = case.sign_what_is_open(0);
    assert_eq!(section(&case, "copies"), mine, "F-10: signed, and nobody recorded the copy");
    case.desk.must("acceptance.give_copy", json!({"round": round, "means": "print", "recipient": "王芳"}));
    assert!(section(&case, "copies").is_empty(), "F-10");
}

#[test]
fn a_stage_that_begins_tomorrow_without_notice_stands_on_today() {
    let case = finished_work();
    let tomorrow = case
        .desk
        .core
        .read_as(&case.desk.core.session().unwrap(), |r| Ok(r.today().0.succ_opt().unwrap().to_string()))
        .unwrap();
    let planned = case.desk.must(
        "acceptance.plan_stages",
        json!({"ticket": case.ticket, "stages": [{"kind": "carpentry", "planned_on": tomorrow}]}),
    );
    assert_eq!(section(&case, "stages_ahead"), std::slice::from_ref(&case.ticket), "F-18: the day before");
    case.desk.must(
        "acceptance.notify_stage",
        json!({"stage": planned[0]["id"], "means": "wechat", "person": "王芳"}),
    );
    assert!(section(&case, "stages_ahead").is_empty(), "F-18");
}

#[test]
fn no_stage_is_planned_past_what_is_shown_and_no_agreed_trial_dropped() {
    let plan = |case: &Case, kinds: &[&str]| {
        let stages: Vec<Value> = kinds.iter().map(|kind| json!({"kind": kind})).collect();
        case.desk.refused("acceptance.plan_stages", json!({"ticket": case.ticket, "stages": stages})).code
    };
    let case = finished_work();
    case.present();
    assert_eq!(
        plan(&case, &["preliminary", "trial", "final"]),
        "acceptance.stages_while_shown",
        "F-16: one signature would have accepted the whole"
    );
    let case = finished_work();
    case.stages(&["preliminary", "trial", "final"]);
    case.sign_what_is_open(0);
    assert_eq!(plan(&case, &["preliminary", "final"]), "acceptance.trial_agreed", "F-16");
}
