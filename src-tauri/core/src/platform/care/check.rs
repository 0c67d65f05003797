//! Reading every page of the vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::Damage;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;

const PAGE: u64 = 4096;

crate::choice! {
    /// What is wrong.
    pub enum DamageKind {
        /// A page is not what was written.
        Page = "page",
        /// The file ends in the middle of a page.
        CutOff = "cut_off",
        /// The first bytes are wrong; harmless to this program.
        Header = "header",
        /// Tables and indexes do not agree.
        Structure = "structure",
        /// Somebody's password slot was edited; a new password mends it.
        Slot = "slot",
        RecoverySlot = "recovery_slot",
        SlotFile = "slot_file",
    }
}

/// One thing found wrong.
#[derive(Debug, Serialize, TS)]
pub struct DamageFound {
    pub kind: DamageKind,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// Whose slot.
    pub login: Option<String>,
    /// For who mends it; in English.
    pub detail: Option<String>,
}

/// The state of the vault's files.
#[derive(Debug, Serialize, TS)]
pub struct VaultChecked {
    pub sound: bool,
    /// Pages read.
    pub pages: u64,
    pub damage: Vec<DamageFound>,
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckWanted {}

pub(super) fn check(core: &Core, _: &Session, _: CheckWanted) -> Result<VaultChecked, Fault> {
    let opened = core.opened()?;
    let damage: Vec<DamageFound> = opened.vault.check()?.into_iter().map(found).collect();
    let file = core.dir().join("aftercare.db");
    let bytes = std::fs::metadata(file).map_err(|e| Fault::outside("vault.io", &e))?.len();
    Ok(VaultChecked { sound: damage.is_empty(), pages: bytes / PAGE, damage })
}

fn found(damage: Damage) -> DamageFound {
    let plain = |kind| DamageFound { kind, page: None, login: None, detail: None };
    match damage {
        Damage::Page(page) => DamageFound { page: Some(page), ..plain(DamageKind::Page) },
        Damage::CutOff { .. } => plain(DamageKind::CutOff),
        Damage::Header => plain(DamageKind::Header),
        Damage::Structure(detail) => DamageFound { detail: Some(detail), ..plain(DamageKind::Structure) },
        Damage::Slot { user: Some(login) } => DamageFound { login: Some(login), ..plain(DamageKind::Slot) },
        Damage::Slot { user: None } => plain(DamageKind::RecoverySlot),
        Damage::SlotFile(detail) => DamageFound { detail: Some(detail), ..plain(DamageKind::SlotFile) },
    }
}
