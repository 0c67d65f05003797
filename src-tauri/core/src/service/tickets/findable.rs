//! What a ticket is found by: its number, who asked, what it is about, what was said and what was answered.

use crate::platform::search::{Findable, Follow};

/// The text of a ticket `t` of customer `c`.
pub const TEXT: &str =
    "concat_ws(char(10), t.number, c.name, t.contact_name, t.contact_phone, t.address, t.model, \
    t.serial, t.description, t.answer, t.cause,
    (SELECT group_concat(concat_ws(' ', a.number, a.name, a.caption), char(10))
        FROM attachment a WHERE a.ticket = t.id AND a.visit IS NULL AND NOT a.removed))";

/// A ticket with its customer's name.
pub const FINDABLE: Findable = Findable {
    table: "ticket",
    alias: "t",
    from: "ticket t CROSS JOIN customer c ON c.id = t.customer",
    text: TEXT,
    columns: &[
        "number",
        "customer",
        "contact_name",
        "contact_phone",
        "address",
        "model",
        "serial",
        "description",
        "answer",
        "cause",
    ],
    follows: &[
        Follow {
            table: "customer",
            columns: &["name"],
            rows: "SELECT t.rid FROM ticket t JOIN customer c ON c.id = t.customer WHERE c.id = ?1",
        },
        Follow {
            table: "attachment",
            columns: &["caption", "name", "removed"],
            rows: "SELECT t.rid FROM attachment a JOIN ticket t ON t.id = a.ticket WHERE a.id = ?1 AND a.visit IS NULL",
        },
    ],
    exact: &["number = ?1", "serial = ?1 AND serial <> ''"],
    names: None,
};
