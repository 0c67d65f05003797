//! The branches' commands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::Branch;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::BranchId;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("branches.list", Need::SettingsRead, list);
    r.change("branches.save", Need::SettingsWrite, save);
    r.change("branches.close", Need::SettingsWrite, close);
}

/// Which branches.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BranchesWanted {
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub with_closed: bool,
}

/// A branch with how many work there.
#[derive(Serialize, TS)]
pub struct BranchRow {
    pub id: BranchId,
    pub code: String,
    pub name: String,
    pub active: bool,
    pub people: i64,
}

fn list(r: &Reader<'_>, input: BranchesWanted) -> Result<Vec<BranchRow>, Fault> {
    let mut branches = r.find::<Branch>("ORDER BY active DESC, code, rid", [])?;
    branches.retain(|b| b.active || input.with_closed);
    let row = |b: Branch| {
        Ok(BranchRow { people: people_of(r, b.id)?, id: b.id, code: b.code, name: b.name, active: b.active })
    };
    branches.into_iter().map(row).collect()
}

fn people_of(r: &Reader<'_>, id: BranchId) -> Result<i64, Fault> {
    let count = r.value("SELECT count(*) FROM person WHERE branch = ?1 AND active = 1", [id])?;
    Ok(count.unwrap_or_default())
}

/// A branch to open or rename.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBranch {
    /// None opens a branch.
    pub id: Option<BranchId>,
    pub code: String,
    pub name: String,
}

fn save(c: &mut Change<'_>, input: SaveBranch) -> Result<BranchId, Fault> {
    let (code, name) = (input.code.trim(), input.name.trim());
    let missing = [("code", code), ("name", name)].into_iter().filter(|(_, v)| v.is_empty());
    Fault::unless_complete(&missing.map(|(field, _)| field).collect::<Vec<_>>())?;
    let before = input.id.map(|id| c.need::<Branch>(id)).transpose()?;
    let others = c.find::<Branch>("WHERE code = ?1", [code])?;
    if others.iter().any(|b| Some(b.id) != input.id) {
        return Err(Fault::refused("branches.code_taken").field("code", "taken"));
    }
    let after = Branch {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        code: code.into(),
        name: name.into(),
        active: true,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    Ok(after.id)
}

/// Which branch.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BranchWanted {
    pub id: BranchId,
}

fn close(c: &mut Change<'_>, input: BranchWanted) -> Result<(), Fault> {
    let before = c.need::<Branch>(input.id)?;
    let people = people_of(c, input.id)?;
    if people > 0 {
        return Err(Fault::refused("branches.people_remain").arg("count", people));
    }
    c.save(&before, &Branch { active: false, ..before.clone() })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::testing::{Desk, PASSWORD};

    fn open(desk: &Desk, code: &str) -> Value {
        desk.must("branches.save", json!({"id": null, "code": code, "name": code}))
    }

    #[test]
    fn a_branch_is_closed_when_nobody_is_left_and_opened_again_by_saving_it() {
        let desk = Desk::open();
        let branch = open(&desk, "HZ");
        let mut li = json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "password": PASSWORD,
                            "active": true, "branch": branch});
        li["id"] = desk.must("people.save", li.clone());
        let fault = desk.refused("branches.close", json!({"id": branch}));
        assert_eq!((fault.code.as_str(), fault.args["count"].as_str()), ("branches.people_remain", "1"));
        li["branch"] = Value::Null;
        li["password"] = Value::Null;
        desk.must("people.save", li.clone());
        desk.must("branches.close", json!({"id": branch}));
        assert_eq!(desk.must("branches.list", json!({})), json!([]), "closed, and off the list");
        li["branch"] = branch.clone();
        assert_eq!(desk.refused("people.save", li).code, "branches.closed");
        desk.must("branches.save", json!({"id": branch, "code": "HZ", "name": "杭州"}));
        assert_eq!(desk.must("branches.list", json!({}))[0]["name"], "杭州");
        assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    }

    #[test]
    fn two_branches_do_not_share_a_code_and_none_goes_without() {
        let desk = Desk::open();
        open(&desk, "HZ");
        let twin = json!({"id": null, "code": " HZ ", "name": "又一个"});
        assert_eq!(desk.refused("branches.save", twin).code, "branches.code_taken");
        let bare = desk.refused("branches.save", json!({"id": null, "code": " ", "name": ""}));
        let named: Vec<&str> = bare.fields.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(named, ["code", "name"], "everything missing at once");
    }
}
