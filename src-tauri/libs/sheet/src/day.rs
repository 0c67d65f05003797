use chrono::{Days, NaiveDate};

/// The day a person wrote: 2025/3/23, 2025-03-23, 2025.3.23, 2025年3月23日, 20250323, full-width too, a time of day behind
/// it being dropped. `None` for what is no day of 1900–2199, for two-digit years and for day-first forms: 2/3/2024
/// means two days, and a wrong guess is worse than a question.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let text: String = crate::tidy(text).chars().map(half_width).collect();
    let text = without_time(&text)?;
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..]);
    }
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return day(year, month, rest.strip_suffix(['日', '号']).unwrap_or(rest));
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = text.split(separator);
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { day(year, month, date) }
}

/// The day behind the number a spreadsheet program stores (45739 is 2025-03-23), for columns known to hold days. `None`
/// before 1 March 1900, where these programs count a 29 February that never was, and after 2199.
pub fn parse_serial_day(text: &str) -> Option<NaiveDate> {
    let text = crate::tidy(text);
    let whole = text.split_once('.').map_or(text, |(whole, _time_of_day)| whole);
    let serial: u64 = whole.parse().ok().filter(|serial| *serial >= 61)?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial)).filter(is_plausible)
}

/// The text before a time of day; `None` if what follows the day is something else.
fn without_time(text: &str) -> Option<&str> {
    let Some(at) = text.find(|c: char| c == 'T' || c.is_whitespace()) else {
        return Some(text);
    };
    let (head, tail) = text.split_at(at);
    // "2025 年 3 月" and "2025 / 3" have spaces of their own.
    if head.len() < 8 {
        return None;
    }
    let is_time = tail.contains(':')
        && tail.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, 'T' | 'Z' | ':' | '.' | '+' | '-' | 'A' | 'P' | 'M')
        });
    is_time.then_some(head)
}

fn day(year: &str, month: &str, date: &str) -> Option<NaiveDate> {
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    if year.len() != 4 {
        return None;
    }
    let year = i32::try_from(digits(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(date, 2)?).filter(is_plausible)
}

fn is_plausible(day: &NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..2200).contains(&day.year())
}

/// The half-width form of the full-width characters of ASCII.
pub(crate) fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(character as u32 - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_usual_way_to_write_a_day_is_read() {
        let expected = NaiveDate::from_ymd_opt(2025, 3, 7);
        for text in [
            "2025/3/7",
            "2025-03-07",
            "2025.3.7",
            "2025年3月7日",
            "2025年03月07号",
            "20250307",
            " 2025/3/7\u{3000}",
            "２０２５－３－７",
            "2025/3/7 0:00",
            "2025-03-07 14:05:09",
            "2025-03-07T06:05:09.000Z",
            "2025年3月7",
        ] {
            assert_eq!(parse_day(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_not_guessed() {
        for text in [
            "",
            "13/45/2024",
            "2/3/2024",
            "25/3/7",
            "2025/2/29",
            "2025-13-01",
            "2025/3",
            "2025年3月",
            "2025/3/7/1",
            "0025/3/7",
            "20251301",
            "45739",
            "不详",
            "2025/3-7",
            "2025/+3/7",
            "2025/3/7 下午",
            "2025/3/7 5",
            "２０２５",
            "2025-003-07",
        ] {
            assert_eq!(parse_day(text), None, "{text:?}");
        }
        assert!(parse_day("2024/2/29").is_some(), "a leap day is a day");
    }

    #[test]
    fn a_serial_number_counts_from_the_day_spreadsheets_count_from() {
        assert_eq!(
            parse_serial_day("45739"),
            NaiveDate::from_ymd_opt(2025, 3, 23),
            "checked against a spreadsheet"
        );
        assert_eq!(parse_serial_day("45739.5"), NaiveDate::from_ymd_opt(2025, 3, 23), "noon of that day");
        assert_eq!(parse_serial_day("61"), NaiveDate::from_ymd_opt(1900, 3, 1), "the first that is sure");
        for text in ["60", "0", "-1", "20250323", "99999999999999999999", "a", "2025/3/23"] {
            assert_eq!(parse_serial_day(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_day_written_is_read_back(offset in 0u64..109_000) {
            use chrono::Datelike;
            let day = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(offset);
            let (y, m, d) = (day.year(), day.month(), day.day());
            for text in [format!("{y}/{m}/{d}"), format!("{y}-{m:02}-{d:02}"), format!("{y}年{m}月{d}日"), format!("{y}{m:02}{d:02}")] {
                prop_assert_eq!(parse_day(&text), Some(day), "{}", text);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _any = (parse_day(&text), parse_serial_day(&text));
        }
    }
}
