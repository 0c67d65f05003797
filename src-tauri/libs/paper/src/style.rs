//! Every measure of the page, in thousandths of a point.

use crate::display::Mp;

pub(crate) const fn mm(value: i32) -> Mp {
    tenth_mm(value * 10)
}

pub(crate) const fn tenth_mm(value: i32) -> Mp {
    (value as i64 * 720_000 / 2540) as Mp
}

pub(crate) const fn pt(value: i32) -> Mp {
    value * 1000
}

/// A4 portrait.
pub(crate) const PAGE_W: Mp = mm(210);
pub(crate) const PAGE_H: Mp = mm(297);
pub(crate) const MARGIN: Mp = mm(18);
pub(crate) const TEXT_W: Mp = PAGE_W - 2 * MARGIN;
pub(crate) const BODY_TOP: Mp = MARGIN;
pub(crate) const BODY_BOTTOM: Mp = PAGE_H - MARGIN;

pub(crate) const CODE_SIDE: Mp = mm(22);
pub(crate) const GUTTER: Mp = mm(8);

/// A size of letters with the distance of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Type {
    pub size: Mp,
    pub leading: Mp,
    pub bold: bool,
}

const fn kind(size: Mp, leading: Mp, bold: bool) -> Type {
    Type { size, leading, bold }
}

pub(crate) const TITLE: Type = kind(pt(17), pt(23), true);
pub(crate) const COMPANY: Type = kind(pt(11), pt(15), true);
pub(crate) const HEADING: Type = kind(10_500, pt(15), true);
pub(crate) const NUMBER: Type = kind(10_000, pt(14), true);
pub(crate) const BODY: Type = kind(9_000, pt(13), false);
pub(crate) const CELL: Type = kind(8_500, 12_500, false);
pub(crate) const CELL_STRONG: Type = kind(8_500, 12_500, true);
pub(crate) const SUM: Type = kind(10_500, pt(15), true);
pub(crate) const SMALL: Type = kind(8_000, pt(12), false);
pub(crate) const LABEL: Type = kind(7_500, 11_500, false);
pub(crate) const LABEL_STRONG: Type = kind(7_500, 11_500, true);
pub(crate) const FOOT: Type = kind(7_000, pt(10), false);

pub(crate) const HAIRLINE: Mp = 400;
pub(crate) const RULE: Mp = 700;
pub(crate) const HEAVY: Mp = 1_200;

impl Type {
    /// From the top of a line to its baseline: Han glyphs reach 0.88 em up and 0.12 em down.
    pub fn baseline(self) -> Mp {
        (self.leading - self.size) / 2 + self.size * 88 / 100
    }

    /// A length on paper, in thousandths of this size's em.
    pub fn ems(self, length: Mp) -> i32 {
        (i64::from(length) * 1000 / i64::from(self.size)) as i32
    }

    /// The reverse: thousandths of an em, on paper.
    pub fn length(self, ems: i32) -> Mp {
        (i64::from(ems) * i64::from(self.size) / 1000) as Mp
    }
}
