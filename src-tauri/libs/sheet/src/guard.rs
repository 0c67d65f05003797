//! Cells that a spreadsheet program would run or spoil, on the way in and on the way out.

use std::borrow::Cow;

/// Whether a spreadsheet program would take this cell for a formula: it begins with = + - @ (full-width ones as well),
/// tab or CR, and is not a plain number (-5, +3.5%) or phone (+86 138 0013 8000) or a dash meaning "none".
pub fn is_formula(cell: &str) -> bool {
    if cell.starts_with(['\t', '\r']) {
        return true;
    }
    let cell = cell.trim();
    let mut rest = cell.chars();
    match rest.next() {
        Some('=' | '＝' | '@' | '＠') => true,
        Some('+' | '＋' | '-' | '－') => !rest.all(is_number_part) && !is_dash(cell),
        _ => false,
    }
}

/// What stands in numbers and phones behind the sign. No further + and no * or /, so nothing can be computed.
fn is_number_part(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '０'..='９' | ' ' | '-' | '.' | ',' | '(' | ')' | '%')
}

/// Whether a spreadsheet program has shortened a long number on its way into a text file: 1.38E+11. Its last digits are
/// lost.
pub fn is_scientific(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let Some((number, power)) = cell.trim().split_once(['E', 'e']) else { return false };
    let Some(power) = power.strip_prefix('+') else { return false };
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    digits(whole) && digits(rest) && digits(power)
}

fn is_dash(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '－' | ' '))
}

/// The cell without white space round it (full-width, non-breaking and zero-width spaces too) and without what other
/// programs put round it to keep it text: the guard of [`crate::write_csv`], or `="…"` round a phone or serial. So what
/// was exported comes back as it was.
pub fn tidy(cell: &str) -> &str {
    let cell = trim(cell);
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => return rest,
        _ => {}
    }
    // Nothing is computed here: a formula that is one constant text is that text.
    match cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(constant) if !constant.contains('"') => trim(constant),
        _ => cell,
    }
}

fn trim(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\0'))
}

/// The cell as it may be written: a formula behind an apostrophe, which keeps it text; a number that is a name (phone,
/// serial) before a tab, which spreadsheet programs do not show but which keeps them from taking its zeros away.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) {
        Cow::Owned(format!("'{cell}"))
    } else if is_digits_as_name(cell) {
        Cow::Owned(format!("{cell}\t"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Digits a spreadsheet program would spoil by reading them as a number: leading zeros, twelve digits and more
/// (shown as 1.38E+11), a phone with + before it, a serial such as 19E04.
fn is_digits_as_name(cell: &str) -> bool {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if all_digits(cell) {
        return cell.len() >= 12 || (cell.len() > 1 && cell.starts_with('0'));
    }
    if let Some(phone) = cell.strip_prefix('+') {
        return phone.bytes().filter(u8::is_ascii_digit).count() >= 7 && !phone.contains(['.', ',', '%']);
    }
    cell.split_once(['E', 'e']).is_some_and(|(number, power)| all_digits(number) && all_digits(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_run_is_told_from_numbers_phones_and_dashes() {
        for formula in [
            "=HYPERLINK(\"http://x\",\"点我\")",
            "+A1",
            "-A1",
            "-1+2",
            "+1*2",
            "@SUM(A1)",
            "\t=1",
            "\r1",
            "＝1+1",
            "  =1",
            "-cmd|' /C calc'!A0",
            "+86 138=1",
            "＠张三",
        ] {
            assert!(is_formula(formula), "{formula:?} begins like a formula");
        }
        for harmless in [
            "",
            "-5",
            "+3.5%",
            "-1,234.50",
            "+86 138 0013 8000",
            "+86-571-25477303",
            "+86 (571) 25477303",
            "-",
            "--",
            "张三",
            "3-4",
            "a=b",
            "13800138000",
            "＋８６１３８",
            "'=1",
        ] {
            assert!(!is_formula(harmless), "{harmless:?} is shown as it is");
        }
    }

    #[test]
    fn a_shortened_number_is_told_from_a_serial() {
        for (cell, is) in [
            ("1.38E+11", true),
            ("6E+17", true),
            (" 1.38001e+10 ", true),
            ("19E04", false),
            ("E+5", false),
            ("1.5", false),
        ] {
            assert_eq!(is_scientific(cell), is, "{cell:?}");
        }
    }

    #[test]
    fn tidying_takes_every_kind_of_space_and_the_guard_away() {
        assert_eq!(
            tidy("\u{3000} 周红宇\u{A0}\u{200B}"),
            "周红宇",
            "full-width, non-breaking and zero-width"
        );
        assert_eq!(tidy("'=1+1"), "=1+1", "the guard of an export");
        assert_eq!(tidy("'tis"), "'tis", "an apostrophe that guards nothing is text");
        assert_eq!(tidy("=\"057125477303\""), "057125477303", "the way other programs keep a zero");
        assert_eq!(tidy("=\"a\"&\"b\""), "=\"a\"&\"b\"", "more than a constant is not touched");
        assert_eq!(tidy("057125477303\t"), "057125477303", "the tab of an export");
    }

    #[test]
    fn a_guarded_cell_is_no_formula_and_comes_back() {
        for cell in [
            "=1+1",
            "=\"x\"",
            "'=1+1",
            "''@x",
            "-A1",
            "-5",
            "007",
            "13800138000123",
            "+8613800138000",
            "19E04",
            "1.5",
            "0",
        ] {
            assert!(!is_formula(&guarded(cell)), "{cell:?} must not be run");
            assert_eq!(tidy(&guarded(cell)), cell, "what was exported comes back");
        }
        assert_eq!(guarded("13800138000"), "13800138000", "eleven digits are shown whole");
        assert_eq!(guarded("057125477303"), "057125477303\t", "a zero would be lost");
        assert_eq!(guarded("0"), "0", "a number");
    }
}
