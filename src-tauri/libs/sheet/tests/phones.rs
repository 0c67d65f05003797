//! Telephone numbers as people write them.

use proptest::prelude::*;
use sheet::{parse_phone, parse_phones};

fn digits(text: &str) -> Option<String> {
    parse_phone(text).map(|phone| phone.digits)
}

#[test]
fn one_mobile_in_all_its_spellings_is_one_number() {
    for text in [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "+86 138 0013 8000",
        "+8613800138000",
        "8613800138000",
        "0086 13800138000",
        "013800138000",
        " 13800138000\u{3000}",
        "电话：13800138000",
        "13800138000（张三）",
        "张三13800138000",
        "Tel: 13800138000",
        "13800138000.0",
        "(+86)13800138000",
        "手机:13800138000",
    ] {
        assert_eq!(digits(text).as_deref(), Some("13800138000"), "{text:?}");
    }
}

#[test]
fn one_landline_in_all_its_spellings_is_one_number() {
    for text in [
        "0571-25477303",
        "0571 25477303",
        "057125477303",
        "(0571)25477303",
        "（0571）25477303",
        "+86 571 25477303",
        "+86-0571-25477303",
        "0571—25477303",
        "0571-2547 7303",
        "0571-25477303-802",
        "0571-25477303转802",
        "0571-25477303 ext. 802",
        "0571-25477303#802",
    ] {
        assert_eq!(digits(text).as_deref(), Some("057125477303"), "{text:?}");
    }
    assert_eq!(digits("010-62345678").as_deref(), Some("01062345678"), "three-digit area code");
    assert_eq!(
        digits("0912-3456789").as_deref(),
        Some("09123456789"),
        "seven digits behind a four-digit code"
    );
}

#[test]
fn other_numbers_that_can_be_called_are_kept() {
    for (text, expected) in [
        ("400-820-8820", "4008208820"),
        ("4008208820-3", "4008208820"),
        ("95598", "95598"),
        ("10086", "10086"),
        ("25477303", "25477303"),
        ("+852 2345 6789", "85223456789"),
        ("+1 (415) 555-0132", "14155550132"),
    ] {
        assert_eq!(digits(text).as_deref(), Some(expected), "{text:?}");
    }
}

#[test]
fn what_is_no_number_is_not_made_into_one() {
    for text in [
        "",
        "无",
        "不详",
        "同上",
        "1380013800",
        "138001380000",
        "12800138000",
        "1380013O000",
        "1.38E+10",
        "138****8000",
        "0571-1234567",
        "8021",
        "2025-03-07",
        "-",
        "0",
        "+",
        "+86",
        "=13800138000",
        "13800138000+13900139000",
    ] {
        assert_eq!(parse_phones(text), [], "{text:?}");
    }
}

#[test]
fn the_display_is_what_was_written_less_what_surrounds_it() {
    for (text, expected) in [
        ("177 0157 5922", "177 0157 5922"),
        ("１９９６８４３９６８２", "19968439682"),
        ("张三：13800138000（下午）", "13800138000"),
        ("0571-25477303转802", "0571-25477303转802"),
        ("（0571）25477303", "(0571)25477303"),
    ] {
        assert_eq!(parse_phone(text).map(|phone| phone.display).as_deref(), Some(expected), "{text:?}");
    }
}

#[test]
fn several_numbers_in_a_cell_come_one_by_one() {
    for separator in ["/", " / ", ";", "；", "、", "，", ",", "\n", " ", "或", "|", "（李）"] {
        let text = format!("13800138000{separator}0571-25477303");
        let found: Vec<String> = parse_phones(&text).into_iter().map(|phone| phone.digits).collect();
        assert_eq!(found, ["13800138000", "057125477303"], "separated by {separator:?}");
        assert_eq!(parse_phone(&text), None, "two are not one");
    }
    assert_eq!(parse_phones("13800138000/138 0013 8000").len(), 1, "the same number twice is one");
}

proptest! {
    #[test]
    fn no_text_panics_and_digits_are_digits(text in "\\PC{0,30}") {
        for phone in parse_phones(&text) {
            prop_assert!(phone.digits.len() >= 5 && phone.digits.bytes().all(|b| b.is_ascii_digit()), "{:?}", phone);
        }
    }

    #[test]
    fn what_is_shown_is_read_back_as_the_same_number(text in "[0-9 +()/转-]{5,24}") {
        for phone in parse_phones(&text) {
            prop_assert_eq!(digits(&phone.display), Some(phone.digits.clone()), "{:?} from {:?}", phone, text);
        }
    }
}
