//! When a warranty ends. Pure.

use super::record::{Equipment, ItemKind};
use crate::kernel::time::Day;

crate::choice! {
    /// Whether an item is under warranty.
    pub enum WarrantyState {
        InWarranty = "in_warranty",
        Expired = "expired",
        /// Neither an end nor a purchase with a period is known.
        Unknown = "unknown",
    }
}

crate::choice! {
    /// Whether a service contract covers an item.
    pub enum ContractState {
        /// None was made.
        None = "none",
        Covered = "covered",
        Ended = "ended",
    }
}

/// Whether a contract covers the item on that day; one without a last day runs on.
pub fn contract_state(item: &Equipment, on: Day) -> ContractState {
    match (item.contract.is_empty(), item.contract_until) {
        (true, _) => ContractState::None,
        (false, Some(until)) if until < on => ContractState::Ended,
        (false, _) => ContractState::Covered,
    }
}

/// The most months a warranty is given: beyond it somebody typed a year.
pub const MOST_MONTHS: i64 = 600;

/// The last day under warranty, that day included: sold 3 March 2024 for 12 months, 3 March 2025 is free and 4 March
/// is paid (M-02). None when either is unknown.
pub fn warranty_end(purchased_on: Option<Day>, months: Option<i64>) -> Option<Day> {
    let months = u32::try_from(months?).ok().filter(|m| i64::from(*m) <= MOST_MONTHS)?;
    purchased_on?.plus_months(months)
}

/// A plate as it is compared: capitals, half-width, without spaces, points and dashes; `浙 a·12345` is `浙A12345`.
pub fn plain_plate(text: &str) -> String {
    let half = text.chars().map(|c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    });
    half.filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// What an item is where nobody said: by what is told of it (N-03).
pub fn kind_by(plate: &str, version: &str, planting: &str) -> ItemKind {
    match (plate.is_empty(), version.is_empty(), planting.is_empty()) {
        (false, _, _) => ItemKind::Vehicle,
        (_, false, _) => ItemKind::System,
        (_, _, false) => ItemKind::Planting,
        _ => ItemKind::Product,
    }
}

/// Whether the item is under warranty on that day.
pub fn warranty_state(item: &Equipment, today: Day) -> WarrantyState {
    match item.warranty_until {
        None => WarrantyState::Unknown,
        Some(until) if today <= until => WarrantyState::InWarranty,
        Some(_) => WarrantyState::Expired,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Day::parse(text)
    }

    #[test]
    fn the_anniversary_itself_is_still_under_warranty() {
        assert_eq!(warranty_end(day("2024-03-03"), Some(12)), day("2025-03-03"), "M-02");
    }

    #[test]
    fn a_warranty_from_the_end_of_a_month_ends_with_the_shorter_month() {
        assert_eq!(warranty_end(day("2026-01-31"), Some(1)), day("2026-02-28"));
        assert_eq!(warranty_end(day("2024-02-29"), Some(12)), day("2025-02-28"));
    }

    #[test]
    fn a_plate_is_one_plate_however_it_is_written() {
        for text in ["浙A12345", "浙a·12345", " 浙 A-12345", "浙Ａ１２３４５"] {
            assert_eq!(plain_plate(text), "浙A12345", "{text}");
        }
    }

    #[test]
    fn no_period_or_no_purchase_leaves_the_end_unknown() {
        assert_eq!(warranty_end(day("2024-03-03"), None), None);
        assert_eq!(warranty_end(None, Some(12)), None);
        assert_eq!(warranty_end(day("2024-03-03"), Some(-1)), None, "no period runs backwards");
        assert_eq!(warranty_end(day("2024-03-03"), Some(2027)), None, "a year typed for months");
    }
}
