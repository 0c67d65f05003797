//! People, roles and rights. Commands: `people.list`, `people.roles`, `people.save`, `people.set_password`.
//! The session of a login is loaded here for the kernel.

mod commands;
pub mod record;
pub mod roles;

use rusqlite::Connection;

pub use self::commands::commands;
pub use self::record::{Company, CompanyId, DeviceRecord, Person};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Device;
use crate::kernel::record as records;
use crate::kernel::session::Session;
use crate::kernel::time::Zone;

/// The person behind a login with the rights of all roles held; none when unknown or no longer active.
pub fn session(conn: &Connection, login: &str) -> Result<Option<Session>, Fault> {
    let mut statement = conn.prepare_cached(&records::select::<Person>("WHERE login = ?1 AND active = 1"))?;
    let mut rows = statement.query([login])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let person = <Person as records::Record>::from_row(row)?;
    let grants = roles::grants_of_all(&person.roles);
    Ok(Some(Session {
        person: person.id,
        login: person.login,
        name: person.name,
        roles: person.roles.0,
        grants,
    }))
}

/// This computer and the firm's zone.
pub fn place(conn: &Connection) -> Result<(Device, Zone), Fault> {
    let device = conn.query_row(
        "SELECT d.id, d.letter FROM device d JOIN meta m ON m.key = 'device' AND lower(hex(d.id)) = m.value",
        [],
        |r| Ok(Device { id: r.get(0)?, letter: r.get(1)? }),
    )?;
    Ok((device, zone(conn)?))
}

/// The firm's zone.
pub fn zone(conn: &Connection) -> Result<Zone, Fault> {
    let zone: String = conn.query_row("SELECT zone FROM company ORDER BY rid LIMIT 1", [], |r| r.get(0))?;
    Ok(Zone::parse(&zone).unwrap_or_default())
}

/// The firm.
pub fn company(r: &crate::kernel::Reader<'_>) -> Result<Company, Fault> {
    r.first::<Company>("ORDER BY rid LIMIT 1", [])?.ok_or_else(|| Fault::missing("company.missing"))
}

/// The branch the person asking belongs to; none at the head office.
pub fn own_branch(r: &crate::kernel::Reader<'_>) -> Result<Option<crate::kernel::session::BranchId>, Fault> {
    Ok(r.value("SELECT branch FROM person WHERE id = ?1", [r.who().person])?.flatten())
}

/// The name of a person, empty when unknown on this computer yet.
pub fn name_of(r: &crate::kernel::Reader<'_>, id: crate::kernel::session::PersonId) -> Result<String, Fault> {
    Ok(r.get::<Person>(id)?.map(|p| p.name).unwrap_or_default())
}
