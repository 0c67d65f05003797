//! Sealed in an order that the journal proves: each signature names the one before it on its device.

use aftercare_tests::{Firm, MORNING, handwriting};
use aftercare_verify::{Answer, Given, judge, order};
use serde_json::{Value, json};

/// A 1×1 JPEG, as a camera would give it in kind.
const PHOTO: &str = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

/// A firm whose technician has reports signed, one after the other.
pub struct Story {
    pub firm: Firm,
}

impl Story {
    pub fn new() -> Story {
        Story { firm: Firm::open() }
    }

    /// A job from the call to the customer's signature; answers the number of the sealed report. 李工 is signed in.
    pub fn signed(&self, n: i64) -> String {
        let (_, visit) = self.worked(n);
        self.sign_round(&visit, n)["round"]["number"].as_str().unwrap().into()
    }

    /// A job from the call to the end of the work: its ticket and its visit. 李工 is signed in.
    pub fn worked(&self, n: i64) -> (Value, Value) {
        let desk = &self.firm.desk;
        desk.sign_in("chen");
        let created = desk.must(
            "tickets.create",
            json!({"customer_name": format!("客户{n}"), "contact_phone": format!("1380000000{n}"), "address": "学院路552号",
                   "channel": "phone", "service_type": "repair", "model": "KFR-35GW", "serial": format!("SN{n}"),
                   "description": "不制冷"}),
        );
        let ticket = created["id"].clone();
        let people = desk.must("people.list", json!({"role": "service_supervisor"}));
        let zhou = people.as_array().unwrap().iter().find(|p| p["login"] == "zhou").unwrap()["id"].clone();
        desk.must("tickets.hand_over", json!({"id": ticket, "to": zhou, "remark": ""}));
        desk.sign_in("zhou");
        desk.must(
            "tickets.triage",
            json!({"id": ticket, "severity": "s2", "nature": "启动故障", "assessors": [zhou],
                   "priority_reason": "", "charge_class": "free", "charge_reason": "保修期内"}),
        );
        desk.must("tickets.plan_not_needed", json!({"id": ticket}));
        let now = desk.core.now().0.max(MORNING);
        let visit = desk.must(
            "visits.plan",
            json!({"ticket": ticket, "technicians": [self.firm.li], "planned_at": now + 3_600_000,
                   "agreed_at": now + 7_200_000, "mode": "on_site"}),
        )["id"]
            .clone();
        self.work(&visit);
        (ticket, visit)
    }

    /// The customer reads and signs whatever is next on the visit.
    pub fn sign_round(&self, visit: &Value, n: i64) -> Value {
        let desk = &self.firm.desk;
        let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
        desk.must(
            "acceptance.sign",
            json!({"round": shown["round"]["id"], "content_digest": shown["content_digest"],
                   "signer_name": format!("客户{n}"), "signer_role": "户主", "signer_phone": "13800000000",
                   "relation": "self", "ink": handwriting(n), "started_at": desk.core.now()}),
        )
    }

    fn work(&self, visit: &Value) {
        let desk = &self.firm.desk;
        desk.sign_in("li");
        desk.minutes_pass(60);
        desk.must("visits.confirm", json!({"id": visit}));
        let items = desk.must("visits.get", json!({"id": visit}))["visit"]["checklist"].clone();
        let named: Vec<Value> = match items.as_array().filter(|items| !items.is_empty()) {
            Some(items) => items.iter().map(|line| line["item"].clone()).collect(),
            None => {
                aftercare_core::service::visits::rules::CHECKLIST.iter().map(|item| json!(item)).collect()
            }
        };
        let checklist: Vec<Value> =
            named.iter().map(|item| json!({"item": item, "done": true, "reason": ""})).collect();
        desk.must("visits.depart", json!({"id": visit, "checklist": checklist}));
        desk.minutes_pass(40);
        desk.must(
            "visits.arrive",
            json!({"id": visit, "person_met": "王芳", "person_met_post": "户主", "identity_stated": true}),
        );
        for view in ["whole", "nameplate", "fault", "old_part", "after", "counter"] {
            desk.must("visits.add_photo", json!({"visit": visit, "base64": PHOTO, "view": view}));
        }
        desk.must(
            "visits.save",
            json!({"id": visit, "fields": {
                "account": "不制冷", "look": "外机结霜", "found_problem": "启动电容失效", "cause_code": "wear",
                "cause": "电容鼓包", "responsibility": "product", "user_agrees": true, "work_done": "更换启动电容",
                "result": "solved", "guidance": "每月清洗滤网", "fees_none": true, "no_parts": true,
                "dismantled_before": false, "opinion": "满意", "survey": "refused",
                "tests": [{"item": "出风温度", "value": "12 ℃", "limit": "≤ 15 ℃", "passed": true}]}}),
        );
        desk.minutes_pass(50);
        desk.must("visits.work_done", json!({"id": visit}));
    }

