//! What an import says of itself, row by row.

use serde::Serialize;
use ts_rs::TS;

/// What is wrong with a row, or was noticed about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// Counted without the head, the first is 1.
    pub row: u64,
    /// The column as the table's head names it; none: the row as a whole.
    pub column: Option<String>,
    /// Stable, e.g. `phone.missing`.
    pub code: String,
    /// A plain sentence for whoever mends the file.
    pub message: String,
}

impl Finding {
    /// A finding of a code whose sentence is known here.
    pub fn new(row: u64, column: &str, code: &str) -> Finding {
        let column = Some(column).filter(|c| !c.is_empty()).map(Into::into);
        Finding { row, column, code: code.into(), message: sentence(code).into() }
    }
    /// A finding that points at another row of the file.
    pub fn with_row(row: u64, column: &str, code: &str, other: u64) -> Finding {
        let mut finding = Finding::new(row, column, code);
        finding.message = format!("{}（另见第 {other} 行）", finding.message);
        finding
    }
    /// A row that cannot be read at all.
    pub fn unreadable(error: &sheet::RowError, header: &[String]) -> Finding {
        let column = error.column.and_then(|at| header.get(at)).map_or("", String::as_str);
        Finding::new(error.number, column, error.code())
    }
}

/// How an import went; on a trial, how it would go.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ImportReport {
    /// Rows below the head, blank ones not counted.
    pub rows: u64,
    /// New records.
    pub saved: u64,
    /// Records already here that the row changed.
    pub updated: u64,
    /// Rows that say nothing new.
    pub skipped: u64,
    /// Rows not taken over, and why.
    pub errors: Vec<Finding>,
    /// What was noticed about rows taken over or passed by.
    pub warnings: Vec<Finding>,
}

/// What a row said, so that the same row is known again whatever has been edited here since.
pub fn digest<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (field, cell) in cells {
        // Empty cells are left out, so that a column added later without contents changes no digest.
        if cell.is_empty() {
            continue;
        }
        for part in [field, cell] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex()[..32].to_string()
}

/// The sentence of a code: what it is, and what became of the row.
fn sentence(code: &str) -> &'static str {
    match code {
        "row.too_many_cells" => "这一行的格数比表头多，可能有逗号没有加引号；这一行没有导入",
        "row.undecodable" => "有无法识别的字符；这一行没有导入，请改用另一种编码或改正原文件",
        "row.unclosed_quote" => "引号没有成对；这一行没有导入",
        "row.stray_quote" => "引号后面还有文字；这一行没有导入",
        "row.in_doubt" => "前面的引号没有成对，无法确定这一行是否完整；这一行没有导入",
        "customer.name_missing" => "没有客户名称；这一行没有导入",
        "customer.number_missing" => "没有客户编号；已导入，再次导入时只能按名称和电话辨认",
        "customer.duplicate_number" => "客户编号在文件中已出现过；这一行没有导入",
        "customer.possible_duplicate" => "与另一客户名称和电话都相同，编号不同；已导入，请核对是否同一客户",
        "customer.same_phone" => "电话与另一客户相同；已导入，请核对",
        "phone.missing" => "没有联系电话；已导入，请补电话",
        "phone.invalid" => "电话无法识别；已导入，原文放在备注里，请核对",
        "day.invalid" => "日期不存在或写法有歧义；已导入，这一格留空",
        "day.future" => "日期晚于今天；已按原样导入，请核对",
        "kind.unknown" => "客户类型无法识别；已导入，按名称判断了类型，请核对",
        "grade.unknown" => "客户等级无法识别；已导入为普通客户，请核对",
        "cell.formula" => "这一格是公式；只当作文字导入，没有计算",
        "cell.too_long" => "这一格文字太长；这一行没有导入",
        "equipment.customer_missing" => "没有客户编号；这一行没有导入",
        "equipment.customer_unknown" => "客户编号不在客户档案中；这一行没有导入，请先导入客户",
        "equipment.model_missing" => "没有设备型号；这一行没有导入",
        "equipment.serial_missing" => "没有序列号；已导入",
        "equipment.duplicate_serial" => "序列号已属于另一台设备；这一行没有导入",
        "equipment.repeated_row" => "与前面一行内容相同；没有重复保存",
        "months.invalid" => "保修月数无法识别；已导入，保修期留空",
        _ => "这一行有问题",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_known_again_by_its_cells_and_not_by_empty_columns() {
        let of = |cells: &[(&'static str, &'static str)]| digest(cells.iter().copied());
        assert_eq!(of(&[("a", "1")]), of(&[("a", "1"), ("b", "")]), "an empty column was added");
        assert_ne!(of(&[("a", "1")]), of(&[("b", "1")]), "the same words in another column");
        assert_ne!(of(&[("a", "12")]), of(&[("a", "1"), ("b", "2")]));
    }

    #[test]
    fn every_code_of_a_bad_row_has_a_sentence() {
        for reason in [
            sheet::RowReason::TooManyCells,
            sheet::RowReason::Undecodable,
            sheet::RowReason::UnclosedQuote,
            sheet::RowReason::StrayQuote,
            sheet::RowReason::InDoubt,
        ] {
            assert_ne!(sentence(reason.code()), sentence("no such code"), "{}", reason.code());
        }
    }
}
