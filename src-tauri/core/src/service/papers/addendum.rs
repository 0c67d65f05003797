//! The numbered, signed correction of a signed paper. The paper itself stays as it is (F-06).

use serde::Deserialize;
use ts_rs::TS;

use super::content::{AmendedPaper, SignedBefore};
use super::issuing::{self, Issue, check_mine};
use super::record::{Paper, PaperForm, PaperId, PaperKind, PaperSignature, PaperState};
use super::views::{PaperFile, file};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::platform::journal::AnyId;

/// What of a signed paper is put right.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendPaper {
    pub id: PaperId,
    /// What stood there and what is right, in words the customer reads before signing.
    pub correction: String,
}

/// Opens the addendum: a paper of its own, shown or printed and signed like any other. One that waits for its
/// signature already is rewritten instead.
pub(super) fn amend(c: &mut Change<'_>, input: AmendPaper) -> Result<PaperFile, Fault> {
    let correction = input.correction.trim().to_string();
    if correction.is_empty() {
        Fault::unless_complete(&["correction"])?;
    }
    let amended = c.need::<Paper>(input.id)?;
    check_mine(c, Need::AcceptancePresent, &amended)?;
    if amended.state != PaperState::Filed || last_signature(c, &amended)?.is_none() {
        return Err(Fault::refused("papers.not_signed"));
    }
    let standing = c.first::<Paper>(
        "WHERE subject = ?1 AND kind = 'addendum' AND state NOT IN ('filed', 'voided')",
        [AnyId(amended.id.0)],
    )?;
    if let Some(before) = standing {
        // What is being signed by hand is written already.
        if before.state == PaperState::ScanPending || before.state == PaperState::Signed {
            return Err(Fault::refused("papers.visit_has_another").arg("number", before.number));
        }
        let mut after = before.clone();
        after.form.correction = correction;
        c.save(&before, &after)?;
        return file(c, &after);
    }
    let about = Issue {
        ticket: amended.ticket,
        subject: Some(AnyId(amended.id.0)),
        issued_to: amended.issued_to,
        form: PaperForm { correction, ..amended_names(&amended) },
        ..Issue::default()
    };
    let number = next_number(c, &amended)?;
    let addendum = issuing::issue_as(c, PaperKind::Addendum, number, about)?;
    file(c, &addendum)
}

/// Of a paper of no ticket: whom it was read off the sheet for.
fn amended_names(amended: &Paper) -> PaperForm {
    let Json(form) = &amended.form;
    PaperForm {
        customer_name: form.customer_name.clone(),
        phone: form.phone.clone(),
        address: form.address.clone(),
        ..PaperForm::default()
    }
}

/// The paper's own number with a count: `G26-A-00007-C1`.
fn next_number(r: &Reader<'_>, amended: &Paper) -> Result<String, Fault> {
    let mut first = amended.clone();
    while let (PaperKind::Addendum, Some(earlier)) = (first.kind, first.subject) {
        first = r.need(PaperId(earlier.0))?;
    }
    let given: i64 = r
        .value(
            "SELECT count(*) FROM paper WHERE kind = 'addendum' AND number LIKE ?1 || '-C%'",
            [&first.number],
        )?
        .unwrap_or(0);
    Ok(format!("{}-C{}", first.number, given + 1))
}

/// The paper an addendum corrects, as it was signed.
pub(super) fn amended(r: &Reader<'_>, addendum: &Paper) -> Result<Option<AmendedPaper>, Fault> {
    let (PaperKind::Addendum, Some(subject)) = (addendum.kind, addendum.subject) else { return Ok(None) };
    let paper = r.need::<Paper>(PaperId(subject.0))?;
    let signed = last_signature(r, &paper)?.ok_or_else(|| Fault::bug("what is amended was signed"))?;
    Ok(Some(AmendedPaper { number: paper.number, kind: paper.kind, signed: SignedBefore::of(&signed) }))
}

/// The corrections of a paper, first to last, with what they say.
pub(super) fn of_paper(r: &Reader<'_>, paper: PaperId) -> Result<Vec<Paper>, Fault> {
    r.find("WHERE subject = ?1 AND kind = 'addendum' AND state <> 'voided' ORDER BY rid", [AnyId(paper.0)])
}

fn last_signature(r: &Reader<'_>, paper: &Paper) -> Result<Option<PaperSignature>, Fault> {
    r.first("WHERE paper = ?1 ORDER BY rid DESC LIMIT 1", [paper.id])
}
