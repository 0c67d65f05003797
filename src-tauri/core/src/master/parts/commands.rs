//! The list of parts, and editing one.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{Part, PartId};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::reader::{Page, Reader};
use crate::master::price_list::{Asked, page, within};

/// A part as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PartInput {
    /// Absent: a new part.
    #[serde(default)]
    pub id: Option<PartId>,
    /// Permanent once saved; ignored for a part that is here.
    #[serde(default)]
    pub code: String,
    pub name: String,
    #[serde(default)]
    pub spec: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub price: Option<Money>,
    #[serde(default)]
    pub supplier: String,
    #[serde(default)]
    pub note: String,
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

/// Which part.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartAsked {
    pub id: PartId,
}

pub(super) fn list(r: &Reader<'_>, asked: Asked) -> Result<Page<Part>, Fault> {
    page(r, &asked, "code || char(10) || name || char(10) || spec || char(10) || supplier", |p: &Part| {
        p.code.clone()
    })
}

pub(super) fn get(r: &Reader<'_>, asked: PartAsked) -> Result<Part, Fault> {
    r.need(asked.id)
}

pub(super) fn save(c: &mut Change<'_>, input: PartInput) -> Result<Part, Fault> {
    let before: Option<Part> = input.id.map(|id| c.need(id)).transpose()?;
    let code = before.as_ref().map_or_else(|| input.code.trim().to_string(), |b| b.code.clone());
    let missing: Vec<&str> = [("code", code.as_str()), ("name", input.name.trim())]
        .into_iter()
        .filter(|(_, text)| text.is_empty())
        .map(|(field, _)| field)
        .collect();
    Fault::unless_complete(&missing)?;
    within(input.price)?;
    if before.is_none() && c.first::<Part>("WHERE code = ?1 LIMIT 1", [&code])?.is_some() {
        return Err(Fault::refused("price.code_taken").arg("code", code).field("code", "taken"));
    }
    let after = Part {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        code,
        name: input.name.trim().into(),
        spec: input.spec.trim().into(),
        unit: input.unit.trim().into(),
        price: input.price,
        supplier: input.supplier.trim().into(),
        note: input.note.trim().into(),
        source_digest: before.as_ref().and_then(|b| b.source_digest.clone()),
        active: input.active,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    Ok(after)
}
