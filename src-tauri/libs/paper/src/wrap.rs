//! Where lines end: UAX #14, with what Chinese typesetting asks for on top.

use unicode_linebreak::linebreaks;

use crate::PaperError;
use crate::measure::{Glyph, Measure, advance_of, clean, is_space};

/// One set line: its glyphs without the space at the break. `width` in thousandths of an em, a hanging mark included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub glyphs: Vec<Glyph>,
    pub width: i32,
}

/// A closing 。，、 has its ink in the left half of its square, so half of it may stand outside the measure.
const HANGING: i32 = 500;

/// Tokens that stay with the number before them.
const UNITS: &[&str] = &[
    "mm", "cm", "m", "km", "m²", "m³", "mL", "ml", "L", "mg", "g", "kg", "t", "ms", "s", "min", "h", "d",
    "Pa", "kPa", "MPa", "hPa", "bar", "mbar", "psi", "mV", "V", "kV", "VAC", "VDC", "µA", "mA", "A", "kA",
    "mW", "W", "kW", "MW", "Wh", "kWh", "VA", "kVA", "Hz", "kHz", "MHz", "GHz", "Ω", "mΩ", "kΩ", "MΩ", "℃",
    "°C", "℉", "°F", "K", "dB", "dB(A)", "rpm", "r/min", "ppm", "ppb", "%", "‰", "N", "kN", "Nm", "N·m", "J",
    "kJ", "lx", "lm", "µF", "nF", "pF", "mH", "µH", "kB", "MB", "GB", "TB", "m/s", "m³/h", "L/min", "L/h",
    "µm", "nm", "µS/cm", "mS/cm", "mg/L", "mm/s", "CNY", "RMB",
];

/// Breaks `text` into lines of at most `measure` thousandths of an em. There is always at least one line.
pub(crate) fn wrap(text: &str, bold: bool, width: i32, measure: &Measure) -> Result<Vec<Line>, PaperError> {
    let cleaned = clean(text);
    let mut lines = Vec::new();
    for paragraph in cleaned.trim_end().split('\n') {
        wrap_paragraph(paragraph, bold, width, measure, &mut lines)?;
    }
    Ok(lines)
}

fn wrap_paragraph(
    text: &str,
    bold: bool,
    width: i32,
    measure: &Measure,
    lines: &mut Vec<Line>,
) -> Result<(), PaperError> {
    let glyphs = measure.glyphs(text, bold)?;
    if glyphs.is_empty() {
        lines.push(Line { glyphs, width: 0 });
        return Ok(());
    }
    let breaks = break_places(&glyphs);
    let mut start = 0;
    let mut next = 0;
    while start < glyphs.len() {
        while breaks.get(next).is_some_and(|&place| place <= start) {
            next += 1;
        }
        let mut end = None;
        while let Some(&place) = breaks.get(next) {
            if !fits(&glyphs[start..place], width) {
                break;
            }
            end = Some(place);
            next += 1;
        }
        // A word longer than the line is cut where the line is full.
        let end = end.unwrap_or_else(|| {
            let room = (start + 1..=glyphs.len()).take_while(|&end| fits(&glyphs[start..end], width)).last();
            room.unwrap_or(start + 1)
        });
        lines.push(set(&glyphs[start..end]));
        start = end;
    }
    Ok(())
}

fn trimmed(glyphs: &[Glyph]) -> &[Glyph] {
    let end = glyphs.iter().rposition(|glyph| !is_space(glyph.ch)).map_or(0, |last| last + 1);
    &glyphs[..end]
}

fn fits(glyphs: &[Glyph], width: i32) -> bool {
    let ink = trimmed(glyphs);
    let hangs = ink.last().is_some_and(|glyph| matches!(glyph.ch, '。' | '，' | '、'));
    advance_of(ink) <= width + if hangs { HANGING } else { 0 }
}

fn set(glyphs: &[Glyph]) -> Line {
    let mut glyphs = trimmed(glyphs).to_vec();
    if let Some(last) = glyphs.last_mut() {
        last.tuck = 0;
    }
    Line { width: advance_of(&glyphs), glyphs }
}

