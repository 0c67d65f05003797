//! Found is what a search through every row finds.

use lexicon::{Query, fold};
use serde_json::{Value, json};

use super::newest;
use crate::service::tickets::FINDABLE;
use crate::testing::{Desk, TECHNICIAN, crowd};

/// Every text with its row, last arrived first.
fn texts(desk: &Desk) -> Vec<(i64, String)> {
    let session = desk.core.session().unwrap();
    let sql = format!("SELECT t.rid, {} FROM {} ORDER BY t.rid DESC", FINDABLE.text, FINDABLE.from);
    desk.core
        .read_as(&session, |r| {
            let mut statement = r.conn().prepare(&sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

fn found(desk: &Desk, typed: &str, most: usize) -> Vec<i64> {
    let session = desk.core.session().unwrap();
    let query = Query::new(typed).unwrap();
    desk.core.read_as(&session, |r| newest(r, &FINDABLE, &query, None, most, |_| Ok(true))).unwrap()
}

#[test]
fn twenty_thousand_tickets_are_found_as_by_looking_at_each() {
    let desk = Desk::open();
    crowd(&desk, 20_000, 7);
    let texts: Vec<(i64, String)> = texts(&desk).into_iter().map(|(row, text)| (row, fold(&text))).collect();
    assert_eq!(texts.len(), 20_001, "the crowd and the ticket it was modelled on");
    let mut typed: Vec<String> =
        ["不制冷", "张", "E17", "ＫＦＲ", "空調", "1", "35gw 漏水", "室。", "，", "SN"]
            .map(String::from)
            .to_vec();
    // Pieces of one to six characters from all over.
    for at in 0..300 {
        let text = &texts[at * 61 % texts.len()].1;
        let from = at * 13 % text.chars().count();
        typed.push(text.chars().skip(from).take(1 + at % 6).collect());
    }
    for typed in typed.iter().filter(|typed| Query::new(typed).is_some()) {
        let query = Query::new(typed).unwrap();
        let scanned: Vec<i64> =
            texts.iter().filter(|(_, text)| query.matches(text)).map(|(row, _)| *row).take(50).collect();
        assert_eq!(found(&desk, typed, 50), scanned, "V-14: `{typed}` finds the same, in the same order");
    }
}

#[test]
fn a_renamed_customer_is_found_by_the_new_name_with_all_tickets() {
    let desk = Desk::open();
    let ticket = desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": "repair",
               "model": "KFR-35", "serial": "SN-001", "description": "不制冷"}),
    );
    let customer = desk.must("customers.list", json!({"search": "wangfang"}))["rows"][0].clone();
    assert_eq!(customer["name"], "王芳", "V-14: by pinyin");
    desk.must("customers.save", json!({"id": customer["id"], "name": "单晓燕", "kind": "person"}));
    for typed in ["单晓燕", "shanxiaoyan", "sxy", "shanxy"] {
        let rows = desk.must("customers.list", json!({"search": typed}))["rows"].clone();
        assert_eq!(rows[0]["id"], customer["id"], "V-14: {typed}");
    }
    let gone = desk.must("customers.list", json!({"search": "wangfang"}));
    assert_eq!(gone["rows"], json!([]), "a former name's keys propose and do not decide");
    let rows = desk.must("tickets.list", json!({"view": "all", "search": "晓燕"}))["rows"].clone();
    assert_eq!(rows[0]["id"], ticket["id"], "the ticket carries its customer's name");
    let rows = desk.must("tickets.list", json!({"view": "open", "search": "晓燕 不制"}))["rows"].clone();
    assert_eq!(rows[0]["id"], ticket["id"], "in a view of open work as well");
}

#[test]
fn what_is_written_without_a_command_is_indexed_at_the_next_start() {
    let mut desk = Desk::open();
    crowd(&desk, 50, 3);
    let session = desk.core.session().unwrap();
    let opened = desk.core.opened().unwrap();
    opened
        .vault
        .write(|conn| conn.execute("DELETE FROM find_ticket", []).map_err(crate::kernel::Fault::from))
        .unwrap();
    drop((opened, session));
    assert!(found(&desk, "KFR", 50).is_empty(), "the index was emptied");
    desk.restart();
    assert!(!found(&desk, "KFR", 50).is_empty(), "and made anew at the start");
}

/// All rows of a view, page by page.
fn listed(desk: &Desk, view: &str, search: Option<&str>) -> Vec<i64> {
    let (mut rows, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let limit = if search.is_some() { 7 } else { 500 };
        let page = desk
            .must("tickets.list", json!({"view": view, "search": search, "cursor": cursor, "limit": limit}));
        rows.extend(page["rows"].as_array().unwrap().iter().map(|row| row["rid"].as_i64().unwrap()));
        cursor = page["next"].clone();
        if cursor.is_null() {
            return rows;
        }
    }
}

#[test]
fn a_view_narrowed_by_words_is_the_view_without_the_other_rows() {
    let desk = Desk::open();
    crowd(&desk, 3_000, 9);
    let texts: std::collections::HashMap<i64, String> =
        texts(&desk).into_iter().map(|(row, text)| (row, fold(&text))).collect();
    let mut seen = 0;
    for login in ["admin", TECHNICIAN] {
        desk.sign_in(login);
        for view in
            ["open", "mine", "unassigned", "overdue", "awaiting_acceptance", "urgent", "all", "cancelled"]
        {
            let whole = listed(&desk, view, None);
            for typed in ["空调", "水", "1", "不制 约明"] {
                let query = Query::new(typed).unwrap();
                let mut wanted: Vec<i64> =
                    whole.iter().filter(|row| query.matches(&texts[*row])).copied().collect();
                let mut found = listed(&desk, view, Some(typed));
                if view == "all" {
                    // Over everything the last arrived comes first, not the last received.
                    wanted.sort_unstable();
                    found.sort_unstable();
                }
                assert_eq!(found, wanted, "V-14: `{typed}` in {view} for {login}");
                seen += found.len();
            }
        }
    }
    assert!(seen > 1_000, "there was something to find: {seen}");
}
