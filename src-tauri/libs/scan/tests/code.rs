//! The words of the square code.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

use proptest::prelude::*;
use scan::{CodeError, PaperCode, content_code};

fn code() -> PaperCode {
    PaperCode::new("V26-B-00417", &[7; 32], 1, 2, 3).unwrap()
}

#[test]
fn the_words_stay_the_same_for_good() {
    assert_eq!(
        code().to_string(),
        "AC1:V26-B-00417:0W3GE1R70W3GE1R7:1/2:3:1D16",
        "sheets printed today must be read in ten years"
    );
    assert_eq!(code().content_in_groups(), "0W3G-E1R7-0W3G-E1R7");
}

#[test]
fn a_usual_code_fits_the_third_size_of_squares() {
    let words = PaperCode::new("V26-AB-123456", &[255; 32], 10, 12, 99).unwrap().to_string();
    assert!(words.len() <= 61, "29 modules with correction M hold 61 characters, these are {}", words.len());
}

#[test]
fn what_is_not_ours_is_told_from_what_is_damaged() {
    for foreign in
        ["", "https://example.com/AC1:x", "wxp://f2f0abc", "AFTERCARE:V26-B-00417", "AC:1", "ACX:1:2", "AC2"]
    {
        assert_eq!(PaperCode::parse(foreign), Err(CodeError::Foreign), "{foreign:?} is no paper of ours");
    }
    let newer = PaperCode::parse("AC2:whatever").unwrap_err();
    assert_eq!(newer.code(), "scan.code_newer", "the advice is to update, not to look at the paper");
    for (text, part) in [
        ("AC1", "number"),
        ("AC1::0W3GE1R70W3GE1R7:1/2:3:1D16", "number"),
        ("AC1:V26 B:0W3GE1R70W3GE1R7:1/2:3:1D16", "number"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R:1/2:3:1D16", "content"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1RU:1/2:3:1D16", "content"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R7:12:3:1D16", "page"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R7:01/2:3:1D16", "page"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R7:1/2:+3:1D16", "print"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R7:1/2:3", "check"),
        ("AC1:V26-B-00417:0W3GE1R70W3GE1R7:1/2:3:1D16:", "end"),
    ] {
        assert_eq!(PaperCode::parse(text), Err(CodeError::Malformed { part }), "in {text}");
    }
}

#[test]
fn what_cannot_be_read_back_cannot_be_written() {
    for number in ["", "v26", "第三号", "A:B", "A B", &"1".repeat(33)] {
        let made = PaperCode::new(number, &[0; 32], 1, 1, 1);
        assert!(matches!(made, Err(CodeError::Number { .. })), "{number:?} has no place in a code");
    }
    for (page, pages, print) in [(0, 1, 1), (2, 1, 1), (1, 1, 0), (0, 0, 1)] {
        let made = PaperCode::new("A", &[0; 32], page, pages, print);
        assert!(matches!(made, Err(CodeError::Count { .. })), "{page}/{pages}, print {print}");
    }
    assert_eq!(PaperCode::new("A", &[0; 9], 1, 1, 1), Err(CodeError::Digest));
}

proptest! {
    #[test]
    fn every_code_is_read_back(
        number in "[A-Z0-9.-]{1,32}", digest: [u8; 32], page in 1u16.., more in 0u16..500, print in 1u32..
    ) {
        let pages = page.saturating_add(more);
        let code = PaperCode::new(&number, &digest, page, pages, print).unwrap();
        prop_assert_eq!(PaperCode::parse(&code.to_string()), Ok(code.clone()));
        prop_assert_eq!(PaperCode::parse(&format!(" {}\n", code.to_string().to_lowercase())), Ok(code.clone()));
        prop_assert_eq!(code.content(), content_code(&digest).unwrap());
    }

    #[test]
    fn one_wrong_character_is_always_noticed(at in 0usize..43, other in "[ -~]") {
        let words = code().to_string();
        let mut changed = words.clone();
        changed.replace_range(at..=at, &other);
        prop_assume!(changed.trim().to_ascii_uppercase() != words);
        prop_assert!(PaperCode::parse(&changed).is_err(), "{} was taken for {}", changed, words);
    }

    #[test]
    fn two_neighbours_exchanged_are_always_noticed(at in 0usize..42) {
        let words = code().to_string();
        let mut letters: Vec<char> = words.chars().collect();
        letters.swap(at, at + 1);
        let changed: String = letters.into_iter().collect();
        prop_assume!(changed != words);
        prop_assert!(PaperCode::parse(&changed).is_err(), "{changed}");
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "(AC1)?[\\PC:]{0,60}") {
        let _ = PaperCode::parse(&text);
    }
}
