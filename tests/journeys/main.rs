//! Stories with named people, over the command table on a real encrypted vault.

mod imports;
mod repair_under_warranty;
