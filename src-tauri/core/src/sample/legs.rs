//! The steps of a visit, and how the customer takes the work.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::cast::Cast;
use super::data::{Case, Taken, Trip};
use super::papers;
use super::play::Run;
use super::story::{Act, Leg};
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;
use crate::service::visits::job::STEPS;
use crate::service::visits::rules::CHECKLIST;

/// Drawings that say on their face that they are samples.
const PHOTOS: [(&str, &[u8]); 5] = [
    ("whole", include_bytes!("../../../../assets/sample/whole.jpg")),
    ("nameplate", include_bytes!("../../../../assets/sample/nameplate.jpg")),
    ("fault", include_bytes!("../../../../assets/sample/fault.jpg")),
    ("old_part", include_bytes!("../../../../assets/sample/old_part.jpg")),
    ("after", include_bytes!("../../../../assets/sample/after.jpg")),
];

/// A log read out of a machine, and said to be a sample.
const LOG: &str = "样例,电流 A,出风 ℃\n换件前,0.2,26\n换件后,4.1,12\n";

/// One step of the numbered visit.
pub(super) fn perform(
    cast: &Cast<'_>,
    run: &mut Run<'_>,
    number: usize,
    leg: Leg,
    at: Moment,
) -> Result<(), Fault> {
    let trip = if number == 0 { &run.story.visit } else { &run.story.again };
    let trip = trip.as_ref().ok_or_else(|| Fault::bug("a visit the story has not"))?;
    if leg == Leg::Plan {
        let planned = cast.call("zhou", "visits.plan", plan(cast, run, trip))?;
        run.visits.push(planned["id"].clone());
        return Ok(());
    }
    let lead = trip.crew[0].as_str();
    let visit = run.visits[number].clone();
    let plain = || json!({ "id": visit });
    match leg {
        Leg::Plan => {}
        Leg::Confirm => {
            cast.call(lead, "visits.confirm", json!({"id": visit, "precall": "已电话确认时间，客户有人在"}))?;
        }
        Leg::Depart => {
            let done: Vec<Value> =
                CHECKLIST.iter().map(|item| json!({"item": item, "done": true, "reason": ""})).collect();
            papers::issue(cast, trip, &visit, lead)?;
            cast.call(lead, "visits.depart", json!({"id": visit, "checklist": done}))?;
        }
        Leg::Arrive => {
            let (name, role, _) = signer(cast, run, trip);
            cast.call(
                lead,
                "visits.arrive",
                json!({"id": visit, "person_met": name, "person_met_post": role, "identity_stated": true}),
            )?;
            if let Some(asked) = &trip.ask {
                let question = json!({"visit": visit, "problem": asked.problem, "own_view": asked.view,
                                      "demand": asked.demand});
                cast.call(lead, "visits.ask_guidance", question)?;
            }
        }
        Leg::WorkDone => {
            write_report(cast, run, trip, &visit, lead)?;
            if let Some(taken) = &trip.taken {
                take_away(cast, run, trip, taken, &visit, lead)?;
            }
            cast.call(lead, "visits.work_done", plain())?;
        }
        Leg::Present => {
            say(cast, trip, &visit, lead)?;
            papers::finish(cast, run, trip, &visit, lead)?;
            cast.call(lead, "acceptance.present", json!({"visit": visit, "mode": "on_site"}))?;
        }
        Leg::Sign => sign(cast, run, trip, &round(cast, run)?, &visit, lead, at)?,
        Leg::Leave => _ = cast.call(lead, "visits.leave", plain())?,
        Leg::Return => {
            cast.call(lead, "visits.return", plain())?;
            let time = json!({"visit": visit, "travel_minutes": 25, "work_minutes": 75});
            let file = cast.call(lead, "visits.save_time", time)?;
            for (item, taken) in file["custody"].as_array().into_iter().flatten().zip(&trip.taken) {
                cast.call("chen", "custody.register", json!({"id": item["id"], "place": taken.place}))?;
            }
        }
        Leg::Bench => mend(cast, &visit, lead)?,
        Leg::HandIn => {
            let file = cast.call("chen", "visits.get", plain())?;
            let back: Vec<&Value> =
                file["papers"].as_array().into_iter().flatten().map(|line| &line["paper"]).collect();
            if !back.is_empty() {
                cast.call("chen", "visits.take_papers", json!({"id": visit, "papers": back}))?;
            }
            cast.call(lead, "visits.hand_in", plain())?;
        }
        Leg::Approve => {
            cast.call("zhou", "visits.approve", plain())?;
            analyse(cast, run, trip, &visit, lead)?;
        }
        Leg::File => {
            // A voucher nobody signed is no voucher to take back.
            let file = cast.call("chen", "visits.get", plain())?;
            if !file["visit"]["signed_at"].is_null() {
                take_voucher(cast, run)?;
            }
            cast.call("chen", "visits.file", plain())?;
        }
        Leg::Abort => {
            let Some(abort) = &trip.abort else { return Err(Fault::bug("no reason to break off")) };
            let next = cast.calendar.moment(&abort.next);
            cast.call(
                "zhou",
                "visits.abort",
                json!({"id": visit, "kind": abort.kind, "reason": abort.reason, "next_appointment": next}),
            )?;
        }
        Leg::CallOff => {
            cast.call(
                "zhou",
                "visits.cancel",
                json!({"id": visit, "reason": trip.cancel, "customer_told": true}),
            )?;
        }
    }
    Ok(())
}

