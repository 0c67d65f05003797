//! Every code that can be answered has its sentence in both languages.

use aftercare_verify::{Judgement, Language, Text};

#[test]
fn every_code_has_a_sentence_in_both_languages() {
    let judgements = [
        Judgement::Intact,
        Judgement::Altered,
        Judgement::NotOurs,
        Judgement::SignedAfterRevocation,
        Judgement::Unproven,
    ]
    .map(|judgement| judgement.code().to_string());
    let of = |prefix: &str, codes: &[&str]| -> Vec<String> {
        codes.iter().map(|code| format!("{prefix}-{code}")).collect()
    };
    let ids = [
        judgements.to_vec(),
        of(
            "finding",
            &[
                "content",
                "seal",
                "padding",
                "range",
                "truncated",
                "appended",
                "stamp",
                "second_seal",
                "attachment_mismatch",
                "unreadable",
                "not_pdf",
                "no_signature",
                "foreign_signature",
                "foreign_root",
            ],
        ),
        of("after", &["claimed", "unproven"]),
        of("before", &["stamped", "vouched", "claimed"]),
        of("reason", &["lost", "sold", "replaced", "other"]),
        of("relation", &["self", "employee", "family", "other"]),
        of("method", &["handwriting", "paper_scan", "company_seal"]),
        of("list", &["unreadable", "forged"]),
        of(
            "open",
            &[
                "firm",
                "pen",
                "time",
                "time_before_stamp",
                "time_untrusted_stamp",
                "content",
                "device",
                "list_is_newest",
                "court",
            ],
        ),
    ]
    .concat();
    for language in [Language::Chinese, Language::English] {
        let text = Text::of(language);
        for id in &ids {
            assert!(
                text.maybe(id, &[]).is_some_and(|t| !t.is_empty()),
                "{language:?}: verify-{id} is missing"
            );
        }
    }
}
