//! The numbered papers of the stories: given out before a visit, printed, signed on the pad or by hand, voided.

use serde_json::{Value, json};

use super::cast::Cast;
use super::data::{SamplePaper, Trip};
use super::legs::{ink, signer};
use super::play::Run;
use crate::kernel::fault::Fault;

/// The numbers the technician takes along (D-25).
pub(super) fn issue(cast: &Cast<'_>, trip: &Trip, visit: &Value, lead: &str) -> Result<(), Fault> {
    for paper in &trip.papers {
        let mut input = json!({ "kind": paper.kind, "visit": visit });
        if !paper.form.is_null() {
            input["form"] = paper.form.clone();
        }
        cast.call(lead, "papers.issue", input)?;
    }
    Ok(())
}

/// As far as each of them has come, once the work is done and the customer has said what he thinks of it.
pub(super) fn finish(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    visit: &Value,
    lead: &str,
) -> Result<(), Fault> {
    let issued = cast.call(lead, "papers.list", json!({ "visit": visit }))?;
    for (number, paper) in trip.papers.iter().enumerate() {
        let found = issued["rows"].as_array().into_iter().flatten();
        let Some(row) = found.into_iter().find(|row| row["kind"] == json!(paper.kind)) else { continue };
        finish_one(cast, run, trip, lead, paper, &row["id"], number)?;
    }
    Ok(())
}

fn finish_one(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    lead: &str,
    paper: &SamplePaper,
    id: &Value,
    number: usize,
) -> Result<(), Fault> {
    match paper.until.as_str() {
        "presented" => _ = cast.call(lead, "papers.present", json!({ "id": id }))?,
        "signed" => sign(cast, run, trip, lead, id, number)?,
        "printed" => print(cast, lead, id)?,
        "by_hand" => {
            print(cast, lead, id)?;
            let (name, role, relation) = signer(cast, run, trip);
            let sheet = json!({"signer_name": name, "signer_role": role, "signer_phone": phone(cast, run),
                               "relation": relation, "signed_at": cast.now()});
            cast.call(lead, "papers.key_in", json!({ "id": id, "on_sheet": sheet }))?;
        }
        "voided" => _ = cast.call(lead, "papers.void", json!({ "id": id, "reason": paper.reason }))?,
        _ => {}
    }
    Ok(())
}

fn print(cast: &Cast<'_>, lead: &str, id: &Value) -> Result<(), Fault> {
    cast.call(lead, "papers.print", json!({ "ids": [id], "to": "folder" }))?;
    Ok(())
}

/// Blank slips for a place without a computer, one of them spoilt (A-11, D-25).
pub(super) fn blanks(cast: &Cast<'_>) -> Result<(), Fault> {
    let blank = json!({ "kind": "receipt_slip", "count": 5, "issued_to": cast.id("li") });
    let printed = cast.call("chen", "papers.print", json!({ "blank": blank, "to": "folder" }))?;
    let spoilt = json!({ "id": printed["ids"][0], "reason": "打印时卡纸，纸已撕" });
    cast.call("chen", "papers.void", spoilt)?;
    Ok(())
}

/// Now and then a copy is forgotten and waits on Today (F-10).
pub(super) fn is_copy_given(number: &Value) -> bool {
    number.as_str().is_some_and(|number| !number.ends_with(['3', '9']))
}

/// The signed paper got something wrong: an addendum says what, and is signed like the paper (F-06).
pub(super) fn amend(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    lead: &str,
    paper: &Value,
    correction: &str,
) -> Result<(), Fault> {
    let opened = cast.call(lead, "papers.amend", json!({ "id": paper, "correction": correction }))?;
    sign(cast, run, trip, lead, &opened["row"]["id"], 1)
}

/// The project's acceptance is applied for, and the customer signs that he has the application (P-55).
pub(super) fn apply(cast: &Cast<'_>, run: &Run<'_>, trip: &Trip, lead: &str) -> Result<(), Fault> {
    let wanted = json!({ "kind": "project_application", "ticket": run.ticket });
    let issued = cast.call(lead, "papers.issue", wanted)?;
    sign(cast, run, trip, lead, &issued[0]["id"], 2)
}

/// The customer signs the next block on the pad; every hand is another.
pub(super) fn sign(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    lead: &str,
    paper: &Value,
    hand: usize,
) -> Result<(), Fault> {
    let shown = cast.call(lead, "papers.present", json!({ "id": paper }))?;
    let (name, role, relation) = signer(cast, run, trip);
    let seed =
        paper.as_str().map_or(3, |id| id.bytes().fold(11, |seed, b| (seed * 37 + i64::from(b)) % 1_000_003));
    let seed = seed + i64::try_from(hand).unwrap_or(0);
    cast.call(
        lead,
        "papers.sign",
        json!({"id": paper, "content_digest": shown["content_digest"], "signer_name": name, "signer_role": role,
               "signer_phone": phone(cast, run), "relation": relation,
               "ink": ink(seed), "started_at": cast.now()}),
    )?;
    if is_copy_given(&shown["paper"]["row"]["number"]) {
        cast.call(lead, "papers.give_copy", json!({ "id": paper, "means": "print", "recipient": name }))?;
    }
    Ok(())
}

fn phone<'a>(cast: &'a Cast<'_>, run: &Run<'_>) -> &'a str {
    &cast.firm.customers[run.story.customer].phone
}