/// Glyph positions before which a line may end; the last one is the end of the text.
fn break_places(glyphs: &[Glyph]) -> Vec<usize> {
    let mut shown: Vec<char> = glyphs.iter().map(|glyph| glyph.ch).collect();
    bind_units(&mut shown);
    bind_numbers(&mut shown);
    let text: String = shown.iter().collect();
    let mut places = Vec::new();
    let mut position = 0;
    let mut bytes = 0;
    for (offset, _) in linebreaks(&text) {
        while bytes < offset {
            bytes += shown.get(position).map_or(offset, |ch| ch.len_utf8());
            position += 1;
        }
        places.push(position.min(glyphs.len()));
    }
    places
}

/// UAX #14 breaks at the space in "118 Pa" and after the stroke in "38 µS/cm"; stand-ins there hold both together.
fn bind_units(text: &mut [char]) {
    for at in 1..text.len() {
        let begins = text[at - 1].is_ascii_digit() && !text[at].is_ascii_digit();
        if !begins {
            continue;
        }
        let from = if text[at] == ' ' { at + 1 } else { at };
        let token: String =
            text[from..].iter().map(|&ch| one_spelling(ch)).take_while(|&ch| is_of_unit(ch)).collect();
        let unit =
            if UNITS.contains(&token.as_str()) { &token } else { token.trim_end_matches(['.', ',', ')']) };
        if !UNITS.contains(&unit) {
            continue;
        }
        if from > at {
            text[at] = '\u{a0}';
        }
        let end = from + unit.chars().count();
        text[from..end].iter_mut().filter(|ch| **ch == '/').for_each(|ch| *ch = 'a');
    }
}

/// A number of a paper or a model is read in one piece: "C26-A-00008" ends no line at its hyphens, "follow-up" may.
fn bind_numbers(text: &mut [char]) {
    for word in text.split_mut(|ch| !(ch.is_ascii_alphanumeric() || *ch == '-')) {
        if word.iter().any(char::is_ascii_digit) {
            for at in 1..word.len().saturating_sub(1) {
                if word[at] == '-' {
                    word[at] = 'a';
                }
            }
        }
    }
}

fn is_of_unit(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "²³µΩ℃℉°%‰·/().,".contains(ch)
}

