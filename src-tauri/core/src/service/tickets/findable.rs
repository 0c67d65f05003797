//! What a ticket is found by: its number, who asked, what it is about, what was said and answered, by whoever called
//! again, in notes, and of the items taken away for it (V-14).

use crate::platform::search::{Findable, Follow};

/// The text of a ticket `t` of customer `c`.
pub const TEXT: &str =
    "concat_ws(char(10), t.number, c.name, t.contact_name, t.contact_phone, t.address, t.model, \
    t.serial, t.description, t.answer, t.cause,
    (SELECT group_concat(d.value, char(10)) FROM json_each(t.details) d),
    (SELECT group_concat(concat_ws(' ', k.contact_name, k.contact_phone, k.text), char(10))
        FROM ticket_contact k WHERE k.ticket = t.id AND k.undone_at IS NULL),
    (SELECT group_concat(n.text, char(10)) FROM ticket_note n WHERE n.ticket = t.id),
    (SELECT group_concat(concat_ws(' ', i.number, i.card_number, i.name, i.model, i.serial), char(10))
        FROM custody_item i WHERE i.ticket = t.id),
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
        "details",
    ],
    follows: &[
        Follow {
            table: "ticket_contact",
            columns: &["contact_name", "contact_phone", "text", "undone_at"],
            rows: "SELECT t.rid FROM ticket_contact k JOIN ticket t ON t.id = k.ticket WHERE k.id = ?1",
        },
        Follow {
            table: "ticket_note",
            columns: &[],
            rows: "SELECT t.rid FROM ticket_note n JOIN ticket t ON t.id = n.ticket WHERE n.id = ?1",
        },
        Follow {
            table: "custody_item",
            columns: &["number", "card_number", "name", "model", "serial"],
            rows: "SELECT t.rid FROM custody_item i JOIN ticket t ON t.id = i.ticket WHERE i.id = ?1",
        },
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
