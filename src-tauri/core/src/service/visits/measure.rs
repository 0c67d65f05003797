//! Measured values against their limits (E-12, E-20). Pure. Values are texts as typed, so that what is signed is
//! what was read; they are compared as decimals, never as floating point.

/// Nine decimals kept as a whole number: nothing a technician reads is finer.
const SCALE: u32 = 9;

/// The figure at the beginning of what was typed: `12.5 ℃` is 12.5, `-3` is −3. None where there is none, or where
/// more figures follow (`12/15`), which no single limit can judge.
pub fn figure(text: &str) -> Option<i128> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').map(narrow).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if (whole.is_empty() && part.is_empty()) || part.contains('.') || whole.len() > 18 {
        return None;
    }
    let part: String = part.chars().chain(std::iter::repeat('0')).take(SCALE as usize).collect();
    let value = format!("{whole}{part}").parse::<i128>().ok()?;
    Some(if negative { -value } else { value })
}

/// An input method's full-width figures and point are the same figures.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' | '。' => '.',
        '－' => '-',
        _ => c,
    }
}

/// Whether the value lies within the limits, which count as inside. None where there is no limit, or no figure to
/// compare: then a person judges.
pub fn judge(value: &str, min: &str, max: &str) -> Option<bool> {
    let (least, most) = (figure(min), figure(max));
    if least.is_none() && most.is_none() {
        return None;
    }
    let value = figure(value)?;
    Some(least.is_none_or(|l| value >= l) && most.is_none_or(|m| value <= m))
}

/// The limits as people read them: `2–5 MPa`, `≤ 15 ℃`, `≥ 0.4`.
pub fn limits(min: &str, max: &str, unit: &str) -> String {
    let words = match (min.trim(), max.trim()) {
        ("", "") => return String::new(),
        (least, "") => format!("≥ {least}"),
        ("", most) => format!("≤ {most}"),
        (least, most) => format!("{least}–{most}"),
    };
    format!("{words} {}", unit.trim()).trim_end().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_judged_by_its_limits_and_the_limits_are_inside() {
        for (value, min, max, judged) in [
            ("12 ℃", "", "15", Some(true)),
            ("15", "", "15", Some(true)),
            ("15.1", "", "15", Some(false)),
            ("0.39", "0.4", "", Some(false)),
            ("-3", "-5", "-1", Some(true)),
            ("－３．５", "-5", "-1", Some(true)),
            ("1,450 r/min", "1400", "1500", Some(true)),
            ("12", "", "", None),
            ("正常", "1", "2", None),
            ("380/220", "200", "400", None),
        ] {
            assert_eq!(judge(value, min, max), judged, "E-12: {value} within [{min}, {max}]");
        }
    }

    #[test]
    fn tenths_add_up_where_floating_point_would_not() {
        assert_eq!(judge("0.3", "0.30000", "0.3"), Some(true), "E-12: no rounding between what was typed");
    }

    #[test]
    fn limits_read_as_on_a_nameplate() {
        assert_eq!(limits("2", "5", "MPa"), "2–5 MPa");
        assert_eq!(limits("", "15", "℃"), "≤ 15 ℃");
        assert_eq!(limits("0.4", "", ""), "≥ 0.4");
    }
}
