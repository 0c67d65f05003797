//! The rules of signing, pure.

use super::record::{InkData, Relation, SignMethod};
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerKind;

/// Whether one who stands so to the customer signs in the customer's own right. A firm has no hand of its own: its
/// employees sign for it, while a person's employee, family or neighbour signs in that person's stead (F-07).
pub fn signs_in_own_right(customer: CustomerKind, relation: Relation) -> bool {
    match relation {
        Relation::Myself => true,
        Relation::Employee => customer != CustomerKind::Person,
        Relation::Family | Relation::Other => false,
    }
}

/// Who signs: a name always, a phone to be reached at, and for who signs in another's stead why (F-04, F-07).
pub fn check_signer(
    customer: CustomerKind,
    name: &str,
    phone: &str,
    relation: Relation,
    proxy_reason: &str,
) -> Result<(), Fault> {
    let mut missing = Vec::new();
    if name.trim().is_empty() {
        missing.push("signer_name");
    }
    if phone.trim().is_empty() {
        missing.push("signer_phone");
    }
    if !signs_in_own_right(customer, relation) && proxy_reason.trim().is_empty() {
        missing.push("proxy_reason");
    }
    Fault::unless_complete(&missing)
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

/// F-03 against the time on a sheet, and against a slip of the pen: nobody signed in the future.
pub fn check_written_time(signed_at: Moment, now: Moment) -> Result<(), Fault> {
    if signed_at > now {
        return Err(Fault::invalid("papers.signed_in_future").field("signed_at", "in_future"));
    }
    Ok(())
}

/// F-04: the firm decides by `acceptance.methods` how its customers may sign.
pub fn check_method(allowed: &[SignMethod], method: SignMethod) -> Result<(), Fault> {
    if allowed.contains(&method) {
        return Ok(());
    }
    Err(Fault::refused("signing.method_not_allowed").arg("method", method))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::signing::InkPoint;

    #[test]
    fn one_who_signs_for_another_says_why() {
        use CustomerKind::{Agent, Organisation, Partner, Person};
        for (customer, relation, says_why) in [
            (Person, Relation::Myself, false),
            (Person, Relation::Employee, true),
            (Person, Relation::Family, true),
            (Person, Relation::Other, true),
            (Organisation, Relation::Myself, false),
            (Organisation, Relation::Employee, false),
            (Organisation, Relation::Family, true),
            (Organisation, Relation::Other, true),
            (Partner, Relation::Employee, false),
            (Agent, Relation::Employee, false),
        ] {
            let bare = check_signer(customer, "王芳", "138", relation, " ");
            let named = bare.as_ref().err().map(|f| f.fields[0].field.as_str());
            assert_eq!(named, says_why.then_some("proxy_reason"), "F-07: {relation} of {customer}");
            assert!(check_signer(customer, "王芳", "138", relation, "户主出差").is_ok(), "F-07: {relation}");
        }
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
    fn a_way_of_signing_the_firm_left_out_is_refused() {
        let allowed = [SignMethod::Handwriting];
        assert!(check_method(&allowed, SignMethod::Handwriting).is_ok());
        for method in [SignMethod::CompanySeal, SignMethod::PaperScan] {
            let fault = check_method(&allowed, method).unwrap_err();
            assert_eq!(fault.code, "signing.method_not_allowed", "F-04, U-50: {method}");
        }
    }
}
