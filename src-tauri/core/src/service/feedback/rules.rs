//! Which step a suggestion may take from where it stands, and whose step it is. Pure.

use super::record::FeedbackState;
use crate::kernel::fault::Fault;
use crate::service::actors::Actor;

/// A step of A-17.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Route,
    Decide,
    Tell,
}

use Actor as A;
use FeedbackState as S;

impl Step {
    /// Any one of these.
    pub fn who(self) -> &'static [Actor] {
        match self {
            Step::Route => &[A::FrontDesk, A::CallbackAgent, A::InfoAdmin, A::Supervisor],
            Step::Decide => &[A::Supervisor, A::ProjectManager, A::Executive],
            Step::Tell => &[A::FrontDesk, A::CallbackAgent, A::InfoAdmin, A::Supervisor],
        }
    }

    /// Another department may still get it while none has decided; what was decided is decided.
    fn from(self) -> &'static [FeedbackState] {
        match self {
            Step::Route => &[S::Received, S::Routed],
            Step::Decide => &[S::Routed],
            Step::Tell => &[S::Decided],
        }
    }
}

/// Refused when the suggestion does not stand where that step begins.
pub fn check(state: FeedbackState, step: Step) -> Result<(), Fault> {
    if step.from().contains(&state) {
        return Ok(());
    }
    Err(Fault::refused(match state {
        S::Received => "feedback.not_routed",
        S::Routed => "feedback.not_decided",
        S::Decided => "feedback.decided",
        S::Informed => "feedback.told",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_step_is_refused_with_what_is_missing() {
        let allowed = |state, step| check(state, step).is_ok();
        let table = [
            (S::Received, [true, false, false]),
            (S::Routed, [true, true, false]),
            (S::Decided, [false, false, true]),
            (S::Informed, [false, false, false]),
        ];
        for (state, may) in table {
            assert_eq!([Step::Route, Step::Decide, Step::Tell].map(|s| allowed(state, s)), may, "{state:?}");
        }
        assert_eq!(check(S::Received, Step::Tell).unwrap_err().code, "feedback.not_routed");
        assert_eq!(check(S::Routed, Step::Tell).unwrap_err().code, "feedback.not_decided");
    }
}
