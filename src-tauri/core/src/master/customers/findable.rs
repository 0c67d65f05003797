//! What a customer is found by: name in any spelling, numbers, contacts, telephones, addresses.

use crate::platform::search::{Findable, Follow};

/// A customer with the lines of the file. Items are found by themselves: a fleet has thousands.
pub const FINDABLE: Findable = Findable {
    table: "customer",
    alias: "c",
    from: "customer c",
    text: "concat_ws(char(10), c.name, c.number, c.source_number,
        (SELECT group_concat(k.name, char(10)) FROM contact k WHERE k.customer = c.id AND k.active),
        (SELECT group_concat(p.digits, char(10)) FROM phone p WHERE p.customer = c.id AND p.active),
        (SELECT group_concat(b.number, char(10)) FROM customer_merge m JOIN customer b ON b.id = m.merged
         WHERE m.survivor = c.id AND m.active),
        (SELECT group_concat(s.name || char(10) || s.address, char(10)) FROM site s WHERE s.customer = c.id AND s.active),
        (SELECT group_concat(concat_ws(' ', a.number, a.name, a.caption), char(10))
         FROM attachment a WHERE a.customer = c.id AND NOT a.removed))",
    columns: &["name", "number", "source_number"],
    follows: &[
        Follow {
            table: "contact",
            columns: &["name", "active", "customer"],
            rows: "SELECT c.rid FROM contact k JOIN customer c ON c.id = k.customer WHERE k.id = ?1",
        },
        Follow {
            table: "phone",
            columns: &["digits", "active", "customer"],
            rows: "SELECT c.rid FROM phone p JOIN customer c ON c.id = p.customer WHERE p.id = ?1",
        },
        Follow {
            table: "site",
            columns: &["name", "address", "active", "customer"],
            rows: "SELECT c.rid FROM site s JOIN customer c ON c.id = s.customer WHERE s.id = ?1",
        },
        Follow {
            table: "attachment",
            columns: &["caption", "name", "removed"],
            rows: "SELECT c.rid FROM attachment a JOIN customer c ON c.id = a.customer WHERE a.id = ?1",
        },
        Follow {
            table: "customer_merge",
            columns: &["active"],
            rows: "SELECT c.rid FROM customer_merge m JOIN customer c ON c.id IN (m.survivor, m.merged) WHERE m.id = ?1",
        },
    ],
    exact: &[
        "number = ?1",
        "source_number = ?1",
        // The number of a file merged into this one opens this one (N-16).
        "id IN (SELECT m.survivor FROM customer b JOIN customer_merge m ON m.merged = b.id AND m.active WHERE b.number = ?1)",
        "name = ?1",
        "id IN (SELECT customer FROM contact WHERE name = ?1 AND active)",
        "id IN (SELECT customer FROM phone WHERE digits = ?1 AND active)",
    ],
    names: Some(
        "SELECT name, kind <> 'person' AND kind NOT LIKE 'person-%' FROM customer WHERE rid = ?1
         UNION SELECT k.name, 0 FROM contact k JOIN customer c ON c.id = k.customer WHERE c.rid = ?1 AND k.active",
    ),
};
