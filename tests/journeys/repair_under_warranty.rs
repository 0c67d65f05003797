//! The main job, end to end with nobody but our own people: 陈前台 takes a call, 周主管 sends 李工, the customer
//! reads the pages and signs, a sealed PDF lies in the folder, and a changed byte is found.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on must fail loudly")]

use aftercare_tests::{Desk, Firm, MORNING, handwriting};
use aftercare_verify::{Given, judge};
use serde_json::{Value, json};

/// A 1×1 JPEG, as a camera would give it in kind.
const PHOTO: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

struct Story {
    firm: Firm,
    ticket: Value,
    visit: Value,
}

impl Story {
    /// The call, the triage, the assignment.
    fn planned() -> Story {
        let firm = Firm::open();
        let desk = &firm.desk;
        desk.sign_in("chen");
        let created = desk.must(
            "tickets.create",
            json!({"customer_name": "王芳", "contact_phone": "13800000000", "address": "杭州市西湖区学院路552号",
                   "channel": "phone", "service_type": "repair", "model": "KFR-35GW", "serial": "SN2104Q11H1GST",
                   "description": "昨晚起不制冷，外机有异响"}),
        );
        let ticket = created["id"].clone();
        assert_eq!(created["number"], "T26-B-00001", "V-02: the number carries the device's letter");
        let people = desk.must("people.list", json!({"role": "service_supervisor"}));
        let zhou = people.as_array().unwrap().iter().find(|p| p["login"] == "zhou").unwrap()["id"].clone();
        desk.must("tickets.hand_over", json!({"id": ticket, "to": zhou, "remark": ""}));

        desk.sign_in("zhou");
        desk.must(
            "tickets.triage",
            json!({"id": ticket, "severity": "s2", "nature": "压缩机启动故障", "assessors": [zhou],
                   "priority_reason": "", "charge_class": "free", "charge_reason": "保修期内"}),
        );
        desk.must("tickets.plan_not_needed", json!({"id": ticket}));
        let planned = desk.must(
            "visits.plan",
            json!({"ticket": ticket, "technicians": [firm.li], "planned_at": MORNING + 3_600_000,
                   "agreed_at": MORNING + 7_200_000, "mode": "on_site"}),
        );
        let visit = planned["id"].clone();
        Story { firm, ticket, visit }
    }

    /// 李工 goes, finds, mends and writes.
    fn work_done(&self) {
        let desk = &self.firm.desk;
        desk.sign_in("li");
        desk.minutes_pass(60);
        desk.must("visits.confirm", json!({"id": self.visit}));
        let checked: Vec<Value> = desk.must("visits.get", json!({"id": self.visit}))["visit"]["checklist"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| json!({"item": line["item"], "done": true, "reason": ""}))
            .collect();
        let mut depart = json!({"id": self.visit});
        depart["checklist"] = if checked.is_empty() { all_items() } else { json!(checked) };
        desk.must("visits.depart", depart);
        desk.minutes_pass(40);
        desk.must(
            "visits.arrive",
            json!({"id": self.visit, "person_met": "王芳", "person_met_post": "户主", "identity_stated": true}),
        );
        for view in ["whole", "nameplate", "fault", "old_part", "after", "counter"] {
            desk.must("visits.add_photo", json!({"visit": self.visit, "base64": PHOTO, "view": view}));
        }
        desk.must(
            "visits.save",
            json!({"id": self.visit, "fields": {
                "account": "昨晚起不制冷", "look": "外机结霜，未拆过", "found_problem": "启动电容失效",
                "cause_code": "wear", "cause": "电容鼓包", "responsibility": "product", "user_agrees": true,
                "work_done": "更换启动电容，清洗冷凝器", "result": "solved", "guidance": "每月清洗滤网",
                "fees_none": true, "dismantled_before": false,
                "tests": [{"item": "出风温度", "value": "12 ℃", "limit": "≤ 15 ℃", "passed": true}]}}),
        );
        desk.must(
            "visits.save_parts",
            json!({"visit": self.visit, "parts": [{"id": "01900000-0000-7000-8000-000000000001", "name": "启动电容", "part_number": "CBB65-35", "quantity": 1,
                   "reason": "容量衰减", "old_serial": "", "new_serial": "", "old_part": "brought_back",
                   "old_part_note": "", "unit_price": 0}]}),
        );
        desk.minutes_pass(50);
    }

