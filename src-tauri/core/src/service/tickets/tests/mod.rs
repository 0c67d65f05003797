//! Tickets over a real encrypted vault, with named people at the desk.

mod found;
mod intake;
mod joining;
mod life;
mod lists;
mod roles;
mod table;
mod vip;

use serde_json::{Value, json};

use crate::testing::{Desk, PASSWORD};

/// A firm with a front desk (`wang`), a supervisor (`zhao`), a project manager (`qian`), two technicians (`li`,
/// `sun`) and a boss (`zhou`). `wang` is signed in.
fn firm() -> Desk {
    let desk = Desk::open();
    for (login, name, role) in [
        ("wang", "王前台", "front_desk"),
        ("zhao", "赵主管", "service_supervisor"),
        ("qian", "钱经理", "project_manager"),
        ("li", "李师傅", "technician"),
        ("sun", "孙师傅", "technician"),
        ("zhou", "周总", "executive"),
    ] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": name, "roles": [role], "password": PASSWORD, "active": true}),
        );
    }
    desk.sign_in("wang");
    desk
}

/// The id of a person.
fn person(desk: &Desk, login: &str) -> Value {
    let people = desk.must("people.list", json!({}));
    let found = people.as_array().unwrap().iter().find(|p| p["login"] == login).unwrap();
    found["id"].clone()
}

/// What a caller with a broken machine says; fields may be overridden.
fn repair(overrides: Value) -> Value {
    let mut ticket = json!({
        "customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": "repair",
        "model": "KFR-35", "serial": "SN-001", "description": "不制冷",
    });
    for (key, value) in overrides.as_object().unwrap() {
        ticket[key] = value.clone();
    }
    ticket
}

/// Registers a repair; answers what `tickets.create` answers.
fn registered(desk: &Desk, overrides: Value) -> Value {
    desk.must("tickets.create", repair(overrides))
}

/// A repair handed over to `zhao`, who is signed in then.
fn handed_over(desk: &Desk, overrides: Value) -> Value {
    let ticket = registered(desk, overrides);
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": person(desk, "zhao")}));
    desk.sign_in("zhao");
    ticket
}

/// A repair triaged as S3 and ready for dispatch; `zhao` is signed in.
fn ready(desk: &Desk, overrides: Value) -> Value {
    let ticket = handed_over(desk, overrides);
    desk.must(
        "tickets.triage",
        json!({"id": ticket["id"], "severity": "s3", "nature": "缺氟", "assessors": [person(desk, "zhao")]}),
    );
    desk.must("tickets.plan_not_needed", json!({"id": ticket["id"]}));
    ticket
}

fn file(desk: &Desk, ticket: &Value) -> Value {
    desk.must("tickets.get", json!({"id": ticket["id"]}))
}

fn state(desk: &Desk, ticket: &Value) -> String {
    file(desk, ticket)["ticket"]["state"].as_str().unwrap().to_string()
}

/// Takes a step as other modules do, as the person signed in.
fn step(desk: &Desk, ticket: &Value, to: super::State) -> Result<(), crate::Fault> {
    in_core(desk, |c, id| super::step(c, id, to, Some("因故")), ticket)
}

/// Takes a step as the program.
fn system_step(desk: &Desk, ticket: &Value, to: super::State) -> Result<(), crate::Fault> {
    in_core(desk, |c, id| super::system_step(c, id, to, None), ticket)
}

fn in_core(
    desk: &Desk,
    run: impl FnOnce(&mut crate::kernel::Change<'_>, super::TicketId) -> Result<super::Ticket, crate::Fault>,
    ticket: &Value,
) -> Result<(), crate::Fault> {
    let id: super::TicketId = serde_json::from_value(ticket["id"].clone()).unwrap();
    let session = desk.core.session().unwrap();
    desk.core.change_as(&session, "test.step", |c| run(c, id)).map(|_| ())
}

/// The journal tells the same story as the tables, and its chain is whole.
fn journal_agrees(desk: &Desk) {
    desk.sign_in("admin");
    assert_eq!(
        desk.must("journal.rebuild_check", json!({})),
        json!([]),
        "tables are projections of the journal"
    );
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain is whole");
}
