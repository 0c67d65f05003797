//! What an item is found by: any part of its serial or plate, its number, name and model, what is planted, and its owner's name.

use crate::platform::search::{Findable, Follow};

/// An item with its owner's name.
pub const FINDABLE: Findable = Findable {
    table: "equipment",
    alias: "e",
    from: "equipment e JOIN customer c ON c.id = e.customer",
    text: "concat_ws(char(10), e.number, e.name, e.model, e.serial, e.plate, e.planting, c.name)",
    columns: &["number", "name", "model", "serial", "plate", "planting", "customer"],
    follows: &[Follow {
        table: "customer",
        columns: &["name"],
        rows: "SELECT e.rid FROM equipment e JOIN customer c ON c.id = e.customer WHERE c.id = ?1",
    }],
    exact: &["number = ?1", "serial = ?1 AND serial <> ''"],
    names: None,
};
