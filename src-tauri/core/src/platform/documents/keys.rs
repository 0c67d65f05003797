//! The firm's root and this device's key: files beside the database, wrapped by a key of the vault.

use std::fs;
use std::io::Write;

use seal::{DeviceKey, FirmRoot};

use super::devices::{publish, withdraw};
use super::record::{Certificate, CertificateRole, CertificateWithdrawal, WithdrawalReason};
use crate::kernel::blobs::hex;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;

/// This device's key. Made at first use, with the firm's root where no device of the firm has one yet. A key whose
/// certificate was withdrawn signs nothing more.
pub fn device_key(core: &Core, session: &Session, firm: &str) -> Result<DeviceKey, Fault> {
    if let Some(bytes) = unwrap(core, "device")? {
        let key = DeviceKey::from_bytes(&bytes).map_err(damaged)?;
        let withdrawn = core.read_as(session, |r| withdrawal_of(r, key.serial_hex()))?;
        return match withdrawn {
            None => Ok(key),
            Some(_) => Err(Fault::refused("documents.key_withdrawn")),
        };
    }
    let (root, new_root) = match root_key(core)? {
        Some(root) => (root, false),
        None => (FirmRoot::create(firm, core.now().0).map_err(Fault::bug)?, true),
    };
    let key = fresh(core, session, &root)?;
    // Certificates first: a key whose certificate is unknown would seal files nobody can check. A crash in
    // between leaves a certificate without a key, which is harmless.
    core.change_as(session, "documents.make_keys", |c| {
        if new_root {
            add(c, CertificateRole::Root, "", root.certificate_der())?;
        }
        add(c, CertificateRole::Device, key.serial_hex(), key.certificate_der())?;
        publish(c, &root).map(|_| ())
    })?;
    if new_root {
        wrap(core, "root", &root.to_bytes())?;
    }
    wrap(core, "device", &key.to_bytes())?;
    Ok(key)
}

/// Gives this device a new key; its older certificates are listed as replaced. Evidence signed with the new key names
/// the last one signed with the old, so the order of signatures goes on.
pub(super) fn rotate(core: &Core, session: &Session) -> Result<(), Fault> {
    let root = root_key(core)?.ok_or_else(no_root)?;
    let key = fresh(core, session, &root)?;
    core.change_as(session, "documents.rotate_key", |c| {
        for old in c.find::<Certificate>(
            "WHERE role = 'device' AND device = ?1 AND NOT EXISTS
               (SELECT 1 FROM certificate_withdrawal w WHERE w.certificate = certificate.id) ORDER BY rid",
            [c.device().id],
        )? {
            withdraw(c, &old, c.now(), WithdrawalReason::Replaced, "")?;
        }
        add(c, CertificateRole::Device, key.serial_hex(), key.certificate_der())?;
        publish(c, &root).map(|_| ())
    })?;
    // The old key is overwritten here. A crash before leaves it withdrawn, and rotating again mends that.
    wrap(core, "device", &key.to_bytes())
}

fn fresh(core: &Core, session: &Session, root: &FirmRoot) -> Result<DeviceKey, Fault> {
    let device = core.read_as(session, |r| Ok(r.device().clone()))?;
    root.issue(&format!("{} 号机", device.letter), &device.id.to_string(), core.now().0).map_err(Fault::bug)
}

fn add(c: &mut Change<'_>, role: CertificateRole, serial: &str, der: &[u8]) -> Result<(), Fault> {
    let certificate = Certificate {
        id: c.new_id(),
        role,
        device: c.device().id,
        serial: serial.into(),
        der: hex(der),
        issued_at: c.now(),
    };
    c.create(&certificate)
}

/// The earliest withdrawal of the certificate with that serial number.
pub(super) fn withdrawal_of(r: &Reader<'_>, serial: &str) -> Result<Option<CertificateWithdrawal>, Fault> {
    r.first(
        "WHERE certificate IN (SELECT id FROM certificate WHERE role = 'device' AND serial = ?1) ORDER BY at",
        [serial],
    )
}

/// The firm's root, where this computer holds it.
pub(super) fn root_key(core: &Core) -> Result<Option<FirmRoot>, Fault> {
    unwrap(core, "root")?.map(|bytes| FirmRoot::from_bytes(&bytes).map_err(damaged)).transpose()
}

/// Only the computer that holds the root can speak for the firm.
pub(super) fn no_root() -> Fault {
    Fault::refused("documents.no_root_here")
}

/// The serial number of the certificate this device seals with; none before its first signature, or where its key
/// cannot be read.
pub(super) fn own_serial(core: &Core) -> Option<String> {
    let bytes = unwrap(core, "device").ok().flatten()?;
    Some(DeviceKey::from_bytes(&bytes).ok()?.serial_hex().to_string())
}

/// Signs an evidence record with the device's key; hex of the signature.
pub fn sign_evidence(key: &DeviceKey, evidence: &[u8]) -> String {
    hex(&key.sign_bytes(evidence))
}

fn damaged(_: seal::SealError) -> Fault {
    Fault::new(FaultKind::Damaged, "documents.key_damaged")
}

fn unwrap(core: &Core, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let path = core.dir().join(format!("{name}.key"));
    let Ok(sealed) = fs::read(&path) else { return Ok(None) };
    let key = core.opened()?.vault.derive_key("sealing keys");
    vault::open_bytes(&key, &sealed, name.as_bytes())
        .map(Some)
        .map_err(|_| Fault::new(FaultKind::Damaged, "documents.key_damaged"))
}

fn wrap(core: &Core, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let key = core.opened()?.vault.derive_key("sealing keys");
    let sealed = vault::seal_bytes(&key, bytes, name.as_bytes())?;
    let beside = core.dir().join(format!("{name}.key.part"));
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&beside)?;
        file.write_all(&sealed)?;
        file.sync_all()?;
        fs::rename(&beside, core.dir().join(format!("{name}.key")))?;
        fs::File::open(core.dir())?.sync_all()
    };
    write().map_err(|e| Fault::outside("vault.io", &e))
}
