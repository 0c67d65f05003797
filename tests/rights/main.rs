//! Every command × every role: who lacks the right is denied before anything else is looked at (T-01, T.1).

use aftercare_core::FaultKind;
use aftercare_core::kernel::{Kind, Need};
use aftercare_core::master::people::roles;
use aftercare_tests::{Desk, PASSWORD};
use serde_json::json;

#[test]
fn every_command_is_denied_to_every_role_without_its_right() {
    let desk = Desk::open();
    for role in roles::keys() {
        desk.sign_in("admin");
        let login = format!("as_{role}");
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": role, "roles": [role], "password": PASSWORD, "active": true}),
        );
        desk.sign_in(&login);
        let grants = roles::grants(role);
        for command in desk.core.registry().iter() {
            if command.kind() == Kind::Open {
                assert_eq!(command.need, Need::Nobody, "{} works on a locked vault", command.name);
                continue;
            }
            // An input no command takes: those who hold the right get past the right to the input.
            let fault = desk.refused(command.name, json!("not an input"));
            let holds = command.need == Need::Anyone || grants.contains_key(&command.need);
            let denied = fault.kind == FaultKind::Denied;
            assert_eq!(denied, !holds, "{} for {role}: {fault:?}", command.name);
            if denied {
                assert_eq!(
                    fault.args["need"],
                    command.need.code(),
                    "{}: the right that is missing is named",
                    command.name
                );
            }
        }
    }
}

#[test]
fn nothing_but_coming_in_works_on_a_locked_vault() {
    let desk = Desk::open();
    desk.must("vault.lock", json!({}));
    for command in desk.core.registry().iter().filter(|c| c.kind() != Kind::Open) {
        assert_eq!(desk.refused(command.name, json!({})).code, "vault.locked", "{}", command.name);
    }
}

#[test]
fn an_unknown_command_is_missing_and_not_a_crash() {
    assert_eq!(Desk::open().refused("tickets.explode", json!({})).code, "command.unknown");
}
