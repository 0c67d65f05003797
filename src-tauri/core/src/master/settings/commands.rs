//! The settings' commands.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::policy::{Origin, PolicyKind, delivered, find, in_force};
use super::record::{PolicyValue, PolicyValueId};
use crate::kernel::blobs::{BlobHash, to_base64};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::registry::Registry;
use crate::kernel::session::BranchId;
use crate::kernel::time::Moment;
use crate::master::branches::{self, Branch};
use crate::master::people::{self, Company};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("settings.list", Need::SettingsRead, list);
    r.change("settings.set", Need::SettingsWrite, set).undoable();
    r.query("settings.company", Need::Anyone, company);
    r.query("settings.logo", Need::Anyone, logo);
    r.change("settings.save_company", Need::SettingsWrite, save_company).undoable();
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllSettings {}

/// For whom the settings are wanted.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SettingsWanted {
    /// None: the whole firm.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

/// One policy with the value in force, the preset's, and where it comes from.
#[derive(Serialize, TS)]
pub struct Setting {
    pub key: String,
    /// Its row in the catalogue, e.g. `U-05`.
    pub row: String,
    /// Where it stands on the settings page, e.g. `intake`.
    pub group: String,
    pub kind: PolicyKind,
    pub unit: Option<String>,
    /// The codes a text or list may hold; empty where any will do.
    pub choices: Vec<String>,
    /// Kept, but nothing asks for it yet: its module is still to come.
    pub waits: bool,
    #[ts(type = "any")]
    pub value: Value,
    #[ts(type = "any")]
    pub preset_value: Value,
    pub origin: Origin,
    /// Rows it serves.
    pub serves: String,
    /// What holds when the value set here is taken back: the firm's for a branch, the preset's for the firm.
    #[ts(type = "any")]
    pub fallback: Value,
    /// The value set here, for its history; none when it was never set here.
    pub own: Option<PolicyValueId>,
    pub changed_by: Option<String>,
    pub changed_at: Option<Moment>,
    pub reason: Option<String>,
}

fn list(r: &Reader<'_>, wanted: SettingsWanted) -> Result<Vec<Setting>, Fault> {
    if let Some(branch) = wanted.branch {
        r.need::<Branch>(branch)?;
    }
    let preset = people::company(r)?.preset;
    let set = r.find::<PolicyValue>("", [])?;
    let place = place(wanted.branch);
    let mut settings = Vec::new();
    for policy in delivered() {
        let kept = set.iter().find(|v| v.key == policy.key && v.branch == place);
        let found = in_force(policy, &set, wanted.branch, &preset);
        let preset_value = policy.for_preset(&preset).clone();
        let fallback = match wanted.branch {
            Some(_) => in_force(policy, &set, None, &preset).value.clone(),
            None => preset_value.clone(),
        };
        settings.push(Setting {
            key: policy.key.clone(),
            row: policy.row.clone(),
            group: policy.group.clone(),
            kind: policy.kind,
            unit: policy.unit.clone(),
            choices: policy.choices.clone(),
            waits: policy.waits,
            value: found.value.clone(),
            origin: found.origin,
            preset_value,
            fallback,
            serves: policy.serves.clone(),
            own: kept.map(|v| v.id),
            changed_by: kept.map(|v| people::name_of(r, v.changed_by)).transpose()?,
            changed_at: kept.map(|v| v.valid_from),
            reason: kept.map(|v| v.reason.clone()),
        });
    }
    Ok(settings)
}

/// The column's word for a branch or the whole firm.
fn place(branch: Option<BranchId>) -> String {
    branch.map(|b| b.to_string()).unwrap_or_default()
}

/// A value to set; none takes it back.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPolicy {
    /// None: the whole firm.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub branch: Option<BranchId>,
    pub key: String,
    #[ts(type = "any")]
    pub value: Option<Value>,
    /// Why; kept with the value (T-03).
    pub reason: String,
}

