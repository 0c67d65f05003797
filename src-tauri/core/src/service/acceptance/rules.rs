//! State machine 4.3 and the rules of signing, pure.

use super::record::{Fate, InkData, RoundState, UnsignedKind};
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;

/// One line of the table.
pub struct RoundStep {
    pub from: RoundState,
    pub to: RoundState,
    /// Rows of the catalogue it stands on.
    pub rows: &'static str,
}

/// State machine 4.3.
pub const TRANSITIONS: &[RoundStep] = &[
    RoundStep { from: RoundState::Prepared, to: RoundState::Notified, rows: "F-01, F-18" },
    RoundStep { from: RoundState::Notified, to: RoundState::Presented, rows: "F-02, F-05" },
    // Content changed after it was shown: shown again, anew (F-05).
    RoundStep { from: RoundState::Presented, to: RoundState::Presented, rows: "F-05" },
    RoundStep { from: RoundState::Presented, to: RoundState::Accepted, rows: "F-03 to F-07" },
    RoundStep { from: RoundState::Presented, to: RoundState::Rejected, rows: "F-08" },
    RoundStep { from: RoundState::Presented, to: RoundState::Unsigned, rows: "F-13" },
    RoundStep { from: RoundState::Unsigned, to: RoundState::Presented, rows: "F-13" },
    // By the signature of the addendum; the original stays.
    RoundStep { from: RoundState::Accepted, to: RoundState::Superseded, rows: "F-06" },
];

/// Whether the table has that line.
pub fn is_possible(from: RoundState, to: RoundState) -> bool {
    TRANSITIONS.iter().any(|t| t.from == from && t.to == to)
}

/// Refuses a step the table does not have.
pub fn check_step(from: RoundState, to: RoundState) -> Result<(), Fault> {
    if is_possible(from, to) {
        return Ok(());
    }
    // Signing out of turn is a matter of F-03 and kept as such.
    let code = if to == RoundState::Accepted { "signing.not_presented" } else { "acceptance.no_such_step" };
    Err(Fault::refused(code).arg("from", from).arg("to", to))
}

/// Issues of earlier rounds must have met their fate before the work is shown again (F-08).
pub fn check_issues_treated(fates: &[Fate]) -> Result<(), Fault> {
    let open = fates.iter().filter(|f| **f == Fate::Open).count();
    if open == 0 { Ok(()) } else { Err(Fault::refused("acceptance.issues_open").arg("count", open)) }
}

/// F-03: what attests service is never signed before the service is done, nor while the report has gaps.
pub fn check_may_sign(work_done_at: Option<Moment>, gaps: &[String], now: Moment) -> Result<(), Fault> {
    match work_done_at {
        Some(done) if done <= now => {}
        _ => return Err(Fault::refused("signing.before_work_done")),
    }
    if gaps.is_empty() {
        return Ok(());
    }
    Err(gaps.iter().fold(Fault::refused("signing.report_incomplete"), |f, name| f.field(name, "required")))
}

/// Smallest path of a signature, as a share of the pad's width in percent (V-09).
const MIN_PATH_PERCENT: i64 = 15;
/// Smallest extent of a signature on either side, in percent of the pad (V-09).
const MIN_EXTENT_PERCENT: i64 = 3;
/// More is no handwriting of one person in one go.
const MOST_POINTS: usize = 50_000;

/// V-09: a dot or a nick is no signature. Also refuses strokes no live pad gives: points outside the pad or time
/// running backwards.
pub fn check_ink(ink: &InkData) -> Result<(), Fault> {
    let points: usize = ink.strokes.iter().map(Vec::len).sum();
    if ink.width <= 0 || ink.height <= 0 || points > MOST_POINTS {
        return Err(Fault::invalid("signing.ink_unfit"));
    }
    let (width, height) = (i64::from(ink.width), i64::from(ink.height));
    let mut last = 0;
    let (mut left, mut right, mut top, mut bottom) = (i64::MAX, i64::MIN, i64::MAX, i64::MIN);
    let mut path = 0.0_f64;
    for stroke in &ink.strokes {
        for (i, point) in stroke.iter().enumerate() {
            let (x, y) = (i64::from(point.x), i64::from(point.y));
            let inside = (0..=width).contains(&x) && (0..=height).contains(&y);
            if !inside || point.t < last || !(0..=1000).contains(&point.p) {
                return Err(Fault::invalid("signing.ink_unfit"));
            }
            last = point.t;
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
            if let Some(before) = i.checked_sub(1).and_then(|b| stroke.get(b)) {
                path += f64::from(point.x - before.x).hypot(f64::from(point.y - before.y));
            }
        }
    }
    let long_enough = path * 100.0 >= (width * MIN_PATH_PERCENT) as f64;
    let wide_enough = points > 0
        && ((right - left) * 100 >= width * MIN_EXTENT_PERCENT
            || (bottom - top) * 100 >= height * MIN_EXTENT_PERCENT);
    if long_enough && wide_enough { Ok(()) } else { Err(Fault::refused("signing.too_short")) }
}

