//! The other first start: a vault made of an open archive. One person of the firm gets a password here; passwords and
//! private keys were never in the archive, so the others are given theirs by that person, and this computer enters the
//! firm as a new one, with a letter and a key of its own.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use vault::Vault;

use super::check_strength;
use crate::kernel::blobs::{Blobs, hex};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::ids;
use crate::kernel::needs::Need;
use crate::kernel::reader::{Device, Reader};
use crate::kernel::record::RecordKind;
use crate::kernel::session::DeviceId;
use crate::kernel::time::Moment;
use crate::master::people::{self, DeviceRecord, roles};
use crate::platform::archive::{self, Archive, ArchiveImport, ArchiveImportId, Poured, Work};
use crate::platform::documents::device_key;

/// Which archive.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveToLookAt {
    /// The folder or the ZIP.
    pub path: String,
}

/// What an archive says of itself; its files are not checked yet.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveSeen {
    pub firm: String,
    pub sample: bool,
    pub made_at: Moment,
    pub entries: u64,
    pub papers: u64,
    pub attachments: u64,
    /// Who can be let in first: active people who may give the others their passwords.
    pub people: Vec<ArchivePerson>,
    /// Letters no computer of the firm has.
    pub free_letters: Vec<String>,
    /// Fingerprint of the firm whose device signed it; none where nobody did.
    pub signed_by: Option<String>,
}

/// Somebody who can be let in.
#[derive(Debug, Serialize, TS)]
pub struct ArchivePerson {
    pub login: String,
    pub name: String,
}

pub(super) fn look(_: &Core, asked: ArchiveToLookAt) -> Result<ArchiveSeen, Fault> {
    let mut archive = archive::open(&asked.path)?;
    let people = beginners(&mut archive)?;
    let free_letters = free_letters(&mut archive)?;
    let said = archive.manifest;
    Ok(ArchiveSeen {
        firm: said.firm,
        sample: said.sample,
        made_at: said.made_at,
        entries: said.entries,
        papers: said.papers,
        attachments: said.attachments,
        people,
        free_letters,
        signed_by: archive.root.map(|der| seal::fingerprint(&der)),
    })
}

fn text(record: &Map<String, Value>, field: &str) -> String {
    record.get(field).and_then(Value::as_str).unwrap_or_default().into()
}

fn beginners(archive: &mut Archive) -> Result<Vec<ArchivePerson>, Fault> {
    let mut people = Vec::new();
    archive.records("person", |person| {
        let held: Vec<String> =
            person.get("roles").and_then(|r| serde_json::from_value(r.clone()).ok()).unwrap_or_default();
        let may = roles::grants_of_all(&held).contains_key(&Need::PeopleWrite);
        if may && person.get("active") == Some(&Value::Bool(true)) {
            people.push(ArchivePerson { login: text(&person, "login"), name: text(&person, "name") });
        }
        Ok(())
    })?;
    Ok(people)
}

fn free_letters(archive: &mut Archive) -> Result<Vec<String>, Fault> {
    let mut taken = Vec::new();
    archive.records("device", |device| {
        taken.push(text(&device, "letter"));
        Ok(())
    })?;
    Ok(('A'..='Z').map(String::from).filter(|letter| !taken.contains(letter)).collect())
}

/// What to make the vault of, and who comes in first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ArchiveToImport {
    pub path: String,
    /// One of the people the archive names.
    pub login: String,
    /// A new password for that person.
    pub password: String,
    /// A letter no computer of the firm has.
    pub device_letter: String,
    /// A name to ask after it by.
    #[serde(default)]
    pub run: Option<String>,
}

/// The vault made; the person is signed in.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveImported {
    /// Shown once; whoever has it opens the vault.
    pub recovery_code: String,
    pub firm: String,
    pub entries: u64,
    pub files: u64,
}

pub(super) fn import(core: &Core, input: ArchiveToImport) -> Result<ArchiveImported, Fault> {
    if Vault::exists(core.dir()) {
        return Err(Fault::refused("archive.not_blank"));
    }
    check_strength(&input.password)?;
    let mut archive = archive::open(&input.path)?;
    if !beginners(&mut archive)?.iter().any(|person| person.login == input.login) {
        return Err(Fault::invalid("archive.person").field("login", "unknown"));
    }
    if !free_letters(&mut archive)?.contains(&input.device_letter) {
        return Err(Fault::invalid("archive.letter_taken").field("device_letter", "taken"));
    }
    let work = Work::begin(input.run.as_deref());
    // All of it before anything is made: an altered archive leaves no trace.
    archive.check(&work)?;
    let had_files = core.dir().join("blobs").exists();
    let (vault, recovery) = Vault::create(core.dir(), &input.login, &input.password, core.vault_options())?;
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    let mut files = 0;
    let signed_in = core.sign_in(vault, &input.login, |conn, blobs| {
        let poured = archive::pour(conn, blobs, &mut archive, &kinds, &work)?;
        files = poured.files;
        enter(core, conn, blobs, &input, &archive, &poured)
    });
    let session = match signed_in {
        Ok(session) => session,
        Err(fault) => {
            core.lock();
            take_away(core.dir(), had_files);
            return Err(fault);
        }
    };
    super::commands::write_label(core)?;
    let firm = archive.manifest.firm;
    // A fault here must not take the recovery code with it: whoever signs first makes the key then.
    let _ = device_key(core, &session, &firm);
    Ok(ArchiveImported {
        recovery_code: recovery.to_string(),
        firm,
        entries: archive.manifest.entries,
        files,
    })
}

/// This computer enters the firm, and its first entry tells where the vault came from.
fn enter(
    core: &Core,
    conn: &Connection,
    blobs: &Blobs,
    input: &ArchiveToImport,
    archive: &Archive,
    poured: &Poured,
) -> Result<(), Fault> {
    let session = people::session(conn, &input.login)?.ok_or_else(|| Fault::invalid("archive.person"))?;
    let device = Device { id: core.fresh_id::<DeviceId>(), letter: input.device_letter.clone() };
    conn.execute("INSERT INTO meta (key, value) VALUES ('device', ?1)", [hex(&ids::Id::bytes(&device.id))])?;
    let record = DeviceRecord {
        id: device.id,
        letter: device.letter.clone(),
        name: format!("{} 号机", device.letter),
        registered_at: core.now(),
        revoked_at: None,
    };
    let reader = Reader {
        conn,
        session: &session,
        now: core.now(),
        zone: people::zone(conn)?,
        device,
        blobs,
        clock_drift: 0,
    };
    let mut change = Change::begin(reader, "archive.restore");
    change.create(&record)?;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let id: ArchiveImportId = change.new_id();
    change.create(&ArchiveImport {
        id,
        made_at: archive.manifest.made_at,
        entries: count(poured.entries),
        files: count(poured.files),
        digest: archive.digest.clone(),
    })
}

/// What was made for an archive that could not be read in after all. All of it is our own, and nobody was let in.
fn take_away(dir: &Path, had_files: bool) {
    for name in ["aftercare.db", "aftercare.db-wal", "aftercare.db-shm", "keyslots.json", "label.json"] {
        let _ = fs::remove_file(dir.join(name));
    }
    if !had_files {
        let _ = fs::remove_dir_all(dir.join("blobs"));
    }
}
