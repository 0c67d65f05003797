//! Every measure of the page, in thousandths of a point.

use crate::PageSize;
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

/// One size of paper with its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub w: Mp,
    pub h: Mp,
    /// At the left and at the right.
    pub margin: Mp,
    pub top: Mp,
    pub bottom: Mp,
    /// Facts side by side; a narrow sheet has room for one.
    pub facts_across: usize,
    /// Every page has a square code, not only the first.
    pub is_coded: bool,
}

impl Sheet {
    pub const A4: Sheet = Sheet::new(210, 297, [18, 18, 18], 2);
    pub const A4_ACROSS: Sheet = Sheet::new(297, 210, [12, 13, 14], 4);
    pub const A5: Sheet = Sheet::new(148, 210, [12, 13, 15], 2);
    pub const TAG: Sheet = Sheet::new(99, 210, [8, 12, 13], 1);

    const fn new(w: i32, h: i32, margins: [i32; 3], facts_across: usize) -> Sheet {
        let [margin, top, bottom] = margins;
        Sheet {
            w: mm(w),
            h: mm(h),
            margin: mm(margin),
            top: mm(top),
            bottom: mm(bottom),
            facts_across,
            is_coded: false,
        }
    }

    pub const fn of(size: PageSize) -> Sheet {
        match size {
            PageSize::A4 => Sheet::A4,
            PageSize::A4Across => Sheet::A4_ACROSS,
            PageSize::A5 => Sheet::A5,
            PageSize::Tag => Sheet::TAG,
        }
    }

    pub const fn coded(self) -> Sheet {
        Sheet { is_coded: true, ..self }
    }

    /// Where the body begins on every page but the first.
    pub const fn continued_top(self) -> Mp {
        if self.is_coded { self.top + CODE_SIDE + mm(2) } else { self.top + mm(2) }
    }

    pub const fn text_w(self) -> Mp {
        self.w - 2 * self.margin
    }

    pub const fn body_bottom(self) -> Mp {
        self.h - self.bottom
    }
}

impl Default for Sheet {
    fn default() -> Self {
        Sheet::A4
    }
}

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
