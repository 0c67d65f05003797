//! The commands of papers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compose::{compose, language_of};
use super::issuing::{self, Issue, MOST_AT_ONCE, check_mine};
use super::record::{OnSheet, Paper, PaperForm, PaperId, PaperKind};
use super::scans::{self, Keyed};
use super::signing::Signing;
use super::views::{PaperFile, PaperRow, PaperWanted, file, row};
use super::{copies, inbox, list, presenting, printing, sealing, signing, taking, views};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::time::Moment;
use crate::master::people;
use crate::platform::documents::{device_key, digest};
use crate::platform::journal::AnyId;
use crate::platform::text::Language;
use crate::service::signing::{
    Given, InkData, Relation, SealPicture, SignMethod, Signer, methods as signing_methods,
};
use crate::service::tickets::TicketId;
use crate::service::visits::{self, VisitId};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("papers.list", Need::VisitRead, list::list);
    r.query("papers.get", Need::VisitRead, views::get);
    r.query("papers.inbox", Need::DocumentPrint, views::inbox);
    r.query("papers.printers", Need::DocumentPrint, printers);
    r.query("papers.preview", Need::VisitRead, preview);
    r.query("papers.preview_print", Need::DocumentPrint, super::previewing::preview_print);
    r.change("papers.issue", Need::DocumentPrint, issue);
    r.change("papers.amend", Need::AcceptancePresent, super::addendum::amend);
    r.change("papers.save", Need::DocumentPrint, save);
    r.change("papers.void", Need::DocumentPrint, void);
    r.change("papers.present", Need::AcceptancePresent, present);
    r.task("papers.sign", Need::AcceptancePresent, sign);
    r.task("papers.print", Need::DocumentPrint, printing::print);
    r.query("papers.preview_copy", Need::DocumentPrint, copies::preview);
    r.task("papers.print_copy", Need::DocumentPrint, copies::print);
    r.change("papers.give_copy", Need::AcceptancePresent, copies::give);
    r.task("papers.key_in", Need::DocumentPrint, key_in);
    r.task("papers.compare", Need::DocumentPrint, compare);
    r.task("papers.take_scan", Need::DocumentPrint, taking::take);
    r.task("papers.match_scan", Need::DocumentPrint, inbox::match_by_hand);
    r.change("papers.discard_scan", Need::DocumentPrint, inbox::discard);
    r.query("papers.scan", Need::VisitRead, inbox::image);
    r.job(sealing::JOB, sealing::run);
}

/// New numbers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct IssuePapers {
    pub kind: PaperKind,
    /// 1 when absent; several only where they are not for one visit.
    #[serde(default)]
    pub count: Option<u32>,
    #[serde(default)]
    pub ticket: Option<TicketId>,
    #[serde(default)]
    pub visit: Option<VisitId>,
    #[serde(default)]
    pub subject: Option<AnyId>,
    /// The technician who takes them along (D-25).
    #[serde(default)]
    pub issued_to: Option<PersonId>,
    #[serde(default)]
    pub form: Option<PaperForm>,
}

fn issue(c: &mut Change<'_>, input: IssuePapers) -> Result<Vec<PaperRow>, Fault> {
    let count = input.count.unwrap_or(1);
    if count == 0 || count > MOST_AT_ONCE || (input.visit.is_some() && count > 1) {
        return Err(Fault::invalid("papers.count").arg("most", MOST_AT_ONCE).field("count", "out_of_range"));
    }
    if matches!(input.kind, PaperKind::GoodsReceipt | PaperKind::RepairCard) {
        return Err(Fault::refused("papers.by_custody"));
    }
    if input.kind == PaperKind::Addendum {
        return Err(Fault::refused("papers.of_a_signed_paper"));
    }
    if let Some(visit) = input.visit.map(|v| visits::get(c, v)).transpose()? {
        let may = c.who().scope(Need::DocumentPrint) == Some(Scope::All) || visits::is_mine(c, &visit);
        if !may {
            return Err(Fault::new(crate::kernel::FaultKind::Denied, "record.not_yours"));
        }
    }
    let mut issued = Vec::new();
    for _ in 0..count {
        let about = Issue {
            ticket: input.ticket,
            visit: input.visit,
            subject: input.subject,
            issued_to: input.issued_to,
            is_blank: false,
            form: input.form.clone().unwrap_or_default(),
        };
        let paper = issuing::issue(c, input.kind, about)?;
        issued.push(row(c, &paper)?);
    }
    Ok(issued)
}

