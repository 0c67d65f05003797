//! One spelling for what readers take for the same characters.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Traditional characters and the simplified ones they fold to. Both blocks that Chinese names and reports use; what
/// lies beyond them has no second spelling in practice.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let blocks = ('\u{3400}'..='\u{4DBF}').chain('\u{4E00}'..='\u{9FFF}');
    let folded = |c: char| {
        let mut simple = fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().collect::<Vec<_>>();
        let only = simple.pop().filter(|s| *s != c && simple.is_empty());
        only.map(|s| (c, s))
    };
    blocks.filter_map(folded).collect()
});

/// The character most texts are made of: ASCII, Chinese, and full-width letters and marks. Each folds by itself, so a
/// text of nothing else needs no look at what stands beside it; a search reads thousands of texts.
fn plain(c: char) -> Option<char> {
    match c {
        c if c.is_ascii_control() => Some(' '),
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => {
            Some(HAN.get(c as usize - 0x3400).copied().unwrap_or(c))
        }
        '、' | '。' | '「' | '」' | '『' | '』' | '【' | '】' | '《' | '》' | '〈' | '〉' => {
            Some(c)
        }
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).map(|c| c.to_ascii_lowercase()),
        '\u{3000}' => Some(' '),
        _ => None,
    }
}

/// What each character of the two blocks and of what lies between them folds to, by its place.
static HAN: LazyLock<Vec<char>> =
    LazyLock::new(|| ('\u{3400}'..='\u{9FFF}').map(|c| SIMPLIFIED.get(&c).copied().unwrap_or(c)).collect());

/// Full width to half, upper case to lower, traditional to simplified; line breaks and tabs to spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            Some(c) => folded.push(c),
            None => return fold_any(text),
        }
    }
    folded
}

fn fold_any(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        folded.push(match c {
            c if c.is_ascii() => {
                if c.is_ascii_control() {
                    ' '
                } else {
                    c
                }
            }
            c => SIMPLIFIED.get(&c).copied().unwrap_or(c),
        });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_take_them_for_the_same() {
        for (written, typed) in [
            ("ＡＢ－１２　室", "ab-12 室"),
            ("壓縮機異響", "压缩机异响"),
            ("臺灣", "台湾"),
            ("㎡ ℃ ²", "m2 °c 2"),
            ("第①次", "第1次"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written} and {typed} read the same");
        }
        assert_ne!(fold("张"), fold("章"), "what only sounds alike stays apart");
    }

    #[test]
    fn the_short_way_and_the_long_way_say_the_same() {
        for c in (0..=0xFFFF).filter_map(char::from_u32).filter(|c| plain(*c).is_some()) {
            assert_eq!(fold(&c.to_string()), fold_any(&c.to_string()), "{c:?} is folded alike");
        }
        let text = "壓縮機ＫＦＲ－３５\tnot Cooling，漏水。【急】";
        assert_eq!(fold(text), fold_any(text), "side by side as well");
        assert_eq!(
            fold("Ａ\u{30A}b"),
            fold_any("Ａ\u{30A}b"),
            "a mark that joins its letter takes the long way"
        );
    }

    #[test]
    fn rare_characters_stay_themselves() {
        assert_eq!(fold("𠮷㛃䶮𬭎〇"), "𠮷㛃䶮𬭎〇", "a name is never folded into another");
    }
}
