//! Everything goes out, file by file, from one snapshot.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{FORMAT, KindSum, MANIFEST, Manifest, Signed, VERSION, message};
use super::entries::{ENTRIES, heads, write};
use super::pack::{ArchiveForm, Pack};
use super::readme;
use super::record::{ArchiveExport, ArchiveExportId};
use super::work::Work;
use crate::kernel::blobs::{BlobHash, hex};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::jobs;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::schema;
use crate::kernel::session::Session;
use crate::platform::care::{NAMES_OF_BLOBS, placed};
use crate::platform::{documents, journal};

/// Where it goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ArchiveWanted {
    /// A folder a person has chosen. What is written there is not encrypted.
    pub folder: String,
    /// A ZIP when absent.
    #[serde(default)]
    pub form: Option<ArchiveForm>,
    /// A name to ask after it by.
    #[serde(default)]
    pub run: Option<String>,
}

/// The archive made.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveMade {
    pub path: String,
    pub entries: u64,
    /// Rows of all kinds.
    pub records: u64,
    pub papers: u64,
    pub attachments: u64,
    /// Photos and papers that could not be opened in the vault itself; they are in no archive.
    pub lost: u64,
    /// Papers signed and not sealed yet: their signatures are in the archive, no file is.
    pub waiting: u64,
    /// Whether every chain holds.
    pub is_whole: bool,
    /// SHA-256 of the list of checksums; written down elsewhere it proves later that nothing was changed.
    pub digest: String,
}

/// The firm as its archive names it.
struct Firm {
    name: String,
    sample: bool,
}

pub(super) fn export(core: &Core, session: &Session, wanted: ArchiveWanted) -> Result<ArchiveMade, Fault> {
    core.opened()?.vault.whole()?;
    let work = Work::begin(wanted.run.as_deref());
    // What was signed a moment ago is sealed first.
    core.run_jobs()?;
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    let (folder, name) = placed(core, session, &wanted.folder, "aftercare-archive-")?;
    let form = wanted.form.unwrap_or(ArchiveForm::Zip);
    let firm = core.read_as(session, |r| firm(r.conn()))?;
    let key = documents::device_key(core, session, &firm.name).ok();
    let mut pack = Pack::begin(&folder, &name, form)?;
    let made = core.read_as(session, |r| {
        let manifest = fill(r, &mut pack, &kinds, &firm, &work)?;
        let (digest, files) = pack.close(|digest| {
            let key = key.as_ref()?;
            let signed = Signed {
                device: hex(key.certificate_der()),
                root: hex(key.root_der()),
                signature: hex(&key.sign_bytes(&message(digest))),
            };
            serde_json::to_vec_pretty(&signed).ok()
        })?;
        Ok((manifest, digest, files))
    });
    let ((manifest, digest, files), path) = pack.end(made)?;
    // After the archive: what was not handed over was not taken.
    core.change_as(session, "archive.export", |c| {
        let id: ArchiveExportId = c.new_id();
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        c.create(&ArchiveExport {
            id,
            form: form.code().into(),
            entries: count(manifest.entries),
            files: count(files),
            digest: digest.clone(),
        })
    })?;
    Ok(ArchiveMade {
        path,
        entries: manifest.entries,
        records: manifest.records.iter().map(|kind| kind.rows).sum(),
        papers: manifest.papers,
        attachments: manifest.attachments,
        lost: manifest.lost,
        waiting: manifest.waiting,
        is_whole: manifest.is_whole,
        digest,
    })
}

fn firm(conn: &Connection) -> Result<Firm, Fault> {
    let sql = "SELECT name, sample FROM company ORDER BY rid LIMIT 1";
    Ok(conn.query_row(sql, [], |row| Ok(Firm { name: row.get(0)?, sample: row.get(1)? }))?)
}

