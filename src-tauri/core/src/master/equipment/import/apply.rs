//! Writing what was planned: one call a batch, one transaction, every record journaled.

use super::super::record::{Equipment, EquipmentId};
use super::super::rules::{kind_by, warranty_end};
use super::line::Line;
use super::plan::Action;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;

pub fn apply(c: &mut Change<'_>, actions: &[Action]) -> Result<(), Fault> {
    for Action { item, line } in actions {
        match item {
            None => open(c, line)?,
            Some(id) => update(c, *id, line)?,
        }
    }
    Ok(())
}

fn open(c: &mut Change<'_>, line: &Line) -> Result<(), Fault> {
    let name = [&line.name, &line.model, &line.plate, &line.planting].into_iter().find(|n| !n.is_empty());
    let item = Equipment {
        id: c.new_id(),
        number: c.next_number("E")?,
        customer: line.owner,
        site: None,
        name: name.cloned().unwrap_or_default(),
        model: line.model.clone(),
        serial: line.serial.clone(),
        kind: kind_by(&line.plate, &line.version, &line.planting),
        version: line.version.clone(),
        planting: line.planting.clone(),
        plate: line.plate.clone(),
        mileage: line.mileage,
        purchased_on: line.purchased_on,
        warranty_months: line.months,
        warranty_until: warranty_end(line.purchased_on, line.months),
        contract: line.contract.clone(),
        contract_until: line.contract_until,
        address: line.address.clone(),
        note: line.note.clone(),
        source_digest: Some(line.digest.clone()),
        active: true,
    };
    c.create(&item)
}

fn update(c: &mut Change<'_>, id: EquipmentId, line: &Line) -> Result<(), Fault> {
    let before: Equipment = c.need(id)?;
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    let purchased_on = line.purchased_on.or(before.purchased_on);
    let warranty_months = line.months.or(before.warranty_months);
    let is_same = purchased_on == before.purchased_on && warranty_months == before.warranty_months;
    let after = Equipment {
        name: or(&line.name, &before.name),
        model: or(&line.model, &before.model),
        serial: or(&line.serial, &before.serial),
        plate: or(&line.plate, &before.plate),
        version: or(&line.version, &before.version),
        planting: or(&line.planting, &before.planting),
        mileage: line.mileage.or(before.mileage),
        purchased_on,
        warranty_months,
        // An end agreed by hand stays, unless the table says what it is computed from anew.
        warranty_until: match is_same {
            true => before.warranty_until,
            false => warranty_end(purchased_on, warranty_months).or(before.warranty_until),
        },
        contract: or(&line.contract, &before.contract),
        contract_until: line.contract_until.or(before.contract_until),
        address: or(&line.address, &before.address),
        note: or(&line.note, &before.note),
        source_digest: Some(line.digest.clone()),
        ..before.clone()
    };
    c.save(&before, &after)
}
