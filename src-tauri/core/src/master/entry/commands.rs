//! The commands of coming in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::Vault;

use super::{FirstStart, attempts, check_by_policy, check_strength, create};
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::time::Moment;
use crate::master::{clock, people, settings};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.open("vault.status", status);
    r.open("vault.create", |core, input: FirstStart| Ok(Created { recovery_code: create(core, &input)? }));
    r.open("archive.look", super::from_archive::look);
    r.open("archive.restore", super::from_archive::import);
    r.open("vault.unlock", unlock);
    r.open("vault.rescue", rescue);
    r.open("vault.recover", recover);
    r.open("vault.lock", |core, _: Empty| {
        core.lock();
        Ok(())
    });
    r.open("session.current", |core, _: Empty| core.session().map(|s| view(core, &s)).transpose());
    r.task("session.change_password", Need::Anyone, change_password);
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
pub struct Empty {}

/// The recovery code, shown once; whoever has it opens the vault.
#[derive(Serialize, TS)]
pub struct Created {
    pub recovery_code: String,
}

/// What stands on the vault's label, readable while it is shut: no personal data.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Label {
    company: String,
    device_letter: String,
    sample: bool,
}

pub(super) fn write_label(core: &Core) -> Result<(), Fault> {
    let Some(session) = core.session() else { return Ok(()) };
    let label = core.read_as(&session, |r| {
        let company = people::company(r)?;
        Ok(Label { company: company.name, device_letter: r.device().letter.clone(), sample: company.sample })
    })?;
    let bytes = serde_json::to_vec_pretty(&label).map_err(Fault::bug)?;
    std::fs::write(core.dir().join("label.json"), bytes).map_err(|e| Fault::outside("vault.io", &e))
}

/// What the lock screen knows.
#[derive(Serialize, TS)]
pub struct Status {
    pub exists: bool,
    pub unlocked: bool,
    /// Logins that can unlock here.
    pub users: Vec<String>,
    pub company: Option<String>,
    pub device_letter: Option<String>,
    pub sample: bool,
    /// Seconds before the next try after failed logins; 0 when none.
    pub wait_seconds: i64,
}

fn status(core: &Core, _: Empty) -> Result<Status, Fault> {
    let exists = Vault::exists(core.dir());
    let label: Option<Label> =
        std::fs::read(core.dir().join("label.json")).ok().and_then(|b| serde_json::from_slice(&b).ok());
    Ok(Status {
        exists,
        unlocked: core.session().is_some(),
        users: if exists { Vault::users(core.dir())? } else { Vec::new() },
        company: label.as_ref().map(|l| l.company.clone()),
        device_letter: label.as_ref().map(|l| l.device_letter.clone()),
        sample: label.is_some_and(|l| l.sample),
        wait_seconds: attempts::seconds_to_wait(core.dir(), None, core.now()),
    })
}

/// A login and its password.
#[derive(Deserialize, TS)]
pub struct Unlock {
    pub login: String,
    pub password: String,
}

fn unlock(core: &Core, input: Unlock) -> Result<SessionView, Fault> {
    let now = core.now();
    attempts::check(core.dir(), &input.login, now)?;
    if let Ok(opened) = core.opened() {
        // Another person takes over the open program: the old keys go first.
        drop(opened);
        core.lock();
    }
    match Vault::open(core.dir(), &input.login, &input.password, core.vault_options()) {
        Ok(vault) => {
            attempts::succeeded(core.dir(), &input.login)?;
            let session = core.sign_in(vault, &input.login, |_, _| Ok(()))?;
            write_label(core)?;
            core.change_as(&session, "vault.unlock", clock::watch_at_start)?;
            view(core, &session)
        }
        Err(error) => {
            if matches!(error, vault::VaultError::WrongPassword | vault::VaultError::UnknownUser) {
                attempts::failed(core.dir(), &input.login, now)?;
            }
            Err(error.into())
        }
    }
}

/// Opens a vault that cannot be opened to work in, so that everything readable can be seen and saved. Changes not one
/// byte of it.
fn rescue(core: &Core, input: Unlock) -> Result<SessionView, Fault> {
    let now = core.now();
    attempts::check(core.dir(), &input.login, now)?;
    core.lock();
    match Vault::rescue(core.dir(), &input.login, &input.password) {
        Ok(rescue) => view_of_rescue(core, &core.sign_in_to_rescue(rescue, &input.login)?),
        Err(error) => {
            if matches!(error, vault::VaultError::WrongPassword | vault::VaultError::UnknownUser) {
                // The disk may be read-only, which is no reason to hide that the password was wrong.
                let _ = attempts::failed(core.dir(), &input.login, now);
            }
            Err(error.into())
        }
    }
}

