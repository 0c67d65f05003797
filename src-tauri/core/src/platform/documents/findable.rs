//! What a filed document is found by (N-11): its number, what it is called, its customer and its ticket.

use crate::platform::search::{Findable, Follow};

/// A document `d`, of customer `c` and ticket `t` where it is of any.
pub const FROM: &str = "filed_document d LEFT JOIN customer c ON c.id = d.customer
    LEFT JOIN ticket t ON d.subject_kind = 'ticket' AND t.id = d.subject";

/// Its text. What it is called is what the catalogue calls it, in both languages; a test holds them together.
pub const TEXT: &str = "concat_ws(char(10), d.number, CASE d.kind
        WHEN 'visit_report' THEN '服务报告单 Service report'
        WHEN 'unsigned_report' THEN '未签字的报告 Report, unsigned'
        WHEN 'acceptance_report' THEN '验收报告 Acceptance report'
        WHEN 'addendum' THEN '更正附录 Addendum'
        WHEN 'stage_certificate' THEN '阶段验收证书 Stage certificate'
        WHEN 'service_voucher' THEN '服务凭证 Service voucher'
        WHEN 'receipt_slip' THEN '服务回执单 Receipt slip'
        WHEN 'goods_receipt' THEN '商品领取收据 Goods receipt'
        WHEN 'repair_card' THEN '修护卡 Repair card'
        WHEN 'hand_over' THEN '验单 Hand-over slip'
        WHEN 'project_application' THEN '项目验收申请 Application for acceptance' END,
    c.name, t.number)";

/// A filed document; it never changes, but its customer may be called otherwise one day.
pub const FINDABLE: Findable = Findable {
    table: "filed_document",
    alias: "d",
    from: FROM,
    text: TEXT,
    columns: &["number", "kind", "customer", "subject"],
    follows: &[Follow {
        table: "customer",
        columns: &["name"],
        rows: "SELECT rid FROM filed_document WHERE customer = ?1",
    }],
    exact: &["number = ?1"],
    names: None,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::documents::DocumentKind;
    use crate::platform::text::{Language, Text};

    #[test]
    fn a_document_is_found_by_what_the_screen_calls_it() {
        for kind in DocumentKind::ALL {
            let said = |language| Text::of(language).say(&format!("documents-kind-{}", kind.code()));
            let title = format!(
                "WHEN '{}' THEN '{} {}'",
                kind.code(),
                said(Language::Chinese),
                said(Language::English)
            );
            assert!(TEXT.contains(&title), "N-11: {title}");
        }
    }
}
