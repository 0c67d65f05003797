//! The one place that says what a search for a customer looks into. A full-text index can take its place without any
//! caller noticing.

/// A condition on `c` (the customer) with its values.
pub struct Condition {
    /// SQL with `?` marks in order.
    pub sql: String,
    /// Values of the marks.
    pub values: Vec<String>,
}

/// Digits of a telephone number, if the text is a part of one: at least three, and nothing else but what people put
/// between them.
pub fn phone_part(text: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 3 || !text.chars().all(part) {
        return None;
    }
    // Numbers are kept without country code.
    Some(match digits.strip_prefix("86") {
        Some(rest) if text.trim_start().starts_with('+') || digits.len() == 13 => rest.to_string(),
        _ => digits,
    })
}

/// Customers whose name, number, former number, contact, telephone or item's serial contains the text; none when
/// there is nothing to search for.
pub fn customers_matching(text: &str) -> Option<Condition> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let like = format!("%{}%", escape(text));
    let mut sql = String::from(
        "c.id IN (SELECT id FROM customer WHERE name LIKE ? ESCAPE '\\' OR number LIKE ? ESCAPE '\\'
                    OR source_number LIKE ? ESCAPE '\\'
                  UNION SELECT customer FROM contact WHERE active AND name LIKE ? ESCAPE '\\'",
    );
    let mut values = vec![like.clone(); 4];
    if text.chars().count() >= 3 {
        sql.push_str(" UNION SELECT customer FROM equipment WHERE active AND serial LIKE ? ESCAPE '\\'");
        values.push(like);
    }
    if let Some(digits) = phone_part(text) {
        sql.push_str(" UNION SELECT customer FROM phone WHERE active AND digits LIKE ?");
        values.push(format!("%{digits}%"));
    }
    sql.push(')');
    Some(Condition { sql, values })
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_a_part_of_a_number_and_two_are_not() {
        assert_eq!(phone_part("592"), Some("592".into()), "A-13: from three characters");
        assert_eq!(phone_part("59"), None);
        assert_eq!(phone_part("177 0157"), Some("1770157".into()), "as it is spoken");
        assert_eq!(phone_part("+86 138 0013"), Some("1380013".into()), "kept without country code");
        assert_eq!(phone_part("SN2104"), None, "a serial is no number to ring");
    }
}
