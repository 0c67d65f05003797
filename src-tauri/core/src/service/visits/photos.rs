//! Photos: the original bytes are kept unchanged, with their checksum (V-10, E-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::open;
use super::record::{PhotoView, VisitId, VisitPhoto, VisitPhotoId};
use super::store;
use super::views::{self, VisitFile};
use crate::kernel::blobs::{from_base64, to_base64};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::settings;

/// A photo to keep.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PhotoAdd {
    pub visit: VisitId,
    /// The file as it is.
    pub base64: String,
    pub view: PhotoView,
    #[serde(default)]
    pub caption: Option<String>,
    /// When it was taken, where that was not now.
    #[serde(default)]
    pub taken_at: Option<Moment>,
}

/// JPEG or PNG by the first bytes; a name or a claimed type proves nothing.
fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        None
    }
}

pub(super) fn add(c: &mut Change<'_>, input: PhotoAdd) -> Result<VisitFile, Fault> {
    let visit = open(c, input.visit)?;
    let bytes = from_base64(&input.base64)?;
    let most = settings::number(c, "attachment.max")?;
    let too_large = i64::try_from(bytes.len()).map_or(true, |len| len > most.saturating_mul(1_000_000));
    if too_large {
        return Err(Fault::invalid("visit.photo_too_large").arg("most", most));
    }
    let mime = mime_of(&bytes).ok_or_else(|| Fault::invalid("visit.not_a_photo"))?;
    let blob = c.put_blob(&bytes)?;
    let standing = c.find::<VisitPhoto>(super::lines::LIVE, [visit.id])?;
    // The same bytes dropped twice are one photo.
    if standing.iter().all(|p| p.blob != blob) {
        let taken_at = input.taken_at.filter(|at| *at <= c.now()).unwrap_or(c.now());
        let photo = VisitPhoto {
            id: c.new_id(),
            visit: visit.id,
            blob,
            mime: mime.into(),
            view: input.view,
            caption: input.caption.unwrap_or_default(),
            position: standing.iter().map(|p| p.position).max().unwrap_or(0) + 1,
            taken_at,
            removed: false,
        };
        c.create(&photo)?;
    }
    views::file(c, visit.id)
}

/// A photo's words and place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PhotoEdit {
    pub id: VisitPhotoId,
    #[serde(default)]
    pub view: Option<PhotoView>,
    #[serde(default)]
    pub caption: Option<String>,
    #[serde(default)]
    pub position: Option<i64>,
}

pub(super) fn edit(c: &mut Change<'_>, input: PhotoEdit) -> Result<VisitFile, Fault> {
    let before = c.need::<VisitPhoto>(input.id)?;
    open(c, before.visit)?;
    let after = VisitPhoto {
        view: input.view.unwrap_or(before.view),
        caption: input.caption.unwrap_or_else(|| before.caption.clone()),
        position: input.position.unwrap_or(before.position),
        ..before.clone()
    };
    c.save(&before, &after)?;
    views::file(c, before.visit)
}

/// Which photo.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoAsked {
    pub id: VisitPhotoId,
}

pub(super) fn remove(c: &mut Change<'_>, input: PhotoAsked) -> Result<VisitFile, Fault> {
    let before = c.need::<VisitPhoto>(input.id)?;
    open(c, before.visit)?;
    let after = VisitPhoto { removed: true, ..before.clone() };
    c.save(&before, &after)?;
    views::file(c, before.visit)
}

/// A photo's bytes for the window.
#[derive(Debug, Serialize, TS)]
pub struct PhotoBytes {
    pub mime: String,
    pub base64: String,
    /// SHA-256 in hex (V-10).
    pub sha256: String,
}

pub(super) fn bytes(r: &Reader<'_>, input: PhotoAsked) -> Result<PhotoBytes, Fault> {
    let photo = r.need::<VisitPhoto>(input.id)?;
    store::within_reach(r, &store::get(r, photo.visit)?, Need::VisitRead)?;
    Ok(PhotoBytes { base64: to_base64(&r.blob(&photo.blob)?), mime: photo.mime, sha256: photo.blob.0 })
}
