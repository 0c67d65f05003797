//! A time stamp behind a sealed paper, when a person asks for it. The original stays as it is; the stamped copy is filed
//! beside it, and both have the same sealed bytes.

use seal::{StampError, StampRequest, Verdict, check_with, fingerprint, read_certificate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::authority::{ask, check_address};
use super::commands::{may_read, not_yours};
use super::record::{DocumentId, FiledDocument, FiledStamp, TimeAuthority};
use super::trust::{Believed, believed, unhex};
use super::{file, folder};
use crate::kernel::blobs::{from_base64, hex};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimeAuthorityWanted {}

/// Whom this firm asks for time stamps.
#[derive(Serialize, TS)]
pub struct TimeAuthorityView {
    /// Empty: nobody, and nothing leaves this computer.
    pub address: String,
    /// Fingerprint of the trusted certificate; empty where there is none.
    pub fingerprint: String,
}

pub(super) fn time_authority(r: &Reader<'_>, _: TimeAuthorityWanted) -> Result<TimeAuthorityView, Fault> {
    let Some(kept) = r.first::<TimeAuthority>("ORDER BY rid LIMIT 1", [])? else {
        return Ok(TimeAuthorityView { address: String::new(), fingerprint: String::new() });
    };
    let der = unhex(&kept.certificate)?;
    let fingerprint = if der.is_empty() { String::new() } else { fingerprint(&der) };
    Ok(TimeAuthorityView { address: kept.address, fingerprint })
}

/// Whom to ask from now on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TimeAuthorityChange {
    /// Begins with http:// or https://; empty to ask nobody.
    pub address: String,
    /// A certificate file (DER or PEM): where it lies …
    #[serde(default)]
    pub certificate_path: Option<String>,
    /// … or its bytes in base64; empty for none. The kept one stays when both are absent.
    #[serde(default)]
    pub certificate: Option<String>,
}

pub(super) fn set_time_authority(
    core: &Core,
    session: &Session,
    input: TimeAuthorityChange,
) -> Result<TimeAuthorityView, Fault> {
    let address = input.address.trim().to_string();
    if !address.is_empty() {
        check_address(&address)?;
    }
    let file = match (input.certificate_path, input.certificate.as_deref()) {
        (Some(path), _) => Some(std::fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e))?),
        (None, Some(text)) => Some(from_base64(text)?),
        (None, None) => None,
    };
    let certificate = match file {
        None => None,
        Some(bytes) if bytes.is_empty() => Some(String::new()),
        Some(bytes) => Some(hex(&read_certificate(&bytes)
            .ok_or_else(|| Fault::invalid("documents.not_a_certificate").field("certificate", "wrong"))?)),
    };
    core.change_as(session, "documents.set_time_authority", |c| keep(c, address, certificate))
}

fn keep(
    c: &mut Change<'_>,
    address: String,
    certificate: Option<String>,
) -> Result<TimeAuthorityView, Fault> {
    match c.first::<TimeAuthority>("ORDER BY rid LIMIT 1", [])? {
        Some(before) => {
            let certificate = certificate.unwrap_or_else(|| before.certificate.clone());
            c.save(&before, &TimeAuthority { address, certificate, ..before.clone() })?;
        }
        None => {
            let kept =
                TimeAuthority { id: c.new_id(), address, certificate: certificate.unwrap_or_default() };
            c.create(&kept)?;
        }
    }
    time_authority(c, TimeAuthorityWanted {})
}

/// Which paper to have stamped.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentToStamp {
    pub id: DocumentId,
}

/// What the authority said.
#[derive(Serialize, TS)]
pub struct DocumentStamped {
    pub stamp: FiledStamp,
    pub number: String,
}

pub(super) fn stamp(
    core: &Core,
    session: &Session,
    input: DocumentToStamp,
) -> Result<DocumentStamped, Fault> {
    let (filed, sealed, believed, address) = core.read_as(session, |r| {
        let filed = r.need::<FiledDocument>(input.id)?;
        if !may_read(r, &filed)? {
            return Err(not_yours());
        }
        if r.first::<FiledStamp>("WHERE document = ?1", [filed.id])?.is_some() {
            return Err(Fault::refused("documents.already_stamped"));
        }
        let address = time_authority(r, TimeAuthorityWanted {})?.address;
        let sealed = r.blob(&filed.blob)?;
        Ok((filed, sealed, believed(r)?, address))
    })?;
    if address.is_empty() {
        return Err(Fault::refused("documents.no_time_authority"));
    }
    let request = StampRequest::new(&sealed).map_err(stamp_fault)?;
    let stamped = request.finish(&ask(&address, request.der())?).map_err(stamp_fault)?;
    let (at, authority, is_trusted) = seen(&stamped, &filed, &believed)?;
    // Whoever named an authority wants its word and nobody else's.
    if !is_trusted && !believed.authorities.is_empty() {
        return Err(Fault::refused("documents.stamp_of_another").arg("authority", authority));
    }
    let stamp = core.change_as(session, "documents.stamp", |c| {
        // Two people may have asked at once; the first answer stays.
        if c.first::<FiledStamp>("WHERE document = ?1", [filed.id])?.is_some() {
            return Err(Fault::refused("documents.already_stamped"));
        }
        let blob = c.put_blob(&stamped)?;
        let stamp = FiledStamp {
            id: c.new_id(),
            document: filed.id,
            file_sha256: blob.0.clone(),
            blob,
            authority,
            stamped_at: at,
            is_trusted,
            asked_at: c.now(),
            asked_by: c.who().person,
        };
        c.create(&stamp)?;
        Ok(stamp)
    })?;
    let chosen = core.read_as(session, |r| folder::chosen(r.conn()))?;
    if let Some(folder) = chosen {
        folder::write_inside(&folder, &file::stamped_name(&filed), &stamped)?;
    }
    Ok(DocumentStamped { stamp, number: filed.number })
}

/// What is about to be filed must pass the check an outsider would make, as the very paper that was sealed.
fn seen(stamped: &[u8], filed: &FiledDocument, believed: &Believed) -> Result<(Moment, String, bool), Fault> {
    match check_with(stamped, &believed.as_trust()) {
        // A paper of a withdrawn device may be stamped: it then exists, whatever it is worth.
        Verdict::Intact(facts) | Verdict::SignedAfterRevocation(facts, _)
            if facts.sealed_sha256 == filed.file_sha256 =>
        {
            let stamp = facts.stamp.ok_or_else(|| Fault::bug("a stamped file without its stamp"))?;
            Ok((Moment(stamp.at_ms), stamp.authority, stamp.is_trusted))
        }
        _ => Err(Fault::bug("a fresh time stamp does not check")),
    }
}

fn stamp_fault(error: StampError) -> Fault {
    let answer = |what: &str| Fault::new(FaultKind::Outside, "documents.stamp_answer").arg("what", what);
    match error {
        StampError::AlreadyStamped => Fault::refused("documents.already_stamped"),
        StampError::NotSealed => Fault::new(FaultKind::Damaged, "documents.not_as_sealed"),
        StampError::Refused { status } => {
            Fault::new(FaultKind::Outside, "documents.stamp_refused").arg("status", status)
        }
        StampError::Unreadable => answer("unreadable"),
        StampError::OtherRequest => answer("other_request"),
        StampError::Unsupported => answer("unsupported"),
        StampError::Invalid => answer("invalid"),
        other => Fault::bug(other),
    }
}
