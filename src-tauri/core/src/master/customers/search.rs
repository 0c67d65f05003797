//! The one place that says what a search for a customer looks into.

use lexicon::{Query, Typed, fold};

use super::findable::FINDABLE;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::equipment;
use crate::platform::search::{named, newest};

/// Digits of a telephone number, if the text is a part of one: at least three, and nothing else but what people put
/// between them.
pub fn phone_part(text: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 3 || !text.chars().all(part) {
        return None;
    }
    // Numbers are kept without country code.
    Some(match digits.strip_prefix("86") {
        Some(rest) if text.trim_start().starts_with('+') || digits.len() == 13 => rest.to_string(),
        _ => digits,
    })
}

/// Rows of customers whose file contains the words, whose name or contact's name is spelled by the letters, or who own
/// an item with that in its serial or plate; last arrived first, below `before`, `most` at most. None when there is nothing to
/// search for.
pub fn matching(
    r: &Reader<'_>,
    text: &str,
    before: Option<i64>,
    most: usize,
    mut keep: impl FnMut(i64) -> Result<bool, Fault>,
) -> Result<Option<Vec<i64>>, Fault> {
    let Some(query) = Query::new(text) else { return Ok(None) };
    let mut rows = newest(r, &FINDABLE, &query, before, most, &mut keep)?;
    if let Some(digits) = phone_part(text).and_then(|digits| Query::new(&digits)).filter(|d| *d != query) {
        rows.extend(newest(r, &FINDABLE, &digits, before, most, &mut keep)?);
    }
    if let Some(typed) = Typed::new(text) {
        rows.extend(named(r, &FINDABLE, &typed, before, most, &mut keep)?);
    }
    if text.trim().chars().count() >= 3 {
        // A plate is kept without its points and spaces.
        let plate = Query::new(&equipment::plain_plate(text)).filter(|plate| *plate != query);
        let mut owning = owners(r, &query, Clue::Any)?;
        if let Some(plate) = plate {
            owning.extend(owners(r, &plate, Clue::Plate)?);
        }
        for row in owning {
            if row < before.unwrap_or(i64::MAX) && keep(row)? {
                rows.push(row);
            }
        }
    }
    rows.sort_unstable_by(|a, b| b.cmp(a));
    rows.dedup();
    rows.truncate(most);
    Ok(Some(rows))
}

/// Items looked at for one part of a serial.
const ITEMS: usize = 200;

/// What of an item is compared.
#[derive(Clone, Copy, PartialEq)]
enum Clue {
    Any,
    /// Read as a plate, the words are no serial.
    Plate,
}

/// Rows of customers with an item in use whose serial or plate contains the words, or a system of that name.
fn owners(r: &Reader<'_>, query: &Query, clue: Clue) -> Result<Vec<i64>, Fault> {
    let mut owner = r.conn().prepare_cached(
        "SELECT c.rid, e.serial, e.plate, CASE WHEN e.kind IN ('system', 'planting') THEN e.name ELSE '' END
         FROM equipment e JOIN customer c ON c.id = e.customer WHERE e.rid = ?1 AND e.active",
    )?;
    let mut owners = Vec::new();
    newest(r, &equipment::FINDABLE, query, None, ITEMS, |item| {
        let mut rows = owner.query([item])?;
        let Some(row) = rows.next()? else { return Ok(false) };
        let customer: i64 = row.get(0)?;
        let (serial, plate, system): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let is_serial = clue == Clue::Any && [serial, system].iter().any(|said| query.matches(&fold(said)));
        let is_meant = is_serial || query.matches(&fold(&plate));
        if is_meant {
            owners.push(customer);
        }
        Ok(is_meant)
    })?;
    Ok(owners)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_a_part_of_a_number_and_two_are_not() {
        assert_eq!(phone_part("592"), Some("592".into()), "A-13: from three characters");
        assert_eq!(phone_part("59"), None);
        assert_eq!(phone_part("177 0157"), Some("1770157".into()), "as it is spoken");
        assert_eq!(phone_part("+86 138 0013"), Some("1380013".into()), "kept without country code");
        assert_eq!(phone_part("SN2104"), None, "a serial is no number to ring");
    }
}
