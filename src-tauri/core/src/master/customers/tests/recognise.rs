//! Who is calling.

use serde_json::json;

use crate::testing::Desk;

#[test]
fn a_caller_is_known_by_telephone_name_serial_and_number() {
    let desk = Desk::open();
    let file = desk.must(
        "customers.save",
        json!({"name": "于娜", "source_number": "KH00022",
               "phones": [{"number": "0571-25477303"}, {"number": "18639184184"}],
               "sites": [{"address": "杭州市西湖区解放北路754号"}]}),
    );
    let id = &file["customer"]["id"];
    for (model, serial) in [("KFR-35GW", "SN2108GD44"), ("XG-200", "SN2010KL6D")] {
        desk.must(
            "equipment.save",
            json!({"customer": id, "model": model, "serial": serial, "purchased_on": "2026-01-01", "warranty_months": 12}),
        );
    }
    for query in [
        "18639184184",
        "186 3918",
        "4184",
        "于娜",
        "SN2108",
        "2108gd",
        "KH00022",
        "C26-B-00001",
        "+86 18639184184",
    ] {
        let found = desk.must("customers.recognise", json!({"query": query}));
        let best = &found["matches"][0];
        assert_eq!(best["customer"]["name"], "于娜", "A-13: by {query:?}");
        assert_eq!(best["main_site"]["address"], "杭州市西湖区解放北路754号");
        assert_eq!(best["equipment"][0]["warranty"], "in_warranty", "A-13: items with warranty");
    }
    let by_serial = desk.must("customers.recognise", json!({"query": "SN2108"}));
    assert_eq!(
        by_serial["matches"][0]["equipment"][0]["model"], "KFR-35GW",
        "the item asked for stands first"
    );
    let by_phone = desk.must("customers.recognise", json!({"query": "4184"}));
    assert_eq!(by_phone["matches"][0]["phone"]["digits"], "18639184184", "and the number he calls from");
}

#[test]
fn less_than_three_characters_match_nobody() {
    let desk = Desk::open();
    desk.must("customers.save", json!({"name": "于娜", "phones": [{"number": "18639184184"}]}));
    for query in ["", " ", "1", "18", "于", "KH"] {
        let found = desk.must("customers.recognise", json!({"query": query}));
        assert_eq!(found["matches"], json!([]), "A-13: from three characters, {query:?}");
    }
}

#[test]
fn the_whole_number_stands_before_its_parts_and_eight_are_shown() {
    let desk = Desk::open();
    desk.must("customers.save", json!({"name": "对的人", "phones": [{"number": "25477303"}]}));
    for at in 0..10 {
        let phones = json!([{"number": format!("057{at}-25477303")}]);
        desk.must("customers.save", json!({"name": format!("客户{at}"), "phones": phones}));
    }
    let found = desk.must("customers.recognise", json!({"query": "25477303"}));
    assert_eq!(
        found["matches"][0]["customer"]["name"], "对的人",
        "the exact match is first, though the oldest"
    );
    assert_eq!(found["matches"].as_array().unwrap().len(), 8);
    assert_eq!(found["more"], true, "and the screen says that there are more");
}
