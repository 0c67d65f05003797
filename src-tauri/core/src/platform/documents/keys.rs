//! The firm's root and this device's key: files beside the database, wrapped by a key of the vault.

use std::fs;
use std::io::Write;

use seal::{DeviceKey, FirmRoot};

use super::record::{Certificate, CertificateRole};
use crate::kernel::blobs::hex;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::Session;

/// This device's key. Made at first use, with the firm's root where no device of the firm has one yet.
pub fn device_key(core: &Core, session: &Session, firm: &str) -> Result<DeviceKey, Fault> {
    if let Some(bytes) = unwrap(core, "device")? {
        return DeviceKey::from_bytes(&bytes).map_err(damaged);
    }
    let now = core.now();
    let (root, new_root) = match unwrap(core, "root")? {
        Some(bytes) => (FirmRoot::from_bytes(&bytes).map_err(damaged)?, false),
        None => (FirmRoot::create(firm, now.0).map_err(Fault::bug)?, true),
    };
    let device = core.read_as(session, |r| Ok(r.device().clone()))?;
    let key =
        root.issue(&format!("{} 号机", device.letter), &device.id.to_string(), now.0).map_err(Fault::bug)?;
    // Certificates first: a key whose certificate is unknown would seal files nobody can check. A crash in
    // between leaves a certificate without a key, which is harmless.
    core.change_as(session, "documents.make_keys", |c| {
        let mut add = |role, serial: &str, der: &[u8]| {
            let certificate = Certificate {
                id: c.new_id(),
                role,
                device: device.id,
                serial: serial.into(),
                der: hex(der),
                issued_at: now,
            };
            c.create(&certificate)
        };
        if new_root {
            add(CertificateRole::Root, "", root.certificate_der())?;
        }
        add(CertificateRole::Device, key.serial_hex(), key.certificate_der())
    })?;
    if new_root {
        wrap(core, "root", &root.to_bytes())?;
    }
    wrap(core, "device", &key.to_bytes())?;
    Ok(key)
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
