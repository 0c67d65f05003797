//! Work begun at the desk (B-30): nobody is sent, the session begins at once and is reported like any other (E-22).
//! Command: `visits.begin_remote`.

use serde::Deserialize;
use ts_rs::TS;

use super::blank::blank;
use super::record::{Visit, VisitMode, VisitState};
use super::views::{self, VisitFile};
use super::{plan, stepping, store, template};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::record::Json;
use crate::service::actors::{Actor, acts_as};
use crate::service::tickets::{self, State, Ticket, TicketId};

/// The session that begins now.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitBegin {
    pub ticket: TicketId,
    /// Phone, remote desktop, e-mail; asked with the report where it is not said now.
    #[serde(default)]
    pub remote_means: Option<String>,
    #[serde(default)]
    pub remote_consent: Option<bool>,
}

pub(super) fn begin(c: &mut Change<'_>, input: VisitBegin) -> Result<VisitFile, Fault> {
    let ticket = c.need::<Ticket>(input.ticket)?;
    plan::nothing_under_way(c, ticket.id)?;
    take_on(c, &ticket)?;
    let me = c.who().person;
    if ticket.assignee != Some(me) {
        tickets::assign_with_visit(c, ticket.id, me)?;
    }
    let visit = Visit {
        number: c.next_number("V")?,
        state: VisitState::OnSite,
        mode: VisitMode::Remote,
        lead: me,
        technicians: Json(vec![me]),
        planned_at: c.now(),
        arrived_at: Some(c.now()),
        remote_means: input.remote_means.unwrap_or_default().trim().into(),
        remote_consent: input.remote_consent.unwrap_or_default(),
        ..blank(c.new_id(), ticket.id)
    };
    let visit = template::applied(c, visit, &ticket)?;
    c.create(&visit)?;
    stepping::arrived(c, &visit, None, c.now(), None)?;
    plan::tell_ticket(c, &visit, "")?;
    views::file(c, visit.id)
}

/// The ticket goes into service with it (4.1). One already there without any visit was taken on before sessions were
/// kept, and gets its report now.
fn take_on(c: &mut Change<'_>, ticket: &Ticket) -> Result<(), Fault> {
    match ticket.state {
        State::Ready => tickets::step(c, ticket.id, State::InService, None).map(|_| ()),
        State::InService if store::of_ticket(c, ticket.id)?.is_empty() => {
            tickets::may_touch(c, ticket)?;
            let may = acts_as(c.who(), Actor::Technician) || acts_as(c.who(), Actor::Designer);
            if may { Ok(()) } else { Err(Fault::new(FaultKind::Denied, "visit.guard.crew_only")) }
        }
        state => Err(Fault::refused("visit.guard.not_ready").arg("state", state)),
    }
}
