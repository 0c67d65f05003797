//! The people's commands. Each person with a login has a key slot of the vault, made and removed here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Person, roles};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::registry::Registry;
use crate::kernel::session::{BranchId, PersonId, Session};
use crate::master::branches;
use crate::master::entry::check_by_policy;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("people.list", Need::PeopleRead, list);
    r.query("people.roles", Need::PeopleRead, all_roles);
    r.task("people.save", Need::PeopleWrite, save);
    r.task("people.set_password", Need::PeopleWrite, set_password);
}

/// Which people.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PeopleWanted {
    /// Only those who hold this role.
    #[serde(default)]
    pub role: Option<String>,
    /// Those who have left too.
    #[serde(default)]
    pub with_former: bool,
}

fn list(r: &Reader<'_>, input: PeopleWanted) -> Result<Vec<Person>, Fault> {
    let mut people = r.find::<Person>("ORDER BY active DESC, name", [])?;
    people.retain(|p| {
        (input.with_former || p.active) && input.role.as_ref().is_none_or(|role| p.roles.contains(role))
    });
    Ok(people)
}

/// A role with its rights, as the settings page shows them.
#[derive(Serialize, TS)]
pub struct RoleView {
    pub key: String,
    pub grants: Vec<GrantView>,
}

/// One right.
#[derive(Serialize, TS)]
pub struct GrantView {
    pub need: Need,
    pub scope: Scope,
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllRoles {}

fn all_roles(_: &Reader<'_>, _: AllRoles) -> Result<Vec<RoleView>, Fault> {
    let view = |key: &str| RoleView {
        key: key.into(),
        grants: roles::grants(key).into_iter().map(|(need, scope)| GrantView { need, scope }).collect(),
    };
    Ok(roles::keys().into_iter().map(view).collect())
}

/// A person to add or change.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePerson {
    /// None adds a person.
    pub id: Option<PersonId>,
    pub login: String,
    pub name: String,
    #[serde(default)]
    pub phone: String,
    pub roles: Vec<String>,
    /// Needed for a new person; else kept.
    pub password: Option<String>,
    pub active: bool,
    /// None at the head office.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

fn save(core: &Core, session: &Session, input: SavePerson) -> Result<PersonId, Fault> {
    check(&input)?;
    if let Some(password) = &input.password {
        check_by_policy(core, session, password)?;
    }
    let login = input.login.trim().to_string();
    let before = core.read_as(session, |r| match input.id {
        Some(id) => r.need::<Person>(id).map(Some),
        None => Ok(None),
    })?;
    if before.is_none() && input.password.is_none() {
        Fault::unless_complete(&["password"])?;
    }
    if before.as_ref().is_some_and(|b| b.login != login) {
        return Err(Fault::refused("people.login_fixed").field("login", "fixed"));
    }
    refuse_last_administrator(core, session, before.as_ref(), &input)?;
    let id = core.change_as(session, "people.save", |c| {
        let stays = before.as_ref().is_some_and(|b| b.branch == input.branch && b.active);
        if let Some(branch) = input.branch.filter(|_| input.active && !stays) {
            branches::need_open(c, branch)?;
        }
        let taken = c.first::<Person>("WHERE login = ?1", [&login])?;
        if before.is_none() && taken.is_some() {
            return Err(Fault::refused("people.login_taken").field("login", "taken"));
        }
        let after = Person {
            id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
            login: login.clone(),
            name: input.name.trim().into(),
            phone: input.phone.trim().into(),
            roles: Json(input.roles.clone()),
            active: input.active,
            created_at: before.as_ref().map_or(c.now(), |b| b.created_at),
            branch: input.branch,
        };
        match &before {
            Some(before) => c.save(before, &after)?,
            None => c.create(&after)?,
        }
        Ok(after.id)
    })?;
    let opened = core.opened()?;
    let vault = opened.vault.whole()?;
    if !input.active {
        let has_slot = vault::Vault::users(core.dir())?.contains(&login);
        if has_slot {
            vault.remove_user(&login)?;
        }
    } else if let Some(password) = &input.password {
        vault.set_user(&login, password)?;
    }
    Ok(id)
}

fn check(input: &SavePerson) -> Result<(), Fault> {
    let mut missing = Vec::new();
    if input.login.trim().is_empty() {
        missing.push("login");
    }
    if input.name.trim().is_empty() {
        missing.push("name");
    }
    if input.roles.is_empty() {
        missing.push("roles");
    }
    Fault::unless_complete(&missing)?;
    let known = roles::keys();
    if let Some(unknown) = input.roles.iter().find(|r| !known.contains(&r.as_str())) {
        return Err(Fault::invalid("people.unknown_role").arg("role", unknown).field("roles", "unknown"));
    }
    Ok(())
}

/// Somebody must remain who can add people, or the firm locks itself out (T-16).
fn refuse_last_administrator(
    core: &Core,
    session: &Session,
    before: Option<&Person>,
    input: &SavePerson,
) -> Result<(), Fault> {
    let administers = |roles: &[String]| roles::grants_of_all(roles).contains_key(&Need::PeopleWrite);
    let Some(before) = before.filter(|b| b.active && administers(&b.roles)) else { return Ok(()) };
    if input.active && administers(&input.roles) {
        return Ok(());
    }
    let others = core.read_as(session, |r| r.find::<Person>("WHERE active = 1", []))?;
    if others.iter().any(|p| p.id != before.id && administers(&p.roles)) {
        return Ok(());
    }
    Err(Fault::refused("people.last_administrator"))
}

/// A new password set by an administrator.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPassword {
    pub id: PersonId,
    pub password: String,
}

