//! Showing a paper to its signer: the content is frozen and its digest taken before the pad opens (F-05).

use super::compose::{compose, language_of, pages};
use super::content::PaperContent;
use super::forms::Around;
use super::issuing::{advance, check_none_yet};
use super::record::{Paper, PaperBlock, PaperForm, PaperId, PaperSignature, PaperState};
use super::{application, rules};
use crate::kernel::blobs::hex;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::platform::documents::{canonical, digest};
use crate::platform::text::Language;
use crate::service::custody;
use crate::service::signing::rules::check_may_sign;
use crate::service::visits::{self, VisitId};

/// Shows the next block that is not signed. `visit` is the visit it is signed for, where that is known (F-14).
pub(super) fn present(
    c: &mut Change<'_>,
    id: PaperId,
    visit: Option<VisitId>,
    language: Language,
) -> Result<Paper, Fault> {
    let before = c.need::<Paper>(id)?;
    rules::check_step(before.state, PaperState::Presented)?;
    if before.is_blank {
        return Err(Fault::refused("papers.is_blank"));
    }
    rules::check_belongs(before.visit, visit)?;
    let bound = bind(c, &before, visit)?;
    let block = next_block(c, &bound)?;
    let shown = Paper {
        state: PaperState::Presented,
        block: Some(block),
        presented_at: Some(c.now()),
        language: language.code().into(),
        ..bound
    };
    let content = compose(c, &shown, Some(block), language)?;
    check_signable(c, &shown, block, &content, c.now())?;
    let content_digest = digest(&content)?;
    let laid = pages(c, &content, &around(&content_digest))?;
    let text = String::from_utf8(canonical(&content)?).map_err(Fault::bug)?;
    let after = Paper {
        content: Some(text),
        content_digest: Some(content_digest),
        pages_digest: Some(hex(&laid.digest())),
        ..shown
    };
    advance(c, &before, &after, block.code())?;
    Ok(after)
}

/// A number given to a technician in advance becomes the visit's when it is first used there.
fn bind(r: &Reader<'_>, paper: &Paper, visit: Option<VisitId>) -> Result<Paper, Fault> {
    let Some(visit) = visit.filter(|_| paper.visit.is_none()) else { return Ok(paper.clone()) };
    let on_it = visits::get(r, visit)?;
    if paper.issued_to.is_some_and(|p| !on_it.technicians.contains(&p)) {
        return Err(Fault::refused("papers.of_another_visit"));
    }
    check_none_yet(r, paper.kind, visit, paper.subject)?;
    Ok(Paper { visit: Some(visit), ticket: Some(on_it.ticket), ..paper.clone() })
}

/// The first block nobody has signed yet.
pub(super) fn next_block(r: &Reader<'_>, paper: &Paper) -> Result<PaperBlock, Fault> {
    let signed = r.find::<PaperSignature>("WHERE paper = ?1", [paper.id])?;
    rules::blocks(paper.kind, &paper.form)
        .into_iter()
        .find(|block| signed.iter().all(|s| s.block != *block))
        .ok_or_else(|| Fault::refused("papers.nothing_to_sign"))
}

/// F-03 for what attests service, F-15 and E-20 for the hand-over, K-02 for things.
pub(super) fn check_signable(
    r: &Reader<'_>,
    paper: &Paper,
    block: PaperBlock,
    content: &PaperContent,
    at: Moment,
) -> Result<(), Fault> {
    rules::check_form(block, &content.form)?;
    if block == PaperBlock::Application {
        application::check(r, paper.ticket)?;
    }
    if !rules::attests_service(block) {
        return Ok(());
    }
    let Some(visit) = paper.visit.map(|v| visits::get(r, v)).transpose()? else {
        return check_at_the_base(r, paper, &content.form, at);
    };
    check_may_sign(visit.work_done_at, &visits::report_gaps(r, visit.id)?, at)
}

/// An item mended at the base is signed for on its voucher once it is verified (F-03, K-07); what the customer says and
/// pays is written, "none" and zero too (E-08, E-28).
pub(super) fn check_at_the_base(
    r: &Reader<'_>,
    paper: &Paper,
    form: &PaperForm,
    at: Moment,
) -> Result<(), Fault> {
    if !custody::attests(r, paper)? {
        return Err(Fault::refused("papers.no_visit").field("visit", "required"));
    }
    let said = [("opinion", &form.opinion), ("charge", &form.charge)];
    let gaps: Vec<String> =
        said.into_iter().filter(|(_, v)| v.trim().is_empty()).map(|(name, _)| name.into()).collect();
    check_may_sign(custody::done_at(r, paper)?, &gaps, at)
}

/// The content as it would be composed now for a paper already shown.
pub(super) fn content_now(r: &Reader<'_>, paper: &Paper) -> Result<PaperContent, Fault> {
    compose(r, paper, paper.block, language_of(paper))
}

/// Around the pages on the screen: nobody has signed, nothing is printed.
pub(super) fn around(digest: &str) -> Around {
    Around { digest: digest.into(), ..Around::default() }
}
