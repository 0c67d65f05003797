//! Records as lines of the one search field. Each kind is found by its own module, with its scopes and masks.

use lexicon::Named;

use super::clues::{Clues, Known, SAID};
use super::{FoundKind, FoundLine, FoundMarks};
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, CustomerGrade, CustomerKind, CustomerRow};
use crate::master::equipment::{self, EquipmentView};
use crate::platform::documents::{self, DocumentRow};
use crate::platform::journal::AnyId;
use crate::service::papers::{self, PaperRow, PaperState};
use crate::service::tickets::{self, State, TicketRow};
use crate::service::visits::{self, VisitRow, VisitState};

/// A line with how well it fits.
pub struct Ranked {
    pub rank: u8,
    pub line: FoundLine,
}

/// The right a list of that kind needs.
pub fn need(kind: FoundKind) -> Need {
    match kind {
        FoundKind::Customers => Need::CustomerRead,
        FoundKind::Equipment => Need::EquipmentRead,
        FoundKind::Tickets => Need::TicketRead,
        FoundKind::Visits | FoundKind::Papers => Need::VisitRead,
        FoundKind::Documents => Need::DocumentRead,
    }
}

/// Records of a kind that fit, in the order they came to be known.
pub fn of_kind(r: &Reader<'_>, kind: FoundKind, clues: &Clues, most: usize) -> Result<Vec<Ranked>, Fault> {
    if !r.who().may(need(kind)) {
        return Ok(Vec::new());
    }
    let text = clues.text.as_str();
    let ranked = |known: Known<'_>, line: FoundLine| Ranked {
        rank: clues.rank(&known),
        line: clues.mark(line, known.named),
    };
    Ok(match kind {
        FoundKind::Customers => {
            let mut found = Vec::new();
            for row in customers::found(r, text, most)? {
                found.push(customer(r, clues, &row)?);
            }
            found
        }
        FoundKind::Equipment => equipment::found(r, text, most)?
            .into_iter()
            .map(|row| {
                let numbers = [row.equipment.number.as_str(), row.equipment.serial.as_str()];
                ranked(
                    Known { numbers: &numbers, name: &row.equipment.name, ..Known::default() },
                    item_line(&row),
                )
            })
            .collect(),
        FoundKind::Tickets => tickets::found(r, text, most)?
            .into_iter()
            .map(|(row, said)| {
                let numbers = [row.number.as_str(), row.serial.as_str()];
                let line =
                    said.map_or_else(|| ticket_line(&row), |note| FoundLine { note, ..ticket_line(&row) });
                ranked(Known { numbers: &numbers, name: &row.customer_name, ..Known::default() }, line)
            })
            .collect(),
        FoundKind::Visits => visits::found(r, text, most)?
            .into_iter()
            .map(|(row, said)| {
                let shown = visit_line(&row);
                // Number and customer stand in the line already.
                let said = said.filter(|said| *said != row.number && *said != row.customer_name);
                let line = said.map_or_else(|| visit_line(&row), |note| FoundLine { note, ..shown });
                ranked(Known { numbers: &[&row.number], name: &row.customer_name, ..Known::default() }, line)
            })
            .collect(),
        FoundKind::Papers => papers::found(r, text, most)?
            .into_iter()
            .map(|row| {
                ranked(
                    Known { numbers: &[&row.number], name: &row.customer_name, ..Known::default() },
                    paper_line(&row),
                )
            })
            .collect(),
        FoundKind::Documents => documents::found(r, text, most)?
            .into_iter()
            .map(|row| {
                ranked(
                    Known { numbers: &[&row.document.number], name: &row.customer_name, ..Known::default() },
                    document_line(&row),
                )
            })
            .collect(),
    })
}

/// The line of one record, if it is there and the person asking may see it.
pub fn one(r: &Reader<'_>, kind: FoundKind, id: AnyId) -> Result<Option<FoundLine>, Fault> {
    if !r.who().may(need(kind)) {
        return Ok(None);
    }
    Ok(match kind {
        FoundKind::Customers => customers::line(r, customers::CustomerId(id.0))?
            .filter(|c| !is_shut(c))
            .map(|c| customer_line(&c)),
        FoundKind::Equipment => equipment::line(r, equipment::EquipmentId(id.0))?.map(|e| item_line(&e)),
        FoundKind::Tickets => {
            let id = tickets::TicketId(id.0);
            let is_there = r.get::<tickets::Ticket>(id)?.is_some();
            if is_there { tickets::these(r, &[id])?.first().map(ticket_line) } else { None }
        }
        FoundKind::Visits => visits::line(r, visits::VisitId(id.0))?.map(|v| visit_line(&v)),
        FoundKind::Papers => papers::line(r, papers::PaperId(id.0))?.map(|p| paper_line(&p)),
        FoundKind::Documents => documents::line(r, documents::DocumentId(id.0))?.map(|d| document_line(&d)),
    })
}

