//! When a customer was last in contact (N-05): one rule for the page of a file and for the list of the possibly lost.
//! A job of two years ago that was driven to last week is no silence, and neither is a call joined to it or rung back.

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::customers::CustomerId;

/// Every contact with the customer `of`, as rows of one column `at`. Jobs stand on the floor above, which may not be
/// called from here; its tables may be asked. A call nobody took counts: who rings has not turned away.
fn contacts(of: &str) -> String {
    format!(
        "SELECT t.received_at AS at FROM ticket t WHERE t.customer = {of}
         UNION ALL SELECT j.received_at FROM ticket t CROSS JOIN ticket_contact j ON j.ticket = t.id
            WHERE t.customer = {of} AND j.undone_at IS NULL
         UNION ALL SELECT n.at FROM ticket t CROSS JOIN ticket_note n ON n.ticket = t.id
            WHERE t.customer = {of} AND n.kind IN ('call', 'progress')
         UNION ALL SELECT v.arrived_at FROM ticket t CROSS JOIN visit v ON v.ticket = t.id
            WHERE t.customer = {of} AND v.arrived_at IS NOT NULL
         UNION ALL SELECT h.at FROM hotline_call h WHERE h.customer = {of} AND NOT h.removed"
    )
}

/// The last time, if there was any.
pub fn last_contact(r: &Reader<'_>, customer: CustomerId) -> Result<Option<Moment>, Fault> {
    let last: Option<Option<Moment>> =
        r.value(&format!("SELECT max(at) FROM ({})", contacts("?1")), [customer])?;
    Ok(last.flatten())
}

/// The condition over `customer c` for those silent since before a day; its marks take that day and its start. A file
/// whose day of opening nobody knows is lost only by a contact that is long past, never by knowing nothing of it.
pub fn silent() -> String {
    let contacts = contacts("c.id");
    format!(
        "(c.opened_on < ? OR (c.opened_on IS NULL AND EXISTS (SELECT 1 FROM ({contacts}))))
         AND NOT EXISTS (SELECT 1 FROM ({contacts}) WHERE at >= ?)"
    )
}

/// Whether one file is silent since before that day, by the same rule.
pub fn is_silent(last_contact: Option<Day>, opened_on: Option<Day>, before: Day) -> bool {
    last_contact.max(opened_on).is_some_and(|day| day < before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_told_by_the_latest_day_known_and_never_by_none() {
        let day = |text| Some(Day::parse(text).unwrap());
        let before = day("2024-11-22").unwrap();
        assert!(is_silent(day("2024-10-01"), None, before), "N-05: no day of opening, 25 months silent");
        assert!(!is_silent(None, None, before), "N-05: nothing known is no silence");
        assert!(
            !is_silent(day("2024-11-22"), day("2020-01-01"), before),
            "N-05: the limit itself is in time"
        );
        assert!(!is_silent(day("2024-10-01"), day("2025-01-01"), before), "N-05: the file was opened since");
    }
}
