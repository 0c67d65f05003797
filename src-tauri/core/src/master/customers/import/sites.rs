//! Sites from a table: a place is known by the customer and its name, or its address where it has none. What a row
//! leaves empty erases nothing.

use std::collections::HashMap;

use super::super::record::{CustomerId, Site, SiteId};
use super::owners::owners;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::platform::exchange::{
    self, Fate, Finding, ImportInput, ImportPreview, ImportReport, PreviewInput, read_rows,
};

const KIND: &str = "sites";

struct Line {
    row: u64,
    owner: CustomerId,
    name: String,
    address: String,
    zone: String,
    note: String,
}

pub fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, KIND)
}

pub fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, &input, KIND)?;
    table.need_columns()?;
    let (owners, kept) =
        core.read_as(session, |r| Ok((owners(r)?, r.find::<Site>("WHERE active ORDER BY rid DESC", [])?)))?;
    let mut known: HashMap<(CustomerId, String), Site> = HashMap::new();
    for site in kept {
        if !site.name.is_empty() {
            known.insert((site.customer, site.name.clone()), site.clone());
        }
        known.insert((site.customer, site.address.clone()), site);
    }
    let mut report = ImportReport::default();
    let lines = read_rows(&table, &["customer"], &mut report, |row, _| {
        let cell = |field| table.cell(row, field).to_string();
        let owner = owners.of(&table, row)?;
        if cell("address").is_empty() {
            return Err(Finding::new(row.number, table.head("address"), "site.address_missing"));
        }
        Ok(Line {
            row: row.number,
            owner,
            name: cell("name"),
            address: cell("address"),
            zone: cell("zone"),
            note: cell("note"),
        })
    });
    let mut actions = Vec::new();
    for line in lines {
        let named = (!line.name.is_empty()).then(|| known.get(&(line.owner, line.name.clone()))).flatten();
        // A place without a name of its own is the same place when a name is told for it.
        let placed = known
            .get(&(line.owner, line.address.clone()))
            .filter(|s| s.name.is_empty() || line.name.is_empty() || s.name == line.name);
        let found = named.or(placed).cloned();
        let fate = match &found {
            None => Fate::New,
            Some(kept) if merged(kept, &line) == *kept => Fate::Skipped,
            Some(_) => Fate::Updated,
        };
        report.mark(line.row, fate);
        if fate != Fate::Skipped {
            let before = found.unwrap_or_else(|| blank(core.fresh_id(), &line));
            let after = merged(&before, &line);
            if !after.name.is_empty() {
                known.insert((after.customer, after.name.clone()), after.clone());
            }
            known.insert((after.customer, after.address.clone()), after);
            actions.push((before.id, line));
        }
    }
    exchange::carry_out(
        (core, session),
        "sites.import",
        (&input, &table),
        report,
        &actions,
        |(_, line)| line.row,
        |c, batch| batch.iter().try_for_each(|(id, line)| apply(c, *id, line)),
    )
}

fn blank(id: SiteId, line: &Line) -> Site {
    Site {
        id,
        customer: line.owner,
        name: String::new(),
        address: String::new(),
        zone: String::new(),
        note: String::new(),
        is_main: false,
        active: true,
    }
}

fn merged(kept: &Site, line: &Line) -> Site {
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    Site {
        name: or(&line.name, &kept.name),
        address: or(&line.address, &kept.address),
        zone: or(&line.zone, &kept.zone),
        note: or(&line.note, &kept.note),
        ..kept.clone()
    }
}

fn apply(c: &mut Change<'_>, id: SiteId, line: &Line) -> Result<(), Fault> {
    if let Some(kept) = c.get::<Site>(id)? {
        return c.save(&kept, &merged(&kept, line));
    }
    let has_main =
        c.first::<Site>("WHERE customer = ?1 AND active AND is_main LIMIT 1", [line.owner])?.is_some();
    c.create(&Site { is_main: !has_main, ..merged(&blank(id, line), line) })
}
