//! One customer's complete file, to hand over (N-17): a ZIP with a list of contents first, the file sheet and the repair
//! card, every sealed paper, scan and photo, and the records themselves. Who took it and when is kept (T-14).

use paper::{Block, Cell, PageSize, Width};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::basic_sheet::file_of;
use super::{basic_sheet, erase, repair_card};
use crate::kernel::blobs::BlobHash;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::master::customers::{self, CustomerExport, CustomerId};
use crate::platform::archive::{ArchiveForm, Pack, Work, ending};
use crate::platform::care::{NAMES_OF_BLOBS, named_in, placed};
use crate::platform::text::Language;
use crate::service::sheets::{self, Sheet, Words};

/// Whose file, and where it goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DossierWanted {
    pub customer: CustomerId,
    /// A folder a person has chosen. What is written there is not encrypted.
    pub folder: String,
    /// Of the sheets; Chinese when absent.
    #[serde(default)]
    pub language: Option<Language>,
    /// A name to ask after it by.
    #[serde(default)]
    pub run: Option<String>,
}

/// The file made.
#[derive(Debug, Serialize, TS)]
pub struct DossierMade {
    pub path: String,
    /// As listed.
    pub documents: Vec<DossierLine>,
    pub records: u64,
    /// Photos and papers that cannot be opened; the list names them all the same.
    pub lost: u64,
    /// SHA-256 of the list of checksums.
    pub digest: String,
}

/// One paper, scan or photo of the list of contents.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierLine {
    /// What it is: the kind of record it belongs to.
    pub kind: String,
    /// Its own number, title or caption; empty where it has none.
    pub name: String,
    pub at: Option<Moment>,
    /// Where it stands in the ZIP.
    pub file: String,
    #[serde(skip)]
    blob: BlobHash,
}

/// Everything of one customer.
struct Whole {
    number: String,
    records: Vec<(RecordKind, Vec<u8>)>,
    lines: Vec<DossierLine>,
}

pub(super) fn run(core: &Core, session: &Session, wanted: DossierWanted) -> Result<DossierMade, Fault> {
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    // What was signed a moment ago is sealed first.
    core.run_jobs()?;
    let work = Work::begin(wanted.run.as_deref());
    let (id, whole) = core.read_as(session, |r| {
        let id = customers::survivor_of(r, wanted.customer)?;
        Ok((id, gather(r, id, &kinds)?))
    })?;
    work.expect((whole.records.len() + whole.lines.len()) as u64);
    let (folder, name) = placed(core, session, &wanted.folder, &format!("{}-", whole.number))?;
    let language = wanted.language.unwrap_or_default();
    let contents = sheets::pdf(core, session, language, |r, words| contents(r, words, id, &whole.lines))?;
    let basic = sheets::pdf(core, session, language, |r, words| basic_sheet::compose(r, words, id))?;
    let card = sheets::pdf(core, session, language, |r, words| repair_card::compose(r, words, id))?;
    let mut pack = Pack::begin(&folder, &name, ArchiveForm::Zip)?;
    let made = core.read_as(session, |r| {
        for (title, pdf) in [&contents, &basic, &card] {
            pack.bytes(&format!("{title}.pdf"), pdf)?;
        }
        let lost = files(r, &mut pack, &whole.lines, &work)?;
        let records = records(r, &mut pack, &whole.records, &work)?;
        let (digest, _) = pack.close(|_| None)?;
        Ok((lost, records, digest))
    });
    let ((lost, records, digest), path) = pack.end(made)?;
    // After the file: what was not handed over was not taken.
    core.change_as(session, "customers.dossier", |c| {
        let is_photo = |line: &&DossierLine| line.kind == "visit_photo";
        let photos = whole.lines.iter().filter(is_photo).count();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        c.create(&CustomerExport {
            id: c.new_id(),
            customer: id,
            documents: count(whole.lines.len() - photos),
            photos: count(photos),
            digest: digest.clone(),
        })
    })?;
    Ok(DossierMade { path, documents: whole.lines, records, lost, digest })
}

fn gather(r: &Reader<'_>, id: CustomerId, kinds: &[RecordKind]) -> Result<Whole, Fault> {
    let file = file_of(r, id)?;
    let records = erase::gather(r, id, kinds)?;
    let mut lines = Vec::new();
    for (kind, key) in &records {
        let Some((_, column)) = NAMES_OF_BLOBS.iter().find(|(table, _)| *table == kind.table) else {
            continue;
        };
        let Some(record) = (kind.load)(r.conn(), key)? else { continue };
        for blob in named(&record, column) {
            lines.push(line(r, kind.table, &record, blob)?);
        }
        if kind.table == "filed_document" {
            stamped(r, key, &record, &mut lines)?;
        }
    }
    lines.sort_by_key(|line| line.at);
    Ok(Whole { number: file.customer.number, records, lines })
}

