//! A mark as it comes from the window: strokes of the live pad, or the picture of a company seal (V-09).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::evidence::Mark;
use super::record::{InkData, SignMethod};
use super::rules::{check_ink, check_method};
use crate::kernel::blobs::{BlobHash, from_base64};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::master::settings;
use crate::platform::documents::paper_fault;

/// The photo or scan of a sheet the customer's company stamped, as a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SealPicture {
    pub base64: String,
}

/// One mark, looked at and fit to sign with.
#[derive(Debug, Clone)]
pub enum Given {
    Ink(InkData),
    Seal(BlobHash),
}

impl Given {
    /// Takes strokes or a seal, never both; the seal's picture is kept as it was given. The firm decides which of them
    /// its customers may use (U-50).
    pub fn take(c: &mut Change<'_>, ink: Option<InkData>, seal: Option<SealPicture>) -> Result<Given, Fault> {
        let given = match (ink, seal) {
            (Some(ink), None) => {
                check_ink(&ink)?;
                Given::Ink(ink)
            }
            (None, Some(seal)) => Given::Seal(keep(c, &seal)?),
            _ => return Err(Fault::invalid("input.incomplete").field("ink", "required")),
        };
        check_method(&methods(c)?, given.mark().method())?;
        Ok(given)
    }

    /// The same as what is vouched for.
    pub fn mark(&self) -> Mark<'_> {
        match self {
            Given::Ink(ink) => Mark::Ink(ink),
            Given::Seal(seal) => Mark::Seal(seal),
        }
    }

    /// As a signature keeps it.
    pub fn into_parts(self) -> (Option<Json<InkData>>, Option<BlobHash>) {
        match self {
            Given::Ink(ink) => (Some(Json(ink)), None),
            Given::Seal(seal) => (None, Some(seal)),
        }
    }
}

/// How the firm lets its customers sign (U-50).
pub fn methods(r: &Reader<'_>) -> Result<Vec<SignMethod>, Fault> {
    let codes = settings::list(r, "acceptance.methods")?;
    Ok(SignMethod::ALL.iter().copied().filter(|m| codes.iter().any(|code| code == m.code())).collect())
}

fn keep(c: &mut Change<'_>, seal: &SealPicture) -> Result<BlobHash, Fault> {
    let bytes = from_base64(&seal.base64)?;
    let most = settings::number(c, "attachment.max")?;
    let fits = i64::try_from(bytes.len()).is_ok_and(|len| len <= most.saturating_mul(1_000_000));
    if !fits || paper::seal_for_paper(&bytes).is_err() {
        return Err(Fault::invalid("signing.seal_unfit").arg("most", most));
    }
    c.put_blob(&bytes)
}

/// The pages with the mark in the box called `key`; sheets signed by hand leave the box to their scans.
pub fn with_mark(
    r: &Reader<'_>,
    pages: &paper::Pages,
    key: &str,
    ink: Option<&InkData>,
    seal: Option<&BlobHash>,
) -> Result<paper::Pages, Fault> {
    let pages = match (ink, seal) {
        (Some(ink), _) => pages.with_ink(key, &super::paper_ink(ink)),
        (None, Some(seal)) => {
            paper::seal_for_paper(&r.blob(seal)?).and_then(|picture| pages.with_seal(key, &picture))
        }
        (None, None) => Ok(pages.clone()),
    };
    pages.map_err(paper_fault)
}
