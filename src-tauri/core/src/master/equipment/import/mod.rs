//! Items and vehicles from a table (V-16). The serial or the plate is the key, and the customer's former number or name
//! ties an item to its owner, so customers are imported first. What a row leaves empty erases nothing.

mod apply;
mod line;
mod plan;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::master::customers::owners;
use crate::platform::exchange::{self, ImportInput, ImportPreview, ImportReport, PreviewInput, read_rows};

pub(super) fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, "equipment")
}

pub(super) fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    import(core, session, &input, ("equipment", "equipment.import", "model"))
}

pub(super) fn preview_vehicles(
    core: &Core,
    session: &Session,
    input: PreviewInput,
) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, "vehicles")
}

pub(super) fn run_vehicles(
    core: &Core,
    session: &Session,
    input: ImportInput,
) -> Result<ImportReport, Fault> {
    import(core, session, &input, ("vehicles", "vehicles.import", "plate"))
}

fn import(
    core: &Core,
    session: &Session,
    input: &ImportInput,
    (kind, command, key): (&'static str, &'static str, &'static str),
) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, input, kind)?;
    table.need_columns()?;
    let (owners, mut known, today) =
        core.read_as(session, |r| Ok((owners(r)?, plan::known(r)?, r.today())))?;
    let mut report = ImportReport::default();
    let lines = read_rows(&table, line::KEYS, &mut report, |row, told| {
        line::read(&table, row, (key, &owners), today, told)
    });
    let mut actions = Vec::new();
    for line in lines {
        match plan::decide(line, &table, &mut known, &mut report) {
            Ok(action) => actions.extend(action),
            Err(finding) => report.errors.push(finding),
        }
    }
    exchange::carry_out(
        (core, session),
        command,
        (input, &table),
        report,
        &actions,
        |action| action.line.row,
        apply::apply,
    )
}
