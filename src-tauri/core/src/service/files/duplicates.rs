//! Files that may be of one customer: the same telephone, or the same name at the same address (N-16).

use std::collections::{BTreeMap, HashMap};

use lexicon::fold;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, CustomerId, CustomerRow};

/// Pairs shown at once; merged ones make room.
const MOST: usize = 100;

/// Asks for nothing, or for one customer's.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct DuplicatesAsked {
    pub customer: Option<CustomerId>,
}

crate::choice! {
    /// What two files share.
    pub enum Likeness {
        Phone = "phone",
        NameAndAddress = "name_and_address",
    }
}

/// Two files that may be of one customer; the older first.
#[derive(Serialize, TS)]
pub struct DuplicatePair {
    pub older: CustomerRow,
    pub newer: CustomerRow,
    pub by: Vec<Likeness>,
}

/// An address without what people write differently: width, script, spaces, punctuation.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

pub(super) fn list(r: &Reader<'_>, asked: DuplicatesAsked) -> Result<Vec<DuplicatePair>, Fault> {
    let mut pairs: BTreeMap<(i64, i64), Vec<Likeness>> = BTreeMap::new();
    let mut ids: HashMap<i64, CustomerId> = HashMap::new();
    let mut statement = r.conn().prepare_cached(
        "SELECT DISTINCT a.rid, a.id, b.rid, b.id FROM phone p JOIN phone q ON q.digits = p.digits
            JOIN customer a ON a.id = p.customer AND a.active JOIN customer b ON b.id = q.customer AND b.active
         WHERE p.active AND q.active AND p.digits <> '' AND a.rid < b.rid LIMIT 1000",
    )?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for pair in found {
        let (a, one, b, other): (i64, CustomerId, i64, CustomerId) = pair?;
        ids.extend([(a, one), (b, other)]);
        pairs.entry((a, b)).or_default().push(Likeness::Phone);
    }
    let mut same: HashMap<(String, String), Vec<i64>> = HashMap::new();
    let mut statement = r.conn().prepare_cached(
        "SELECT c.rid, c.id, c.name, s.address FROM customer c JOIN site s ON s.customer = c.id AND s.active
         WHERE c.active AND s.address <> '' ORDER BY c.rid",
    )?;
    let found = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
    })?;
    for line in found {
        let (rid, id, name, address): (i64, CustomerId, String, String) = line?;
        ids.insert(rid, id);
        let rows = same.entry((plain(&name), plain(&address))).or_default();
        if !rows.contains(&rid) {
            rows.push(rid);
        }
    }
    for rows in same.into_values().filter(|rows| rows.len() > 1) {
        for (at, a) in rows.iter().enumerate() {
            for b in &rows[at + 1..] {
                let by = pairs.entry((*a, *b)).or_default();
                if !by.contains(&Likeness::NameAndAddress) {
                    by.push(Likeness::NameAndAddress);
                }
            }
        }
    }
    let mut answer = Vec::new();
    for ((a, b), by) in pairs {
        let (Some(one), Some(other)) = (ids.get(&a), ids.get(&b)) else { continue };
        if asked.customer.is_some_and(|c| c != *one && c != *other) {
            continue;
        }
        let (Some(older), Some(newer)) = (customers::line(r, *one)?, customers::line(r, *other)?) else {
            continue;
        };
        answer.push(DuplicatePair { older, newer, by });
        if answer.len() == MOST {
            break;
        }
    }
    Ok(answer)
}
