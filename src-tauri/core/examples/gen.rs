//! Writes what is generated from the core: `ui/src/wire.gen.ts` and `docs/schema.sql` (`make gen`).

use aftercare_core::kernel::{Moment, schema, wire};
use aftercare_core::modules;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::write(root.join("ui/src/wire.gen.ts"), wire::typescript(&mut modules::registry()))?;
    let mut conn = rusqlite::Connection::open_in_memory()?;
    schema::upgrade(&mut conn, Moment(0))?;
    std::fs::write(root.join("docs/schema.sql"), schema::dump(&conn)?)?;
    Ok(())
}
