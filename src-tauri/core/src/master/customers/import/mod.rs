//! Customers from a table (V-16). The former number is the key: a row said before is passed by, a row that says
//! something new updates, an unknown number opens a file. What a row leaves empty erases nothing.

mod apply;
mod line;
mod plan;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::platform::exchange::{self, ImportInput, ImportPreview, ImportReport, PreviewInput};

/// Rows saved in one transaction: few enough that others wait less than a second, enough that a list of thousands
/// takes seconds.
const AT_ONCE: usize = 500;

pub(super) fn preview(_: &Core, _: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(input, line::COLUMNS)
}

pub(super) fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(&input, line::COLUMNS)?;
    if table.column("name").is_none() {
        return Err(Fault::invalid("import.no_name_column").arg("head", table.sheet.header.join(" | ")));
    }
    let (known, today) = core.read_as(session, |r| Ok((plan::known(r)?, r.today())))?;
    let (mut report, lines) = line::read_all(&table, today);
    let actions = plan::plan(lines, known, &mut report);
    if !input.trial {
        for (done, batch) in actions.chunks(AT_ONCE).enumerate() {
            core.change_as(session, "customers.import", |c| apply::apply(c, batch))
                .map_err(|fault| Fault { saved: done > 0, ..fault })?;
        }
    }
    report.errors.sort_by_key(|f| f.row);
    report.warnings.sort_by_key(|f| f.row);
    Ok(report)
}
