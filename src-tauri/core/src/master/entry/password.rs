//! How strong a password must be (T-02, U-149).

use crate::kernel::fault::Fault;

/// At least ten characters of three of the classes lower, upper, digit, other. A Chinese character counts as
/// other.
pub fn check_strength(password: &str) -> Result<(), Fault> {
    let classes: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    let held = classes.iter().filter(|class| password.chars().any(class)).count();
    if password.chars().count() >= 10 && held >= 3 {
        return Ok(());
    }
    Err(Fault::invalid("password.weak").arg("length", 10).arg("classes", 3).field("password", "weak"))
}

#[cfg(test)]
mod tests {
    use super::check_strength;

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
}
