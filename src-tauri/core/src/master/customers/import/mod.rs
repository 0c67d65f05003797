//! Customers from a table (V-16). The former number is the key: a row said before is passed by, a row that says
//! something new updates, an unknown number opens a file. What a row leaves empty erases nothing.

mod apply;
mod closed;
pub(super) mod contacts;
mod line;
mod owners;
mod plan;
pub(super) mod sites;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::platform::exchange::{self, ImportInput, ImportPreview, ImportReport, PreviewInput};

pub use owners::{Owners, owners};

const KIND: &str = "customers";

pub(super) fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, KIND)
}

pub(super) fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, &input, KIND)?;
    table.need_columns()?;
    let (known, firm, today) =
        core.read_as(session, |r| Ok((plan::known(r)?, line::FirmNames::of(r)?, r.today())))?;
    let (mut report, lines) = line::read_all(&table, &firm, today);
    let actions = plan::plan(lines, known, &mut report);
    exchange::carry_out(
        (core, session),
        "customers.import",
        (&input, &table),
        report,
        &actions,
        plan::Action::row,
        apply::apply,
    )
}
