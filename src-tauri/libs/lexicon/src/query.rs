//! What somebody typed into a search field.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::grams::{is_token, needed};

/// Words with spaces between; a text is found when it contains each of them, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// None where nothing was typed.
    pub fn new(typed: &str) -> Option<Query> {
        let folded = fold(typed);
        let words: Vec<String> = folded.split_whitespace().map(String::from).collect();
        (!words.is_empty()).then_some(Query { words })
    }

    /// The words, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The tokens every text with these words has, as an FTS5 expression. None where only marks were typed: then every
    /// text is a candidate.
    pub fn expression(&self) -> Option<String> {
        let tokens: BTreeSet<String> = self.words.iter().flat_map(|word| needed(word)).collect();
        let quoted: Vec<String> = tokens.iter().map(|token| format!("\"{token}\"")).collect();
        (!quoted.is_empty()).then(|| quoted.join(" AND "))
    }

    /// Whether the tokens say all: a text that has them contains the words, and need not be read.
    pub fn is_decided(&self) -> bool {
        self.words.iter().all(|word| is_token(word))
    }

    /// Whether a folded text contains the words.
    pub fn matches(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_asked_for_once() {
        let query = Query::new(" 空调不制冷  3F ").unwrap();
        assert_eq!(query.expression().unwrap(), r#""3f" AND "不制" AND "制冷" AND "空调" AND "调不""#);
        assert!(query.matches(&fold("3F 空調不製冷，漏水")), "order and spelling do not matter");
        assert!(!query.matches(&fold("3F 空调制冷")), "every word must stand as typed");
    }

    #[test]
    fn one_and_two_characters_are_decided_by_their_tokens() {
        for (typed, is) in [
            ("空", true),
            ("制冷", true),
            ("制冷 3f 水", true),
            ("不制冷", false),
            ("制冷 3层", true),
            ("12层", false),
        ] {
            assert_eq!(Query::new(typed).unwrap().is_decided(), is, "{typed}");
        }
    }

    #[test]
    fn nothing_typed_is_no_query() {
        assert_eq!(Query::new(" 　\t"), None, "spaces alone ask for nothing");
        assert_eq!(Query::new("——").unwrap().expression(), None, "marks have no token");
    }
}
