//! What a row says of an item. Pure.

use sheet::{Row, is_formula, parse_day, parse_serial_day};

use super::super::rules::MOST_MONTHS;
use crate::kernel::time::Day;
use crate::platform::exchange::{Finding, KnownColumns, Table, digest};

pub const COLUMNS: &KnownColumns = &[
    ("customer", &["客户编号", "客户代码", "客户号", "customer number", "customer no", "customer id"]),
    ("name", &["设备名称", "产品名称", "名称", "equipment", "item", "product", "name"]),
    ("model", &["设备型号", "产品型号", "型号", "规格型号", "model"]),
    ("serial", &["序列号", "设备编号", "出厂编号", "机身号", "serial number", "serial no", "serial"]),
    (
        "purchased_on",
        &["购买日期", "购机日期", "采购日期", "销售日期", "purchased on", "purchase date", "sold on"],
    ),
    ("months", &["保修月数", "保修期", "质保月数", "质保期", "warranty months", "warranty"]),
    ("address", &["安装地址", "设备地址", "地址", "installation address", "address"]),
    ("note", &["备注", "说明", "remarks", "remark", "notes", "note"]),
];

/// The most characters a cell may hold; more is a broken file.
const MOST_CHARACTERS: usize = 2_000;
/// An item as a row tells of it.
pub struct Line {
    pub row: u64,
    pub customer: String,
    pub name: String,
    pub model: String,
    pub serial: String,
    pub purchased_on: Option<Day>,
    pub months: Option<i64>,
    pub address: String,
    pub note: String,
    pub digest: String,
}

/// The line, or what is wrong with the row; what was only noticed is added to the warnings.
pub fn read(table: &Table, row: &Row, today: Day, warnings: &mut Vec<Finding>) -> Result<Line, Finding> {
    let cell = |field| table.cell(row, field);
    let at = |field: &str, code: &str| Finding::new(row.number, table.head(field), code);
    let mut told: Vec<Finding> = Vec::new();
    for field in table.fields() {
        if cell(field).chars().count() > MOST_CHARACTERS {
            return Err(at(field, "cell.too_long"));
        }
        if is_formula(cell(field)) {
            told.push(at(field, "cell.formula"));
        }
    }
    for (field, code) in [("customer", "equipment.customer_missing"), ("model", "equipment.model_missing")] {
        if cell(field).is_empty() {
            return Err(at(field, code));
        }
    }
    if cell("serial").is_empty() {
        told.push(at("serial", "equipment.serial_missing"));
    }
    let purchased_on = match cell("purchased_on") {
        "" => None,
        text => {
            let day = parse_day(text).or_else(|| parse_serial_day(text)).map(Day);
            match day {
                None => told.push(at("purchased_on", "day.invalid")),
                Some(day) if day > today => told.push(at("purchased_on", "day.future")),
                Some(_) => {}
            }
            day
        }
    };
    let months = match cell("months") {
        "" => None,
        text => {
            let months = months(text);
            if months.is_none() {
                told.push(at("months", "months.invalid"));
            }
            months
        }
    };
    warnings.append(&mut told);
    Ok(Line {
        row: row.number,
        customer: cell("customer").into(),
        name: cell("name").into(),
        model: cell("model").into(),
        serial: cell("serial").into(),
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
}