/// Micro and ohm have a sign of their own beside the Greek letter; both are typed.
fn one_spelling(ch: char) -> char {
    match ch {
        '\u{3bc}' => '\u{b5}',
        '\u{2126}' => '\u{3a9}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::{Fonts, Language};

    fn set_lines(text: &str, width: i32, language: Language) -> Vec<String> {
        let fonts =
            Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap();
        let measure = Measure::new(&fonts, language);
        let lines = wrap(text, false, width, &measure).unwrap();
        lines.iter().map(|line| line.glyphs.iter().map(|glyph| glyph.ch).collect()).collect()
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        for (text, together) in [
            ("压差为 118 kPa 时停机", "118 kPa"),
            ("电导率为 38 µS/cm，偏高", "38 µS/cm"),
            ("产水量约 1.9m³/h 左右", "1.9m³/h"),
            ("接触电阻 4.7 \u{2126} 以上", "4.7 \u{2126}"),
        ] {
            for width in (5000..11000).step_by(250) {
                let lines = set_lines(text, width, Language::Zh);
                let whole = lines.iter().any(|line| line.contains(together));
                assert!(whole, "{together} was parted at width {width}: {lines:?}");
            }
        }
    }

    #[test]
    fn a_number_with_hyphens_stays_whole_and_a_word_with_them_may_part() {
        for width in (8000..16000).step_by(250) {
            let lines = set_lines("临平区社会福利院 C26-A-00008", width, Language::Zh);
            let whole = lines.iter().any(|line| line.contains("C26-A-00008"));
            assert!(whole, "the number was parted at width {width}: {lines:?}");
        }
        let lines = set_lines("callback follow-up", 4200, Language::En);
        assert!(lines.iter().any(|line| line.ends_with("follow-")), "a word may part: {lines:?}");
    }

    #[test]
    fn a_closing_mark_may_hang_by_half_its_square_and_no_more() {
        assert_eq!(
            set_lines("一二三四。五", 4500, Language::Zh),
            ["一二三四。", "五"],
            "half an em may hang"
        );
        assert_eq!(
            set_lines("一二三四。五", 4400, Language::Zh)[0],
            "一二三",
            "more than half an em may not"
        );
        assert_eq!(set_lines("一二三四）五", 4500, Language::Zh)[0], "一二三", "brackets do not hang");
    }

    #[test]
    fn marks_that_meet_share_their_empty_half() {
        let fonts =
            Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap();
        let measure = Measure::new(&fonts, Language::Zh);
        let width = |text: &str| wrap(text, false, 99_000, &measure).unwrap()[0].width;
        assert_eq!(width("（甲），乙"), 4500, "the gap inside ），is half an em too wide otherwise");
        assert_eq!(width("甲：“乙”"), 4500, "a colon before a quotation mark");
        assert_eq!(width("甲，乙"), 3000, "a single mark keeps its square");
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_and_nothing_is_lost() {
        let serial = "MQ-RO2K-2309-00871-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let lines = set_lines(serial, 6000, Language::En);
        assert!(lines.len() > 3, "the serial number does not fit one line");
        assert_eq!(lines.concat(), serial, "every character is still there");
    }

    #[test]
    fn line_feeds_of_every_kind_end_a_line() {
        assert_eq!(set_lines("甲\r\n乙\n\n丙\u{2028}丁", 9000, Language::Zh), ["甲", "乙", "", "丙", "丁"]);
        assert_eq!(set_lines("", 9000, Language::Zh), [""], "an empty value is one empty line");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
            parts in prop::collection::vec(
                prop::sample::select(vec!["水泵", "压力", "，", "。", "、", "；", "：", "（", "）", "「", "」", "12.5", "MPa", "E07", " "]),
                1..120,
            ),
            width in 6_000..30_000,
        ) {
            // Marks in a row that no sentence has (opening before closing, say) leave UAX #14 no place at all.
            let text: String = parts.join("");
            let lines = set_lines(&text, width, Language::Zh);
            let is_cut = |line: &String| line.chars().count() < 2;
            for pair in lines.windows(2) {
                if is_cut(&pair[0]) || is_cut(&pair[1]) || has_a_pile(&text, width) {
                    continue;
                }
                let (end, start) = (pair[0].chars().last(), pair[1].chars().next());
                prop_assert!(!start.is_some_and(|ch| "，。、；：）」".contains(ch)), "避头: {lines:?}");
                prop_assert!(!end.is_some_and(|ch| "（「".contains(ch)), "避尾: {lines:?}");
            }
            let kept: String = lines.concat().chars().filter(|ch| *ch != ' ').collect();
            prop_assert_eq!(kept, text.replace(' ', ""), "no character is lost at a break");
        }
    }

    /// More marks in a row than a line is wide must be cut somewhere, and so must numbers strung together by brackets:
    /// between `12.5` and `（` there is no place to break. And a mark behind a space may begin a line by UAX #14.
    fn has_a_pile(text: &str, width: i32) -> bool {
        let mut run = 0;
        let has_run = text.chars().any(|ch| {
            run = if "，。、；：（）「」 ".contains(ch) { run + 1 } else { 0 };
            run >= 4
        });
        let unbroken = text.replace(' ', "\u{a0}");
        let mut start = 0;
        let is_set_apart = "，。、；：）」".chars().any(|mark| text.contains(&format!(" {mark}")));
        has_run
            || is_set_apart
            || linebreaks(&unbroken).any(|(end, _)| {
                let piece = unbroken[start..end].chars().count();
                start = end;
                piece as i32 * 1000 > width
            })
    }
}
