//! A week of hours, as people write it: `09:00-12:00, 13:00-18:00`.

use chrono::Weekday;

use crate::days::Unreadable;

/// A stretch of work, in minutes after midnight; the end is not worked any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: u32,
    pub until: u32,
}

/// The hours of Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week([Vec<Span>; 7]);

impl Week {
    /// Seven lines, Monday first; an empty line is a closed day. Half and full width, `-`, `~` and 至 all read.
    pub fn parse<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Week, Unreadable> {
        let mut days: [Vec<Span>; 7] = Default::default();
        let mut lines = lines.into_iter();
        for day in &mut days {
            *day = spans(lines.next().ok_or_else(|| Unreadable(String::new()))?)?;
        }
        if lines.next().is_some() || days.iter().all(Vec::is_empty) {
            return Err(Unreadable(String::new()));
        }
        Ok(Week(days))
    }
    /// Its stretches on a day of the week.
    pub fn of(&self, day: Weekday) -> &[Span] {
        self.0.get(day.num_days_from_monday() as usize).map_or(&[], Vec::as_slice)
    }
    /// What a make-up day is worked by, where the week has none for it: the first worked day's hours.
    pub fn usual(&self) -> &[Span] {
        self.0.iter().find(|d| !d.is_empty()).map_or(&[], Vec::as_slice)
    }
}

fn spans(line: &str) -> Result<Vec<Span>, Unreadable> {
    let mut found: Vec<Span> = Vec::new();
    for piece in line.split([',', '，', '、', ';', '；']).map(str::trim).filter(|p| !p.is_empty()) {
        let span = span(piece).ok_or_else(|| Unreadable(piece.into()))?;
        if found.last().is_some_and(|before| before.until > span.from) {
            return Err(Unreadable(piece.into()));
        }
        found.push(span);
    }
    Ok(found)
}

fn span(piece: &str) -> Option<Span> {
    let (from, until) = piece.split_once(['-', '–', '—', '－', '~', '～', '至'])?;
    let span = Span { from: minutes(from)?, until: minutes(until)? };
    (span.from < span.until).then_some(span)
}

fn minutes(clock: &str) -> Option<u32> {
    let (hour, minute) = clock.trim().split_once([':', '：'])?;
    let (hour, minute) = (number(hour)?, number(minute)?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= 24 * 60).then_some(at)
}

fn number(digits: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_read_as_people_write_them() {
        let noon = vec![Span { from: 540, until: 720 }, Span { from: 780, until: 1080 }];
        for line in
            ["09:00-12:00,13:00-18:00", " 9:00 – 12:00、13：00～18：00 ", "09:00至12:00；13:00至18:00"]
        {
            assert_eq!(spans(line), Ok(noon.clone()), "{line}");
        }
        assert_eq!(spans(""), Ok(vec![]), "a closed day");
        assert_eq!(spans("00:00-24:00"), Ok(vec![Span { from: 0, until: 1440 }]), "all day");
        for bad in
            ["9-12", "12:00-09:00", "09:00-25:00", "09:60-12:00", "09:00", "09:00-13:00,12:00-18:00", "上午"]
        {
            assert!(spans(bad).is_err(), "{bad} is no working time");
        }
    }

    #[test]
    fn a_week_has_seven_days_and_is_worked_on_one() {
        assert!(Week::parse(["09:00-18:00"; 7]).is_ok());
        assert!(Week::parse(["09:00-18:00"; 6]).is_err(), "six lines");
        assert!(Week::parse(["09:00-18:00"; 8]).is_err(), "eight lines");
        assert!(Week::parse([""; 7]).is_err(), "a limit would never end");
    }
}