    /// The sealed file of a report, as it lies in the vault.
    fn sealed(&self, number: &str) -> Vec<u8> {
        let desk = &self.firm.desk;
        let found = desk.must("documents.list", json!({"search": number}))["rows"][0]["id"].clone();
        let file = desk.must("documents.get", json!({"id": found}));
        aftercare_core::kernel::blobs::from_base64(file["pdf_base64"].as_str().unwrap()).unwrap()
    }

    pub fn roots(&self) -> Vec<Vec<u8>> {
        let root = self.firm.desk.must("documents.root", json!({}))["der_base64"][0].clone();
        vec![aftercare_core::kernel::blobs::from_base64(root.as_str().unwrap()).unwrap()]
    }

    /// What an outsider finds about these files.
    fn checked(&self, numbers: &[&String]) -> Vec<Answer> {
        let given = Given { roots: self.roots(), ..Given::default() };
        let mut answers: Vec<Answer> =
            numbers.iter().map(|n| judge(n, &self.sealed(n), &given).unwrap()).collect();
        order(&mut answers);
        answers
    }
}

/// File, place, whether something is missing before it.
fn places(answers: &[Answer]) -> Vec<(String, usize, bool)> {
    let place = |answer: &Answer| {
        let order = answer.claims.as_ref().unwrap().signers[0].order.as_ref().unwrap();
        (answer.file.clone(), order.place.unwrap(), order.missing_before)
    };
    answers.iter().map(place).collect()
}

#[test]
fn three_sealed_files_prove_their_order_and_a_removed_one_is_missed() {
    let story = Story::new();
    let first = story.signed(1);
    let second = story.signed(2);
    story.firm.desk.sign_in("admin");
    // The key is replaced in between: the order goes on across it.
    story.firm.desk.must("documents.rotate_key", json!({}));
    let third = story.signed(3);
    story.firm.desk.sign_in("admin");

    let shuffled = story.checked(&[&third, &first, &second]);
    let expected = [(third.clone(), 3, false), (first.clone(), 1, false), (second.clone(), 2, false)];
    assert_eq!(places(&shuffled), expected, "the files alone tell, whatever their names and times");
    let gap = story.checked(&[&third, &first]);
    assert_eq!(
        places(&gap),
        [(third.clone(), 2, true), (first.clone(), 1, false)],
        "the second was taken out"
    );

    let by_journal: Vec<String> = {
        let rows = story.firm.desk.must("documents.list", json!({}))["rows"].clone();
        rows.as_array().unwrap().iter().rev().map(|r| r["number"].as_str().unwrap().into()).collect()
    };
    assert_eq!(by_journal, [first.clone(), second, third], "filed in the same order");
    let seen = story.firm.desk.must(
        "documents.verify",
        json!({"base64": aftercare_core::kernel::blobs::to_base64(&story.sealed(&by_journal[1]))}),
    );
    assert_eq!(seen["signers"][0]["previous_number"], json!(first), "the window names the paper before it");
    story.firm.assert_whole();
}
