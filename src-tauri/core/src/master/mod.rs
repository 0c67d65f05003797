//! Master data: who we are, whom we serve, what they own, and the figures the trade sets.

pub mod branches;
pub mod calendars;
pub mod clock;
pub mod customers;
pub mod entry;
pub mod equipment;
pub mod parts;
pub mod people;
pub mod price_list;
pub mod settings;