    fn sign(&self, shown: &Value, seed: i64) -> Value {
        json!({"round": shown["round"]["id"], "content_digest": shown["content_digest"], "signer_name": "王芳",
               "signer_role": "户主", "signer_phone": "13800000000", "relation": "self",
               "ink": handwriting(seed), "started_at": self.firm.desk.core.now()})
    }

    fn state(&self) -> Value {
        self.firm.desk.must("tickets.get", json!({"id": self.ticket}))["ticket"]["state"].clone()
    }
}

/// The program for customers knows nothing of ours but the file and the exported root.
fn assert_the_customer_can_check(desk: &Desk, sealed: &[u8], number: &Value) {
    let exported = desk.must("documents.export_root", json!({}))["paths"][0].clone();
    let root = std::fs::read(exported.as_str().unwrap()).unwrap();
    let given = Given { roots: vec![root], ..Given::default() };
    let answer = json!(judge("report.pdf", sealed, &given).unwrap());
    assert_eq!(answer["judgement"], "intact", "{answer}");
    assert_eq!(&answer["paper"]["number"], number);
    assert_eq!(answer["signers"][0]["evidence_holds"], true, "the evidence belongs to this report: {answer}");
    assert_eq!(answer["signers"][0]["order"]["previous"], "", "the first signature of this device");
}

fn all_items() -> Value {
    let line = |item: &&str| json!({"item": item, "done": true, "reason": ""});
    json!(aftercare_core::service::visits::rules::CHECKLIST.iter().map(line).collect::<Vec<_>>())
}

#[test]
fn a_call_becomes_a_signed_report_that_shows_any_changed_byte() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    desk.sign_in("li");
    let folder = story.firm.choose_folder();
    story.work_done();
    desk.must("visits.work_done", json!({"id": story.visit}));
    assert_eq!(story.state(), "pending_acceptance");
    desk.must("visits.save", json!({"id": story.visit, "fields": {"opinion": "满意，师傅很仔细", "survey": "answered", "survey_score": 5}}));

    let shown = desk.must("acceptance.present", json!({"visit": story.visit, "mode": "on_site"}));
    let signed = desk.must("acceptance.sign", story.sign(&shown, 1));
    assert_eq!(story.state(), "accepted", "F-09: accepted by the signature");

    let file = folder.join(format!("{}.pdf", signed["round"]["number"].as_str().unwrap()));
    let verdict =
        |path: &std::path::Path| desk.must("documents.verify", json!({"path": path}))["judgement"].clone();
    assert_eq!(verdict(&file), "intact", "F-06");
    let sealed = std::fs::read(&file).unwrap();
    assert_the_customer_can_check(desk, &sealed, &signed["round"]["number"]);
    for place in [100, sealed.len() / 3, sealed.len() - 100] {
        let mut changed = sealed.clone();
        changed[place] ^= 0x10;
        let copy = desk.dir.path().join("copy.pdf");
        std::fs::write(&copy, changed).unwrap();
        assert_eq!(verdict(&copy), "altered", "byte {place} was changed");
    }

    desk.must("visits.leave", json!({"id": story.visit}));
    desk.minutes_pass(40);
    desk.must("visits.return", json!({"id": story.visit}));
    desk.must("visits.hand_in", json!({"id": story.visit}));
    desk.sign_in("zhou");
    desk.must("visits.approve", json!({"id": story.visit}));
    desk.sign_in("chen");
    let early = desk.refused("visits.file", json!({"id": story.visit}));
    assert_eq!(early.code, "visit.guard.voucher_out", "A-09: the register's line is not struck off");
    desk.must("tickets.voucher_back", json!({"id": story.ticket}));
    desk.must("visits.file", json!({"id": story.visit}));
    story.firm.assert_whole();
}

