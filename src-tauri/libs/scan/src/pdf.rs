//! The pictures on the pages of a PDF. Nothing is rendered: a scanned page is a picture on an otherwise empty page.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use crate::decode::check_size;
use crate::error::ScanError;
use crate::luma::Luma;
use crate::open::MOST_PAGES;
use crate::raster::Raster;
use crate::seek::{Seen, seek};
use crate::sight::{Found, Kind, Scan, Sight, Verdict};

/// Tables of objects; pictures are unpacked one by one and have their own limit.
const MOST_TABLES: usize = 256 << 20;
/// A page of a scanner that sends strips has some dozens.
const MOST_PICTURES: usize = 400;
/// Pictures within drawings within drawings.
const MOST_DEPTH: usize = 4;
/// All pictures of a file together: five hundred pages at 300 dpi.
const MOST_WORK: usize = 5_000_000_000;

pub(crate) fn look(bytes: &[u8]) -> Result<Scan, ScanError> {
    let doc = load(bytes)?;
    let damaged = ScanError::Damaged { kind: "pdf" };
    let pages: Vec<ObjectId> = doc.page_iter().take(MOST_PAGES + 1).collect();
    match pages.len() {
        0 => return Err(damaged),
        count if count > MOST_PAGES => {
            return Err(ScanError::TooManyPages { pages: doc.page_iter().count() });
        }
        _ => {}
    }
    let mut looker = Looker { doc: &doc, known: BTreeMap::new(), work: 0 };
    let mut scan = Scan { kind: Kind::Pdf, found: Vec::new(), pages: Vec::new() };
    for (at, id) in pages.into_iter().enumerate() {
        let (found, sight) = looker.page(at as u32 + 1, id);
        scan.found.extend(found);
        scan.pages.push(sight);
    }
    Ok(scan)
}

fn load(bytes: &[u8]) -> Result<Document, ScanError> {
    let damaged = ScanError::Damaged { kind: "pdf" };
    let options = LoadOptions { max_decompressed_size: Some(table_limit(bytes)), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|why| match why {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => ScanError::Locked,
        _ => damaged.clone(),
    })?;
    if doc.is_encrypted() && doc.encryption_state.is_none() {
        return Err(ScanError::Locked);
    }
    Ok(doc)
}

/// The largest picture of a page, or its strips joined.
pub(crate) fn page_picture(bytes: &[u8], page: u32) -> Option<Luma> {
    let doc = load(bytes).ok()?;
    let id = doc.page_iter().nth(usize::try_from(page).ok()?.checked_sub(1)?)?;
    let pictures = pictures(&doc, id);
    let strips = strips(&pictures);
    let first = strips.first()?;
    let height = strips.iter().map(|strip| strip.height).sum::<usize>();
    check_size(first.width, height).ok()?;
    let mut pixels = Vec::new();
    for strip in &strips {
        pixels.extend(strip.unpack(&doc).ok()?.pixels);
    }
    Some(Luma { width: first.width, height, pixels })
}

/// What one picture told.
#[derive(Clone)]
struct Told {
    found: Vec<Found>,
    width: usize,
    height: usize,
    contrast: u8,
    verdict: Verdict,
}

struct Looker<'a> {
    doc: &'a Document,
    /// The same picture on every page, such as a letterhead, is looked at once.
    known: BTreeMap<ObjectId, Told>,
    work: usize,
}

impl Looker<'_> {
    fn page(&mut self, page: u32, id: ObjectId) -> (Vec<Found>, Sight) {
        let pictures = pictures(self.doc, id);
        let mut sight = Sight { page, width: 0, height: 0, contrast: 0, verdict: Verdict::NoPicture };
        let mut found: Vec<Found> = Vec::new();
        let strips = strips(&pictures);
        for (id, picture) in &pictures {
            take(self.picture(*id, picture), &mut sight, &mut found);
        }
        // Some machines cut a page into strips, so that no picture has the whole code.
        if found.is_empty()
            && strips.len() > 1
            && let Some(told) = self.joined(&strips)
        {
            take(told, &mut sight, &mut found);
        }
        found.iter_mut().for_each(|found| found.page = page);
        (found, sight)
    }

    fn picture(&mut self, id: ObjectId, raster: &Raster<'_>) -> Told {
        if let Some(told) = self.known.get(&id) {
            return told.clone();
        }
        let told = self.told(raster.width, raster.height, || raster.unpack(self.doc));
        self.known.insert(id, told.clone());
        told
    }

    /// Bounded over the whole file, so that a small file cannot keep the machine busy for hours.
    fn told(&mut self, width: usize, height: usize, unpack: impl FnOnce() -> Result<Luma, Verdict>) -> Told {
        self.work = self.work.saturating_add(width.saturating_mul(height));
        let unpacked = if self.work > MOST_WORK { Err(too_large()) } else { unpack() };
        match unpacked {
            Ok(luma) => {
                let seen: Seen = seek(&luma);
                let (contrast, verdict) = (luma.contrast(), seen.verdict());
                Told { found: seen.found, width: luma.width, height: luma.height, contrast, verdict }
            }
            Err(verdict) => Told { found: Vec::new(), width, height, contrast: 0, verdict },
        }
    }

    fn joined(&mut self, strips: &[&Raster<'_>]) -> Option<Told> {
        let width = strips.first()?.width;
        let height = strips.iter().map(|strip| strip.height).sum::<usize>();
        check_size(width, height).ok()?;
        let doc = self.doc;
        Some(self.told(width, height, || {
            let mut pixels = Vec::new();
            for strip in strips {
                pixels.extend(strip.unpack(doc)?.pixels);
            }
            Ok(Luma { width, height, pixels })
        }))
    }
}