fn set(c: &mut Change<'_>, input: SetPolicy) -> Result<(), Fault> {
    let policy = find(&input.key).ok_or_else(|| Fault::missing("settings.unknown").arg("key", &input.key))?;
    if input.reason.trim().is_empty() {
        return Fault::unless_complete(&["reason"]);
    }
    let unreadable =
        input.value.as_ref().and_then(|v| policy.unreadable(v)).filter(|piece| !piece.is_empty());
    if let Some(piece) = unreadable {
        return Err(Fault::invalid("settings.unreadable").arg("text", piece).field("value", "unfit"));
    }
    if input.value.as_ref().is_some_and(|v| !policy.accepts(v)) {
        return Err(Fault::invalid("settings.unfit").arg("key", &input.key).field("value", "unfit"));
    }
    if let Some(branch) = input.branch {
        branches::need_open(c, branch)?;
    }
    let branch = place(input.branch);
    let before = c.first::<PolicyValue>("WHERE key = ?1 AND branch = ?2", [&input.key, &branch])?;
    let after = PolicyValue {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        key: input.key,
        branch,
        value: input.value.map(Json),
        reason: input.reason.trim().into(),
        valid_from: c.now(),
        changed_by: c.who().person,
    };
    match before {
        Some(before) => c.save(&before, &after),
        None => c.create(&after),
    }
}

fn company(r: &Reader<'_>, _: AllSettings) -> Result<Company, Fault> {
    people::company(r)
}

/// The firm's logo as a data address a page can show; none when there is none.
fn logo(r: &Reader<'_>, _: AllSettings) -> Result<Option<String>, Fault> {
    let Some(hash) = people::company(r)?.logo else { return Ok(None) };
    let bytes = r.blob(&hash)?;
    let kind = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpeg" };
    Ok(Some(format!("data:image/{kind};base64,{}", to_base64(&bytes))))
}

/// The firm as it stands on papers.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCompany {
    pub name: String,
    pub address: String,
    pub phone: String,
    /// PNG or JPEG in base64; none keeps the logo, an empty text removes it.
    pub logo_base64: Option<String>,
}

fn save_company(c: &mut Change<'_>, input: SaveCompany) -> Result<(), Fault> {
    if input.name.trim().is_empty() {
        return Fault::unless_complete(&["name"]);
    }
    let before = people::company(c)?;
    let logo = match input.logo_base64.as_deref() {
        None => before.logo.clone(),
        Some("") => None,
        Some(text) => Some(keep_logo(c, text)?),
    };
    let after = Company {
        name: input.name.trim().into(),
        address: input.address.trim().into(),
        phone: input.phone.trim().into(),
        logo,
        ..before.clone()
    };
    c.save(&before, &after)
}

