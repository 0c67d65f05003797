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
    let ink = trimmed(glyphs);
    Line { glyphs: ink.to_vec(), width: advance_of(ink) }
}

/// Glyph positions before which a line may end; the last one is the end of the text.
fn break_places(glyphs: &[Glyph]) -> Vec<usize> {
    let mut shown: Vec<char> = glyphs.iter().map(|glyph| glyph.ch).collect();
    bind_units(&mut shown);
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