fn plan(cast: &Cast<'_>, run: &Run<'_>, trip: &Trip) -> Value {
    let crew: Vec<Value> = trip.crew.iter().map(|login| cast.id(login)).collect();
    let at = cast.calendar.moment(&trip.at);
    json!({"ticket": run.ticket, "lead": crew[0], "technicians": crew, "planned_at": at.plus_minutes(-25),
           "agreed_at": at, "mode": "on_site"})
}

/// Who signs, as what, in what relation to the customer.
pub(super) fn signer<'a>(cast: &'a Cast<'_>, run: &Run<'_>, trip: &Trip) -> (&'a str, &'a str, &'a str) {
    let customer = &cast.firm.customers[run.story.customer];
    match trip.signer.and_then(|at| customer.contacts.get(at)) {
        Some(contact) => (&contact.name, &contact.post, "employee"),
        None => (&customer.name, "户主", "self"),
    }
}

fn write_report(cast: &Cast<'_>, run: &Run<'_>, trip: &Trip, visit: &Value, lead: &str) -> Result<(), Fault> {
    let case = cast.firm.cases.get(&trip.case).ok_or_else(|| Fault::bug(format!("no case {}", trip.case)))?;
    // The standard steps of a repair; the fee is settled at the office.
    // Only of what is recent: somebody waits while the firm is made.
    if run.story.service_type == "repair" && trip.until.is_some() {
        for step in &STEPS[..4] {
            cast.call(lead, "visits.tick_step", json!({"id": visit, "item": step, "done": true}))?;
        }
    }
    for (view, bytes) in PHOTOS {
        let wanted = match view {
            "fault" => !case.found.is_empty(),
            "old_part" => !case.parts.is_empty(),
            _ => true,
        };
        if wanted {
            let photo = json!({"visit": visit, "base64": STANDARD.encode(bytes), "view": view});
            cast.call(lead, "visits.add_photo", photo)?;
        }
    }
    cast.call(lead, "visits.save", json!({"id": visit, "fields": fields(run, case)}))?;
    if !case.parts.is_empty() {
        let log = json!({"visit": visit, "base64": STANDARD.encode(LOG), "name": "运行数据.csv", "class": "data",
                         "caption": "换件前后十分钟的运行数据（样例）"});
        cast.call(lead, "attachments.add", log)?;
    }
    if !case.parts.is_empty() {
        cast.call(lead, "visits.save_parts", json!({"visit": visit, "parts": parts(cast, case)}))?;
    }
    if !case.fees.is_empty() {
        cast.call(lead, "visits.save_fees", json!({"visit": visit, "fees": fees(cast, case)}))?;
    }
    Ok(())
}

fn fields(run: &Run<'_>, case: &Case) -> Value {
    let asks_money = !case.fees.is_empty() || case.parts.iter().any(|p| p.price != 0);
    let tests: Vec<Value> = case
        .tests
        .iter()
        .map(|t| json!({"item": t.item, "value": t.value, "limit": t.limit, "passed": true}))
        .collect();
    let mut fields = json!({
        "account": run.story.text, "look": "外观完好，未拆过", "dismantled_before": false, "work_done": case.done,
        "result": "solved", "guidance": case.guide, "tests": tests, "no_parts": case.parts.is_empty(),
        "fees_none": !asks_money,
    });
    if !case.parameters.is_empty() {
        fields["parameters"] = json!(case.parameters);
    }
    if !case.found.is_empty() {
        fields["found_problem"] = json!(case.found);
        fields["cause_code"] = json!(case.code);
        fields["cause"] = json!(case.cause);
        fields["responsibility"] = json!(case.resp);
        fields["user_agrees"] = json!(true);
    }
    fields
}

fn parts(cast: &Cast<'_>, case: &Case) -> Vec<Value> {
    let one = |part: &super::data::CasePart| {
        json!({"id": cast.new_id(), "name": part.name, "part_number": part.number, "quantity": part.quantity.unwrap_or(1),
               "reason": case.cause, "old_serial": "", "new_serial": "", "old_part": "brought_back",
               "old_part_note": "", "unit_price": part.price})
    };
    case.parts.iter().map(one).collect()
}

