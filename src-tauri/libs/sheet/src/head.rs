//! Which line is the header: the first whose cells are filled as widely as those below. Above it stand titles, who made
//! the list and when, and blank lines.

use crate::rows::is_blank;

/// As many lines as may stand above the header.
pub(crate) const MOST_TITLES: usize = 10;

/// The place of the header among the first lines; none when all are blank.
pub(crate) fn header_place(lines: &[Vec<String>]) -> Option<usize> {
    let filled = |cells: &[String]| cells.iter().filter(|cell| !crate::tidy(cell).is_empty()).count();
    // The second widest: one odd line makes no table.
    let mut widths: Vec<usize> = lines.iter().map(|cells| filled(cells)).collect();
    widths.sort_unstable();
    let widest = widths.iter().rev().nth(1).copied().unwrap_or(0);
    // "制表：王芳" says something already; the name of a column does not.
    let says = |cells: &[String]| cells.iter().any(|cell| cell.contains([':', '：']));
    let is_title = |cells: &[String]| {
        let sparse = if says(cells) { 2 } else { 3 };
        widest >= 3 && filled(cells) * sparse <= widest
    };
    let first = lines.iter().position(|cells| !is_blank(cells))?;
    lines.iter().position(|cells| !is_blank(cells) && !is_title(cells)).or(Some(first))
}
