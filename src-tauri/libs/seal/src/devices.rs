//! A firm's list of its devices: which certificates it issued, and which of them it withdrew. Signed by the root, in
//! exactly one spelling, so that it can be handed to customers with the root and needs no trust of its own.

use der::asn1::OctetString;
use der::{Any, Decode, Encode, Enumerated, Sequence};
use p256::ecdsa::Signature;

use crate::certs::{Cert, LONGEST_NAME};
use crate::objects::{hex, unhex};
use crate::{FirmRoot, SealError};

/// Goes before the signed bytes, so that a list can never pass for a certificate, nor the other way round.
const DOMAIN: &[u8] = b"seal/devices/1\0";
const MARK: &str = "seal/devices/1";
/// 9999-12-31T23:59:59Z, the last moment a certificate can name.
const LAST_MS: i64 = 253_402_300_799_000;
/// RFC 5280 allows 20 bytes in a serial number.
const LONGEST_SERIAL: usize = 20;

/// One device of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDevice {
    /// As in its certificate, as are the next two.
    pub name: String,
    pub device_id: String,
    /// Upper-case hexadecimal. A device whose key was replaced has several, each with an entry of its own.
    pub serial: String,
    pub certified_at_ms: i64,
    pub withdrawn: Option<Withdrawal>,
}

impl ListedDevice {
    /// The entry of a device's certificate (DER), in good standing; absent if it is no device's.
    pub fn of(certificate: &[u8], certified_at_ms: i64) -> Option<ListedDevice> {
        let cert = Cert::read(certificate).filter(|cert| !cert.is_authority)?;
        let (name, device_id, serial) = (cert.name, cert.device_id, cert.serial_hex);
        Some(ListedDevice { name, device_id, serial, certified_at_ms, withdrawn: None })
    }
}

/// From when on the firm no longer stands for what a device seals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The last moment at which the firm was sure of the device; for a lost one that is before the loss was noticed.
    pub at_ms: i64,
    pub reason: Reason,
    /// Files of this device that the firm had in its hands before: the SHA-256 of each sealed file
    /// ([`crate::Facts::sealed_sha256`]).
    pub known: Vec<[u8; 32]>,
}

/// Why a certificate was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enumerated)]
#[asn1(type = "ENUMERATED")]
#[repr(u8)]
pub enum Reason {
    /// Stolen, or nobody knows where it is: somebody else may be sealing with it.
    Lost = 0,
    /// Left the firm, and with it perhaps the key.
    Sold = 1,
    /// The key was replaced by a newer one and destroyed, on a device that stayed in the firm's hands.
    Replaced = 2,
    Other = 3,
}

impl Reason {
    /// A stable code for logs and text catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Lost => "lost",
            Reason::Sold => "sold",
            Reason::Replaced => "replaced",
            Reason::Other => "other",
        }
    }
}

/// A list whose signature was verified; there is no other way to get one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceList {
    /// Lists of a firm are numbered; the highest number counts.
    pub number: u64,
    /// The root's clock.
    pub dated_ms: i64,
    pub firm: String,
    /// By serial number.
    pub devices: Vec<ListedDevice>,
    root: Vec<u8>,
}

/// Why some bytes are not a list of one of the given firms.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListProblem {
    /// No list, or a damaged one.
    Unreadable,
    /// The name is what that root calls itself.
    ForeignRoot { firm: String },
    /// It names the root of a given firm, which did not sign it.
    Forged,
}

impl ListProblem {
    /// A stable code for logs and text catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            ListProblem::Unreadable => "unreadable",
            ListProblem::ForeignRoot { .. } => "foreign_root",
            ListProblem::Forged => "forged",
        }
    }
}

impl DeviceList {
    /// Reads a list that one of `roots` (DER certificates) signed.
    pub fn read(bytes: &[u8], roots: &[Vec<u8>]) -> Result<DeviceList, ListProblem> {
        let (list, signature) = decode(bytes).ok_or(ListProblem::Unreadable)?;
        let root = Cert::read(&list.root).ok_or(ListProblem::Unreadable)?;
        if !roots.contains(&list.root) {
            return Err(ListProblem::ForeignRoot { firm: root.name });
        }
        let message = message(&list).ok_or(ListProblem::Unreadable)?;
        // A list is a document of its own, not a claim inside a file: only an authority may sign one.
        let is_signed = root.is_authority && root.has_signed(&message, &signature);
        is_signed.then_some(DeviceList { firm: root.name, ..list }).ok_or(ListProblem::Forged)
    }

    /// Whether the list was signed by this root (DER).
    pub fn is_of(&self, root: &[u8]) -> bool {
        self.root == root
    }

    /// The entry of a certificate.
    pub fn device(&self, serial: &str) -> Option<&ListedDevice> {
        self.devices.iter().find(|device| device.serial == serial)
    }
}