#[test]
fn nothing_is_signed_on_the_doorstep() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    story.work_done();
    let early = desk.refused("acceptance.present", json!({"visit": story.visit, "mode": "on_site"}));
    assert_eq!(early.code, "signing.before_work_done", "F-03: on site, the work not yet declared done");
}

#[test]
fn an_unfinished_report_is_no_finished_work() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    story.work_done();
    desk.must("visits.save", json!({"id": story.visit, "fields": {"cause": "", "work_done": ""}}));
    let fault = desk.refused("visits.work_done", json!({"id": story.visit}));
    let named: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert!(named.contains(&"cause") && named.contains(&"work_done"), "E-08 names what is blank: {fault:?}");
}

#[test]
fn a_signed_report_cannot_be_edited_by_any_command() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    story.work_done();
    desk.must("visits.work_done", json!({"id": story.visit}));
    desk.must("visits.save", json!({"id": story.visit, "fields": {"opinion": "满意", "survey": "refused"}}));
    let shown = desk.must("acceptance.present", json!({"visit": story.visit, "mode": "on_site"}));
    desk.must("acceptance.sign", story.sign(&shown, 2));
    desk.sign_in("admin");
    for (name, input) in [
        ("visits.save", json!({"id": story.visit, "fields": {"cause": "另写"}})),
        ("visits.save_parts", json!({"visit": story.visit, "parts": []})),
        ("visits.save_fees", json!({"visit": story.visit, "fees": []})),
        ("visits.add_photo", json!({"visit": story.visit, "base64": PHOTO, "view": "other"})),
    ] {
        assert_eq!(
            desk.refused(name, input).code,
            "signed.unchangeable",
            "F-06: {name}, administrators included"
        );
    }
}

#[test]
fn another_technician_does_not_open_the_visit() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    desk.sign_in("admin");
    desk.must(
        "people.save",
        json!({"id": null, "login": "sun", "name": "孙工", "roles": ["technician"], "password": aftercare_tests::PASSWORD, "active": true}),
    );
    desk.sign_in("sun");
    assert_eq!(
        desk.refused("visits.get", json!({"id": story.visit})).code,
        "record.not_yours",
        "T.1: own visits"
    );
}

#[test]
fn what_was_typed_is_there_after_the_program_was_killed() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    desk.sign_in("li");
    let typed = json!({"work_done": "更换启动电"});
    desk.must("drafts.put", json!({"key": "visit.draft", "body": typed}));
    // The vault is dropped without a word, as a kill would leave it.
    desk.core.lock();
    desk.sign_in("li");
    assert_eq!(desk.must("drafts.get", json!({"key": "visit.draft"}))["body"], typed, "V-15");
}

#[test]
fn unsigned_is_closed_only_through_its_reminders() {
    let story = Story::planned();
    let desk = &story.firm.desk;
    story.work_done();
    desk.must("visits.work_done", json!({"id": story.visit}));
    desk.must(
        "visits.save",
        json!({"id": story.visit, "fields": {"opinion": "不满意", "survey": "refused"}}),
    );
    let shown = desk.must("acceptance.present", json!({"visit": story.visit, "mode": "on_site"}));
    let round = shown["round"]["id"].clone();
    desk.must(
        "acceptance.unsigned",
        json!({"round": round, "kind": "refused", "reason": "嫌等得久", "witness": "物业赵工",
               "proof": "statement", "evidence": "当面说等得太久，不签"}),
    );
    desk.must("visits.leave", json!({"id": story.visit}));
    desk.sign_in("zhou");
    let past = desk
        .refused("tickets.step", json!({"id": story.ticket, "to": "completed_unsigned", "reason": "算了"}));
    assert_ne!(past.code, "bug", "F-13: no way past the reminders: {past:?}");
    assert_eq!(
        desk.refused("acceptance.close_unsigned", json!({"round": round})).code,
        "acceptance.reminders_missing"
    );
    for _ in 0..3 {
        desk.must("acceptance.remind", json!({"round": round, "means": "电话"}));
    }
    desk.must("acceptance.close_unsigned", json!({"round": round}));
    assert_eq!(story.state(), "completed_unsigned");
    story.firm.assert_whole();
}
