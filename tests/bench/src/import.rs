//! The firm's old table comes in: a hundred thousand customers with phone, address and contact, on trial and for good
//! (V-16), against as many bare rows laid into an encrypted file.

use std::error::Error;
use std::fmt::Write;
use std::time::Instant;

use aftercare_core::Fault;
use aftercare_tests::Firm;
use serde_json::json;

use crate::measure::Found;

const ROWS: usize = 100_000;
/// Rows are laid down in batches of as many, as the import does it.
const AT_ONCE: usize = 1_000;

pub fn measure() -> Result<Vec<Found>, Box<dyn Error>> {
    let firm = Firm::open();
    let desk = &firm.desk;
    let path = desk.dir.path().join("customers.csv");
    std::fs::write(&path, table()?)?;
    let ask = |trial: bool| json!({"path": path, "trial": trial});
    let began = Instant::now();
    let tried = desk.must("customers.import", ask(true));
    let trial = began.elapsed().as_secs_f64();
    let before = crate::memory::held()?;
    let began = Instant::now();
    let done = desk.must("customers.import", ask(false));
    let import = began.elapsed().as_secs_f64();
    let after = crate::memory::held()?;
    if (&done["saved"], &tried["saved"]) != (&json!(ROWS), &json!(ROWS)) {
        return Err(format!("saved {} of {ROWS}", done["saved"]).into());
    }
    let began = Instant::now();
    let again = desk.must("customers.import", ask(false));
    let once_more = began.elapsed().as_secs_f64();
    if again["skipped"] != json!(ROWS) {
        return Err("the same file once more is something new".into());
    }
    // What the import wrote: rows of records, and an entry of the journal for each.
    let entries = desk.must("journal.verify", json!({}))["entries"].as_u64().ok_or("no entries")? as usize;
    let floor = bare(entries)?;
    println!("import: {entries} entries; memory {before:.0} MB before, {after:.0} MB after");
    let found =
        |name, value, floor_name, floor| Found { name, unit: "s", value, floor_name, floor, samples: ROWS };
    Ok(vec![
        found("100,000 customers tried from a table", trial, "bare SQLCipher inserts of as many rows", floor),
        found(
            "100,000 customers imported from a table",
            import,
            "bare SQLCipher inserts of as many rows",
            floor,
        ),
        found("the same table once more", once_more, "bare SQLCipher inserts of as many rows", floor),
    ])
}

fn table() -> Result<String, Box<dyn Error>> {
    const FAMILY: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"];
    const GIVEN: [&str; 9] = ["芳", "伟", "秀英", "娜", "敏", "静", "丽", "强", "建国"];
    let mut text = String::from("客户编号,客户名称,类型,联系人,联系电话,地址,等级,备注\r\n");
    for n in 0..ROWS {
        let name = format!("{}{}", FAMILY[n % 8], GIVEN[n / 8 % 9]);
        let firm = format!("杭州{}{}设备有限公司", GIVEN[n / 3 % 9], n);
        write!(
            text,
            "KH{n:06},{firm},单位,{name},1{:010},杭州市西湖区文三路{}号{}室,普通,\r\n",
            3_000_000_000_u64 + n as u64,
            n % 900,
            n % 2_000
        )?;
    }
    Ok(text)
}

/// Seconds for as many records, and as many entries of the usual length, laid down bare in the same kind of file.
fn bare(entries: usize) -> Result<f64, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let options = vault::Options { cost: vault::Cost::for_tests(), ..vault::Options::default() };
    let (bare, _) = vault::Vault::create(folder.path(), "a", "b", &options)?;
    bare.write(|c| {
        Ok::<_, Fault>(c.execute_batch(
            "CREATE TABLE record (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
             CREATE TABLE entry (seq INTEGER PRIMARY KEY, record BLOB NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL) STRICT;",
        )?)
    })?;
    let (words, payload) = ("杭州市西湖区文三路900号2000室".repeat(3), "x".repeat(300));
    let began = Instant::now();
    for batch in 0..entries.div_ceil(AT_ONCE) {
        bare.write(|c| {
            let tx = c.unchecked_transaction()?;
            for at in 0..AT_ONCE.min(entries - batch * AT_ONCE) {
                // In order, as ids of records are.
                let id = ((batch * AT_ONCE + at) as u128).to_be_bytes();
                tx.prepare_cached("INSERT INTO record (id, text) VALUES (?1, ?2)")?.execute((id, &words))?;
                tx.prepare_cached("INSERT INTO entry (record, payload, hash) VALUES (?1, ?2, ?3)")?
                    .execute((id, &payload, [7u8; 32]))?;
            }
            Ok::<_, Fault>(tx.commit()?)
        })?;
    }
    Ok(began.elapsed().as_secs_f64())
}
