//! Text to the tokens of the index.
//!
//! A run of Chinese characters gives every character and every pair, because a two-character word is the usual thing
//! to type. A run of letters and digits gives every one, two, three and four: pairs of digits are in every phone
//! number, and its last four are what is typed of it. Where two runs touch, or a mark stands at a run, that pair is a
//! token too: a house number is typed as `8号2`, and of its characters alone every address is made.

use std::collections::BTreeSet;

/// The longest token of a run.
const HAN: usize = 2;
const LETTERS: usize = 4;
/// Stands for every mark: the index tells that there is one and not which.
const MARK: char = '\u{E000}';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Letters,
    Mark,
}

impl Script {
    /// None for what parts words.
    fn of(c: char) -> Option<Script> {
        match c {
            '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
                Some(Script::Han)
            }
            '\u{20000}'..='\u{3FFFF}' => Some(Script::Han),
            c if c.is_alphanumeric() => Some(Script::Letters),
            c if c.is_whitespace() => None,
            _ => Some(Script::Mark),
        }
    }

    /// Marks are for reading: by themselves they are no token.
    fn longest(self) -> usize {
        match self {
            Script::Han => HAN,
            Script::Letters => LETTERS,
            Script::Mark => 0,
        }
    }
}

/// Characters of one script side by side, with what the run before it and this one make where they touch.
struct Run {
    script: Script,
    characters: Vec<char>,
    /// The last character before and the first of this run; None behind a space.
    joint: Option<String>,
}

impl Run {
    fn pieces(&self, length: usize) -> impl Iterator<Item = String> + '_ {
        // No window is empty, and marks have no token.
        let windows = (length > 0).then(|| self.characters.windows(length));
        windows.into_iter().flatten().map(String::from_iter)
    }
}

/// The distinct tokens of a folded text, one space between two.
pub fn tokens(folded: &str) -> String {
    let mut all = BTreeSet::new();
    for run in runs(folded) {
        for length in 1..=run.script.longest() {
            all.extend(run.pieces(length));
        }
        all.extend(run.joint);
    }
    all.into_iter().collect::<Vec<_>>().join(" ")
}

/// The fewest tokens that every text with this piece has: of each run only the longest ones, and of a run of one
/// character that touches another not even that, for the pair has it.
pub(crate) fn needed(folded: &str) -> BTreeSet<String> {
    let runs = runs(folded);
    let mut all = BTreeSet::new();
    for (at, run) in runs.iter().enumerate() {
        let is_joined = run.joint.is_some() || runs.get(at + 1).is_some_and(|next| next.joint.is_some());
        if run.characters.len() > 1 || !is_joined {
            all.extend(run.pieces(run.script.longest().min(run.characters.len())));
        }
        all.extend(run.joint.clone());
    }
    all
}

/// Whether the piece is a token itself: then the index has said all, and no text need be read.
pub(crate) fn is_token(folded: &str) -> bool {
    if folded.contains(|c| Script::of(c) == Some(Script::Mark)) {
        return false;
    }
    match runs(folded).as_slice() {
        [run] => run.characters.len() <= run.script.longest(),
        [one, other] => other.joint.is_some() && one.characters.len() + other.characters.len() == 2,
        _ => false,
    }
}

fn runs(folded: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(Script, char)> = None;
    for c in folded.chars() {
        let now = Script::of(c).map(|script| (script, if script == Script::Mark { MARK } else { c }));
        if let Some((script, c)) = now {
            match (before, runs.last_mut()) {
                (Some((same, _)), Some(run)) if same == script => run.characters.push(c),
                _ => {
                    let joint = before.map(|(_, last)| String::from_iter([last, c]));
                    runs.push(Run { script, characters: vec![c], joint });
                }
            }
        }
        before = now;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_in_pairs_letters_up_to_four() {
        assert_eq!(tokens("空调 e17"), "1 17 7 e e1 e17 空 空调 调", "each once, in a fixed order");
        assert_eq!(
            tokens("13900").split(' ').filter(|t| t.len() == 4).count(),
            2,
            "the end of a number is one token"
        );
        assert_eq!(tokens("、。!\"'"), "", "marks are for reading, not for finding");
    }

    #[test]
    fn where_runs_touch_the_pair_is_a_token() {
        let asked = |piece| needed(piece).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(tokens("3号2"), "2 3 3号 号 号2", "a house number has pairs no other has");
        assert_eq!(asked("3号2"), "3号 号2", "and is asked for by them alone");
        assert_eq!(asked("7号81室"), "1室 7号 81 号8", "a run of two tells more than its joints");
        assert_eq!(asked("制冷，响"), "冷\u{E000} 制冷 \u{E000}响", "a mark is asked for as some mark");
        assert_eq!(tokens("制冷，响"), tokens("制冷、响"), "and stands in the index as some mark");
        assert_eq!(asked("3 号"), "3 号", "behind a space nothing touches");
    }

    #[test]
    fn a_token_is_a_piece_that_every_text_with_it_gives_and_no_other() {
        for (piece, is_one) in [
            ("空", true),
            ("空调", true),
            ("空调坏", false),
            ("e17", true),
            ("e173", true),
            ("e1734", false),
            ("空e", true),
            ("8号2", false),
            ("空-", false),
            ("e-1", false),
        ] {
            assert_eq!(is_token(piece), is_one, "{piece}");
            if is_one {
                let all = tokens(&format!("x{piece}7空"));
                assert!(all.split(' ').any(|token| token == piece), "{piece} is found inside a longer run");
            }
        }
    }

    #[test]
    fn a_run_ends_at_every_mark() {
        assert!(!tokens("空-调").split(' ').any(|t| t == "空调"), "what is not adjacent is no pair");
    }
}
