/// For each known field the column that most likely holds it, `None` if no header fits. `known` gives each field's name
/// and the Chinese and English names accepted for it, likeliest first. No column is given to two fields.
///
/// Whole names go before names with remarks taken off ("联系电话(必填)"), those before endings: the noun stands last, so
/// "联系人电话" is a phone and not a contact.
pub fn guess_columns(header: &[String], known: &[(&str, &[&str])]) -> Vec<Option<usize>> {
    let plain: Vec<String> = header.iter().map(|name| fold(name)).collect();
    let bare: Vec<String> = header.iter().map(|name| fold(&without_remarks(name))).collect();
    let mut found = vec![None; known.len()];
    let mut taken = vec![false; header.len()];
    for columns in [&plain, &bare] {
        for (field, names) in known.iter().enumerate() {
            if found[field].is_some() {
                continue;
            }
            let hit = accepted(names).find_map(|name| {
                (0..columns.len())
                    .find(|&column| !taken[column] && !name.is_empty() && columns[column] == name)
            });
            claim(&mut found, &mut taken, field, hit);
        }
    }
    // Longest ending first over all fields, so that "手机号码" is not lost to a field that accepts "号码".
    let mut endings = Vec::new();
    for (field, names) in known.iter().enumerate() {
        for name in accepted(names).filter(|name| name.chars().count() >= 2) {
            for (column, text) in bare.iter().enumerate().filter(|(_, text)| text.ends_with(&name)) {
                let rest = text.chars().count() - name.chars().count();
                endings.push((std::cmp::Reverse(name.chars().count()), rest, field, column));
            }
        }
    }
    endings.sort_unstable();
    for (_, _, field, column) in endings {
        if found[field].is_none() && !taken[column] {
            claim(&mut found, &mut taken, field, Some(column));
        }
    }
    found
}

fn accepted((field, names): &(&str, &[&str])) -> impl Iterator<Item = String> {
    std::iter::once(*field).chain(names.iter().copied()).map(fold).collect::<Vec<_>>().into_iter()
}

fn claim(found: &mut [Option<usize>], taken: &mut [bool], field: usize, hit: Option<usize>) {
    if let Some(column) = hit {
        found[field] = Some(column);
        taken[column] = true;
    }
}

/// Letters lower case and half-width; spaces, punctuation and marks of obligation gone.
fn fold(name: &str) -> String {
    name.chars()
        .map(crate::day::half_width)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The name without what stands in brackets.
fn without_remarks(name: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::new();
    for character in name.chars() {
        match character {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [(&str, &[&str]); 6] = [
        ("number", &["客户编号", "编号", "customer no"]),
        ("name", &["客户名称", "名称", "姓名", "customer"]),
        ("contact", &["联系人", "contact person"]),
        ("phone", &["联系电话", "电话", "手机", "phone", "mobile"]),
        ("second_phone", &["备用电话", "电话2"]),
        ("address", &["地址", "address"]),
    ];

    fn guess(header: &[&str]) -> Vec<Option<usize>> {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        guess_columns(&header, &KNOWN)
    }

    #[test]
    fn exact_names_are_found_in_any_order() {
        let found = guess(&["地址", "备用电话", "联系电话", "联系人", "客户名称", "客户编号"]);
        assert_eq!(found, [5, 4, 3, 2, 1, 0].map(Some), "Chinese names");
        let found =
            guess(&["Customer No.", "CUSTOMER", "Contact_Person", "Ｐｈｏｎｅ", "second phone", "Address "]);
        assert_eq!(
            found,
            [0, 1, 2, 3, 4, 5].map(Some),
            "case, marks, width and the field's own name do not matter"
        );
    }

    #[test]
    fn remarks_and_stars_do_not_matter() {
        let found = guess(&["*客户名称（必填）", "联系电话(手机)"]);
        assert_eq!(found, [None, Some(0), None, Some(1), None, None], "brackets are remarks");
    }

    #[test]
    fn the_noun_at_the_end_decides() {
        let found = guess(&["联系人电话", "联系人姓名", "安装地址"]);
        assert_eq!(found[3], Some(0), "the phone of the contact is a phone");
        assert_eq!(found[2], None, "and not a contact");
        assert_eq!(found[5], Some(2), "an address for installation is an address");
    }

    #[test]
    fn no_column_is_given_away_twice() {
        let found = guess(&["备用电话"]);
        assert_eq!((found[3], found[4]), (None, Some(0)), "the exact name goes first");
        let found = guess(&["电话", "电话"]);
        assert_eq!(
            (found[3], found[4]),
            (Some(0), None),
            "of two alike the first, the other is for a person to map"
        );
    }

    #[test]
    fn empty_headers_match_nothing() {
        assert_eq!(guess(&["", " ", "()"]), vec![None; 6], "an unnamed column is nobody's");
    }
}
