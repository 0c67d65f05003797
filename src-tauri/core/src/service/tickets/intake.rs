//! What must be asked when a request is registered, and what follows from it. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use super::record::{Priority, UrgentReason};
use super::record::{ServiceType, Severity};
use super::rules::is_text;
use crate::kernel::listed::Listed;
use crate::kernel::time::Moment;

/// The fields a trade asks, as delivered. Keys are the ticket's own fields, or keys of its `details`. The
/// fault symptom of APP is the problem description asked of everybody.
#[derive(Deserialize, Default)]
pub struct Mandatory {
    all: Vec<String>,
    presets: BTreeMap<String, Vec<String>>,
    /// Who only asks or grumbles has no item to name.
    all_only: Vec<ServiceType>,
}

/// The delivered data.
pub fn mandatory() -> &'static Mandatory {
    static DATA: OnceLock<Mandatory> = OnceLock::new();
    DATA.get_or_init(|| {
        // A test holds that the delivered file parses.
        serde_json::from_str(include_str!("../../../../../assets/presets/mandatory.json")).unwrap_or_default()
    })
}

impl Mandatory {
    /// Fields asked for that trade and type, in the order of the form.
    pub fn fields(&self, preset: &str, kind: Option<ServiceType>) -> Vec<&str> {
        let own = match kind {
            Some(kind) if self.all_only.contains(&kind) => None,
            _ => self.presets.get(preset),
        };
        self.all.iter().chain(own.into_iter().flatten()).map(String::as_str).collect()
    }
    /// Fields of `details` the trade's form shows.
    pub fn details(&self, preset: &str) -> Vec<&str> {
        let own = self.presets.get(preset).into_iter().flatten().map(String::as_str);
        own.filter(|f| !COLUMNS.contains(f)).collect()
    }
    /// Types that ask only what everybody is asked.
    pub fn all_only(&self) -> &[ServiceType] {
        &self.all_only
    }
}

/// Fields of the presets that are columns of the ticket, or the site.
const COLUMNS: &[&str] = &["model", "serial", "address", "site", "contact_name"];

/// What the form holds, by field.
pub struct Filled<'a> {
    pub values: BTreeMap<&'static str, &'a str>,
    pub details: &'a BTreeMap<String, String>,
    /// Days since receipt and the rest are typed, so presence is all that counts.
    pub present: &'a [&'static str],
}

impl Filled<'_> {
    fn has(&self, field: &str) -> bool {
        self.present.contains(&field)
            || self.values.get(field).is_some_and(|v| is_text(v))
            || self.details.get(field).is_some_and(|v| is_text(v))
    }
}

/// Every mandatory field that is missing: all are named at once.
pub fn missing<'a>(wanted: &[&'a str], filled: &Filled<'_>) -> Vec<&'a str> {
    wanted.iter().copied().filter(|f| !filled.has(f)).collect()
}

/// Whether the time of receipt lies so far back that a reason is due; `limit_minutes` back still needs none.
pub fn is_backdated(received_at: Moment, logged_at: Moment, limit_minutes: i64) -> bool {
    logged_at.since(received_at) > limit_minutes * 60_000
}

/// Whether receipt is claimed for later than the clock shows; a few minutes are two clocks disagreeing.
pub fn is_ahead(received_at: Moment, now: Moment) -> bool {
    received_at.since(now) > 5 * 60_000
}

/// Order of work from severity and urgency (B-08, U-29).
pub fn priority(severity: Severity, urgent: Option<Listed<UrgentReason>>) -> Priority {
    match (severity, urgent.is_some()) {
        (Severity::S1, _) | (Severity::S2, true) => Priority::P1,
        (Severity::S2, false) | (Severity::S3, true) => Priority::P2,
        (Severity::S3, false) => Priority::P3,
    }
}

/// Minutes by which the hand-over is later than the limit, counted from receipt; 0 when in time.
pub fn handover_late_minutes(received_at: Moment, handed_at: Moment, limit_minutes: i64) -> i64 {
    let over = handed_at.since(received_at) - limit_minutes * 60_000;
    // A minute begun is a minute late.
    if over <= 0 { 0 } else { (over + 59_999) / 60_000 }
}

/// Whether the promise is later than what the service level asks.
pub fn is_later_than_level(promised_at: Option<Moment>, level_due_at: Moment) -> bool {
    promised_at.is_some_and(|p| p > level_due_at)
}

/// Whether two callers speak of the same trouble: of the shorter one's pairs of characters more than half are the
/// other's. A few characters say nothing.
pub fn is_alike(one: &str, other: &str) -> bool {
    let (shared, least) = shared_pairs(one, other);
    least >= 3 && shared * 2 > least
}

/// Whether two symptoms of one item are the same: half of the shorter's pairs of characters are in the other. Of one
/// item a few words decide ("不制冷"), where of one customer they would not.
pub fn is_same_symptom(one: &str, other: &str) -> bool {
    let (shared, least) = shared_pairs(one, other);
    least >= 1 && shared * 2 >= least
}