/// The pictures of a page in the order of their numbers, which is the order they were scanned in.
fn pictures(doc: &Document, page: ObjectId) -> Vec<(ObjectId, Raster<'_>)> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut holder = Some(page);
    // What a page does not say itself is said by the branch of the tree it hangs on.
    while let Some(dict) = holder.filter(|id| seen.insert(*id)).and_then(|id| doc.get_dictionary(id).ok()) {
        if let Ok(resources) = dict.get_deref(b"Resources", doc).and_then(Object::as_dict) {
            gather(doc, resources, MOST_DEPTH, &mut seen, &mut found);
            break;
        }
        holder = dict.get(b"Parent").and_then(Object::as_reference).ok();
    }
    found.into_iter().collect()
}

fn gather<'a>(
    doc: &'a Document,
    resources: &'a Dictionary,
    depth: usize,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut BTreeMap<ObjectId, Raster<'a>>,
) {
    let Ok(named) = resources.get_deref(b"XObject", doc).and_then(Object::as_dict) else { return };
    for (_, object) in named.iter() {
        let Ok(id) = object.as_reference() else { continue };
        if found.len() >= MOST_PICTURES || !seen.insert(id) {
            continue;
        }
        let Ok(stream) = doc.get_object(id).and_then(Object::as_stream) else { continue };
        match stream.dict.get_deref(b"Subtype", doc).and_then(Object::as_name) {
            Ok(b"Image") => {
                found.extend(Raster::of(doc, stream).map(|raster| (id, raster)));
            }
            Ok(b"Form") if depth > 0 => {
                if let Ok(inner) = stream.dict.get_deref(b"Resources", doc).and_then(Object::as_dict) {
                    gather(doc, inner, depth - 1, seen, found);
                }
            }
            _ => {}
        }
    }
}

fn too_large() -> Verdict {
    Verdict::NotUnpacked { packing: "too large".into() }
}

/// The largest picture gives the page its size; the best outcome is the page's.
fn take(told: Told, sight: &mut Sight, found: &mut Vec<Found>) {
    if told.width * told.height > sight.width as usize * sight.height as usize {
        (sight.width, sight.height) = (told.width as u32, told.height as u32);
        sight.contrast = told.contrast;
    }
    let rank = |verdict: &Verdict| match verdict {
        Verdict::NoPicture => 0,
        Verdict::NoCode => 1,
        Verdict::NotUnpacked { .. } => 2,
        Verdict::Unreadable => 3,
        Verdict::Read => 4,
    };
    if rank(&told.verdict) > rank(&sight.verdict) {
        sight.verdict = told.verdict;
    }
    for one in told.found {
        if !found.iter().any(|known| known.code == one.code) {
            found.push(one);
        }
    }
}

/// Pictures of one width that may be one page cut across.
fn strips<'a, 'b>(pictures: &'a [(ObjectId, Raster<'b>)]) -> Vec<&'a Raster<'b>> {
    let Some(widest) = pictures.iter().map(|(_, raster)| raster.width).max() else { return Vec::new() };
    pictures.iter().map(|(_, raster)| raster).filter(|raster| raster.width == widest).collect()
}

/// Tables of objects are unpacked all at once; together they may take this much.
fn table_limit(bytes: &[u8]) -> usize {
    let tables = memchr::memmem::find_iter(bytes, b"ObjStm").count() + 1;
    MOST_TABLES / tables
}
