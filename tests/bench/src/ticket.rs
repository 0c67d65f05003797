//! A ticket saved (rights, rules, number, voucher, journal chain, one FULL commit) against one bare insert into the
//! same kind of encrypted file.

use std::error::Error;

use aftercare_core::Fault;
use aftercare_core::testing::Desk;
use serde_json::json;

use crate::measure::{Found, side_by_side};

const SAMPLES: usize = 300;

pub fn measure() -> Result<Found, Box<dyn Error>> {
    let desk = Desk::open();
    let folder = tempfile::tempdir()?;
    let options = vault::Options { cost: vault::Cost::for_tests(), ..vault::Options::default() };
    let (bare, _) = vault::Vault::create(folder.path(), "a", "b", &options)?;
    bare.write(|c| {
        Ok::<_, Fault>(c.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")?)
    })?;
    let body = "不制冷，外机结霜，启动时有异响。".repeat(8);
    let ours = |i: usize| -> Result<(), Fault> {
        desk.call(
            "tickets.create",
            json!({"customer_name": format!("客户{i}"), "contact_phone": format!("138{i:08}"), "channel": "phone",
                   "service_type": "repair", "model": "KFR-35GW", "serial": format!("SN{i}"), "description": body}),
        )?;
        Ok(())
    };
    let floor = |_| -> Result<(), Fault> {
        bare.write(|c| {
            c.prepare_cached("INSERT INTO t (body) VALUES (?1)")?.execute([&body])?;
            Ok(())
        })
    };
    let (value, floor) = side_by_side(SAMPLES, ours, floor)?;
    Ok(Found {
        name: "ticket saved, with a new customer",
        unit: "ms",
        value,
        floor_name: "one bare SQLCipher insert, FULL",
        floor,
        samples: SAMPLES,
    })
}
