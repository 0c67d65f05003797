//! Tables as people really send them: CSV in whatever encoding and workbooks, with whatever is wrong in them, read
//! without losing a good row or hiding a bad one; and files that the common spreadsheet programs open unharmed.

mod book;
mod columns;
mod day;
mod encoding;
mod guard;
mod head;
mod open;
mod phone;
mod rows;
mod split;
mod write;

pub use columns::guess_columns;
pub use day::{parse_day, parse_serial_day};
pub use encoding::Encoding;
pub use guard::{is_formula, is_scientific, tidy};
pub use open::{MOST_BYTES, MOST_COLUMNS, Opened, SheetError, open, open_csv};
pub use phone::{Phone, parse_phone, parse_phones};
pub use rows::{Row, RowError, RowReason};
pub use write::{csv_head, csv_rows, write_csv, write_xlsx};
