//! A report with six camera photos shown to the customer, from the vault to the page pictures: what the technician and
//! the customer wait for. The first showing prepares nothing any more, so it is held against the one after it; and the
//! photos come in at the floor of decoding them.

use std::error::Error;
use std::time::Instant;

use aftercare_core::service::visits::rules::CHECKLIST;
use aftercare_core::testing::MORNING;
use aftercare_tests::Firm;
use serde_json::{Value, json};

use crate::measure::{Found, side_by_side};
use crate::papers::camera_photo;

const PHOTOS: usize = 6;
const MANY: usize = 30;
const SAMPLES: usize = 30;
const HOUR: i64 = 3_600_000;

pub fn measure() -> Result<Vec<Found>, Box<dyn Error>> {
    let camera = camera_photo()?;
    let firm = Firm::open();
    let (visit, taken_in) = finished(&firm, &camera, PHOTOS)?;
    let desk = &firm.desk;
    let began = Instant::now();
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let first = milliseconds(began);
    let round = json!({"round": shown["round"]["id"]});
    let (again, decoding) = side_by_side::<Box<dyn Error>>(
        SAMPLES,
        |_| {
            desk.must("acceptance.pages", round.clone());
            Ok(())
        },
        |_| {
            image::load_from_memory(&camera)?;
            Ok(())
        },
    )?;

    let other = Firm::open();
    let (many, _) = finished(&other, &camera, MANY)?;
    let before = crate::memory::held()?;
    let shown = other.desk.must("acceptance.present", json!({"visit": many, "mode": "on_site"}));
    let early = crate::memory::held()?;
    for _ in 0..SAMPLES {
        other.desk.must("acceptance.pages", json!({"round": shown["round"]["id"]}));
    }
    let held = crate::memory::held()?;
    println!(
        "thirty photos: {before:.0} MB before, {early:.0} MB after the first showing, {held:.0} MB after {SAMPLES} more"
    );
    Ok(vec![
        Found {
            name: "six camera photos shown the first time",
            unit: "ms",
            value: first,
            floor_name: "shown again",
            floor: again,
            samples: 1,
        },
        Found {
            name: "six camera photos shown again",
            unit: "ms",
            value: again,
            floor_name: "decoding one of them",
            floor: decoding,
            samples: SAMPLES,
        },
        Found {
            name: "a camera photo taken in",
            unit: "ms",
            value: taken_in,
            floor_name: "only decoding it",
            floor: decoding,
            samples: PHOTOS,
        },
        Found {
            name: "memory after thirty showings of thirty photos",
            unit: "MB",
            value: held,
            floor_name: "after the first showing",
            floor: early,
            samples: SAMPLES,
        },
    ])
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// A visit whose work is done, with so many camera photos; and how long each took to come in.
fn finished(firm: &Firm, camera: &[u8], photos: usize) -> Result<(Value, f64), Box<dyn Error>> {
    let desk = &firm.desk;
    let ticket = desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "address": "杭州市西湖区学院路552号",
               "channel": "phone", "service_type": "repair", "model": "KFR-35GW", "serial": "SN2104Q11H1GST",
               "description": "昨晚起不制冷，外机有异响"}),
    )["id"]
        .clone();
    let people = desk.must("people.list", json!({"role": "service_supervisor"}));
    let zhou =
        people.as_array().and_then(|all| all.iter().find(|p| p["login"] == "zhou")).ok_or("no zhou")?["id"]
            .clone();
    desk.sign_in("chen");
    desk.must("tickets.hand_over", json!({"id": ticket, "to": zhou, "remark": ""}));
    desk.sign_in("zhou");
    desk.must(
        "tickets.triage",
        json!({"id": ticket, "severity": "s2", "nature": "启动故障", "assessors": [zhou], "priority_reason": "",
               "charge_class": "paid", "charge_reason": "过保"}),
    );
    desk.must("tickets.plan_not_needed", json!({"id": ticket}));
    let plan = json!({"ticket": ticket, "technicians": [firm.li], "planned_at": MORNING + HOUR,
                      "agreed_at": MORNING + 2 * HOUR, "mode": "on_site"});
    let visit = desk.must("visits.plan", plan)["id"].clone();
    desk.sign_in("li");
    desk.minutes_pass(60);
    desk.must("visits.confirm", json!({"id": visit}));
    let packed: Vec<Value> =
        CHECKLIST.iter().map(|item| json!({"item": item, "done": true, "reason": ""})).collect();
    desk.must("visits.depart", json!({"id": visit, "checklist": packed}));
    desk.minutes_pass(40);
    desk.must(
        "visits.arrive",
        json!({"id": visit, "person_met": "王芳", "person_met_post": "户主", "identity_stated": true}),
    );
    let views = ["whole", "nameplate", "fault", "old_part", "after", "counter"];
    let mut longest: f64 = 0.0;
    for at in 0..photos {
        use base64::Engine;
        // What follows the end of a JPEG makes it another file.
        let bytes = [camera, &[u8::try_from(at)?]].concat();
        let base64 = base64::engine::general_purpose::STANDARD.encode(bytes);
        let began = Instant::now();
        desk.must("visits.add_photo", json!({"visit": visit, "base64": base64, "view": views[at % 6]}));
        longest = longest.max(milliseconds(began));
    }
    desk.must(
        "visits.save",
        json!({"id": visit, "fields": {
            "account": "昨晚起不制冷", "look": "外机结霜", "found_problem": "启动电容失效", "cause_code": "wear",
            "cause": "电容鼓包", "responsibility": "product", "user_agrees": true, "dismantled_before": false,
            "work_done": "更换启动电容，清洗冷凝器。".repeat(20), "result": "solved", "guidance": "每月清洗滤网",
            "fees_none": true, "no_parts": true,
            "tests": [{"item": "出风温度", "value": "12 ℃", "limit": "≤ 15 ℃", "passed": true}]}}),
    );
    desk.minutes_pass(50);
    desk.must("visits.work_done", json!({"id": visit}));
    desk.must(
        "visits.save",
        json!({"id": visit, "fields": {"opinion": "满意", "survey": "answered", "survey_score": 5}}),
    );
    Ok((visit, longest))
}
