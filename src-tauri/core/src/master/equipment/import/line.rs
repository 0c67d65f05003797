//! What a row says of an item. Pure.

use sheet::Row;

use super::super::rules::{MOST_MONTHS, plain_plate};
use crate::kernel::time::Day;
use crate::master::customers::{CustomerId, Owners};
use crate::platform::exchange::{Finding, Table, day_of, digest};

/// Cells that name a thing.
pub const KEYS: &[&str] = &["customer", "serial", "plate"];

/// An item as a row tells of it.
pub struct Line {
    pub row: u64,
    pub owner: CustomerId,
    pub name: String,
    pub model: String,
    pub serial: String,
    pub plate: String,
    pub contract: String,
    pub contract_until: Option<Day>,
    pub version: String,
    pub planting: String,
    pub mileage: Option<i64>,
    pub purchased_on: Option<Day>,
    pub months: Option<i64>,
    pub address: String,
    pub note: String,
    pub digest: String,
}

/// The line, or what is wrong with the row. `key` is the cell without which a row names nothing.
pub fn read(
    table: &Table,
    row: &Row,
    (key, owners): (&str, &Owners),
    today: Day,
    told: &mut Vec<Finding>,
) -> Result<Line, Finding> {
    let cell = |field: &str| table.cell(row, field);
    let at = |field: &str, code: &str| Finding::new(row.number, table.head(field), code);
    let owner = owners.of(table, row)?;
    // A system or what is planted goes by its name.
    let is_named = key == "model" && ["name", "planting"].iter().any(|field| !cell(field).is_empty());
    if cell(key).is_empty() && !is_named {
        return Err(at(key, &format!("equipment.{key}_missing")));
    }
    if key == "model" && ["serial", "version", "planting"].iter().all(|field| cell(field).is_empty()) {
        told.push(at("serial", "equipment.serial_missing"));
    }
    let purchased_on = day_of(table, row, "purchased_on", Some(today), told);
    let contract_until = day_of(table, row, "contract_until", None, told);
    let mut number = |field: &str, code: &str, read: fn(&str) -> Option<i64>| match cell(field) {
        "" => None,
        text => {
            let number = read(text);
            if number.is_none() {
                told.push(at(field, code));
            }
            number
        }
    };
    let months = number("months", "months.invalid", months);
    let mileage = number("mileage", "mileage.invalid", kilometres);
    Ok(Line {
        row: row.number,
        owner,
        name: cell("name").into(),
        model: cell("model").into(),
        serial: cell("serial").into(),
        plate: plain_plate(cell("plate")),
        contract: cell("contract").into(),
        contract_until,
        version: cell("version").into(),
        planting: cell("planting").into(),
        mileage,
        purchased_on,
        months,
        address: cell("address").into(),
        note: cell("note").into(),
        digest: digest(table.fields().map(|field| (field, cell(field)))),
    })
}

/// `12`, `12个月`, `3年`; none for what is no period.
fn months(text: &str) -> Option<i64> {
    let text = text.trim();
    let (number, by) = match text.strip_suffix('年') {
        Some(years) => (years, 12),
        None => (text.trim_end_matches("个月").trim_end_matches('月'), 1),
    };
    let months = number.trim().parse::<i64>().ok()?.checked_mul(by)?;
    (0..=MOST_MONTHS).contains(&months).then_some(months)
}

/// `35,200 km`, `3.5万公里`; none for what is no distance.
fn kilometres(text: &str) -> Option<i64> {
    let plain: String = text.to_lowercase().chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let plain = plain.trim_end_matches("公里").trim_end_matches("km").trim_end_matches("千米");
    let (number, by) = plain.strip_suffix('万').map_or((plain, 1.0), |n| (n, 10_000.0));
    let found = number.parse::<f64>().ok()? * by;
    (0.0..=10_000_000.0).contains(&found).then_some(found as i64)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_period_is_read_in_months_and_years() {
        for (text, expected) in [
            ("12", Some(12)),
            ("24个月", Some(24)),
            ("36 月", Some(36)),
            ("3年", Some(36)),
            ("终身", None),
            ("-1", None),
        ] {
            assert_eq!(super::months(text), expected, "{text}");
        }
    }

    #[test]
    fn a_distance_is_read_as_it_is_written() {
        for (text, expected) in [
            ("35,200 km", Some(35_200)),
            ("3.5万公里", Some(35_000)),
            ("0", Some(0)),
            ("新车", None),
            ("-1", None),
        ] {
            assert_eq!(super::kilometres(text), expected, "{text}");
        }
    }
}
