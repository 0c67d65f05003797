//! Checking the chains, entry by entry, naming the first broken one (T-03).

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::session::DeviceId;

/// What the check found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verified {
    /// Whether every chain holds.
    pub whole: bool,
    /// Entries checked.
    pub entries: u64,
    /// Entries whose payload was erased by law; their digests still hold.
    pub erased: u64,
    /// The first broken entry of each broken chain.
    pub broken: Vec<Broken>,
}

/// The first entry of a chain that does not hold.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Broken {
    /// The device whose chain it is.
    pub device: DeviceId,
    /// Its sequence number.
    pub sequence: u64,
    /// Why, as a code: `gap`, `payload_changed`, `link_broken` …
    pub reason: String,
}

/// Checks all chains.
pub fn verify(conn: &Connection) -> Result<Verified, Fault> {
    let devices: Vec<[u8; 16]> = conn
        .prepare("SELECT device FROM journal_head UNION SELECT DISTINCT device FROM journal ORDER BY 1")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    let mut out = Verified { whole: true, entries: 0, erased: 0, broken: Vec::new() };
    for device in devices {
        match one_chain(conn, &device)? {
            Ok(summary) => {
                out.entries += summary.entries;
                out.erased += summary.erased.len() as u64;
            }
            Err(broken) => {
                out.whole = false;
                out.broken.push(Broken {
                    device: DeviceId::from_bytes(device),
                    sequence: broken.sequence,
                    reason: reason_code(&broken.reason),
                });
            }
        }
    }
    Ok(out)
}

fn one_chain(conn: &Connection, device: &[u8; 16]) -> Result<Result<chain::Summary, chain::Break>, Fault> {
    let name = DeviceId::from_bytes(*device).to_string();
    let head: Option<(i64, [u8; 32])> = {
        let mut s = conn.prepare("SELECT sequence, hash FROM journal_head WHERE device = ?1")?;
        let mut rows = s.query([device.as_slice()])?;
        rows.next()?.map(|r| Ok::<_, rusqlite::Error>((r.get(0)?, r.get(1)?))).transpose()?
    };
    let mut verifier = chain::Verifier::new(name.clone());
    let mut statement = conn.prepare(
        "SELECT sequence, stamp, entered_at, happened_at, zone, actor, command, tx, record_kind, record, salt,
                payload, payload_digest, hash
         FROM journal WHERE device = ?1 ORDER BY sequence",
    )?;
    let mut rows = statement.query([device.as_slice()])?;
    while let Some(row) = rows.next()? {
        let text = |i: usize| -> rusqlite::Result<String> { row.get(i) };
        let bytes = |i: usize| -> rusqlite::Result<Vec<u8>> { row.get(i) };
        let (zone, command, kind) = (text(4)?, text(6)?, text(8)?);
        let (actor, group, record) = (bytes(5)?, bytes(7)?, bytes(9)?);
        let payload: Option<String> = row.get(11)?;
        let entry = chain::Stored {
            header: chain::Header {
                device: &name,
                sequence: row.get::<_, i64>(0)? as u64,
                stamp: row.get::<_, i64>(1)? as u64,
                entered_at: row.get(2)?,
                happened_at: row.get(3)?,
                zone: &zone,
                actor: &actor,
                command: &command,
                group: &group,
                record_kind: &kind,
                record: &record,
            },
            salt: row.get(10)?,
            payload: payload.as_deref().map(str::as_bytes),
            payload_digest: chain::Digest(row.get(12)?),
            hash: chain::Digest(row.get(13)?),
        };
        if let Err(broken) = verifier.push(&entry) {
            return Ok(Err(broken));
        }
    }
    Ok(verifier.finish(head.map(|(s, h)| (s as u64, chain::Digest(h)))))
}

/// `LinkBroken` → `link_broken`, without the values some reasons carry.
fn reason_code(reason: &chain::BreakReason) -> String {
    let name = format!("{reason:?}");
    let mut code = String::new();
    for c in name.chars().take_while(|c| c.is_alphanumeric()) {
        if c.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.extend(c.to_lowercase());
    }
    code
}
