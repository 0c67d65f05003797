//! From the saved signature to the sealed file: the job after the fact, safe to run again.

use serde::Deserialize;
use serde_json::Value;

use super::content::Content;
use super::document::{Around, CUSTOMER_BOX};
use super::presenting::pages;
use super::record::{AcceptanceRound, Signature, SignatureId};
use crate::kernel::blobs::hex;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::platform::documents::{DocumentKind, ToFile, digest, file_sealed};
use crate::platform::journal::AnyId;
use crate::platform::text::{Language, Text};
use crate::service::signing::sheets::pictures;
use crate::service::signing::{SignMethod, attached, conducted_by, proxy_words, with_mark};
use crate::service::tickets::Ticket;

/// The job's kind.
pub(super) const JOB: &str = "acceptance.seal";

#[derive(Deserialize)]
struct Job {
    signature: SignatureId,
}

/// Renders, seals and files the paper of a signature.
pub(super) fn run(core: &Core, session: &Session, input: Value) -> Result<(), Fault> {
    let job: Job = serde_json::from_value(input).map_err(Fault::bug)?;
    let paper = core.read_as(session, |r| {
        let signature = r.need::<Signature>(job.signature)?;
        let round = r.need::<AcceptanceRound>(signature.round)?;
        let ticket = r.need::<Ticket>(round.ticket)?;
        let content = frozen(&round, &signature)?;
        let marked = marked(r, &content, &signature, &[])?;
        let language = language_of(&content);
        Ok(ToFile {
            number: content.number.clone(),
            kind: kind(&content),
            subject: ("ticket", AnyId(ticket.id.0)),
            customer: Some(AnyId(ticket.customer.0)),
            source: AnyId(signature.id.0),
            firm: content.firm.name.clone(),
            content: round.content.unwrap_or_default().into_bytes(),
            evidence: attached(&signature.evidence, &signature.evidence_signature)?,
            pages: marked,
            box_key: CUSTOMER_BOX.into(),
            reason: Text::of(language).say("acceptance-paper-seal-reason"),
            signer_name: signature.signer_name.clone(),
            place: signature.place.clone(),
            signed_at: signature.signed_at,
        })
    })?;
    file_sealed(core, session, &paper)?;
    Ok(())
}

fn language_of(content: &Content) -> Language {
    Language::of_code(&content.language).unwrap_or_default()
}

fn kind(content: &Content) -> DocumentKind {
    match (&content.amends, &content.stage) {
        (Some(_), _) => DocumentKind::Addendum,
        (None, Some(_)) => DocumentKind::StageCertificate,
        (None, None) if content.is_report => DocumentKind::VisitReport,
        (None, None) => DocumentKind::AcceptanceReport,
    }
}

/// The frozen content and nothing else: customer or firm may have been edited since. It must be what was signed.
pub(super) fn frozen(round: &AcceptanceRound, signature: &Signature) -> Result<Content, Fault> {
    let text = round.content.as_deref().unwrap_or_default();
    // The text itself is held against the digest: another version of the program may read it with more fields.
    let value: Value = serde_json::from_str(text).map_err(Fault::bug)?;
    if digest(&value)? != signature.content_digest {
        return Err(Fault::new(FaultKind::Damaged, "documents.content_differs"));
    }
    serde_json::from_value(value).map_err(Fault::bug)
}

/// The pages with the mark in place. With words of a copy they are no longer the pages that were signed.
pub(super) fn marked(
    r: &Reader<'_>,
    content: &Content,
    signature: &Signature,
    marks: &[String],
) -> Result<paper::Pages, Fault> {
    let facts = Around {
        digest: signature.content_digest.clone(),
        signed: Some((signature.signer_name.clone(), signature.signed_at)),
        proxy: proxy_words(language_of(content), signature.relation, &signature.proxy_reason),
        // On a sheet signed by hand our side signs by hand too.
        conducted: match signature.method {
            SignMethod::PaperScan => String::new(),
            _ => conducted_by(&signature.evidence)?,
        },
        marks: marks.to_vec(),
        scans: pictures(r, &signature.scans)?,
        print: None,
        unsigned: None,
    };
    let unmarked = pages(r, content, &facts)?;
    if marks.is_empty() && hex(&unmarked.digest()) != signature.pages_digest {
        return Err(Fault::new(FaultKind::Damaged, "documents.pages_differ"));
    }
    with_mark(r, &unmarked, CUSTOMER_BOX, signature.ink.as_deref(), signature.seal.as_ref())
}