impl FirmRoot {
    /// Signs a list of devices; the order of `devices` does not matter. The same list gives the same bytes.
    pub fn sign_list(
        &self,
        number: u64,
        dated_ms: i64,
        devices: &[ListedDevice],
    ) -> Result<Vec<u8>, SealError> {
        let mut devices = devices.to_vec();
        devices.sort_by(|a, b| a.serial.cmp(&b.serial));
        for withdrawal in devices.iter_mut().filter_map(|device| device.withdrawn.as_mut()) {
            withdrawal.known.sort_unstable();
            withdrawal.known.dedup();
        }
        let root = self.certificate_der().to_vec();
        let list = DeviceList { number, dated_ms, firm: String::new(), devices, root };
        if !is_sound(&list) {
            return Err(SealError::DeviceList);
        }
        let message = message(&list).ok_or(SealError::Encoding)?;
        encode(&list, &self.sign_message(&message)).ok_or(SealError::Encoding)
    }
}

#[derive(Sequence)]
struct Signed {
    body: Body,
    /// r and s.
    signature: OctetString,
}

#[derive(Sequence)]
struct Body {
    mark: String,
    root: Any,
    number: u64,
    dated_ms: i64,
    devices: Vec<Entry>,
}

#[derive(Sequence)]
struct Entry {
    name: String,
    device_id: String,
    serial: OctetString,
    certified_at_ms: i64,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    withdrawn: Option<Withdrawn>,
}

#[derive(Sequence)]
struct Withdrawn {
    at_ms: i64,
    reason: Reason,
    known: Vec<OctetString>,
}

fn body(list: &DeviceList) -> der::Result<Body> {
    let withdrawn = |w: &Withdrawal| -> der::Result<Withdrawn> {
        let known =
            w.known.iter().map(|hash| OctetString::new(hash.as_slice())).collect::<der::Result<_>>()?;
        Ok(Withdrawn { at_ms: w.at_ms, reason: w.reason, known })
    };
    let entry = |device: &ListedDevice| -> der::Result<Entry> {
        Ok(Entry {
            name: device.name.clone(),
            device_id: device.device_id.clone(),
            serial: OctetString::new(unhex(device.serial.as_bytes()).ok_or(der::ErrorKind::Failed)?)?,
            certified_at_ms: device.certified_at_ms,
            withdrawn: device.withdrawn.as_ref().map(withdrawn).transpose()?,
        })
    };
    Ok(Body {
        mark: MARK.into(),
        root: Any::from_der(&list.root)?,
        number: list.number,
        dated_ms: list.dated_ms,
        devices: list.devices.iter().map(entry).collect::<der::Result<_>>()?,
    })
}

/// What the root signs.
fn message(list: &DeviceList) -> Option<Vec<u8>> {
    Some([DOMAIN, &body(list).ok()?.to_der().ok()?].concat())
}

fn encode(list: &DeviceList, signature: &Signature) -> Option<Vec<u8>> {
    let signature = OctetString::new(signature.to_bytes().as_slice()).ok()?;
    Signed { body: body(list).ok()?, signature }.to_der().ok()
}

/// The list and its signature, neither verified; absent unless `encode` gives exactly these bytes for them.
fn decode(bytes: &[u8]) -> Option<(DeviceList, Signature)> {
    let Signed { body, signature } = Signed::from_der(bytes).ok()?;
    let known = |hash: &OctetString| <[u8; 32]>::try_from(hash.as_bytes()).ok();
    let withdrawal = |w: &Withdrawn| -> Option<Withdrawal> {
        let known = w.known.iter().map(known).collect::<Option<_>>()?;
        Some(Withdrawal { at_ms: w.at_ms, reason: w.reason, known })
    };
    let device = |entry: &Entry| -> Option<ListedDevice> {
        Some(ListedDevice {
            name: entry.name.clone(),
            device_id: entry.device_id.clone(),
            serial: hex(entry.serial.as_bytes()),
            certified_at_ms: entry.certified_at_ms,
            withdrawn: match &entry.withdrawn {
                Some(withdrawn) => Some(withdrawal(withdrawn)?),
                None => None,
            },
        })
    };
    let list = DeviceList {
        number: body.number,
        dated_ms: body.dated_ms,
        firm: String::new(),
        devices: body.devices.iter().map(device).collect::<Option<_>>()?,
        root: body.root.to_der().ok()?,
    };
    let signature = Signature::from_slice(signature.as_bytes()).ok()?;
    let is_low = signature.normalize_s() == signature;
    (is_low && is_sound(&list) && encode(&list, &signature)? == bytes).then_some((list, signature))
}

/// Every certificate once, in order; names and moments that a certificate can have.
fn is_sound(list: &DeviceList) -> bool {
    let is_moment = |ms: i64| (0..=LAST_MS).contains(&ms);
    let is_name = |text: &str| (1..=LONGEST_NAME).contains(&text.chars().count());
    let is_entry = |device: &ListedDevice| {
        let serial = device.serial.len();
        let withdrawn = device.withdrawn.as_ref();
        is_name(&device.name)
            && is_name(&device.device_id)
            && (2..=2 * LONGEST_SERIAL).contains(&serial)
            && unhex(device.serial.as_bytes()).is_some()
            && is_moment(device.certified_at_ms)
            && withdrawn.is_none_or(|w| is_moment(w.at_ms) && is_ascending(&w.known))
    };
    let serials: Vec<&str> = list.devices.iter().map(|device| device.serial.as_str()).collect();
    is_moment(list.dated_ms) && is_ascending(&serials) && list.devices.iter().all(is_entry)
}

fn is_ascending<T: Ord>(items: &[T]) -> bool {
    items.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}
