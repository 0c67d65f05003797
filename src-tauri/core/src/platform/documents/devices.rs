//! The firm's devices: which certificates it issued, which it withdrew, and the signed lists that tell outsiders.

use seal::{FirmRoot, ListedDevice, Reason, Withdrawal, fingerprint, is_issued_by};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keys::{no_root, own_serial, root_key, rotate};
use super::record::{
    Certificate, CertificateId, CertificateRole, CertificateWithdrawal, PublishedList, WithdrawalReason,
};
use super::trust::unhex;
use crate::kernel::blobs::BlobHash;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DevicesWanted {}

/// The firm's devices, as a person sees them.
#[derive(Serialize, TS)]
pub struct FirmDevices {
    pub devices: Vec<FirmDevice>,
    /// The newest list.
    pub list: Option<PublishedList>,
    /// Certificates issued or withdrawn since; outsiders do not know of them.
    pub is_list_behind: bool,
    /// This computer holds the firm's root and can withdraw, replace and publish.
    pub has_root: bool,
    /// SHA-256 of the root's certificate in groups of four; empty before the first signature.
    pub fingerprint: String,
    /// This computer seals nothing until its key is replaced.
    pub is_blocked: bool,
}

/// One certificate of one device.
#[derive(Serialize, TS)]
pub struct FirmDevice {
    #[serde(flatten)]
    pub certificate: Certificate,
    /// The device's name and letter, as the certificate says it.
    pub name: String,
    /// This computer seals with it.
    pub is_own: bool,
    /// Papers sealed with it that are filed here.
    pub sealed: i64,
    pub last_sealed_at: Option<Moment>,
    pub withdrawn: Option<CertificateWithdrawal>,
    pub withdrawn_by: String,
}

pub(super) fn devices(core: &Core, session: &Session, _: DevicesWanted) -> Result<FirmDevices, Fault> {
    let own = own_serial(core);
    let root = root_key(core)?;
    core.read_as(session, |r| {
        let devices = rows(r, own.as_deref())?;
        let roots = super::trust::roots(r.conn())?;
        let fingerprint = roots.last().map(|der| fingerprint(der)).unwrap_or_default();
        let list = roots.last().map(|der| newest(r, der)).transpose()?.flatten();
        let is_withdrawn = |row: &&FirmDevice| row.withdrawn.is_some();
        let stand = |list: &PublishedList| (list.devices, list.withdrawn);
        let now = (count(devices.len()), count(devices.iter().filter(is_withdrawn).count()));
        Ok(FirmDevices {
            is_list_behind: !devices.is_empty() && list.as_ref().map(stand) != Some(now),
            is_blocked: devices.iter().any(|row| row.is_own && row.withdrawn.is_some()),
            has_root: root.is_some(),
            devices,
            list,
            fingerprint,
        })
    })
}

fn rows(r: &Reader<'_>, own: Option<&str>) -> Result<Vec<FirmDevice>, Fault> {
    let certificates = r.find::<Certificate>("WHERE role = 'device' ORDER BY rid DESC", [])?;
    let row = |certificate: Certificate| -> Result<FirmDevice, Fault> {
        let serial = &certificate.serial;
        let withdrawn =
            r.first::<CertificateWithdrawal>("WHERE certificate = ?1 ORDER BY at", [certificate.id])?;
        let by = withdrawn.as_ref().map(|w| w.entered_by);
        let name = r.value("SELECT name FROM person WHERE id = ?1", [by])?;
        Ok(FirmDevice {
            name: entry(&certificate)?.name,
            is_own: own == Some(serial.as_str()),
            sealed: r.value("SELECT count(*) FROM filed_document WHERE serial = ?1", [serial])?.unwrap_or(0),
            last_sealed_at: r.value(
                "SELECT sealed_at FROM filed_document WHERE serial = ?1 ORDER BY rid DESC LIMIT 1",
                [serial],
            )?,
            withdrawn_by: name.unwrap_or_default(),
            withdrawn,
            certificate,
        })
    };
    certificates.into_iter().map(row).collect()
}

/// Which certificate to withdraw, since when and why.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawDevice {
    pub certificate: CertificateId,
    /// The last moment at which the firm was sure of the device.
    pub at: Moment,
    pub reason: WithdrawalReason,
    #[serde(default)]
    pub note: String,
}

