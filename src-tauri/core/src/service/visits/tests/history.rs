//! The past of a job is as personal as its present (T-07, N-06).

use super::*;

/// Everything kept about one job, by table.
const TABLES: &[&str] = &[
    "ticket",
    "ticket_transition",
    "ticket_note",
    "visit",
    "visit_part",
    "visit_photo",
    "visit_transition",
    "acceptance_round",
    "acceptance_transition",
];

fn first_of(desk: &Desk, table: &str) -> Value {
    let id: crate::platform::journal::AnyId = desk
        .core
        .opened()
        .unwrap()
        .vault
        .read(|c| {
            Ok::<_, Fault>(
                c.query_row(&format!("SELECT id FROM {table} ORDER BY rid LIMIT 1"), [], |r| r.get(0))?,
            )
        })
        .unwrap();
    json!(id)
}

#[test]
fn a_technician_reads_the_history_of_his_own_jobs_and_of_no_strangers() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    let photo = crate::kernel::blobs::to_base64(&picture(1));
    desk.must("visits.add_photo", json!({"visit": visit, "base64": photo, "view": "after"}));
    desk.must(
        "visits.save_parts",
        json!({"visit": visit, "parts": [{"id": "00000000-0000-7000-8000-000000000002", "name": "电容",
               "part_number": "", "quantity": 1, "reason": "鼓包", "old_serial": "", "new_serial": "",
               "old_part": null, "old_part_note": "", "unit_price": 0}]}),
    );
    work_done(&desk, &visit).unwrap();
    let ticket = desk.must("visits.get", json!({"id": visit}))["visit"]["ticket"].clone();
    desk.sign_in("wang");
    desk.must("tickets.note", json!({"id": ticket, "kind": "remark", "text": "钥匙在物业"}));
    for table in TABLES {
        let of = json!({"table": table, "id": first_of(&desk, table)});
        desk.sign_in("li");
        let own = desk.must("journal.history", of.clone());
        assert!(!own.as_array().unwrap().is_empty(), "{table}: who did the job knows its past");
        desk.sign_in("sun");
        let fault = desk.refused("journal.history", of.clone());
        assert_eq!(fault.code, "record.not_yours", "T-07: {table} of a stranger's job");
        desk.sign_in("zhao");
        desk.must("journal.history", of);
    }
    journal_agrees(&desk);
}

#[test]
fn a_stranger_takes_nothing_back_either() {
    let desk = firm();
    let visit = on_site(&desk);
    let photo = crate::kernel::blobs::to_base64(&picture(1));
    let added = desk.must("visits.add_photo", json!({"visit": visit, "base64": photo, "view": "after"}));
    let id = added["photos"][0]["id"].clone();
    desk.must("visits.remove_photo", json!({"id": id}));
    let tx = desk.must("journal.history", json!({"table": "visit_photo", "id": id}))[0]["tx"].clone();
    desk.sign_in("sun");
    assert_eq!(desk.refused("journal.undo", json!({"tx": tx})).code, "record.not_yours", "T-07");
    desk.sign_in("li");
    desk.must("journal.undo", json!({"tx": tx}));
}
