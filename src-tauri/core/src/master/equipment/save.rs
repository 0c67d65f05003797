//! Registering and editing an item.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{Equipment, EquipmentId, ItemKind};
use super::rules::{MOST_MONTHS, kind_by, plain_plate, warranty_end};
use super::views::{EquipmentView, one};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::time::Day;
use crate::master::customers::{Customer, CustomerAccess, CustomerId, Site, SiteId, access_to};

/// An item as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct EquipmentInput {
    /// Absent: a new item.
    #[serde(default)]
    pub id: Option<EquipmentId>,
    pub customer: CustomerId,
    #[serde(default)]
    pub site: Option<SiteId>,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub model: String,
    #[serde(default)]
    pub serial: String,
    /// Absent: by what is told of it.
    #[serde(default)]
    pub kind: Option<ItemKind>,
    /// Of a system.
    #[serde(default)]
    pub version: String,
    /// Of a planting site: species and number.
    #[serde(default)]
    pub planting: String,
    /// Of a vehicle.
    #[serde(default)]
    pub plate: String,
    /// Of a vehicle, in kilometres.
    #[serde(default)]
    pub mileage: Option<i64>,
    #[serde(default)]
    pub purchased_on: Option<Day>,
    #[serde(default)]
    pub warranty_months: Option<i64>,
    /// The last day agreed; absent: computed from purchase and months.
    #[serde(default)]
    pub warranty_until: Option<Day>,
    /// Number of the service contract that covers it.
    #[serde(default)]
    pub contract: String,
    /// Its last day.
    #[serde(default)]
    pub contract_until: Option<Day>,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub note: String,
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

pub(super) fn command(c: &mut Change<'_>, input: EquipmentInput) -> Result<EquipmentView, Fault> {
    let item = save(c, input)?;
    one(c, item.id)
}

/// Registers or edits the item; answers it as saved. A serial that another item in use has is refused.
pub fn save(c: &mut Change<'_>, input: EquipmentInput) -> Result<Equipment, Fault> {
    let (name, model, serial) = (input.name.trim(), input.model.trim(), input.serial.trim());
    // An item goes by its model where it has no name of its own.
    let plate = plain_plate(&input.plate);
    let (version, planting) = (input.version.trim(), input.planting.trim());
    if [name, model, &plate, planting].into_iter().all(str::is_empty) {
        return Fault::unless_complete(&["model"]).and(Err(Fault::bug("no field")));
    }
    if input.mileage.is_some_and(|km| km < 0) {
        return Err(Fault::invalid("equipment.mileage").field("mileage", "range"));
    }
    if input.warranty_months.is_some_and(|m| !(0..=MOST_MONTHS).contains(&m)) {
        return Err(Fault::invalid("equipment.warranty_months").field("warranty_months", "range"));
    }
    c.need::<Customer>(input.customer)?;
    if let Some(site) = input.site
        && c.get::<Site>(site)?.is_none_or(|s| s.customer != input.customer)
    {
        return Err(Fault::invalid("input.unknown_line").field("site", "unknown"));
    }
    let before: Option<Equipment> = input.id.map(|id| c.need(id)).transpose()?;
    if let Some(other) = by_serial(c, serial)?.filter(|o| Some(o.id) != input.id && input.active) {
        return Err(Fault::refused("equipment.duplicate_serial")
            .arg("serial", serial)
            .arg("number", other.number)
            .field("serial", "taken"));
    }
    if let Some(other) = by_plate(c, &plate)?.filter(|o| Some(o.id) != input.id && input.active) {
        return Err(Fault::refused("equipment.duplicate_plate")
            .arg("plate", plate)
            .arg("number", other.number)
            .field("plate", "taken"));
    }
    let called =
        [name, model, &plate, planting].into_iter().find(|n| !n.is_empty()).unwrap_or_default().to_string();
    let after = Equipment {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        number: match &before {
            Some(before) => before.number.clone(),
            None => c.next_number("E")?,
        },
        customer: input.customer,
        site: input.site,
        name: called,
        model: model.into(),
        serial: serial.into(),
        kind: input.kind.unwrap_or_else(|| kind_by(&plate, version, planting)),
        version: version.into(),
        planting: planting.into(),
        plate,
        mileage: input.mileage,
        purchased_on: input.purchased_on,
        warranty_months: input.warranty_months,
        warranty_until: input
            .warranty_until
            .or_else(|| warranty_end(input.purchased_on, input.warranty_months)),
        contract: input.contract.trim().into(),
        contract_until: input.contract_until.filter(|_| !input.contract.trim().is_empty()),
        address: input.address.trim().into(),
        note: input.note.trim().into(),
        source_digest: before.as_ref().and_then(|b| b.source_digest.clone()),
        active: input.active,
    };
    match &before {
        Some(before) => {
            let after = unmasked(c, before, after)?;
            c.save(before, &after)?;
            Ok(after)
        }
        None => {
            c.create(&after)?;
            Ok(after)
        }
    }
}

/// What was shown masked comes back masked, and must not be written over what is known.
fn unmasked(c: &Change<'_>, before: &Equipment, after: Equipment) -> Result<Equipment, Fault> {
    if access_to(c, &c.need::<Customer>(before.customer)?)? == CustomerAccess::Full {
        return Ok(after);
    }
    Ok(Equipment { address: before.address.clone(), note: before.note.clone(), ..after })
}

/// The vehicle in use with that plate; none for an empty one.
fn by_plate(c: &Change<'_>, plate: &str) -> Result<Option<Equipment>, Fault> {
    if plate.is_empty() {
        return Ok(None);
    }
    c.first::<Equipment>("WHERE plate = ?1 AND plate <> '' AND active ORDER BY rid LIMIT 1", [plate])
}

/// The item in use with that serial; none for an empty serial.
pub(super) fn by_serial(c: &Change<'_>, serial: &str) -> Result<Option<Equipment>, Fault> {
    if serial.is_empty() {
        return Ok(None);
    }
    c.first::<Equipment>("WHERE serial = ?1 AND serial <> '' AND active ORDER BY rid LIMIT 1", [serial])
}