/// Refused, absent or no answer needs a witness or proof, and a refusal its reason (F-13).
pub fn check_unsigned(kind: UnsignedKind, reason: &str, witness: &str, evidence: &str) -> Result<(), Fault> {
    let mut missing = Vec::new();
    if kind == UnsignedKind::Refused && reason.trim().is_empty() {
        missing.push("reason");
    }
    if witness.trim().is_empty() && evidence.trim().is_empty() {
        missing.push("witness");
    }
    Fault::unless_complete(&missing)
}

/// "Completed, unsigned" only after the documented reminders (F-13).
pub fn check_reminders(kept: usize, needed: i64) -> Result<(), Fault> {
    if i64::try_from(kept).unwrap_or(i64::MAX) >= needed {
        return Ok(());
    }
    Err(Fault::refused("acceptance.reminders_missing").arg("kept", kept).arg("needed", needed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::acceptance::record::InkPoint;

    #[test]
    fn steps_not_in_the_table_are_impossible() {
        let possible: Vec<_> = TRANSITIONS.iter().map(|t| (t.from, t.to)).collect();
        for from in RoundState::ALL {
            for to in RoundState::ALL {
                let listed = possible.contains(&(*from, *to));
                assert_eq!(check_step(*from, *to).is_ok(), listed, "4.3: {from} to {to}");
            }
        }
        assert!(
            !is_possible(RoundState::Accepted, RoundState::Presented),
            "F-06: accepted never opens again"
        );
        assert!(
            !is_possible(RoundState::Unsigned, RoundState::Accepted),
            "F-13: a late signature is a new attempt"
        );
    }

    fn ink(strokes: Vec<Vec<(i32, i32)>>) -> InkData {
        let mut t = 0;
        let mut point = |(x, y)| {
            t += 10;
            InkPoint { x, y, t, p: 0 }
        };
        let strokes = strokes.into_iter().map(|s| s.into_iter().map(&mut point).collect()).collect();
        InkData { width: 400, height: 160, input: "pen".into(), strokes }
    }

    #[test]
    fn a_dot_or_a_nick_is_no_signature() {
        for (what, strokes) in [
            ("nothing", vec![]),
            ("one dot", vec![vec![(200, 80)]]),
            ("a resting pen", vec![vec![(200, 80); 90]]),
            ("a nick", vec![vec![(200, 80), (206, 82)]]),
        ] {
            assert_eq!(check_ink(&ink(strokes)).unwrap_err().code, "signing.too_short", "V-09: {what}");
        }
        assert!(check_ink(&ink(vec![vec![(50, 50), (120, 90)], vec![(130, 40), (140, 110)]])).is_ok());
    }

    #[test]
    fn strokes_no_pad_gives_are_refused() {
        assert_eq!(check_ink(&ink(vec![vec![(0, 0), (900, 80)]])).unwrap_err().code, "signing.ink_unfit");
        let mut backwards = ink(vec![vec![(50, 50), (120, 90)]]);
        backwards.strokes[0][1].t = 0;
        assert_eq!(
            check_ink(&backwards).unwrap_err().code,
            "signing.ink_unfit",
            "time does not run backwards"
        );
    }

    #[test]
    fn nothing_is_signed_before_the_work_is_done() {
        let now = Moment(1_000);
        assert_eq!(check_may_sign(None, &[], now).unwrap_err().code, "signing.before_work_done", "F-03");
        assert_eq!(
            check_may_sign(Some(Moment(2_000)), &[], now).unwrap_err().code,
            "signing.before_work_done"
        );
        let fault = check_may_sign(Some(now), &["opinion".into()], now).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.fields[0].field.as_str()),
            ("signing.report_incomplete", "opinion")
        );
        assert!(check_may_sign(Some(now), &[], now).is_ok());
    }

    #[test]
    fn unsigned_needs_proof_and_reminders() {
        assert!(check_unsigned(UnsignedKind::Refused, "嫌贵", "保安李工", "").is_ok());
        assert_eq!(check_unsigned(UnsignedKind::Refused, "", "x", "").unwrap_err().fields[0].field, "reason");
        assert_eq!(check_unsigned(UnsignedKind::Absent, "", "", "").unwrap_err().fields[0].field, "witness");
        assert!(check_reminders(1, 3).is_err() && check_reminders(3, 3).is_ok(), "F-13");
    }
}
