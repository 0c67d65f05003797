//! Rendering, sealing and filing of a signed paper. Safe to run again after a crash at any step.

use paper::{Attachment, Pages};
use seal::{SealRequest, Verdict};

use super::record::{Certificate, DocumentKind, FiledDocument};
use super::trust::unhex;
use super::{folder, keys};
use crate::kernel::blobs::BlobHash;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::platform::journal::AnyId;

/// A signed paper on its way to becoming a file.
pub struct ToFile {
    /// Its number, also the file's name.
    pub number: String,
    pub kind: DocumentKind,
    /// Table and id of what it is about.
    pub subject: (&'static str, AnyId),
    pub customer: Option<AnyId>,
    /// The signature it is made from.
    pub source: AnyId,
    /// The firm's name, for its root certificate.
    pub firm: String,
    /// Canonical content: what was signed.
    pub content: Vec<u8>,
    /// Evidence of the signature, attached beside the content.
    pub evidence: Vec<u8>,
    /// Pages with the ink in place.
    pub pages: Pages,
    /// The signature box the seal lies over.
    pub box_key: String,
    pub reason: String,
    pub signer_name: String,
    pub place: String,
    pub signed_at: Moment,
}

/// Makes the PDF, seals it, reads it back, and files it; then puts a copy into the chosen folder.
pub fn file_sealed(core: &Core, session: &Session, paper: &ToFile) -> Result<FiledDocument, Fault> {
    let filed = core.read_as(session, |r| r.first::<FiledDocument>("WHERE source = ?1", [paper.source]))?;
    let filed = match filed {
        Some(filed) => filed,
        None => seal_and_file(core, session, paper)?,
    };
    copy_out(core, session, &filed)?;
    Ok(filed)
}

fn seal_and_file(core: &Core, session: &Session, paper: &ToFile) -> Result<FiledDocument, Fault> {
    let key = keys::device_key(core, session, &paper.firm)?;
    let content_digest = BlobHash::of(&paper.content).0;
    let pages_digest = crate::kernel::blobs::hex(&paper.pages.digest());
    let offset = core.read_as(session, |r| Ok(r.zone().offset_minutes(paper.signed_at)))?;
    // The report comes first: the checker holds the first attachment against ContentDigest.
    let mut attachments = vec![
        Attachment {
            name: "report.json".into(),
            mime: "application/json".into(),
            description: "Content as signed (canonical JSON)".into(),
            bytes: paper.content.clone(),
        },
        Attachment {
            name: "signature.json".into(),
            mime: "application/json".into(),
            description: "Evidence of the signature".into(),
            bytes: paper.evidence.clone(),
        },
    ];
    attachments.extend(core.read_as(session, |r| older_certificate(r, &paper.evidence, key.serial_hex()))?);
    let info = [
        ("ContentDigest".to_string(), content_digest.clone()),
        ("PagesDigest".to_string(), pages_digest.clone()),
    ];
    let pdf = paper::write_pdf(&paper.pages, &attachments, &info).map_err(paper_fault)?;
    let (page, rect) =
        paper.pages.signature_rect(&paper.box_key).ok_or_else(|| Fault::bug("no signature box"))?;
    let request = SealRequest {
        reason: &paper.reason,
        signer_name: &paper.signer_name,
        place: &paper.place,
        at_ms: paper.signed_at.0,
        offset_minutes: offset,
        page,
        rect,
    };
    let sealed = seal::seal(&pdf, &key, &request).map_err(Fault::bug)?;
    read_back(&sealed, key.root_der(), &content_digest)?;
    core.change_as(session, "documents.file", |c| {
        let blob = c.put_blob(&sealed)?;
        let filed = FiledDocument {
            id: c.new_id(),
            number: paper.number.clone(),
            kind: paper.kind,
            subject_kind: paper.subject.0.into(),
            subject: paper.subject.1,
            customer: paper.customer,
            source: paper.source,
            content_digest,
            pages_digest,
            file_sha256: blob.0.clone(),
            blob,
            page_count: i64::try_from(paper.pages.count()).unwrap_or(i64::MAX),
            device: c.device().id,
            sealed_at: c.now(),
            serial: key.serial_hex().into(),
        };
        c.create(&filed)?;
        Ok(filed)
    })
}

/// The certificate the evidence was signed under, where the device got a new key between signing and sealing; without
/// it nobody could check the evidence.
fn older_certificate(r: &Reader<'_>, evidence: &[u8], serial: &str) -> Result<Option<Attachment>, Fault> {
    let attached: serde_json::Value = serde_json::from_slice(evidence).map_err(Fault::bug)?;
    let signed_under = attached.pointer("/evidence/device_serial").and_then(|s| s.as_str()).unwrap_or(serial);
    if signed_under == serial {
        return Ok(None);
    }
    let found = r.first::<Certificate>("WHERE role = 'device' AND serial = ?1", [signed_under])?;
    let bytes = found.map(|certificate| unhex(&certificate.der)).transpose()?;
    Ok(bytes.map(|bytes| Attachment {
        name: "signed-under.cer".into(),
        mime: "application/pkix-cert".into(),
        description: "Certificate the evidence was signed under".into(),
        bytes,
    }))
}

/// What was just made must pass the same check an outsider would make.
fn read_back(sealed: &[u8], root: &[u8], content_digest: &str) -> Result<(), Fault> {
    match seal::check(sealed, &[root.to_vec()]) {
        Verdict::Intact(facts) if facts.content_digest.as_deref() == Some(content_digest) => Ok(()),
        other => Err(Fault::bug(format!("a fresh seal does not check: {}", short(&other)))),
    }
}

fn short(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Intact(_) => "another digest".into(),
        Verdict::Altered(found) => found.iter().map(|a| a.code()).collect::<Vec<_>>().join(","),
        Verdict::SignedAfterRevocation(_, after) => after.code().into(),
        Verdict::NotOurs(why) => why.code().into(),
    }
}

fn copy_out(core: &Core, session: &Session, filed: &FiledDocument) -> Result<(), Fault> {
    let (folder, bytes) = core.read_as(session, |r| Ok((folder::chosen(r.conn())?, r.blob(&filed.blob)?)))?;
    if let Some(folder) = folder {
        folder::write_inside(&folder, &file_name(filed), &bytes)?;
    }
    Ok(())
}

/// `A26-B-00012.pdf`
pub(super) fn file_name(filed: &FiledDocument) -> String {
    format!("{}.pdf", filed.number)
}

/// `A26-B-00012-stamped.pdf`, beside the original.
pub(super) fn stamped_name(filed: &FiledDocument) -> String {
    format!("{}-stamped.pdf", filed.number)
}

/// A character without an outline is the writer's to mend: the field and the character are named.
pub fn paper_fault(error: paper::PaperError) -> Fault {
    match error {
        paper::PaperError::MissingGlyph { ch, field } => {
            Fault::new(FaultKind::Refused, "paper.missing_glyph")
                .arg("character", ch)
                .arg("code_point", format!("U+{:04X}", ch as u32))
                .field(&field, "missing_glyph")
        }
        other => Fault::bug(other),
    }
}
