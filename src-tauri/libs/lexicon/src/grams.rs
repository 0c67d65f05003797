//! Text to the tokens of the index.
//!
//! A run of Chinese characters gives every character and every pair, because a two-character word is the usual thing
//! to type. A run of letters and digits gives every one, two and three: pairs of digits are in every phone number, so
//! only threes tell them apart.

use std::collections::BTreeSet;

/// The longest token of a run.
const HAN: usize = 2;
const LETTERS: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Letters,
}

impl Script {
    fn of(c: char) -> Option<Script> {
        match c {
            '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
                Some(Script::Han)
            }
            '\u{20000}'..='\u{3FFFF}' => Some(Script::Han),
            c if c.is_alphanumeric() => Some(Script::Letters),
            _ => None,
        }
    }

    fn longest(self) -> usize {
        match self {
            Script::Han => HAN,
            Script::Letters => LETTERS,
        }
    }
}

/// The distinct tokens of a folded text, one space between two.
pub fn tokens(folded: &str) -> String {
    let mut all = BTreeSet::new();
    for (script, run) in runs(folded) {
        for length in 1..=script.longest() {
            all.extend(run.windows(length).map(String::from_iter));
        }
    }
    all.into_iter().collect::<Vec<_>>().join(" ")
}

/// The fewest tokens that every text with this piece has: of each run only the longest ones.
pub(crate) fn needed(folded: &str) -> BTreeSet<String> {
    let longest = |(script, run): (Script, Vec<char>)| {
        let length = script.longest().min(run.len());
        run.windows(length).map(String::from_iter).collect::<Vec<_>>()
    };
    runs(folded).into_iter().flat_map(longest).collect()
}

fn runs(folded: &str) -> Vec<(Script, Vec<char>)> {
    let mut runs: Vec<(Script, Vec<char>)> = Vec::new();
    let mut open = None;
    for c in folded.chars() {
        let script = Script::of(c);
        match (script, runs.last_mut()) {
            (Some(s), Some((_, run))) if open == Some(s) => run.push(c),
            (Some(s), _) => runs.push((s, vec![c])),
            (None, _) => {}
        }
        open = script;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_in_pairs_letters_in_threes() {
        assert_eq!(tokens("空调e17"), "1 17 7 e e1 e17 空 空调 调", "each once, in a fixed order");
        assert_eq!(tokens("、。!\"'"), "", "marks are for reading, not for finding");
    }

    #[test]
    fn a_run_ends_at_every_mark() {
        assert!(!tokens("空-调").split(' ').any(|t| t == "空调"), "what is not adjacent is no pair");
    }
}
