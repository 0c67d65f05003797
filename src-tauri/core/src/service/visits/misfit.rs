//! Product-defect notices from the field (E-21, C-14): a misfit is solved on the spot and told to the makers besides.
//! Commands: `visits.defects`, `visits.save_defect`, `visits.drop_defect`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{VisitId, VisitPhoto, VisitPhotoId};
use super::store;
use super::views::{self, VisitFile};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::service::tickets::Ticket;

crate::ids! {
    /// A product-defect notice.
    ProductDefectId,
}

crate::choice! {
    /// What does not fit (E-21).
    pub enum DefectKind {
        WrongFastener = "wrong_fastener",
        Machining = "machining",
        MissingPart = "missing_part",
        Design = "design",
        Other = "other",
    }
}

crate::choice! {
    /// Whom it is for (C-14).
    pub enum DefectDepartment {
        Production = "production",
        Purchasing = "purchasing",
        Design = "design",
    }
}

crate::record! {
    /// A notice to the makers; numbered, struck out and never deleted (T-12).
    pub struct ProductDefect: ProductDefectId in "product_defect", merge Merge::Fields => {
        /// Series `D`.
        number: String,
        visit: VisitId,
        kind: DefectKind,
        /// Which part of the item.
        part: String,
        defect: String,
        /// How it was solved all the same.
        solved_how: String,
        department: DefectDepartment,
        photo: Option<VisitPhotoId>,
        noted_at: Moment,
        noted_by: PersonId,
        removed: bool,
    }
}

/// A notice as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DefectSave {
    pub visit: VisitId,
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<ProductDefectId>,
    pub kind: DefectKind,
    pub part: String,
    pub defect: String,
    pub solved_how: String,
    pub department: DefectDepartment,
    #[serde(default)]
    pub photo: Option<VisitPhotoId>,
}

pub(super) fn save(c: &mut Change<'_>, input: DefectSave) -> Result<VisitFile, Fault> {
    let visit = writable(c, input.visit)?;
    if let Some(photo) = input.photo
        && c.need::<VisitPhoto>(photo)?.visit != visit
    {
        return Err(Fault::new(FaultKind::Conflict, "visit.line_of_another"));
    }
    let before = input.id.map(|id| c.need::<ProductDefect>(id)).transpose()?;
    if before.as_ref().is_some_and(|b| b.visit != visit) {
        return Err(Fault::new(FaultKind::Conflict, "visit.line_of_another"));
    }
    let blank = |c: &mut Change<'_>| -> Result<ProductDefect, Fault> {
        Ok(ProductDefect {
            id: c.new_id(),
            number: c.next_number("D")?,
            visit,
            kind: input.kind,
            part: String::new(),
            defect: String::new(),
            solved_how: String::new(),
            department: input.department,
            photo: None,
            noted_at: c.now(),
            noted_by: c.who().person,
            removed: false,
        })
    };
    let base = match &before {
        Some(before) => before.clone(),
        None => blank(c)?,
    };
    let after = ProductDefect {
        kind: input.kind,
        part: input.part,
        defect: input.defect,
        solved_how: input.solved_how,
        department: input.department,
        photo: input.photo,
        ..base
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    views::file(c, visit)
}

/// Which notice.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DefectAsked {
    pub id: ProductDefectId,
}

pub(super) fn strike(c: &mut Change<'_>, input: DefectAsked) -> Result<VisitFile, Fault> {
    let before = c.need::<ProductDefect>(input.id)?;
    let visit = writable(c, before.visit)?;
    c.save(&before, &ProductDefect { removed: true, ..before.clone() })?;
    views::file(c, visit)
}

/// The notice is ours and no part of what the customer signs, so it may still be written until the visit is filed.
fn writable(c: &Change<'_>, id: VisitId) -> Result<VisitId, Fault> {
    let visit = store::get(c, id)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    if super::rules::is_ended(visit.state) { Err(super::writing::closed(&visit)) } else { Ok(visit.id) }
}

/// Those of a visit, struck ones left out.
pub(super) fn of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<ProductDefect>, Fault> {
    r.find("WHERE visit = ?1 AND removed = 0 ORDER BY rid", [visit])
}

/// Asks for all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DefectsAsked {}

/// A notice in the list.
#[derive(Debug, Serialize, TS)]
pub struct DefectRow {
    pub defect: ProductDefect,
    pub visit_number: String,
    pub ticket_number: String,
    pub model: String,
    pub serial: String,
    pub noted_by_name: String,
    /// Notices on the same part, this one counted (C-14).
    pub same_part: i64,
}

/// All notices, newest first; a technician sees those of his own visits.
pub(super) fn list(r: &Reader<'_>, _: DefectsAsked) -> Result<Vec<DefectRow>, Fault> {
    let all = r.find::<ProductDefect>("WHERE removed = 0 ORDER BY rid DESC LIMIT 500", [])?;
    let sees_all = r.who().scope(Need::VisitRead) == Some(Scope::All);
    let same = |part: &str| all.iter().filter(|d| !part.is_empty() && d.part.trim() == part).count().max(1);
    let mut rows = Vec::new();
    for defect in &all {
        let visit = store::get(r, defect.visit)?;
        if !sees_all && !store::is_mine(r, &visit) {
            continue;
        }
        let ticket = r.need::<Ticket>(visit.ticket)?;
        rows.push(DefectRow {
            visit_number: visit.number,
            ticket_number: ticket.number,
            model: ticket.model,
            serial: ticket.serial,
            noted_by_name: people::name_of(r, defect.noted_by)?,
            same_part: same(defect.part.trim()) as i64,
            defect: defect.clone(),
        });
    }
    Ok(rows)
}