fn keep_logo(c: &mut Change<'_>, base64: &str) -> Result<BlobHash, Fault> {
    let bytes = crate::kernel::blobs::from_base64(base64)?;
    let is_picture = bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xFF, 0xD8, 0xFF]);
    if !is_picture || bytes.len() > 2_000_000 {
        return Err(Fault::invalid("settings.logo_unfit").field("logo_base64", "unfit"));
    }
    c.put_blob(&bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::Desk;

    fn response(desk: &Desk) -> serde_json::Value {
        let all = desk.must("settings.list", json!({}));
        all.as_array().unwrap().iter().find(|s| s["key"] == "response.first").unwrap().clone()
    }

    /// General acceptance of group U.
    #[test]
    fn a_value_is_set_with_reason_shown_with_origin_and_taken_back() {
        let desk = Desk::open();
        assert_eq!(response(&desk)["origin"], "default");
        desk.must("settings.set", json!({"key": "response.first", "value": 45, "reason": "人手少"}));
        let set = response(&desk);
        assert_eq!(
            (&set["value"], &set["preset_value"], &set["origin"]),
            (&json!(45), &json!(30), &json!("company"))
        );
        assert_eq!((&set["changed_by"], &set["reason"]), (&json!("陈主管"), &json!("人手少")));
        desk.must("settings.set", json!({"key": "response.first", "value": null, "reason": "恢复"}));
        let back = response(&desk);
        assert_eq!((&back["value"], &back["origin"]), (&json!(30), &json!("default")));
        assert_eq!(back["reason"], "恢复", "T-03: going back is a change with a reason too");
        assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    }

    /// A branch works by its own figure, everybody else by the firm's, and each says who set it.
    #[test]
    fn a_branch_has_its_own_figure_and_its_people_work_by_it() {
        let desk = Desk::open();
        let branch = desk.must("branches.save", json!({"id": null, "code": "HZ", "name": "杭州"}));
        desk.must("settings.set", json!({"key": "lock.minutes", "value": 8, "reason": "全公司"}));
        desk.must(
            "settings.set",
            json!({"key": "lock.minutes", "branch": branch, "value": 3, "reason": "门店人来人往"}),
        );
        let at = |branch: &serde_json::Value| {
            let all = desk.must("settings.list", json!({"branch": branch}));
            all.as_array().unwrap().iter().find(|s| s["key"] == "lock.minutes").unwrap().clone()
        };
        let here = at(&branch);
        assert_eq!(
            (&here["value"], &here["fallback"], &here["origin"]),
            (&json!(3), &json!(8), &json!("branch"))
        );
        assert_eq!(
            (&here["reason"], &here["changed_by"]),
            (&json!("门店人来人往"), &json!("陈主管")),
            "T-03"
        );
        let firm = at(&json!(null));
        assert_eq!(
            (&firm["value"], &firm["fallback"], &firm["origin"]),
            (&json!(8), &json!(10), &json!("company"))
        );
        desk.must(
            "people.save",
            json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "active": true,
                   "password": crate::testing::PASSWORD, "branch": branch}),
        );
        desk.sign_in("li");
        assert_eq!(
            desk.must("session.current", json!({}))["lock_minutes"],
            3,
            "the branch of the person acting"
        );
        desk.sign_in("admin");
        assert_eq!(desk.must("session.current", json!({}))["lock_minutes"], 8, "the head office");
        desk.must(
            "settings.set",
            json!({"key": "lock.minutes", "branch": branch, "value": null, "reason": "恢复"}),
        );
        assert_eq!(at(&branch)["origin"], "company");
        assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    }

    #[test]
    fn a_branch_that_is_closed_or_unknown_gets_no_figures() {
        let desk = Desk::open();
        let branch = desk.must("branches.save", json!({"id": null, "code": "HZ", "name": "杭州"}));
        desk.must("branches.close", json!({"id": branch}));
        let set = |branch: serde_json::Value| {
            desk.refused(
                "settings.set",
                json!({"key": "lock.minutes", "branch": branch, "value": 3, "reason": "x"}),
            )
            .code
        };
        assert_eq!(set(branch), "branches.closed");
        assert_eq!(set(json!("01940000-0000-7000-8000-000000000000")), "branch.missing");
    }

    #[test]
    fn an_unfit_value_or_a_missing_reason_saves_nothing() {
        let desk = Desk::open();
        let unfit =
            desk.refused("settings.set", json!({"key": "response.first", "value": "快", "reason": "x"}));
        assert_eq!(unfit.code, "settings.unfit");
        let bare = desk.refused("settings.set", json!({"key": "response.first", "value": 5, "reason": " "}));
        assert_eq!(bare.fields[0].field, "reason");
        assert_eq!(response(&desk)["value"], 30);
    }

    #[test]
    fn a_logo_must_be_a_picture() {
        let desk = Desk::open();
        let firm = |logo: &str| json!({"name": "新名", "address": "", "phone": "", "logo_base64": logo});
        assert_eq!(desk.refused("settings.save_company", firm("aGVsbG8=")).code, "settings.logo_unfit");
        desk.must("settings.save_company", firm("iVBORw0KGgo="));
        assert_eq!(desk.must("settings.company", json!({}))["name"], "新名", "V-17: later editable");
        assert_eq!(desk.must("settings.logo", json!({})), "data:image/png;base64,iVBORw0KGgo=");
        desk.must("settings.save_company", firm(""));
        assert_eq!(desk.must("settings.logo", json!({})), json!(null), "an empty text takes it away");
    }
}