/// What stands on a paper.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePaper {
    pub id: PaperId,
    pub form: PaperForm,
}

fn save(c: &mut Change<'_>, input: SavePaper) -> Result<PaperFile, Fault> {
    let paper = c.need::<Paper>(input.id)?;
    check_mine(c, Need::DocumentPrint, &paper)?;
    let saved = issuing::fill(c, input.id, input.form)?;
    file(c, &saved)
}

/// A number that will not be used.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoidPaper {
    pub id: PaperId,
    #[serde(default)]
    pub reason: String,
}

fn void(c: &mut Change<'_>, input: VoidPaper) -> Result<(), Fault> {
    let paper = c.need::<Paper>(input.id)?;
    check_mine(c, Need::DocumentPrint, &paper)?;
    issuing::void(c, input.id, &input.reason)
}

/// Shows a paper to its signer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PresentPaper {
    pub id: PaperId,
    /// The visit it is signed for: a number issued for another is refused (F-14).
    #[serde(default)]
    pub visit: Option<VisitId>,
    #[serde(default)]
    pub language: Option<Language>,
}

/// The frozen pages, ready to be read and signed.
#[derive(Debug, Serialize, TS)]
pub struct PaperShown {
    pub paper: PaperFile,
    /// What a signature will be bound to.
    pub content_digest: String,
    /// The words the signer agrees to.
    pub declaration: String,
    /// Who signs in the customer's own right and is asked for no reason (F-07).
    pub in_own_right: Vec<Relation>,
    /// How the firm lets its customers sign (U-50).
    pub methods: Vec<SignMethod>,
    /// The very pages that will be sealed, as SVG.
    pub pages: Vec<String>,
}

fn present(c: &mut Change<'_>, input: PresentPaper) -> Result<PaperShown, Fault> {
    let paper = c.need::<Paper>(input.id)?;
    check_mine(c, Need::AcceptancePresent, &paper)?;
    let language = input.language.unwrap_or_default();
    let shown = presenting::present(c, input.id, input.visit, language)?;
    let content = presenting::content_now(c, &shown)?;
    let content_digest = digest(&content)?;
    let laid = super::compose::pages(c, &content, &presenting::around(&content_digest))?;
    let customer = signing::customer_kind(c, shown.ticket)?;
    let own = |relation: &Relation| crate::service::signing::rules::signs_in_own_right(customer, *relation);
    Ok(PaperShown {
        methods: signing_methods(c)?,
        in_own_right: Relation::ALL.iter().copied().filter(own).collect(),
        pages: (0..laid.count()).map(|page| laid.svg(page)).collect(),
        declaration: content.declaration,
        content_digest,
        paper: file(c, &shown)?,
    })
}

/// The pages as a print would have them; nothing is frozen or counted.
#[derive(Debug, Serialize, TS)]
pub struct PaperPreview {
    pub number: String,
    pub pages: Vec<String>,
}

/// A paper to look at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewPaper {
    pub id: PaperId,
    #[serde(default)]
    pub language: Option<Language>,
}

fn preview(r: &Reader<'_>, input: PreviewPaper) -> Result<PaperPreview, Fault> {
    let paper = r.need::<Paper>(input.id)?;
    check_mine(r, Need::VisitRead, &paper)?;
    // What is signed is shown as it was signed, with the hand on it; nothing is composed anew.
    if let Some(laid) = sealing::as_signed(r, paper.id)? {
        let pages = (0..laid.count()).map(|page| laid.svg(page)).collect();
        return Ok(PaperPreview { number: paper.number, pages });
    }
    let language = input.language.unwrap_or_else(|| language_of(&paper));
    let content = match &paper.content {
        Some(frozen) if paper.state != super::PaperState::Issued => {
            serde_json::from_str(frozen).map_err(Fault::bug)?
        }
        _ => compose(r, &paper, None, language)?,
    };
    let next = Paper { prints: paper.prints + 1, ..paper };
    let by = people::name_of(r, r.who().person)?;
    let sheets = printing::sheets(r, &next, &content, &digest(&content)?, Some((by, r.now())))?;
    let pages = sheets.iter().flat_map(|laid| (0..laid.count()).map(|page| laid.svg(page))).collect();
    Ok(PaperPreview { number: next.number, pages })
}

