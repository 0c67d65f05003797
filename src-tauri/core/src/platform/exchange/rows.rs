//! What every kind of table has in common row by row.

use sheet::{Row, is_formula, is_scientific, parse_day, parse_serial_day};

use super::file::Table;
use super::report::{Finding, ImportReport};
use crate::kernel::time::Day;

/// The most characters a cell may hold; more is a broken file.
const MOST_CHARACTERS: usize = 2_000;

/// Every row of the table that says something, as `read` understands it; what is wrong with a row stands in the
/// report. Cells of `keys` name things: a number there that was shortened is worse than none.
pub fn read_rows<L>(
    table: &Table,
    keys: &[&str],
    report: &mut ImportReport,
    mut read: impl FnMut(&Row, &mut Vec<Finding>) -> Result<L, Finding>,
) -> Vec<L> {
    let mut lines = Vec::new();
    for row in table.sheet.rows() {
        report.rows += 1;
        let mut told = Vec::new();
        let line = match row {
            Err(error) => Err(Finding::unreadable(&error, &table.sheet.header)),
            Ok(row) => look(table, &row, keys, &mut told).and_then(|()| read(&row, &mut told)),
        };
        match line {
            Ok(line) => {
                report.warnings.append(&mut told);
                lines.push(line);
            }
            Err(finding) => report.errors.push(finding),
        }
    }
    lines
}

fn look(table: &Table, row: &Row, keys: &[&str], told: &mut Vec<Finding>) -> Result<(), Finding> {
    for field in table.fields() {
        let cell = table.cell(row, field);
        if cell.is_empty() {
            continue;
        }
        if cell.chars().count() > MOST_CHARACTERS {
            return Err(Finding::new(row.number, table.head(field), "cell.too_long"));
        }
        if keys.contains(&field) && is_scientific(cell) {
            return Err(Finding::new(row.number, table.head(field), "cell.scientific"));
        }
        if is_formula(cell) {
            told.push(Finding::new(row.number, table.head(field), "cell.formula"));
        }
    }
    Ok(())
}

/// A day of the calendar; what is none is left out and told. A day to come is kept and told where `today` is given:
/// nobody was born or entered tomorrow.
pub fn day_of(
    table: &Table,
    row: &Row,
    field: &str,
    today: Option<Day>,
    told: &mut Vec<Finding>,
) -> Option<Day> {
    let cell = table.cell(row, field);
    if cell.is_empty() {
        return None;
    }
    let Some(day) = parse_day(cell).or_else(|| parse_serial_day(cell)).map(Day) else {
        told.push(Finding::new(row.number, table.head(field), "day.invalid"));
        return None;
    };
    if today.is_some_and(|today| day > today) {
        told.push(Finding::new(row.number, table.head(field), "day.future"));
    }
    Some(day)
}

/// An amount in fen: `¥1,200.00`, `1200元`, `85.5`; none for what is no amount or has fractions of a fen.
pub fn fen(text: &str) -> Option<i64> {
    let half: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '，' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let plain = half.trim().trim_start_matches(['¥', '￥']).trim_start_matches("RMB").trim_end_matches('元');
    let plain: String = plain.trim().chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    // A workbook may tell 85.5 as 85.500.
    let cents = rest.trim_end_matches('0');
    if yuan.is_empty() || yuan.len() > 8 || !digits(yuan) || !digits(rest) || cents.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    Some(yuan.parse::<i64>().ok()? * 100 + cents)
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_amount_is_whole_fen_or_none() {
        for (text, expected) in [
            ("1200", Some(120_000)),
            ("¥1,200.00", Some(120_000)),
            ("￥85．5", Some(8_550)),
            ("85.500", Some(8_550)),
            ("30 元", Some(3_000)),
            ("0", Some(0)),
            ("0.005", None),
            ("-5", None),
            ("面议", None),
            ("", None),
            ("1e5", None),
            ("123456789", None),
        ] {
            assert_eq!(super::fen(text), expected, "{text:?}");
        }
    }
}
