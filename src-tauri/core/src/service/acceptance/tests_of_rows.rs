//! What the paper of a round says, and where it is found (F-02, F-09, F-20).

use serde_json::{Value, json};

use super::tests::{Case, finished_work, parse};
use super::{AcceptanceRound, presenting};
use crate::service::tickets::{self, State, Ticket};

impl Case {
    /// The words of the report as it was frozen.
    fn paper(&self) -> String {
        let session = self.desk.core.session().unwrap();
        let id = parse::<super::RoundId>(self.round.clone());
        self.desk
            .core
            .read_as(&session, |r| {
                let round = r.need::<AcceptanceRound>(id)?;
                let content = serde_json::from_str(round.content.as_deref().unwrap()).unwrap();
                let around = presenting::around(round.content_digest.as_deref().unwrap());
                Ok(presenting::pages(r, &content, &around)?.text())
            })
            .unwrap()
    }
}

#[test]
fn the_mode_chosen_is_printed() {
    let case = finished_work();
    case.desk.must("acceptance.present", json!({"visit": case.visit, "mode": "on_site"}));
    assert!(case.paper().contains("现场查看"), "F-02: on_site is printed on P-33");
    case.desk.must("acceptance.present", json!({"visit": case.visit, "mode": "handover"}));
    assert!(case.paper().contains("交付移交"), "F-02: and another mode instead");
}

#[test]
fn a_round_shown_is_not_accepted_by_request_and_its_paper_is_filed_twice_over_when_signed() {
    let case = finished_work();
    let shown = case.present();
    let session = case.desk.core.session().unwrap();
    let id = parse(case.ticket.clone());
    let asked =
        case.desk.core.change_as(&session, "test.step", |c| tickets::step(c, id, State::Accepted, None));
    assert!(asked.is_err(), "F-09: only a signature accepts");
    assert_eq!(case.ticket_state(), "pending_acceptance");
    case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    let customer = case.desk.core.read_as(&session, |r| Ok(r.need::<Ticket>(id)?.customer)).unwrap();
    let listed = |wanted: Value| case.desk.must("documents.list", wanted)["rows"].clone();
    let in_ticket = listed(json!({"subject": case.ticket}));
    assert_eq!(in_ticket[0]["number"], shown["round"]["number"], "F-09: in the ticket");
    assert_eq!(in_ticket, listed(json!({"customer": customer})), "F-09: and in the customer's file");
}

#[test]
fn a_clock_that_was_set_back_is_named_on_the_paper() {
    let case = finished_work();
    case.present();
    assert!(!case.paper().contains("时钟异常"), "a right clock is nothing to speak of");
    case.desk.minutes_pass(24 * 60);
    case.desk.sign_in("admin");
    case.desk.must("settings.set", json!({"key": "lock.minutes", "value": 9, "reason": "时钟"}));
    case.desk.clock_is_set(-24 * 60);
    case.present();
    assert!(case.paper().contains("时钟异常"), "F-20: set back a day, printed");
}