/// A block signed on the live pad, or with the picture of a company seal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SignPaper {
    pub id: PaperId,
    /// From `papers.present`: what the signer saw.
    pub content_digest: String,
    pub signer_name: String,
    #[serde(default)]
    pub signer_role: String,
    pub signer_phone: String,
    pub relation: Relation,
    #[serde(default)]
    pub proxy_reason: String,
    #[serde(default)]
    pub ink: Option<InkData>,
    #[serde(default)]
    pub seal: Option<SealPicture>,
    pub started_at: Moment,
    #[serde(default)]
    pub place: String,
}

fn sign(core: &Core, session: &Session, input: SignPaper) -> Result<PaperFile, Fault> {
    let id = input.id;
    let key = key_for(core, session, id, Need::AcceptancePresent)?;
    core.change_as(session, "papers.sign", |c| {
        let signing = Signing {
            paper: id,
            content_digest: input.content_digest,
            signer: Signer {
                name: input.signer_name,
                role: input.signer_role,
                phone: input.signer_phone,
                relation: input.relation,
                proxy_reason: input.proxy_reason,
                place: input.place,
            },
            given: Given::take(c, input.ink, input.seal)?,
            started_at: input.started_at,
        };
        signing::sign(c, signing, &key)
    })?;
    // The job has run by now, or stands queued with its fault: the signature is a fact either way.
    core.read_as(session, |r| file(r, &r.need::<Paper>(id)?))
}

/// The device's key, once it is sure that the person may touch the paper.
pub(super) fn key_for(
    core: &Core,
    session: &Session,
    id: PaperId,
    need: Need,
) -> Result<seal::DeviceKey, Fault> {
    let firm = core.read_as(session, |r| {
        check_mine(r, need, &r.need::<Paper>(id)?)?;
        Ok(people::company(r)?.name)
    })?;
    device_key(core, session, &firm)
}

/// What is written on a sheet signed by hand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct KeyInPaper {
    pub id: PaperId,
    #[serde(default)]
    pub visit: Option<VisitId>,
    pub on_sheet: OnSheet,
    /// On a voucher signed by hand twice: who signed for the things taken away (K-02).
    #[serde(default)]
    pub taken: Option<OnSheet>,
    /// Of a form filled in by hand: everything read off it (F-21).
    #[serde(default)]
    pub form: Option<PaperForm>,
}

fn key_in(core: &Core, session: &Session, input: KeyInPaper) -> Result<PaperFile, Fault> {
    let id = input.id;
    let key = key_for(core, session, id, Need::DocumentPrint)?;
    core.change_as(session, "papers.key_in", |c| {
        let keyed = Keyed {
            paper: id,
            visit: input.visit,
            on_sheet: input.on_sheet,
            taken: input.taken,
            form: input.form,
        };
        scans::key_in(c, keyed, &key)
    })?;
    core.read_as(session, |r| file(r, &r.need::<Paper>(id)?))
}

fn compare(core: &Core, session: &Session, input: PaperWanted) -> Result<PaperFile, Fault> {
    let key = key_for(core, session, input.id, Need::DocumentPrint)?;
    core.change_as(session, "papers.compare", |c| scans::compared(c, input.id, &key))?;
    core.read_as(session, |r| file(r, &r.need::<Paper>(input.id)?))
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintersWanted {}

fn printers(_: &Reader<'_>, _: PrintersWanted) -> Result<Vec<String>, Fault> {
    Ok(crate::platform::printing::queues())
}