fn set_password(core: &Core, session: &Session, input: SetPassword) -> Result<(), Fault> {
    check_by_policy(core, session, &input.password)?;
    let person = core.read_as(session, |r| r.need::<Person>(input.id))?;
    if !person.active {
        return Err(Fault::refused("people.no_longer_active"));
    }
    core.opened()?.vault.whole()?.set_user(&person.login, &input.password)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::kernel::FaultKind;
    use crate::testing::{Desk, PASSWORD};

    fn person(login: &str, roles: &[&str]) -> Value {
        json!({"id": null, "login": login, "name": login, "roles": roles, "password": PASSWORD, "active": true})
    }

    #[test]
    fn a_person_added_signs_in_with_own_password_and_only_own_rights() {
        let desk = Desk::open();
        desk.must("people.save", person("li", &["technician"]));
        desk.sign_in("li");
        let fault = desk.refused("people.save", person("mallory", &["info_admin"]));
        assert_eq!(fault.kind, FaultKind::Denied, "T-01: a technician adds nobody");
        desk.sign_in("admin");
        let kept: i64 = desk
            .core
            .opened()
            .unwrap()
            .vault
            .read(|c| Ok::<_, crate::Fault>(c.query_row("SELECT count(*) FROM refusal", [], |r| r.get(0))?))
            .unwrap();
        assert_eq!(kept, 1, "T-01: the refusal is logged");
    }

    #[test]
    fn one_who_left_can_no_longer_unlock() {
        let desk = Desk::open();
        let id = desk.must("people.save", person("li", &["technician"]));
        desk.must(
            "people.save",
            json!({"id": id, "login": "li", "name": "li", "roles": ["technician"], "password": null, "active": false}),
        );
        let fault = desk.refused("vault.unlock", json!({"login": "li", "password": PASSWORD}));
        assert_eq!(fault.code, "vault.wrong_password", "the slot is gone");
    }

    #[test]
    fn the_last_administrator_stays() {
        let desk = Desk::open();
        let me = desk.must("session.current", json!({}))["person"].clone();
        let fault = desk.refused(
            "people.save",
            json!({"id": me, "login": "admin", "name": "陈主管", "roles": ["technician"], "password": null, "active": true}),
        );
        assert_eq!(fault.code, "people.last_administrator", "T-16");
    }

    #[test]
    fn everything_missing_is_named_at_once() {
        let desk = Desk::open();
        let fault = desk.refused(
            "people.save",
            json!({"id": null, "login": "", "name": "", "roles": [], "password": null, "active": true}),
        );
        let names: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(names, ["login", "name", "roles"]);
    }

    #[test]
    fn rights_granted_hold_from_the_next_call_on() {
        let desk = Desk::open();
        let id = desk.must("people.save", person("li", &["technician"]));
        desk.sign_in("li");
        assert_eq!(
            desk.refused("settings.set", json!({"key": "x", "value": 1, "reason": "y"})).kind,
            FaultKind::Denied
        );
        desk.sign_in("admin");
        desk.must(
            "people.save",
            json!({"id": id, "login": "li", "name": "li", "roles": ["technician", "info_admin"], "password": null, "active": true}),
        );
        desk.sign_in("li");
        desk.must("settings.set", json!({"key": "lock.minutes", "value": 5, "reason": "前台人来人往"}));
    }

    #[test]
    fn wrong_passwords_are_followed_by_a_wait() {
        let desk = Desk::open();
        let wrong = json!({"login": "admin", "password": "Wrong-Horse-99"});
        for _ in 0..5 {
            assert_eq!(desk.refused("vault.unlock", wrong.clone()).code, "vault.wrong_password");
        }
        let right = json!({"login": "admin", "password": PASSWORD});
        assert_eq!(desk.refused("vault.unlock", right.clone()).code, "session.wait", "T-02: five tries");
        desk.minutes_pass(1);
        desk.must("vault.unlock", right);
    }

    #[test]
    fn the_recovery_code_sets_a_new_password() {
        let desk = Desk::open();
        desk.must("vault.lock", json!({}));
        let new = "Other-Horse-77";
        desk.must(
            "vault.recover",
            json!({"recovery_code": desk.recovery_code, "login": "admin", "new_password": new}),
        );
        desk.must("vault.unlock", json!({"login": "admin", "password": new}));
    }
}