/// Whether two addresses are one place: written alike, or the one with its district or floor and the other without.
pub fn is_same_place(one: &str, other: &str) -> bool {
    let plain =
        |text: &str| -> String { lexicon::fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (one, other) = (plain(one), plain(other));
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= 6 && (one.contains(&other) || other.contains(&one))
}

/// How many pairs of neighbouring characters two texts share, and how many the shorter has.
fn shared_pairs(one: &str, other: &str) -> (usize, usize) {
    let pairs = |text: &str| -> BTreeSet<(char, char)> {
        let kept: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        kept.windows(2).map(|w| (w[0], w[1])).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    (one.intersection(&other).count(), one.len().min(other.len()))
}

/// Whether whoever took a call may still take it off the ticket it was joined to; `hours` is `intake.join_undo`.
pub fn may_unjoin(joined_at: Moment, now: Moment, hours: i64) -> bool {
    now.since(joined_at) <= hours.saturating_mul(3_600_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_details() -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    #[test]
    fn every_preset_has_its_fields() {
        for preset in ["GEN", "DSG", "INT", "LND", "APP", "EQP", "BUS", "WKS", "ITS", "LED", "RTL"] {
            let fields = mandatory().fields(preset, Some(ServiceType::Repair));
            assert!(fields.len() > 7, "A-02: {preset} asks more than everybody is asked");
            assert_eq!(fields[0], "customer_name");
        }
    }

    #[test]
    fn all_missing_fields_are_named_at_once() {
        let details = no_details();
        let filled = Filled {
            values: BTreeMap::from([("customer_name", "王芳"), ("model", "X1"), ("serial", "  ")]),
            details: &details,
            present: &["channel", "received_at", "taken_by", "service_type"],
        };
        let wanted = mandatory().fields("GEN", Some(ServiceType::Repair));
        assert_eq!(
            missing(&wanted, &filled),
            ["contact_phone", "description", "serial"],
            "A-02: blank counts as missing"
        );
    }

    #[test]
    fn who_only_asks_names_no_serial_number() {
        let wanted = mandatory().fields("GEN", Some(ServiceType::Consultation));
        assert!(!wanted.contains(&"serial"), "A-03: a question about opening hours has no item");
    }

    #[test]
    fn a_field_of_the_trade_may_be_a_detail() {
        assert_eq!(mandatory().details("WKS"), ["plate"]);
        let details = BTreeMap::from([("plate".to_string(), "沪A12345".to_string())]);
        let filled = Filled { values: BTreeMap::new(), details: &details, present: &[] };
        assert!(missing(&["plate"], &filled).is_empty());
    }

    #[test]
    fn half_an_hour_back_needs_no_reason_and_a_minute_more_does() {
        let now = Moment(10_000_000_000);
        assert!(!is_backdated(now.plus_minutes(-30), now, 30), "A-04: the limit itself is within");
        assert!(is_backdated(now.plus_minutes(-31), now, 30));
    }

    #[test]
    fn a_hand_over_at_the_limit_is_in_time_and_a_minute_later_is_one_late() {
        let nine = Moment(10_000_000_000);
        assert_eq!(handover_late_minutes(nine, nine.plus_minutes(120), 120), 0, "A-08: met when ≤ limit");
        assert_eq!(handover_late_minutes(nine, nine.plus_minutes(121), 120), 1, "A-08: 11:01 is 1 min late");
    }

    #[test]
    fn the_same_trouble_in_other_words_is_alike_and_another_trouble_is_not() {
        assert!(is_alike("空调不制冷，滴水", "客厅空调不制冷"), "A-13: the same fault said twice");
        assert!(!is_alike("空调不制冷", "洗衣机漏水"), "A-13: another trouble");
        assert!(!is_alike("坏了", "坏了"), "A-13: two characters say nothing");
    }

    #[test]
    fn a_joined_call_is_taken_off_within_the_day() {
        let then = Moment(10_000_000_000);
        assert!(
            is_same_place("杭州市西湖区学院路552号", "西湖区 学院路５５２号"),
            "O18: half and full width, spaces, town"
        );
        assert!(!is_same_place("西湖区学院路552号", "西湖区学院路55号"), "O18: another house");
        assert!(!is_same_place("杭州市", "杭州市西湖区学院路552号"), "O18: a town is no address");
        assert!(may_unjoin(then, then.plus_minutes(24 * 60), 24), "A-13: the limit itself is within");
        assert!(!may_unjoin(then, then.plus_minutes(24 * 60 + 1), 24));
    }

    #[test]
    fn priority_follows_the_matrix() {
        use Priority::*;
        let urgent = Some(UrgentReason::ServiceStopped.into());
        let table = [
            (Severity::S1, None, P1),
            (Severity::S1, urgent, P1),
            (Severity::S2, None, P2),
            (Severity::S2, urgent, P1),
            (Severity::S3, None, P3),
            (Severity::S3, urgent, P2),
        ];
        for (severity, urgent, expected) in table {
            assert_eq!(priority(severity, urgent), expected, "B-08: {severity} urgent {urgent:?}");
        }
    }

    #[test]
    fn a_symptom_is_the_same_by_a_few_words_of_it() {
        assert!(is_same_symptom("不制冷", "空调不制冷了"), "A-14: the same fault");
        assert!(is_same_symptom("Leaks water", "it leaks water again"));
        assert!(!is_same_symptom("不制冷", "外机异响"), "another fault of the same item");
        assert!(!is_same_symptom("", "不制冷"), "nothing said yet");
    }
}
