//! What a visit is found by (V-14): its number, whom it was for, and everything said, found, measured and fitted on it.

use crate::platform::search::{Findable, Follow};

/// A visit `v` for ticket `t` of customer `c`.
pub const FROM: &str =
    "visit v CROSS JOIN ticket t ON t.id = v.ticket CROSS JOIN customer c ON c.id = t.customer";

/// Its text. Where somebody was towed to is left out: an address is not for everybody's eyes.
pub const TEXT: &str = "concat_ws(char(10), v.number, t.number, c.name, v.person_met, v.instruction, v.account,
    v.used_for, v.before_fault, v.after_fault, v.look, v.found_problem, v.cause, v.user_words, v.rma_number,
    v.adjustment, v.work_done, v.result_note, v.guidance, v.opinion, v.checkout_result, v.checkout_tasks,
    v.verbal_report, v.ended_reason,
    (SELECT group_concat(concat_ws(' ', x.value ->> 'item', x.value ->> 'value', x.value ->> 'unit', x.value ->> 'note'), char(10))
        FROM json_each(v.tests) x),
    (SELECT group_concat(concat_ws(' ', x.value ->> 'name', x.value ->> 'value', x.value ->> 'unit', x.value ->> 'note'), char(10))
        FROM json_each(v.parameters) x),
    (SELECT group_concat(concat_ws(' ', x.value ->> 'species', x.value ->> 'size', x.value ->> 'place'), char(10))
        FROM json_each(v.plants) x),
    (SELECT group_concat(x.value ->> 'item', char(10)) FROM json_each(v.issued) x),
    (SELECT group_concat(concat_ws(' ', p.name, p.part_number, p.old_serial, p.new_serial, p.old_label), char(10))
        FROM visit_part p WHERE p.visit = v.id AND NOT p.removed),
    (SELECT group_concat(concat_ws(' ', f.label, f.receipt_no), char(10))
        FROM visit_fee f WHERE f.visit = v.id AND NOT f.removed),
    (SELECT group_concat(concat_ws(' ', f.label, f.caption), char(10))
        FROM visit_photo f WHERE f.visit = v.id AND NOT f.removed),
    (SELECT group_concat(concat_ws(char(10), g.problem, g.own_view, g.demand, g.instruction), char(10))
        FROM visit_guidance g WHERE g.visit = v.id),
    (SELECT group_concat(concat_ws(' ', a.number, a.name, a.caption), char(10))
        FROM attachment a WHERE a.visit = v.id AND NOT a.removed))";

/// A visit with its lines.
pub const FINDABLE: Findable = Findable {
    table: "visit",
    alias: "v",
    from: FROM,
    text: TEXT,
    columns: &[
        "number",
        "ticket",
        "person_met",
        "instruction",
        "account",
        "used_for",
        "before_fault",
        "after_fault",
        "look",
        "found_problem",
        "cause",
        "user_words",
        "rma_number",
        "adjustment",
        "work_done",
        "result_note",
        "guidance",
        "opinion",
        "checkout_result",
        "checkout_tasks",
        "verbal_report",
        "ended_reason",
        "tests",
        "parameters",
        "plants",
        "issued",
    ],
    follows: &[
        line("visit_part", "SELECT v.rid FROM visit_part l JOIN visit v ON v.id = l.visit WHERE l.id = ?1"),
        line("visit_fee", "SELECT v.rid FROM visit_fee l JOIN visit v ON v.id = l.visit WHERE l.id = ?1"),
        line("visit_photo", "SELECT v.rid FROM visit_photo l JOIN visit v ON v.id = l.visit WHERE l.id = ?1"),
        line("attachment", "SELECT v.rid FROM attachment l JOIN visit v ON v.id = l.visit WHERE l.id = ?1"),
        line(
            "visit_guidance",
            "SELECT v.rid FROM visit_guidance l JOIN visit v ON v.id = l.visit WHERE l.id = ?1",
        ),
        Follow {
            table: "ticket",
            columns: &["customer"],
            rows: "SELECT v.rid FROM visit v JOIN ticket t ON t.id = v.ticket WHERE t.id = ?1",
        },
        Follow {
            table: "customer",
            columns: &["name"],
            rows: "SELECT v.rid FROM ticket t JOIN visit v ON v.ticket = t.id WHERE t.customer = ?1",
        },
    ],
    exact: &["number = ?1"],
    names: None,
};

const fn line(table: &'static str, rows: &'static str) -> Follow {
    Follow { table, columns: &[], rows }
}
