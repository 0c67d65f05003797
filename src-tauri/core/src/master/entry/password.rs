//! How strong a password must be (T-02, U-149).

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::master::settings;

/// The rule while the vault is shut and nobody can read what the firm has set.
const LENGTH: i64 = 10;
const CLASSES: i64 = 3;

/// The delivered rule: at least ten characters of three of the classes lower, upper, digit, other. A Chinese
/// character counts as other.
pub fn check_strength(password: &str) -> Result<(), Fault> {
    check_against(password, LENGTH, CLASSES)
}

/// The firm's rule, `password.min_length` and `password.classes`.
pub fn check_by_policy(core: &Core, session: &Session, password: &str) -> Result<(), Fault> {
    let (length, classes) = core.read_as(session, |r| {
        Ok((settings::number(r, "password.min_length")?, settings::number(r, "password.classes")?))
    })?;
    check_against(password, length, classes)
}

fn check_against(password: &str, length: i64, classes: i64) -> Result<(), Fault> {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    let held = kinds.iter().filter(|kind| password.chars().any(kind)).count() as i64;
    // There are four classes; a firm that asks for five must not lock itself out.
    if password.chars().count() as i64 >= length && held >= classes.min(4) {
        return Ok(());
    }
    Err(Fault::invalid("password.weak")
        .arg("length", length)
        .arg("classes", classes.min(4))
        .field("password", "weak"))
}

#[cfg(test)]
mod tests {
    use super::{check_against, check_strength};

    #[test]
    fn a_weak_password_is_refused_with_the_rule() {
        for weak in ["12345678", "abcdefghij", "Abcdefghij", "Ab1!"] {
            let fault = check_strength(weak).unwrap_err();
            assert_eq!((fault.code.as_str(), fault.args["length"].as_str()), ("password.weak", "10"), "T-02");
        }
        for strong in ["Abcdefghi1", "回访回访回访abc123", "long-Passphrase"] {
            assert!(check_strength(strong).is_ok(), "{strong}");
        }
    }

    #[test]
    fn a_firm_may_ask_for_more_but_never_for_what_nobody_can_type() {
        assert_eq!(check_against("Abcdefghi1", 12, 3).unwrap_err().args["length"], "12", "U-149");
        assert!(check_against("Abcdefghi1-x", 12, 9).is_ok(), "all four classes are enough");
    }
}