fn fees(cast: &Cast<'_>, case: &Case) -> Vec<Value> {
    let one = |fee: &super::data::CaseFee| {
        json!({"id": cast.new_id(), "kind": fee.kind, "label": fee.label, "amount": fee.amount, "is_cash": false,
               "receipt_no": ""})
    };
    case.fees.iter().map(one).collect()
}

/// The analysis a severe fault owes; an installation or an S3 owes none.
fn analyse(cast: &Cast<'_>, run: &Run<'_>, trip: &Trip, visit: &Value, lead: &str) -> Result<(), Fault> {
    let is_severe = matches!(run.story.severity.as_deref(), Some("s1" | "s2"));
    let Some(case) = cast.firm.cases.get(&trip.case).filter(|c| is_severe && !c.found.is_empty()) else {
        return Ok(());
    };
    let report = json!({"visit": visit, "timeline": run.story.text, "cause": case.cause, "prevention": case.guide,
                        "finish": true});
    cast.call(lead, "visits.save_fault_report", report)?;
    Ok(())
}

/// What cannot be put right on site goes with the technician, on a receipt the customer confirms.
fn take_away(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    taken: &Taken,
    visit: &Value,
    lead: &str,
) -> Result<(), Fault> {
    let result = json!({"result": "workshop_needed", "result_note": taken.reason});
    let file = cast.call(lead, "visits.save", json!({"id": visit, "fields": result}))?;
    let photos: Vec<&Value> =
        file["photos"].as_array().into_iter().flatten().take(2).map(|p| &p["id"]).collect();
    let promised = cast.calendar.zone.day(cast.calendar.at(5, "12:00"));
    let receipt = json!({"visit": visit, "name": taken.name, "model": "", "serial": run.story.serial,
                         "accessories": taken.accessories, "condition": taken.condition, "fault": run.story.nature,
                         "reason": taken.reason, "promised_on": promised, "photos": photos});
    let file = cast.call(lead, "custody.take", receipt)?;
    let receipt = &file["item"]["receipt"];
    papers::sign(cast, run, trip, lead, receipt, 0)?;
    match taken.correction.as_str() {
        "" => Ok(()),
        wrong => papers::amend(cast, run, trip, lead, receipt, wrong),
    }
}

/// On the bench until it is repaired; the supervisor still has to verify it (K-06).
fn mend(cast: &Cast<'_>, visit: &Value, lead: &str) -> Result<(), Fault> {
    let file = cast.call(lead, "visits.get", json!({ "id": visit }))?;
    for item in file["custody"].as_array().into_iter().flatten() {
        let id = &item["id"];
        cast.call(lead, "custody.start", json!({ "id": id }))?;
        let card = json!({"id": id, "work": "更换开关电源芯片与滤波电容，清洁板面，老化两小时", "repair_minutes": 95, "no_parts": false,
            "parts": [{"name": "滤波电容", "part_number": "450V-220", "quantity": 2}],
            "tests": [{"item": "5 V 输出", "value": "5.02", "unit": "V", "min": "4.9", "max": "5.1", "passed": true},
                      {"item": "绝缘电阻", "value": "120", "unit": "MΩ", "min": "10", "max": "", "passed": true}]});
        cast.call(lead, "custody.save_card", card)?;
        cast.call(lead, "custody.repaired", json!({ "id": id }))?;
    }
    Ok(())
}

/// The paper voucher comes back signed, where its line is not struck off already.
pub(super) fn take_voucher(cast: &Cast<'_>, run: &Run<'_>) -> Result<(), Fault> {
    let file = cast.call("chen", "tickets.get", json!({ "id": run.ticket }))?;
    let is_out = file["vouchers"].as_array().into_iter().flatten().any(|v| v["returned_at"].is_null());
    // Work that stands unsigned has its proof, and no voucher comes back.
    if is_out && file["ticket"]["state"] != "completed_unsigned" {
        cast.call("chen", "tickets.voucher_back", json!({ "id": run.ticket }))?;
    }
    Ok(())
}

/// The customer's opinion is part of what is shown, so it is written first.
fn say(cast: &Cast<'_>, trip: &Trip, visit: &Value, lead: &str) -> Result<(), Fault> {
    let mut said = json!({ "opinion": trip.opinion });
    match trip.score {
        Some(score) => {
            said["survey"] = json!("answered");
            said["survey_score"] = json!(score);
        }
        None => said["survey"] = json!(trip.survey.as_deref().unwrap_or("refused")),
    }
    cast.call(lead, "visits.save", json!({"id": visit, "fields": said}))?;
    Ok(())
}

