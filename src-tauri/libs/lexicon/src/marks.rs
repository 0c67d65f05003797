//! Where a text says what was typed, for showing it.

use crate::fold::fold;
use crate::query::Query;
use crate::readings::readings;
use crate::spelling::{Named, Typed, core_of, spelled_by};

/// From and to, in UTF-16 units, as a window counts.
pub type Mark = (usize, usize);

/// A name that is spelled by what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelled {
    pub mark: Mark,
    /// From its first character to its last.
    pub is_whole: bool,
}

impl Query {
    /// Every place a word stands at, in order, none within another.
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        let (folded, places) = places(text);
        let mut marks: Vec<Mark> = Vec::new();
        for word in self.words() {
            for (from, found) in folded.match_indices(word.as_str()) {
                let to = from + found.len();
                let mut covered = places.iter().filter(|p| p.folded.1 > from && p.folded.0 < to);
                let Some(first) = covered.next() else { continue };
                marks.push((first.shown.0, covered.next_back().unwrap_or(first).shown.1));
            }
        }
        marks.sort_unstable();
        let mut apart: Vec<Mark> = Vec::new();
        for mark in marks {
            match apart.last_mut() {
                Some(last) if mark.0 <= last.1 => last.1 = last.1.max(mark.1),
                _ => apart.push(mark),
            }
        }
        apart
    }
}

impl Typed {
    /// The part of a name the letters spell, the earliest; none where they do not.
    pub fn spelled(&self, name: &str, named: Named) -> Option<Spelled> {
        let core = core_of(name, named);
        let sounds = readings(&core, named);
        let (from, length) = (0..sounds.len())
            .find_map(|from| Some((from, spelled_by(self.letters(), sounds.get(from..)?)?)))?;
        let is_whole = from == 0 && length == sounds.len();
        let (_, places) = places(name);
        // A mark in a name has no reading: then characters and readings do not run side by side.
        let runs_along = core.chars().count() == sounds.len() && fold(name).chars().count() == places.len();
        let mark = match (places.get(from), places.get(from + length - 1)) {
            (Some(first), Some(last)) if runs_along => (first.shown.0, last.shown.1),
            _ => (0, name.encode_utf16().count()),
        };
        Some(Spelled { mark, is_whole })
    }
}

/// A character of the text: where it stands in the folded one, in bytes, and as it is shown.
struct Place {
    folded: (usize, usize),
    shown: (usize, usize),
}

fn places(text: &str) -> (String, Vec<Place>) {
    let (mut folded, mut at) = (String::with_capacity(text.len()), 0);
    let mut places = Vec::with_capacity(text.len());
    for c in text.chars() {
        let from = folded.len();
        folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
        places.push(Place { folded: (from, folded.len()), shown: (at, at + c.len_utf16()) });
        at += c.len_utf16();
    }
    (folded, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_is_marked_as_it_is_written() {
        let marks = |typed: &str, text: &str| Query::new(typed).unwrap().marks(text);
        assert_eq!(marks("不制冷", "空調不製冷，漏水"), [(2, 5)], "traditional, and marked where it stands");
        assert_eq!(marks("ab1", "号：ＡＢ１"), [(2, 5)], "full width");
        assert_eq!(
            marks("水 漏水", "𠮷漏水漏"),
            [(2, 4)],
            "one mark over another is one; rare characters count two"
        );
        assert_eq!(marks("aa", "aaaa"), [(0, 4)], "what touches is one");
        assert!(marks("无", "空调").is_empty());
    }

    #[test]
    fn a_spelled_name_is_marked_by_its_characters() {
        let spelled = |typed: &str, name: &str, named| Typed::new(typed).unwrap().spelled(name, named);
        let whole = Spelled { mark: (0, 2), is_whole: true };
        assert_eq!(spelled("zhangsan", "张三", Named::Person), Some(whole));
        assert_eq!(spelled("san", "张三", Named::Person), Some(Spelled { mark: (1, 2), is_whole: false }));
        assert_eq!(spelled("zf", "张三", Named::Person), None);
        let firm = spelled("htzl", "华泰制冷有限公司", Named::Firm).unwrap();
        assert_eq!(
            (firm.mark, firm.is_whole),
            ((0, 4), true),
            "what every firm's name ends with counts for nothing"
        );
    }
}
