//! The first start: firm, device, first person, recovery code (V-17).

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::password::check_strength;
use crate::kernel::blobs::{Blobs, hex};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::ids;
use crate::kernel::reader::{Device, Reader};
use crate::kernel::record::Json;
use crate::kernel::session::{DeviceId, PersonId, Session};
use crate::kernel::time::Zone;
use crate::master::people::{Company, DeviceRecord, Person, roles};
use crate::platform::documents::device_key;

/// What the first start asks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FirstStart {
    /// The firm's name, as on every paper.
    pub company: String,
    /// Trade preset key.
    pub preset: String,
    /// One letter, A to Z, different on each of the firm's computers.
    pub device_letter: String,
    /// The first person, who becomes administrator.
    pub login: String,
    /// The person's name; the login when empty.
    pub name: String,
    pub password: String,
    /// Marks the vault as the sample firm (V-18).
    #[serde(default)]
    pub sample: bool,
}

/// The first person of a firm does everything until others are added.
const FIRST_ROLES: [&str; 4] = ["info_admin", "executive", "service_supervisor", "front_desk"];

impl FirstStart {
    fn check(&self) -> Result<(), Fault> {
        let mut missing = Vec::new();
        for (name, value) in [("company", &self.company), ("login", &self.login)] {
            if value.trim().is_empty() {
                missing.push(name);
            }
        }
        Fault::unless_complete(&missing)?;
        let letter = self.device_letter.as_bytes();
        if letter.len() != 1 || !letter[0].is_ascii_uppercase() {
            return Err(Fault::invalid("device.letter").field("device_letter", "letter"));
        }
        if !PRESETS.contains(&self.preset.as_str()) {
            return Err(Fault::invalid("preset.unknown")
                .arg("preset", &self.preset)
                .field("preset", "unknown"));
        }
        check_strength(&self.password)
    }
}

/// Presets delivered so far.
pub const PRESETS: &[&str] = &["GEN"];

/// Makes the vault and signs the first person in; answers the recovery code, which is shown once.
pub fn create(core: &Core, input: &FirstStart) -> Result<String, Fault> {
    input.check()?;
    let login = input.login.trim().to_string();
    let (vault, recovery) = vault::Vault::create(core.dir(), &login, &input.password, core.vault_options())?;
    let signed_in = core.sign_in(vault, &login, |conn, blobs| write_firm(core, conn, blobs, input, &login));
    let session = match signed_in {
        Ok(session) => session,
        Err(fault) => {
            core.lock();
            return Err(fault);
        }
    };
    super::commands::write_label(core)?;
    // The sample firm's key is as old as its first papers: it is made with the first of them.
    if !input.sample {
        // A fault here must not take the recovery code with it: whoever signs first makes the key then.
        let _ = device_key(core, &session, input.company.trim());
    }
    Ok(recovery.to_string())
}

fn write_firm(
    core: &Core,
    conn: &Connection,
    blobs: &Blobs,
    input: &FirstStart,
    login: &str,
) -> Result<(), Fault> {
    let now = core.now();
    let person: PersonId = core.fresh_id();
    let device = Device { id: core.fresh_id::<DeviceId>(), letter: input.device_letter.clone() };
    let all_roles: Vec<String> = FIRST_ROLES.iter().map(|r| (*r).to_string()).collect();
    let name = if input.name.trim().is_empty() { login } else { input.name.trim() };
    let session = Session {
        person,
        login: login.into(),
        name: name.into(),
        grants: roles::grants_of_all(&all_roles),
        roles: all_roles.clone(),
    };
    conn.execute("INSERT INTO meta (key, value) VALUES ('device', ?1)", [hex(&ids::Id::bytes(&device.id))])?;
    let reader = Reader {
        conn,
        session: &session,
        now,
        zone: Zone::default(),
        device: device.clone(),
        blobs,
        clock_drift: 0,
    };
    let mut change = Change::begin(reader, "vault.create");
    let company = Company {
        id: change.new_id(),
        name: input.company.trim().into(),
        address: String::new(),
        phone: String::new(),
        logo: None,
        preset: input.preset.clone(),
        zone: Zone::default().name().into(),
        sample: input.sample,
        opened_at: now,
    };
    change.create(&company)?;
    let record = DeviceRecord {
        id: device.id,
        letter: device.letter.clone(),
        name: format!("{} 号机", device.letter),
        registered_at: now,
        revoked_at: None,
    };
    change.create(&record)?;
    let first = Person {
        id: person,
        login: login.into(),
        name: name.into(),
        phone: String::new(),
        roles: Json(all_roles),
        active: true,
        created_at: now,
        branch: None,
    };
    change.create(&first)
}
