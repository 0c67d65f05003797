//! From a saved signature to the sealed file: the job after the fact, safe to run again.

use serde::Deserialize;
use serde_json::Value;

use super::compose::pages;
use super::content::PaperContent;
use super::forms::{Around, SheetCopy};
use super::issuing::{advance, strike_off};
use super::presenting::around;
use super::record::{Paper, PaperBlock, PaperId, PaperKind, PaperSignature, PaperSignatureId, PaperState};
use super::rules;
use crate::kernel::blobs::hex;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::platform::documents::{DocumentKind, ToFile, digest, file_sealed};
use crate::platform::journal::AnyId;
use crate::platform::text::{Language, Text};
use crate::service::signing::copies::Copied;
use crate::service::signing::sheets::pictures;
use crate::service::signing::{SignMethod, attached, conducted_by, proxy_words, with_mark};
use crate::service::tickets::Ticket;

/// The job's kind.
pub(super) const JOB: &str = "papers.seal";

#[derive(Deserialize)]
struct Job {
    signature: PaperSignatureId,
}

/// Renders, seals and files the paper of a signature; the last one files the paper and closes its register line.
pub(super) fn run(core: &Core, session: &Session, input: Value) -> Result<(), Fault> {
    let job: Job = serde_json::from_value(input).map_err(Fault::bug)?;
    let (to_file, paper, is_last) = core.read_as(session, |r| {
        let signature = r.need::<PaperSignature>(job.signature)?;
        let paper = r.need::<Paper>(signature.paper)?;
        let blocks = rules::blocks(paper.kind, &paper.form);
        let is_last = blocks.last() == Some(&signature.block);
        Ok((to_file(r, &paper, &signature)?, paper, is_last))
    })?;
    file_sealed(core, session, &to_file)?;
    if !is_last {
        return Ok(());
    }
    core.change_as(session, "papers.file", |c| {
        let before = c.need::<Paper>(paper.id)?;
        if before.state != PaperState::Signed {
            // Run again after a crash.
            return Ok(());
        }
        let after = Paper { state: PaperState::Filed, filed_at: Some(c.now()), ..before.clone() };
        advance(c, &before, &after, "")?;
        strike_off(c, &before)
    })
}

/// The frozen content and nothing else: customer or firm may have been edited since.
fn to_file(r: &Reader<'_>, paper: &Paper, signature: &PaperSignature) -> Result<ToFile, Fault> {
    let content = frozen(signature)?;
    let laid = marked(r, &content, signature, None)?;
    let ticket = paper.ticket.map(|t| r.need::<Ticket>(t)).transpose()?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    Ok(ToFile {
        number: number(&content, signature),
        kind: document_kind(paper.kind),
        subject: ticket.as_ref().map_or(("paper", AnyId(paper.id.0)), |t| ("ticket", AnyId(t.id.0))),
        customer: ticket.map(|t| AnyId(t.customer.0)),
        source: AnyId(signature.id.0),
        firm: content.firm.name.clone(),
        content: signature.content.clone().into_bytes(),
        evidence: attached(&signature.evidence, &signature.evidence_signature)?,
        pages: laid,
        box_key: signature.block.code().into(),
        reason: Text::of(language).say("papers-paper-seal-reason"),
        signer_name: signature.signer_name.clone(),
        place: signature.place.clone(),
        signed_at: signature.signed_at,
    })
}

fn frozen(signature: &PaperSignature) -> Result<PaperContent, Fault> {
    let content: PaperContent = serde_json::from_str(&signature.content).map_err(Fault::bug)?;
    if digest(&content)? != signature.content_digest {
        return Err(Fault::new(FaultKind::Damaged, "documents.content_differs"));
    }
    Ok(content)
}

/// The voucher is sealed twice: its file for the things taken away is not its last one.
fn number(content: &PaperContent, signature: &PaperSignature) -> String {
    match signature.block {
        PaperBlock::TakeAway => format!("{}-1", content.number),
        _ => content.number.clone(),
    }
}

/// The pages of the newest signature, the same that are sealed; none of a paper nobody signed.
pub(super) fn as_signed(r: &Reader<'_>, paper: PaperId) -> Result<Option<paper::Pages>, Fault> {
    let newest = r.first::<PaperSignature>("WHERE paper = ?1 ORDER BY rid DESC LIMIT 1", [paper])?;
    newest.map(|signature| marked(r, &frozen(&signature)?, &signature, None)).transpose()
}

/// The signed pages as the customer takes them: the same content with the same digest, marked as his (F-10).
pub(super) fn copied(r: &Reader<'_>, signature: &PaperSignature) -> Result<Copied, Fault> {
    let content = frozen(signature)?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    Ok(Copied {
        pages: marked(r, &content, signature, Some(SheetCopy::Customer))?,
        number: number(&content, signature),
        mark: Text::of(language).say("papers-paper-mark-customer_copy"),
    })
}

/// The pages with every mark in its place. With the words of a copy they are no longer the pages that were signed.
fn marked(
    r: &Reader<'_>,
    content: &PaperContent,
    signature: &PaperSignature,
    copy: Option<SheetCopy>,
) -> Result<paper::Pages, Fault> {
    let mut facts = Around { copy, ..around(&signature.content_digest) };
    facts.signed = Some((signature.signer_name.clone(), signature.signed_at));
    let language = Language::of_code(&content.language).unwrap_or_default();
    facts.proxy = proxy_words(language, signature.relation, &signature.proxy_reason);
    let signed_before = marks(r, signature)?.into_iter().find(|other| other.id != signature.id);
    facts.earlier_proxy = signed_before
        .map(|other| proxy_words(language, other.relation, &other.proxy_reason))
        .unwrap_or_default();
    // On a sheet signed by hand our side signs by hand too.
    if signature.method != SignMethod::PaperScan {
        facts.conducted = conducted_by(&signature.evidence)?;
    }
    if signature.method == SignMethod::PaperScan {
        facts.scans = pictures(r, &signature.scans)?;
    }
    let mut laid = pages(r, content, &facts)?;
    // The scans are known only when it is sealed; what was signed on a sheet is held by the sheet's own digest.
    let is_bound = copy.is_none() && signature.method != SignMethod::PaperScan;
    if is_bound && hex(&laid.digest()) != signature.pages_digest {
        return Err(Fault::new(FaultKind::Damaged, "documents.pages_differ"));
    }
    for given in marks(r, signature)? {
        laid = with_mark(r, &laid, given.block.code(), given.ink.as_deref(), given.seal.as_ref())?;
    }
    Ok(laid)
}

/// The marks on the pages: this signature's, and that of the block signed before it.
fn marks(r: &Reader<'_>, signature: &PaperSignature) -> Result<Vec<PaperSignature>, Fault> {
    r.find(
        "WHERE paper = ?1 AND rid <= (SELECT rid FROM paper_signature WHERE id = ?2)",
        (signature.paper, signature.id),
    )
}

fn document_kind(kind: PaperKind) -> DocumentKind {
    match kind {
        PaperKind::ServiceVoucher => DocumentKind::ServiceVoucher,
        PaperKind::ReceiptSlip => DocumentKind::ReceiptSlip,
        PaperKind::GoodsReceipt => DocumentKind::GoodsReceipt,
        PaperKind::RepairCard => DocumentKind::RepairCard,
        PaperKind::HandOver => DocumentKind::HandOver,
        PaperKind::ProjectApplication => DocumentKind::ProjectApplication,
        PaperKind::Addendum => DocumentKind::Addendum,
    }
}
