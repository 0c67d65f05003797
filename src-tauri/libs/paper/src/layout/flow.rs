//! Units and the cutting of pages. A unit is never split; `keep_next` forbids a page break after it.

use std::rc::Rc;

use crate::display::{Item, Mp, Page, Slot};
use crate::style::Sheet;

/// A piece of the body, its items placed relative to its top and the left margin.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    /// Distance to the unit above; falls away at a page's top.
    pub before: Mp,
    pub height: Mp,
    pub keep_next: bool,
    /// Set again above this unit when it begins a page: the head of its table.
    pub repeat: Option<Rc<Unit>>,
    pub items: Vec<Item>,
    pub slots: Vec<Slot>,
}

impl Unit {
    pub fn gap(height: Mp) -> Unit {
        Unit { before: height, ..Unit::default() }
    }

    fn place(self, page: &mut Page, top: Mp) {
        let margin = page.sheet.margin;
        page.items.extend(self.items.into_iter().map(|item| item.moved(margin, top)));
        page.slots.extend(self.slots.into_iter().map(|slot| Slot {
            x: slot.x + margin,
            y: slot.y + top,
            ..slot
        }));
    }

    fn repeated_height(&self) -> Mp {
        self.repeat.as_ref().map_or(0, |head| head.height)
    }
}

/// Fills pages from `top` of the first. There is always at least one page.
pub(super) fn paginate(units: Vec<Unit>, top: Mp, sheet: Sheet) -> Vec<Page> {
    let mut pages = vec![Page { sheet, ..Page::default() }];
    let bottom = sheet.body_bottom();
    let mut cursor = top;
    let mut fresh = true;
    let mut chunk: Vec<Unit> = Vec::new();
    let mut units = units.into_iter().peekable();
    while let Some(unit) = units.next() {
        let goes_on = unit.keep_next && units.peek().is_some();
        chunk.push(unit);
        if goes_on {
            continue;
        }
        let whole = height_of(&chunk);
        let lead = chunk.first().map_or(0, |first| if fresh { 0 } else { first.before });
        let repeated = chunk.first().map_or(0, Unit::repeated_height);
        // What is longer than a page begins where it stands and is cut between its units.
        let fits_alone = whole + repeated <= bottom - sheet.continued_top();
        // Under the head of the first page there is less room than on a page of its own.
        let may_turn = !fresh || pages.len() == 1;
        if cursor + lead + whole > bottom && fits_alone && may_turn {
            turn(&mut pages, &mut cursor, &mut fresh, chunk.first(), sheet);
        }
        for unit in chunk.drain(..) {
            let lead = if fresh { 0 } else { unit.before };
            if cursor + lead + unit.height > bottom && !fresh {
                turn(&mut pages, &mut cursor, &mut fresh, Some(&unit), sheet);
            }
            cursor += if fresh { 0 } else { unit.before };
            let height = unit.height;
            if let Some(page) = pages.last_mut() {
                // An empty unit is a gap: it does not end the page's top.
                fresh &= unit.items.is_empty();
                unit.place(page, cursor);
            }
            cursor += height;
        }
    }
    pages
}

fn height_of(chunk: &[Unit]) -> Mp {
    let between: Mp = chunk.iter().skip(1).map(|unit| unit.before).sum();
    between + chunk.iter().map(|unit| unit.height).sum::<Mp>()
}

fn turn(pages: &mut Vec<Page>, cursor: &mut Mp, fresh: &mut bool, first: Option<&Unit>, sheet: Sheet) {
    let mut page = Page { sheet, ..Page::default() };
    *cursor = sheet.continued_top();
    *fresh = true;
    if let Some(head) = first.and_then(|unit| unit.repeat.as_deref()) {
        head.clone().place(&mut page, *cursor);
        *cursor += head.height;
        *fresh = false;
    }
    pages.push(page);
}
