//! The pages on the screen: the very list that is printed, in a form any browser can show.
#![allow(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

mod sample;

use std::collections::BTreeSet;

use paper::{Language, lay_out};

#[test]
fn every_character_on_the_page_is_an_outline_on_the_screen() {
    let fonts = sample::fonts();
    for doc in [sample::report(), sample::english(), sample::long_report()] {
        let pages = lay_out(&doc, &fonts).unwrap();
        let composed = pages.text();
        for (page, text) in composed.split('\u{c}').enumerate() {
            let svg = pages.svg(page);
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let uses: Vec<&str> = tree
                .descendants()
                .filter(|node| node.has_tag_name("use"))
                .filter_map(|node| node.attribute("href"))
                .collect();
            let drawn = text.chars().filter(|ch| !ch.is_whitespace()).count();
            assert_eq!(uses.len(), drawn, "page {page}: one outline for each character");
            let defined: Vec<String> = tree
                .descendants()
                .filter(|node| {
                    node.has_tag_name("path") && node.attribute("d").is_some_and(|path| path.starts_with('M'))
                })
                .filter_map(|node| Some(format!("#{}", node.attribute("id")?)))
                .collect();
            let unique: BTreeSet<&str> = defined.iter().map(String::as_str).collect();
            assert_eq!(unique.len(), defined.len(), "page {page}: an outline is defined once");
            assert!(
                uses.iter().all(|href| unique.contains(href)),
                "page {page}: and every one that is used is there"
            );
        }
    }
}

#[test]
fn a_page_is_light_and_needs_nothing_from_outside() {
    let fonts = sample::fonts();
    for doc in [sample::report(), sample::english(), sample::long_report()] {
        let pages = lay_out(&doc, &fonts).unwrap();
        for page in 0..pages.count() {
            let svg = pages.svg(page);
            let tree = roxmltree::Document::parse(&svg).unwrap();
            let pictures: usize = tree
                .descendants()
                .filter(|node| node.has_tag_name("image"))
                .map(|node| node.attribute("href").unwrap().len())
                .sum();
            assert!(
                svg.len() - pictures < 400_000,
                "page {page} weighs {} without its pictures",
                svg.len() - pictures
            );
            for href in tree.descendants().filter_map(|node| node.attribute("href")) {
                assert!(
                    href.starts_with('#') || href.starts_with("data:image/"),
                    "page {page} asks for {href}"
                );
            }
            assert!(!svg.contains("<text") && !svg.contains("font-family"), "page {page} relies on a font");
        }
        assert_eq!(pages.svg(pages.count()), "", "there is no page after the last");
    }
}

#[test]
fn words_of_the_document_cannot_become_markup() {
    let mut doc = sample::bare(Language::En);
    doc.title = "\"><script>alert(1)</script>&".into();
    let svg = lay_out(&doc, &sample::fonts()).unwrap().svg(0);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    assert!(!tree.descendants().any(|node| node.has_tag_name("script")), "the title stays a title");
    assert!(
        tree.root_element().attribute("aria-label").unwrap().starts_with("\"><script>"),
        "and is read out as one"
    );
}
