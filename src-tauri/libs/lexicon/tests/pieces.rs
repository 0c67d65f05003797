//! What holds for every text: a piece of it finds it.

use lexicon::{Query, fold, tokens};
use proptest::prelude::*;

/// What stands in tickets: names, reports, numbers, both widths, both scripts, marks, rare characters.
fn text() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        6 => "[空调不制冷壓縮機维修点臺台湾阀门漏水异响王张]",
        4 => "[a-zA-Z0-9]",
        2 => "[Ａ-Ｚ０-９]",
        2 => "[ 　，。、;:()\"'*-]",
        1 => "[𠮷㛃䶮〇²㎡℃①éЖカ]",
    ];
    prop::collection::vec(one, 1..40).prop_map(|parts| parts.concat())
}

fn has_all(index: &str, expression: &str) -> bool {
    let have: Vec<&str> = index.split(' ').collect();
    expression.split(" AND ").all(|token| have.contains(&token.trim_matches('"')))
}

proptest! {
    #[test]
    fn any_piece_finds_its_text(text in text(), from in 0usize..40, length in 1usize..9) {
        let piece: String = text.chars().skip(from).take(length).collect();
        if let Some(query) = Query::new(&piece) {
            let folded = fold(&text);
            prop_assert!(query.matches(&folded), "{piece} stands in {text}");
            if let Some(expression) = query.expression() {
                prop_assert!(has_all(&tokens(&folded), &expression), "{expression} is in the index of {text}");
            }
        }
    }

    #[test]
    fn what_is_indexed_needs_no_escaping(text in text()) {
        for token in tokens(&fold(&text)).split(' ') {
            prop_assert!(token.chars().count() <= 4, "{token} is short");
            let is_plain = |c: char| c.is_alphanumeric() || c == '\u{E000}';
            prop_assert!(token.chars().all(is_plain), "{token} holds no mark but the one that stands for all");
        }
    }
}
