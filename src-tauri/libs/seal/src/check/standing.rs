//! Whether the firm still stands for what the device sealed, by the lists of devices that were given.

use super::{After, Before, Facts, Revoked, Standing, Verdict};
use crate::devices::{DeviceList, Reason, Withdrawal};
use crate::objects::unhex;

/// Puts what the lists say into an intact file's facts, and takes its verdict away if the device was withdrawn and
/// nothing places the file before that.
pub(super) fn judge(mut facts: Facts, root: &[u8], lists: &[DeviceList]) -> Verdict {
    let of_firm = || lists.iter().filter(|list| list.is_of(root));
    let Some(newest) = of_firm().map(|list| list.number).max() else {
        return Verdict::Intact(Box::new(facts));
    };
    // Two lists of one number come from two copies of the root. The firm cannot mean both; the sterner one is safe.
    let newest: Vec<_> = of_firm().filter(|list| list.number == newest).collect();
    let is_listed = newest.iter().any(|list| list.device(&facts.device_serial).is_some());
    let dated_ms = newest.iter().map(|list| list.dated_ms).max().unwrap_or_default();
    let number = newest.first().map_or(0, |list| list.number);
    facts.standing = Some(Standing { number, dated_ms, is_listed });
    let mut withdrawals: Vec<&Withdrawal> =
        newest.iter().filter_map(|list| list.device(&facts.device_serial)?.withdrawn.as_ref()).collect();
    withdrawals.sort_by_key(|w| w.at_ms);
    let Some(first) = withdrawals.first() else {
        return Verdict::Intact(Box::new(facts));
    };
    // Each of the withdrawals must leave the file in place; the last word is the earliest one's.
    let placed: Result<Vec<Before>, After> = withdrawals.iter().map(|w| place(&facts, w)).collect();
    let revoked = |before| Revoked { at_ms: first.at_ms, reason: first.reason, before };
    match placed {
        Ok(before) => {
            facts.revoked = Some(revoked(before.first().copied()));
            Verdict::Intact(Box::new(facts))
        }
        Err(after) => {
            facts.revoked = Some(revoked(None));
            Verdict::SignedAfterRevocation(Box::new(facts), after)
        }
    }
}

/// What places the file before the withdrawal. The claimed time is the device's own word: whoever holds a stolen
/// laptop sets its clock. It can speak against the file, and for it only where the key was destroyed.
fn place(facts: &Facts, withdrawal: &Withdrawal) -> Result<Before, After> {
    if let Some(stamp) = facts.stamp.as_ref().filter(|stamp| stamp.is_trusted) {
        // A stamp shows the latest moment at which the file can have been made. One that came later shows nothing.
        if stamp.at_ms < withdrawal.at_ms {
            return Ok(Before::Stamped);
        }
    }
    let sealed = unhex(facts.sealed_sha256.to_ascii_uppercase().as_bytes());
    if sealed.is_some_and(|hash| withdrawal.known.iter().any(|known| known.as_slice() == hash)) {
        return Ok(Before::Vouched);
    }
    if facts.claimed_at_ms >= withdrawal.at_ms {
        return Err(After::Claimed);
    }
    match withdrawal.reason {
        Reason::Replaced => Ok(Before::Claimed),
        Reason::Lost | Reason::Sold | Reason::Other => Err(After::Unproven),
    }
}
