//! The "who" of the state machines (section 4 of the catalogue): role keys of 1.1, with the roles that act as
//! another one by T.1, and the one delegated right that stands for a role.

use crate::kernel::needs::Need;
use crate::kernel::session::Session;
use crate::master::people::roles;

crate::choice! {
    /// Who may take a step.
    pub enum Actor {
        FrontDesk = "front_desk",
        CallbackAgent = "callback_agent",
        Supervisor = "service_supervisor",
        Technician = "technician",
        Designer = "designer",
        ProjectManager = "project_manager",
        Executive = "executive",
        InfoAdmin = "info_admin",
        Storekeeper = "storekeeper",
        /// Anyone holding the delegated right `dispatch.assign`.
        Dispatcher = "dispatcher",
        /// Anyone who may register a request (T.1, column C of Ticket).
        Registrar = "registrar",
        /// The program, by rule.
        System = "system",
    }
}

/// Whether the person may act as that one. Nobody acts as `System`: the program does.
pub fn acts_as(session: &Session, actor: Actor) -> bool {
    match actor {
        Actor::System => false,
        Actor::Dispatcher => session.may(Need::DispatchAssign),
        Actor::Registrar => session.may(Need::TicketCreate),
        role => session.roles.iter().any(|held| roles::stands_for(held, role.code())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(roles_held: &[&str]) -> Session {
        let held: Vec<String> = roles_held.iter().map(|r| (*r).to_string()).collect();
        Session {
            person: crate::kernel::session::PersonId([0; 16]),
            login: String::new(),
            name: String::new(),
            grants: roles::grants_of_all(&held),
            roles: held,
        }
    }

    #[test]
    fn a_role_acts_as_the_one_it_inherits_from_and_not_the_other_way() {
        assert!(acts_as(&person(&["branch_manager"]), Actor::Supervisor), "T.1: supervisor of the branch");
        assert!(acts_as(&person(&["tech_expert"]), Actor::Technician), "T.1: technician + appraisal");
        assert!(
            !acts_as(&person(&["service_supervisor"]), Actor::Technician),
            "a supervisor is no technician"
        );
        assert!(!acts_as(&person(&["service_supervisor"]), Actor::FrontDesk), "nor the front desk");
    }

    #[test]
    fn a_dispatcher_is_whoever_holds_the_right() {
        assert!(acts_as(&person(&["service_supervisor"]), Actor::Dispatcher));
        assert!(!acts_as(&person(&["front_desk"]), Actor::Dispatcher), "1.1: the desk does not dispatch");
    }

    #[test]
    fn nobody_is_the_program() {
        let all: Vec<&str> = roles::keys();
        assert!(
            !acts_as(&person(&all), Actor::System),
            "a signature is accepted by rule, never by a click (F-09)"
        );
    }
}