/// A record's column as the vault keeps it: one name, or a list of lines with one each.
fn named(record: &Map<String, Value>, column: &str) -> Vec<BlobHash> {
    match record.get(column) {
        Some(Value::String(text)) => named_in(text),
        Some(list @ Value::Array(_)) => named_in(&list.to_string()),
        _ => Vec::new(),
    }
}

fn line(
    r: &Reader<'_>,
    table: &str,
    record: &Map<String, Value>,
    blob: BlobHash,
) -> Result<DossierLine, Fault> {
    let text = |field: &str| record.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
    let at = ["sealed_at", "taken_at", "signed_at", "presented_at", "issued_at", "added_at"];
    let at = at.iter().find_map(|field| record.get(*field).and_then(Value::as_i64)).map(Moment);
    let name =
        ["number", "title", "caption", "file_name"].iter().find_map(|field| text(field)).unwrap_or_default();
    let ending = r.blob(&blob).map(|bytes| ending(&bytes)).unwrap_or("bin");
    let folder = match table {
        "filed_document" | "filed_stamp" => "papers",
        "visit_photo" => "photos",
        _ => "scans",
    };
    let short: String = blob.0.chars().take(8).collect();
    let plain: String = name.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(40).collect();
    let stem = if plain.is_empty() { short } else { format!("{plain}-{short}") };
    let (kind, file) = (table.to_string(), format!("{folder}/{stem}.{ending}"));
    Ok(DossierLine { kind, name: name.into(), at, file, blob })
}

/// The same paper with an authority's time stamp behind it.
fn stamped(
    r: &Reader<'_>,
    document: &[u8],
    record: &Map<String, Value>,
    lines: &mut Vec<DossierLine>,
) -> Result<(), Fault> {
    let blob: Option<BlobHash> = r.value("SELECT blob FROM filed_stamp WHERE document = ?1", [document])?;
    if let Some(blob) = blob {
        lines.push(line(r, "filed_stamp", record, blob)?);
    }
    Ok(())
}

fn files(r: &Reader<'_>, pack: &mut Pack, lines: &[DossierLine], work: &Work) -> Result<u64, Fault> {
    let mut lost = 0;
    let mut written: Vec<&str> = Vec::new();
    for line in lines {
        // One scan may lie with two papers.
        if !written.contains(&line.file.as_str()) {
            match r.blob(&line.blob) {
                Ok(bytes) => {
                    pack.bytes(&line.file, &bytes)?;
                    written.push(&line.file);
                }
                Err(_) => lost += 1,
            }
        }
        work.step()?;
    }
    Ok(lost)
}

fn records(
    r: &Reader<'_>,
    pack: &mut Pack,
    found: &[(RecordKind, Vec<u8>)],
    work: &Work,
) -> Result<u64, Fault> {
    let mut tables: Vec<&str> = found.iter().map(|(kind, _)| kind.table).collect();
    tables.sort_unstable();
    tables.dedup();
    let mut rows = 0;
    for table in tables {
        pack.file(&format!("records/{table}.jsonl"), |out| {
            for (kind, id) in found.iter().filter(|(kind, _)| kind.table == table) {
                if let Some(record) = (kind.load)(r.conn(), id)? {
                    out.line(&record)?;
                    rows += 1;
                }
                work.step()?;
            }
            Ok(())
        })?;
    }
    Ok(rows)
}

const COLUMNS: [(&str, Width); 5] = [
    ("no", Width::Mm(12.0)),
    ("document", Width::Share(1.0)),
    ("name", Width::Share(1.2)),
    ("date", Width::Mm(24.0)),
    ("file", Width::Share(1.6)),
];

/// The first page: what is in it.
fn contents(r: &Reader<'_>, words: &Words, id: CustomerId, lines: &[DossierLine]) -> Result<Sheet, Fault> {
    let file = file_of(r, id)?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let day = line.at.map(|at| words.zone.day(at).to_string()).unwrap_or_default();
        rows.push(vec![
            (at + 1).to_string().into(),
            words.text.say(&format!("archive-kind-{}", line.kind)).into(),
            basic_sheet::or_dash(&line.name).into(),
            basic_sheet::or_dash(day).into(),
            line.file.clone().into(),
        ]);
    }
    if rows.is_empty() {
        rows.push(COLUMNS.iter().map(|_| basic_sheet::or_dash("").into()).collect());
    }
    Ok(Sheet {
        title: words.say("title-dossier"),
        number: file.customer.number.clone(),
        is_blank: false,
        size: PageSize::A4,
        blocks: vec![
            Block::Facts(vec![
                words.fact("customer", file.customer.name.clone()),
                words.fact("customer_number", file.customer.number.clone()),
                words.fact("listed", lines.len().to_string()),
            ]),
            Block::Heading(words.say("heading-contents")),
            words.table("contents", &COLUMNS, rows),
            words.block("also", words.say("dossier-also")),
        ],
    })
}
