//! What a numbered paper is found by (V-14): its numbers, what it is called, whom it is for and what stands on it.

use crate::platform::search::{Findable, Follow};

/// A paper `p`, of ticket `t` and customer `c` where it is of any.
pub const FROM: &str =
    "paper p LEFT JOIN ticket t ON t.id = p.ticket LEFT JOIN customer c ON c.id = t.customer
    LEFT JOIN visit v ON v.id = p.visit";

/// Its text. Telephone and address stand on it too, but are not for everybody who sees its number (T-07). What it is
/// called is what the catalogue calls it, in both languages; a test holds them together.
pub const TEXT: &str = "concat_ws(char(10), p.number, CASE p.kind
        WHEN 'service_voucher' THEN '服务凭证 Service voucher'
        WHEN 'receipt_slip' THEN '服务回执单 Service receipt slip'
        WHEN 'goods_receipt' THEN '客户商品领取收据 Receipt for customer''s goods'
        WHEN 'repair_card' THEN '修护卡 Repair card'
        WHEN 'hand_over' THEN '验单 Hand-over slip'
        WHEN 'project_application' THEN '项目验收申请 Application for acceptance'
        WHEN 'addendum' THEN '更正附录 Addendum' END,
    t.number, v.number, c.name,
    (SELECT group_concat(x.atom, char(10)) FROM json_tree(p.form) x WHERE x.type = 'text' AND x.key IN
        ('customer_name', 'model', 'serial', 'fault', 'work', 'result', 'opinion', 'note', 'name', 'accessories',
         'condition', 'receipt', 'item', 'value', 'settings', 'training', 'operator', 'technician', 'taken_by', 'correction')))";

/// A paper with what was written on it.
pub const FINDABLE: Findable = Findable {
    table: "paper",
    alias: "p",
    from: FROM,
    text: TEXT,
    columns: &["number", "kind", "ticket", "visit", "form"],
    follows: &[
        Follow {
            table: "ticket",
            columns: &["customer"],
            rows: "SELECT p.rid FROM paper p JOIN ticket t ON t.id = p.ticket WHERE t.id = ?1",
        },
        Follow {
            table: "customer",
            columns: &["name"],
            rows: "SELECT p.rid FROM ticket t JOIN paper p ON p.ticket = t.id WHERE t.customer = ?1",
        },
    ],
    exact: &["number = ?1"],
    names: None,
};