/// Another's VIP file stays shut; its name in the list is all that is shown (N-06).
fn is_shut(row: &CustomerRow) -> bool {
    row.grade == CustomerGrade::Vip && row.access == customers::CustomerAccess::Name
}

fn customer(r: &Reader<'_>, clues: &Clues, row: &CustomerRow) -> Result<Ranked, Fault> {
    let phones: Vec<String> = customers::phones_of(r, row.id)?.into_iter().map(|p| p.digits).collect();
    let contacts: Vec<String> = customers::contacts_of(r, row.id)?.into_iter().map(|k| k.name).collect();
    let source = row.source_number.clone().unwrap_or_default();
    let known = Known {
        numbers: &[&row.number, &source],
        phones: &phones,
        name: &row.name,
        named: Some(if row.kind.works_as == CustomerKind::Person { Named::Person } else { Named::Firm }),
        also: &contacts,
    };
    let mut line = customer_line(row);
    // Found by somebody of the firm: the line says by whom.
    let is_named = clues.rank(&Known { also: &[], ..known }) < SAID;
    // Who belongs to a VIP stands in the closed file, which the desk sees no more of than flag, owner and line (N-06).
    let is_inside = row.grade == CustomerGrade::Vip && row.access != customers::CustomerAccess::Full;
    if !is_named && !is_inside {
        let one = |name: &&String| {
            let alone = Known { name, named: Some(Named::Person), ..Known::default() };
            clues.rank(&alone) < SAID
        };
        if let Some(contact) = contacts.iter().find(one) {
            line.note = [contact.as_str(), &line.note].join(" · ");
        }
    }
    Ok(Ranked { rank: clues.rank(&known), line: clues.mark(line, known.named) })
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

fn customer_line(row: &CustomerRow) -> FoundLine {
    FoundLine {
        state: row.grade.code().into(),
        is_over: !row.active,
        note: joined(&[&row.phone, &row.address]),
        ..plain(FoundKind::Customers, AnyId(row.id.0), &row.number, &row.name)
    }
}

fn item_line(row: &EquipmentView) -> FoundLine {
    let item = &row.equipment;
    let name = [item.name.as_str(), item.model.as_str()].join(" ");
    FoundLine {
        state: row.warranty.code().into(),
        is_over: !item.active,
        note: joined(&[&item.serial, &row.customer_name]),
        ..plain(FoundKind::Equipment, AnyId(item.id.0), &item.number, name.trim())
    }
}

fn ticket_line(row: &TicketRow) -> FoundLine {
    FoundLine {
        state: row.state.code().into(),
        is_over: matches!(row.state, State::Closed | State::Archived | State::Cancelled),
        note: row.subject.clone(),
        at: Some(row.received_at),
        ..plain(FoundKind::Tickets, AnyId(row.id.0), &row.number, &row.customer_name)
    }
}

fn visit_line(row: &VisitRow) -> FoundLine {
    FoundLine {
        state: row.state.code().into(),
        is_over: matches!(row.state, VisitState::Filed | VisitState::Aborted | VisitState::Cancelled),
        note: joined(&[&row.lead_name, &row.ticket_number]),
        at: Some(row.planned_at),
        ..plain(FoundKind::Visits, AnyId(row.id.0), &row.number, &row.customer_name)
    }
}

fn paper_line(row: &PaperRow) -> FoundLine {
    FoundLine {
        state: row.state.code().into(),
        paper: row.kind.code().into(),
        is_over: row.state == PaperState::Voided,
        note: joined(&[&row.ticket_number, &row.visit_number]),
        at: Some(row.issued_at),
        ..plain(FoundKind::Papers, AnyId(row.id.0), &row.number, &row.customer_name)
    }
}

fn document_line(row: &DocumentRow) -> FoundLine {
    FoundLine {
        paper: row.document.kind.code().into(),
        note: row.ticket_number.clone(),
        at: Some(row.document.sealed_at),
        ..plain(FoundKind::Documents, AnyId(row.document.id.0), &row.document.number, &row.customer_name)
    }
}

fn plain(kind: FoundKind, id: AnyId, number: &str, name: &str) -> FoundLine {
    FoundLine {
        kind,
        id,
        number: number.into(),
        name: name.into(),
        note: String::new(),
        state: String::new(),
        paper: String::new(),
        at: None,
        is_over: false,
        marks: FoundMarks::default(),
    }
}
