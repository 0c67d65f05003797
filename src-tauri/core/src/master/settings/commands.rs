//! The settings' commands.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::policy::{PolicyKind, delivered, find};
use super::record::{PolicyValue, PolicyValueId};
use crate::kernel::blobs::{BlobHash, to_base64};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::registry::Registry;
use crate::kernel::time::Moment;
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

crate::choice! {
    /// Where the value in force comes from.
    pub enum Origin {
        Default = "default",
        Preset = "preset",
        Company = "company",
    }
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
    /// The firm's own value, for its history; none when it was never set.
    pub own: Option<PolicyValueId>,
    pub changed_by: Option<String>,
    pub changed_at: Option<Moment>,
    pub reason: Option<String>,
}

fn list(r: &Reader<'_>, _: AllSettings) -> Result<Vec<Setting>, Fault> {
    let preset = people::company(r)?.preset;
    let own = r.find::<PolicyValue>("WHERE branch = ''", [])?;
    let mut settings = Vec::new();
    for policy in delivered() {
        let kept = own.iter().find(|v| v.key == policy.key);
        let set = kept.filter(|v| v.value.is_some());
        let preset_value = policy.for_preset(&preset).clone();
        let (value, origin) = match set.and_then(|v| v.value.clone()) {
            Some(value) => (value.0, Origin::Company),
            None if policy.presets.contains_key(&preset) => (preset_value.clone(), Origin::Preset),
            None => (preset_value.clone(), Origin::Default),
        };
        settings.push(Setting {
            key: policy.key.clone(),
            row: policy.row.clone(),
            group: policy.group.clone(),
            kind: policy.kind,
            unit: policy.unit.clone(),
            choices: policy.choices.clone(),
            waits: policy.waits,
            value,
            preset_value,
            origin,
            serves: policy.serves.clone(),
            own: kept.map(|v| v.id),
            changed_by: kept.map(|v| people::name_of(r, v.changed_by)).transpose()?,
            changed_at: kept.map(|v| v.valid_from),
            reason: kept.map(|v| v.reason.clone()),
        });
    }
    Ok(settings)
}

/// A value to set; none goes back to the preset's.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPolicy {
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
    if input.value.as_ref().is_some_and(|v| !policy.accepts(v)) {
        return Err(Fault::invalid("settings.unfit").arg("key", &input.key).field("value", "unfit"));
    }
    let before = c.first::<PolicyValue>("WHERE key = ?1 AND branch = ''", [&input.key])?;
    let after = PolicyValue {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        key: input.key,
        branch: String::new(),
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