pub(super) fn sign(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    round: &Value,
    visit: &Value,
    lead: &str,
    at: Moment,
) -> Result<(), Fault> {
    let shown = cast.call(lead, "acceptance.pages", json!({ "round": round }))?;
    let (name, role, relation) = signer(cast, run, trip);
    let phone = &cast.firm.customers[run.story.customer].phone;
    let seed = visit
        .as_str()
        .map_or(1, |id| id.bytes().fold(7, |seed, byte| (seed * 31 + i64::from(byte)) % 1_000_003));
    // Every hand is another, also on one visit.
    let seed = (seed + at.0 / 60_000) % 1_000_003;
    cast.call(
        lead,
        "acceptance.sign",
        json!({"round": shown["round"]["id"], "content_digest": shown["content_digest"], "signer_name": name,
               "signer_role": role, "signer_phone": phone, "relation": relation,
               "ink": ink(seed),
               "started_at": at}),
    )?;
    if papers::is_copy_given(&shown["round"]["number"]) {
        let copy = json!({ "round": shown["round"]["id"], "means": "wechat", "recipient": name });
        cast.call(lead, "acceptance.give_copy", copy)?;
    }
    Ok(())
}

/// A hand: loops that lean and grow by the seed.
pub(super) fn ink(seed: i64) -> Value {
    let stroke = |n: i64| -> Vec<Value> {
        let lean = (seed + n * 5) % 7 - 3;
        (0..40)
            .map(|i| {
                let turn = (i as f64) * (0.35 + 0.02 * ((seed + n) % 5) as f64);
                let x = 100 + seed % 83 + n * 270 + i * 5 + (turn.cos() * 42.0) as i64;
                let y = 190 + seed % 31 + (turn.sin() * (70.0 + 8.0 * (n as f64))) as i64 + lean * i / 4;
                json!({"x": x, "y": y, "t": n * 800 + i * 14, "p": 420 + (i * 9 + seed) % 260})
            })
            .collect()
    };
    json!({"width": 1200, "height": 400, "input": "pen", "strokes": [stroke(0), stroke(1), stroke(2)]})
}

/// The latest round of the ticket.
pub(super) fn round(cast: &Cast<'_>, run: &Run<'_>) -> Result<Value, Fault> {
    Ok(latest(cast, run)?["id"].clone())
}

fn latest(cast: &Cast<'_>, run: &Run<'_>) -> Result<Value, Fault> {
    let rounds = cast.call("zhou", "acceptance.rounds", json!({ "ticket": run.ticket }))?;
    let all = rounds.as_array().cloned().unwrap_or_default();
    all.into_iter().max_by_key(|r| r["round"].as_i64()).ok_or_else(|| Fault::bug("no round"))
}

/// The work is rejected, or shown and not signed (F-08, F-13).
pub(super) fn outcome(cast: &Cast<'_>, run: &Run<'_>, act: Act) -> Result<(), Fault> {
    let lead = run.story.visit.as_ref().map_or("zhou", |trip| trip.crew[0].as_str());
    let last = latest(cast, run)?;
    let round = &last["id"];
    let unsigned = || run.story.unsigned.as_ref().ok_or_else(|| Fault::bug("the story is signed"));
    match act {
        Act::Reject => {
            _ = cast.call(lead, "acceptance.reject", json!({"round": round, "issues": run.story.reject}))?
        }
        Act::TreatIssues => {
            for issue in last["issues"].as_array().into_iter().flatten() {
                let treated = json!({"issue": issue["id"], "fate": "done", "note": "返工时一并处理"});
                cast.call("zhou", "acceptance.treat_issue", treated)?;
            }
        }
        Act::Unsigned => {
            let u = unsigned()?;
            let mut told = json!({"round": round, "kind": u.kind, "reason": u.reason, "witness": u.witness,
                                  "evidence": u.evidence, "proof": u.proof});
            if u.proof == "photo" {
                let (_, picture) = PHOTOS[0];
                let photo = json!({"visit": run.visits.last(), "base64": STANDARD.encode(picture), "name": "门口.jpg",
                                   "caption": u.evidence});
                let kept = cast.call(lead, "attachments.add", photo)?;
                told["proof_file"] = kept["file"]["id"].clone();
            }
            cast.call(lead, "acceptance.unsigned", told)?;
        }
        Act::Remind(number) => {
            let reminder = unsigned()?.reminders.get(number).ok_or_else(|| Fault::bug("no such reminder"))?;
            let told = json!({"round": round, "means": reminder.means, "note": reminder.note});
            cast.call("chen", "acceptance.remind", told)?;
        }
        Act::CloseUnsigned => {
            _ = cast.call("zhou", "acceptance.close_unsigned", json!({ "round": round }))?
        }
        _ => return Err(Fault::bug("not the customer's to say")),
    }
    Ok(())
}