/// A recovery code with a new password for a login.
#[derive(Deserialize, TS)]
pub struct Recover {
    pub recovery_code: String,
    pub login: String,
    pub new_password: String,
}

fn recover(core: &Core, input: Recover) -> Result<SessionView, Fault> {
    let now = core.now();
    attempts::check(core.dir(), "recovery", now)?;
    check_strength(&input.new_password)?;
    core.lock();
    let opened = Vault::recover(
        core.dir(),
        &input.recovery_code,
        &input.login,
        &input.new_password,
        core.vault_options(),
    );
    match opened {
        Ok(vault) => {
            attempts::succeeded(core.dir(), "recovery")?;
            attempts::succeeded(core.dir(), &input.login)?;
            let session = core.sign_in(vault, &input.login, |_, _| Ok(()))?;
            view(core, &session)
        }
        Err(error) => {
            attempts::failed(core.dir(), "recovery", now)?;
            Err(error.into())
        }
    }
}

/// Old and new password of the person signed in.
#[derive(Deserialize, TS)]
pub struct ChangePassword {
    pub old_password: String,
    pub new_password: String,
}

fn change_password(core: &Core, session: &Session, input: ChangePassword) -> Result<(), Fault> {
    check_by_policy(core, session, &input.new_password)?;
    let opened = core.opened()?;
    opened.vault.whole()?.change_password(&session.login, &input.old_password, &input.new_password).map_err(
        |e| match e {
            vault::VaultError::WrongPassword => {
                Fault::new(FaultKind::Denied, "vault.wrong_password").field("old_password", "wrong")
            }
            other => other.into(),
        },
    )
}

/// The person signed in, as the window knows it.
#[derive(Serialize, TS)]
pub struct SessionView {
    pub person: PersonId,
    pub login: String,
    pub name: String,
    pub roles: Vec<String>,
    /// Codes of the rights held.
    pub permissions: Vec<String>,
    pub company: String,
    pub device_letter: String,
    pub preset: String,
    pub sample: bool,
    /// Idle minutes before the program locks (U-150).
    pub lock_minutes: i64,
    pub now: Moment,
    pub zone_offset_minutes: i32,
    /// The clock was set beyond what is tolerated: papers say so until it is right again (T-18).
    pub clock_off: bool,
    /// Opened to rescue: everything can be read that is readable, nothing changed.
    pub rescue: bool,
}

/// As `view`, each part read on its own: what a damaged page holds must not keep the rest from being seen.
fn view_of_rescue(core: &Core, session: &Session) -> Result<SessionView, Fault> {
    let company = core.read_as(session, people::company).ok();
    let lock_minutes = core.read_as(session, |r| settings::minutes(r, "lock.minutes")).ok();
    let (letter, offset) =
        core.read_as(session, |r| Ok((r.device().letter.clone(), r.zone().offset_minutes(r.now()))))?;
    Ok(SessionView {
        person: session.person,
        login: session.login.clone(),
        name: session.name.clone(),
        roles: session.roles.clone(),
        permissions: session.grants.keys().map(|n| n.code().to_string()).collect(),
        sample: company.as_ref().is_some_and(|c| c.sample),
        preset: company.as_ref().map(|c| c.preset.clone()).unwrap_or_default(),
        company: company.map(|c| c.name).unwrap_or_default(),
        device_letter: letter,
        lock_minutes: lock_minutes.unwrap_or(RESCUE_LOCK_MINUTES),
        now: core.now(),
        zone_offset_minutes: offset,
        clock_off: false,
        rescue: true,
    })
}

/// Where the firm's own figure cannot be read; the delivered one of U-150.
const RESCUE_LOCK_MINUTES: i64 = 10;

fn view(core: &Core, session: &Session) -> Result<SessionView, Fault> {
    if core.is_rescue() {
        return view_of_rescue(core, session);
    }
    core.read_as(session, |r| {
        let company = people::company(r)?;
        Ok(SessionView {
            person: session.person,
            login: session.login.clone(),
            name: session.name.clone(),
            roles: session.roles.clone(),
            permissions: session.grants.keys().map(|n| n.code().to_string()).collect(),
            company: company.name,
            device_letter: r.device().letter.clone(),
            preset: company.preset,
            sample: company.sample,
            lock_minutes: settings::minutes(r, "lock.minutes")?,
            now: r.now(),
            zone_offset_minutes: r.zone().offset_minutes(r.now()),
            clock_off: clock::is_off(r)?,
            rescue: false,
        })
    })
}
