//! Photos: the original bytes are kept unchanged, with their checksum (V-10, E-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::open;
use super::record::{PhotoView, VisitId, VisitPhoto, VisitPhotoId};
use super::store;
use super::views::{self, VisitFile};
use crate::kernel::blobs::{BlobHash, from_base64, to_base64};
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
    /// The template's word, where the view is `other` (E-10).
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub caption: Option<String>,
    /// The photo of the same place before the work.
    #[serde(default)]
    pub before_photo: Option<VisitPhotoId>,
    /// When it was taken, where that was not now.
    #[serde(default)]
    pub taken_at: Option<Moment>,
}

/// More photos make no report anybody reads.
pub const MOST_PHOTOS: usize = 30;
/// Longest edge of the picture on the screen's list.
const THUMB_EDGE: u32 = 320;

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
        if standing.len() >= MOST_PHOTOS {
            return Err(Fault::refused("visit.too_many_photos").arg("most", MOST_PHOTOS));
        }
        if let Some(before) = input.before_photo {
            paired(&standing, before, None)?;
        }
        // Read here once for every paper to come. What cannot be read is said while the place is still there to be
        // photographed, and not when the customer waits for the sheet.
        let (on_paper, small) = paper::photo_and_thumb(&bytes, THUMB_EDGE)
            .map_err(|_| Fault::invalid("visit.photo_unreadable"))?;
        let (on_paper, thumb) = (c.put_blob(&on_paper)?, c.put_blob(&small)?);
        let taken_at = input.taken_at.filter(|at| *at <= c.now()).unwrap_or(c.now());
        let photo = VisitPhoto {
            id: c.new_id(),
            visit: visit.id,
            blob,
            mime: mime.into(),
            thumb: Some(thumb),
            paper: Some(on_paper),
            view: input.view,
            label: input.label.unwrap_or_default(),
            before_photo: input.before_photo,
            caption: input.caption.unwrap_or_default(),
            position: standing.iter().map(|p| p.position).max().unwrap_or(0) + 1,
            taken_at,
            removed: false,
        };
        c.create(&photo)?;
    }
    views::file(c, visit.id)
}

/// A photo's words and its pair.
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
    pub label: Option<String>,
    /// The photo of the same place before the work; null takes the pair apart.
    #[serde(default, deserialize_with = "super::writing::given")]
    #[ts(optional, type = "Id | null")]
    pub before_photo: Option<Option<VisitPhotoId>>,
}

pub(super) fn edit(c: &mut Change<'_>, input: PhotoEdit) -> Result<VisitFile, Fault> {
    let before = c.need::<VisitPhoto>(input.id)?;
    open(c, before.visit)?;
    if let Some(Some(pair)) = input.before_photo {
        let standing = c.find::<VisitPhoto>(super::lines::LIVE, [before.visit])?;
        paired(&standing, pair, Some(before.id))?;
    }
    let after = VisitPhoto {
        label: input.label.unwrap_or_else(|| before.label.clone()),
        before_photo: input.before_photo.unwrap_or(before.before_photo),
        view: input.view.unwrap_or(before.view),
        caption: input.caption.unwrap_or_else(|| before.caption.clone()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    views::file(c, before.visit)
}

/// A pair is two photos of one visit, and no chain: what is an "after" itself is nobody's "before".
fn paired(standing: &[VisitPhoto], before: VisitPhotoId, after: Option<VisitPhotoId>) -> Result<(), Fault> {
    let found = standing.iter().find(|p| p.id == before);
    let is_taken = standing.iter().any(|p| p.before_photo == Some(before) && Some(p.id) != after);
    let is_before_itself = after.is_some_and(|a| standing.iter().any(|p| p.before_photo == Some(a)));
    match found {
        Some(photo) if Some(before) != after && photo.before_photo.is_none() => {
            match is_taken || is_before_itself {
                true => Err(Fault::refused("visit.photo_paired")),
                false => Ok(()),
            }
        }
        _ => Err(Fault::refused("visit.photo_paired")),
    }
}

/// The photos in the order they are shown and printed in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoOrder {
    pub visit: VisitId,
    /// All or some; those left out follow in the order they had.
    pub photos: Vec<VisitPhotoId>,
}

pub(super) fn order(c: &mut Change<'_>, input: PhotoOrder) -> Result<VisitFile, Fault> {
    let visit = open(c, input.visit)?;
    let mut standing =
        c.find::<VisitPhoto>("WHERE visit = ?1 AND removed = 0 ORDER BY position, rid", [visit.id])?;
    let place = |p: &VisitPhoto| input.photos.iter().position(|id| *id == p.id).unwrap_or(usize::MAX);
    standing.sort_by_key(place);
    for (at, before) in standing.iter().enumerate() {
        let position = i64::try_from(at).unwrap_or(i64::MAX).saturating_add(1);
        c.save(before, &VisitPhoto { position, ..before.clone() })?;
    }
    views::file(c, visit.id)
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

/// The small picture for the list; the original where there is none.
pub(super) fn thumb(r: &Reader<'_>, input: PhotoAsked) -> Result<PhotoBytes, Fault> {
    let photo = r.need::<VisitPhoto>(input.id)?;
    store::within_reach(r, &store::get(r, photo.visit)?, Need::VisitRead)?;
    let (blob, mime) = match photo.thumb {
        Some(thumb) => (thumb, "image/jpeg".to_string()),
        None => (photo.blob, photo.mime),
    };
    Ok(PhotoBytes { base64: to_base64(&r.blob(&blob)?), mime, sha256: blob.0 })
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

/// A photo as papers show it, by the checksum of its original.
///
/// Where the prepared one is missing (lost with a disk, or from a device that made none) it is made anew.
pub fn on_paper(r: &Reader<'_>, original: &BlobHash) -> Result<Vec<u8>, Fault> {
    let kept =
        r.first::<VisitPhoto>("WHERE blob = ?1 AND paper IS NOT NULL ORDER BY rid LIMIT 1", [original])?;
    if let Some(bytes) = kept.and_then(|p| p.paper).and_then(|hash| r.blob(&hash).ok()) {
        return Ok(bytes);
    }
    paper::photo_for_paper(&r.blob(original)?).map_err(|_| Fault::invalid("visit.photo_unreadable"))
}
