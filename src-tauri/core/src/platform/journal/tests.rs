//! The journal over a real encrypted vault.

use proptest::prelude::*;
use serde_json::json;

use crate::kernel::{Change, Fault, Record};
use crate::master::people::{Company, Person};
use crate::testing::Desk;

fn in_vault<T>(desk: &Desk, f: impl FnOnce(&mut rusqlite::Connection) -> T) -> T {
    desk.core.opened().unwrap().vault.write(|conn| Ok::<_, Fault>(f(conn))).unwrap()
}

/// Renames the firm; answers the sequence of the entry that says so.
fn rename(desk: &Desk, name: &str) -> i64 {
    let session = desk.core.session().unwrap();
    desk.core
        .change_as(&session, "test.rename", |c: &mut Change<'_>| {
            let before = c.first::<Company>("LIMIT 1", [])?.ok_or_else(|| Fault::missing("x"))?;
            let after = Company { name: name.into(), ..before.clone() };
            c.save(&before, &after)
        })
        .unwrap();
    desk.must("journal.verify", json!({}))["entries"].as_i64().unwrap()
}

#[test]
fn the_first_start_is_itself_journaled_and_the_chain_is_whole() {
    let desk = Desk::open();
    let verified = desk.must("journal.verify", json!({}));
    assert_eq!(verified["whole"], true);
    assert_eq!(
        verified["entries"], 6,
        "firm, device, first person; root, this device's certificate, first device list"
    );
}

#[test]
fn an_entry_changed_by_sql_is_named() {
    let desk = Desk::open();
    let edited = rename(&desk, "甲");
    rename(&desk, "乙");
    in_vault(&desk, |c| {
        let sql = "UPDATE journal SET payload = replace(payload, '甲', '丙') WHERE sequence = ?1";
        c.execute(sql, [edited]).unwrap()
    });
    let verified = desk.must("journal.verify", json!({}));
    assert_eq!(verified["whole"], false, "T-03: an edited entry breaks the chain");
    assert_eq!(verified["broken"][0]["sequence"], edited, "the first broken entry is named");
}

#[test]
fn an_entry_removed_by_sql_is_found_even_at_the_end() {
    let desk = Desk::open();
    let last = rename(&desk, "甲");
    in_vault(&desk, |c| {
        let delete = "DELETE FROM journal WHERE sequence = ?1";
        assert!(c.execute(delete, [last]).is_err(), "the trigger refuses");
        c.execute_batch("DROP TRIGGER journal_never_deleted;").unwrap();
        c.execute(delete, [last]).unwrap();
    });
    let verified = desk.must("journal.verify", json!({}));
    assert_eq!(verified["whole"], false, "T-03: the head remembers how long the chain was");
}

#[test]
fn a_payload_erased_by_law_leaves_the_chain_whole() {
    let desk = Desk::open();
    let erased = rename(&desk, "甲");
    in_vault(&desk, |c| {
        c.execute("UPDATE journal SET payload = NULL WHERE sequence = ?1", [erased]).unwrap();
    });
    let verified = desk.must("journal.verify", json!({}));
    assert_eq!((verified["whole"].as_bool(), verified["erased"].as_u64()), (Some(true), Some(1)));
    let salts = |which: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM journal WHERE salt = zeroblob(16) AND payload IS {which}");
        in_vault(&desk, |c| c.query_row(&sql, [], |r| r.get(0)).unwrap())
    };
    assert_eq!(salts("NULL"), 1, "with its salt a short payload could be guessed from the digest");
    assert_eq!(salts("NOT NULL"), 0, "what stands keeps its salt");
}

#[test]
fn a_row_changed_by_sql_differs_from_what_the_journal_says() {
    let desk = Desk::open();
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    in_vault(&desk, |c| c.execute("UPDATE company SET name = '外人'", []).unwrap());
    let differences = desk.must("journal.rebuild_check", json!({}));
    assert_eq!(differences[0]["table"], "company");
}

#[test]
fn a_failed_change_leaves_neither_row_nor_entry() {
    let desk = Desk::open();
    let session = desk.core.session().unwrap();
    let before = desk.must("journal.verify", json!({}))["entries"].clone();
    let failed = desk.core.change_as(&session, "test.fail", |c| {
        let company = c.first::<Company>("LIMIT 1", [])?.ok_or_else(|| Fault::missing("x"))?;
        c.save(&company, &Company { name: "半途".into(), ..company.clone() })?;
        Err::<(), _>(Fault::refused("test.no"))
    });
    assert!(failed.is_err());
    assert_eq!(desk.must("journal.verify", json!({}))["entries"], before);
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
}

#[test]
fn history_tells_old_and_new_value_who_and_when() {
    let desk = Desk::open();
    rename(&desk, "新名");
    let session = desk.core.session().unwrap();
    let id = desk.core.read_as(&session, |r| Ok(r.first::<Company>("LIMIT 1", [])?.unwrap().id())).unwrap();
    let history = desk.must("journal.history", json!({"table": "company", "id": id}));
    assert_eq!(
        history[0]["fields"]["name"],
        json!(["华泰制冷设备有限公司", "新名"]),
        "T-03: before and after"
    );
    assert_eq!(history[0]["actor_name"], "陈主管");
    assert_eq!(history[0]["device_letter"], "B");
    let made = history.as_array().unwrap().last().unwrap();
    assert_eq!(made["undoable"], false, "T-12: what was made is not unmade");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// Tables are projections: any sequence of changes, rebuilt from the journal, gives the same rows.
    #[test]
    fn rebuilding_gives_identical_rows(steps in prop::collection::vec((0u8..4, "[a-z甲乙丙]{1,6}"), 1..25)) {
        let desk = Desk::open();
        let session = desk.core.session().unwrap();
        for (step, text) in steps {
            let changed = desk.core.change_as(&session, "test.step", |c| {
                match step {
                    0 => { c.next_number("T")?; }
                    1 => {
                        let person = Person {
                            id: c.new_id(), login: format!("{text}-{}", c.new_id::<crate::kernel::session::PersonId>()),
                            name: text.clone(), phone: String::new(), roles: crate::kernel::Json(vec![]),
                            active: true, created_at: c.now(), branch: None,
                        };
                        c.create(&person)?;
                    }
                    2 => {
                        let before = c.first::<Person>("ORDER BY rid DESC LIMIT 1", [])?.ok_or_else(|| Fault::missing("x"))?;
                        c.save(&before, &Person { name: text.clone(), ..before.clone() })?;
                    }
                    _ => return Err(Fault::refused("test.rolled_back")),
                }
                Ok(())
            });
            prop_assert_eq!(changed.is_err(), step == 3);
        }
        prop_assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
        prop_assert_eq!(&desk.must("journal.verify", json!({}))["whole"], true);
    }
}