pub(super) fn withdraw_device(
    core: &Core,
    session: &Session,
    input: WithdrawDevice,
) -> Result<PublishedList, Fault> {
    let root = root_key(core)?.ok_or_else(no_root)?;
    let own = own_serial(core);
    core.change_as(session, "documents.withdraw_device", |c| {
        let certificate = c.need::<Certificate>(input.certificate)?;
        if certificate.role != CertificateRole::Device {
            return Err(Fault::refused("documents.root_stays"));
        }
        if c.first::<CertificateWithdrawal>("WHERE certificate = ?1", [certificate.id])?.is_some() {
            return Err(Fault::refused("documents.already_withdrawn"));
        }
        // "Replaced" says that the key is destroyed; here it lies beside the vault until it is.
        if input.reason == WithdrawalReason::Replaced && own.as_ref() == Some(&certificate.serial) {
            return Err(Fault::refused("documents.replace_instead").field("reason", "wrong"));
        }
        if input.at > c.now() {
            return Err(Fault::invalid("documents.withdrawn_in_future").field("at", "in_future"));
        }
        let note = input.note.trim();
        if input.reason == WithdrawalReason::Other && note.is_empty() {
            Fault::unless_complete(&["note"])?;
        }
        withdraw(c, &certificate, input.at, input.reason, note)?;
        publish(c, &root)
    })
}

/// Enters a withdrawal with every file of that certificate the firm has in its hands: those it goes on standing for.
pub(super) fn withdraw(
    c: &mut Change<'_>,
    certificate: &Certificate,
    at: Moment,
    reason: WithdrawalReason,
    note: &str,
) -> Result<(), Fault> {
    let mut known = Vec::new();
    let mut count = 0;
    {
        let conn = c.conn();
        let mut statement =
            conn.prepare_cached("SELECT file_sha256 FROM filed_document WHERE serial = ?1 ORDER BY rid")?;
        for digest in statement.query_map([&certificate.serial], |row| row.get::<_, String>(0))? {
            known.extend(unhex(&digest?)?);
            count += 1;
        }
    }
    let withdrawal = CertificateWithdrawal {
        id: c.new_id(),
        certificate: certificate.id,
        at,
        reason,
        note: note.into(),
        known: c.put_blob(&known)?,
        known_count: count,
        entered_at: c.now(),
        entered_by: c.who().person,
    };
    c.create(&withdrawal)
}

pub(super) fn rotate_key(core: &Core, session: &Session, _: DevicesWanted) -> Result<FirmDevices, Fault> {
    rotate(core, session)?;
    devices(core, session, DevicesWanted {})
}

pub(super) fn publish_list(core: &Core, session: &Session, _: DevicesWanted) -> Result<PublishedList, Fault> {
    let root = root_key(core)?.ok_or_else(no_root)?;
    core.change_as(session, "documents.publish_devices", |c| publish(c, &root))
}

/// Signs and keeps the list of what stands now, under the next number.
pub(super) fn publish(c: &mut Change<'_>, root: &FirmRoot) -> Result<PublishedList, Fault> {
    let root_der = root.certificate_der();
    let last = newest(c, root_der)?;
    let mut listed = Vec::new();
    for certificate in c.find::<Certificate>("WHERE role = 'device' ORDER BY rid", [])? {
        if !is_issued_by(&unhex(&certificate.der)?, root_der) {
            continue;
        }
        let found =
            c.first::<CertificateWithdrawal>("WHERE certificate = ?1 ORDER BY at", [certificate.id])?;
        let withdrawn = found.map(|w| as_listed(c, &w)).transpose()?;
        listed.push(ListedDevice { withdrawn, ..entry(&certificate)? });
    }
    let number = last.map_or(1, |list| list.number + 1);
    let bytes =
        root.sign_list(u64::try_from(number).map_err(Fault::bug)?, c.now().0, &listed).map_err(Fault::bug)?;
    let list = PublishedList {
        id: c.new_id(),
        root: BlobHash::of(root_der).0,
        number,
        dated: c.now(),
        blob: c.put_blob(&bytes)?,
        devices: count(listed.len()),
        withdrawn: count(listed.iter().filter(|d| d.withdrawn.is_some()).count()),
    };
    c.create(&list)?;
    Ok(list)
}

fn as_listed(r: &Reader<'_>, withdrawal: &CertificateWithdrawal) -> Result<Withdrawal, Fault> {
    let known = r.blob(&withdrawal.known)?;
    Ok(Withdrawal {
        at_ms: withdrawal.at.0,
        reason: match withdrawal.reason {
            WithdrawalReason::Lost => Reason::Lost,
            WithdrawalReason::Sold => Reason::Sold,
            WithdrawalReason::Replaced => Reason::Replaced,
            WithdrawalReason::Other => Reason::Other,
        },
        known: known.chunks_exact(32).filter_map(|digest| digest.try_into().ok()).collect(),
    })
}

/// The newest list a root signed.
pub(super) fn newest(r: &Reader<'_>, root_der: &[u8]) -> Result<Option<PublishedList>, Fault> {
    r.first("WHERE root = ?1 ORDER BY number DESC LIMIT 1", [BlobHash::of(root_der).0])
}

fn entry(certificate: &Certificate) -> Result<ListedDevice, Fault> {
    ListedDevice::of(&unhex(&certificate.der)?, certificate.issued_at.0)
        .ok_or_else(|| Fault::bug("a device's certificate that cannot be read"))
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