fn fill(
    r: &Reader<'_>,
    pack: &mut Pack,
    kinds: &[RecordKind],
    firm: &Firm,
    work: &Work,
) -> Result<Manifest, Fault> {
    expect(r.conn(), kinds, work)?;
    let chain = journal::verify(r.conn())?;
    let mut records = Vec::new();
    for kind in kinds {
        records.push(rows(r, pack, kind, work)?);
    }
    pack.file(ENTRIES, |out| write(r.conn(), out, work))?;
    let mut lost = 0;
    let papers = papers(r, pack, &mut lost, work)?;
    let attachments = attachments(r, pack, &mut lost, work)?;
    for (name, bytes) in documents::public_files(r)? {
        pack.bytes(&format!("certificates/{name}"), &bytes)?;
    }
    pack.bytes("schema.sql", schema::dump(r.conn())?.as_bytes())?;
    let manifest = Manifest {
        format: FORMAT.into(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").into(),
        schema: schema::known(),
        firm: firm.name.clone(),
        sample: firm.sample,
        made_at: r.now(),
        entries: count(r.conn(), "journal")?,
        erased: chain.erased,
        is_whole: chain.whole,
        heads: heads(r.conn())?,
        records,
        papers,
        attachments,
        lost,
        waiting: jobs::open(r.conn())?.len() as u64,
    };
    let text = serde_json::to_vec_pretty(&manifest).map_err(Fault::bug)?;
    pack.bytes(MANIFEST, &text)?;
    readme::write(r, pack, &manifest)?;
    Ok(manifest)
}

pub(super) fn count(conn: &Connection, table: &str) -> Result<u64, Fault> {
    let rows: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
    Ok(u64::try_from(rows).unwrap_or(0))
}

fn expect(conn: &Connection, kinds: &[RecordKind], work: &Work) -> Result<(), Fault> {
    for table in kinds.iter().map(|kind| kind.table).chain(["journal", "filed_document", "filed_stamp"]) {
        work.expect(count(conn, table)?);
    }
    work.expect(count(conn, &format!("({})", named()))?);
    Ok(())
}

/// Every record of a kind as it stands now, in the order it came in.
fn rows(r: &Reader<'_>, pack: &mut Pack, kind: &RecordKind, work: &Work) -> Result<KindSum, Fault> {
    let mut sum = KindSum { table: kind.table.into(), rows: 0, sha256: String::new() };
    let mut statement = r.conn().prepare(&format!("SELECT id FROM {} ORDER BY rid", kind.table))?;
    let mut ids = statement.query([])?;
    sum.sha256 = pack.file(&sum.file(), |out| {
        while let Some(row) = ids.next()? {
            let id: Vec<u8> = row.get(0)?;
            if let Some(record) = (kind.load)(r.conn(), &id)? {
                out.line(&record)?;
                sum.rows += 1;
            }
            work.step()?;
        }
        Ok(())
    })?;
    Ok(sum)
}

/// Sealed papers under their numbers, as sealed and, where there is one, with the time stamp behind.
fn papers(r: &Reader<'_>, pack: &mut Pack, lost: &mut u64, work: &Work) -> Result<u64, Fault> {
    let mut statement = r.conn().prepare(
        "SELECT number, '', blob FROM filed_document
         UNION ALL SELECT d.number, '-stamped', s.blob FROM filed_stamp s JOIN filed_document d ON d.id = s.document",
    )?;
    let mut rows = statement.query([])?;
    let mut written = 0;
    while let Some(row) = rows.next()? {
        let (number, stamped, blob): (String, String, BlobHash) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let number: String =
            number.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let short: String = blob.0.chars().take(8).collect();
        match r.blob(&blob) {
            Ok(bytes) => {
                pack.bytes(&format!("papers/{number}{stamped}-{short}.pdf"), &bytes)?;
                written += 1;
            }
            Err(_) => *lost += 1,
        }
        work.step()?;
    }
    Ok(written)
}

/// Names of photos, scans and the rest in any record; sorted and once each by the database, which needs no memory of
/// ours for it.
fn named() -> String {
    let is_paper = |table: &str| ["filed_document", "filed_stamp"].contains(&table);
    let each = NAMES_OF_BLOBS.iter().filter(|(table, _)| !is_paper(table)).map(|(t, c)| {
        format!(
            "SELECT {c} AS name FROM {t} WHERE {c} NOT LIKE '[%' UNION
             SELECT json_extract(j.value, '$.blob') FROM {t}, json_each(CASE WHEN {c} LIKE '[%' THEN {c} ELSE '[]' END) j"
        )
    });
    let all = each.collect::<Vec<_>>().join(" UNION ");
    format!(
        "SELECT name FROM ({all}) WHERE name <> ''
            AND name NOT IN (SELECT blob FROM filed_document UNION SELECT blob FROM filed_stamp) ORDER BY name"
    )
}

fn attachments(r: &Reader<'_>, pack: &mut Pack, lost: &mut u64, work: &Work) -> Result<u64, Fault> {
    let mut statement = r.conn().prepare(&named())?;
    let mut rows = statement.query([])?;
    let mut written = 0;
    while let Some(row) = rows.next()? {
        let hash: BlobHash = row.get(0)?;
        match r.blob(&hash) {
            Ok(bytes) => {
                pack.bytes(&format!("attachments/{}.{}", hash.0, ending(&bytes)), &bytes)?;
                written += 1;
            }
            Err(_) => *lost += 1,
        }
        work.step()?;
    }
    Ok(written)
}

/// By the first bytes: a file's name is not kept with its content.
pub fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => "pdf",
        [0xFF, 0xD8, ..] => "jpg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'R', b'I', b'F', b'F', ..] => "webp",
        _ => "bin",
    }
}
