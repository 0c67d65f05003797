//! A firm for tests: a real encrypted vault in a temporary folder, a clock one can turn, named people.

use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};

use serde_json::{Value, json};

use crate::kernel::{Clock, Core, CoreOptions, Fault, Moment, schema};

/// A clock that stands until it is turned.
pub struct TurnedClock(AtomicI64);

impl Clock for TurnedClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

/// 2026-11-22 09:00 in China, a Sunday.
pub const MORNING: i64 = 1_795_309_200_000;
/// The password of everybody in tests.
pub const PASSWORD: &str = "Correct-Horse-9";

/// A firm at its desk. The first person, `admin`, holds every administrative role.
pub struct Desk {
    /// The core, signed in as `admin` at the start.
    pub core: Core,
    /// The clock.
    pub clock: Arc<TurnedClock>,
    /// The recovery code answered at the first start.
    pub recovery_code: String,
    /// The folder; the vault lies in its `vault` folder.
    pub dir: tempfile::TempDir,
}

impl Desk {
    /// A new firm of preset GEN on device B.
    pub fn open() -> Desk {
        Desk::open_as(json!({"company": "华泰制冷设备有限公司", "preset": "GEN", "device_letter": "B",
                             "login": "admin", "name": "陈主管", "password": PASSWORD}))
    }
    /// A firm opened with that input of the first start.
    #[allow(clippy::unwrap_used)]
    pub fn open_as(first: Value) -> Desk {
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(TurnedClock(AtomicI64::new(MORNING)));
        let core = crate::open(&dir.path().join("vault"), options(clock.clone()));
        let answer = core.call("vault.create", first).unwrap();
        let recovery_code = answer.value["recovery_code"].as_str().unwrap().to_string();
        Desk { core, clock, recovery_code, dir }
    }
    /// Calls a command.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, Fault> {
        self.core.call(name, input).map(|a| a.value)
    }
    /// Calls a command that must succeed.
    #[track_caller]
    #[allow(clippy::panic)]
    pub fn must(&self, name: &str, input: Value) -> Value {
        match self.call(name, input) {
            Ok(value) => value,
            Err(fault) => panic!("{name} must succeed: {fault:?}"),
        }
    }
    /// Calls a command that must fail; answers the fault.
    #[track_caller]
    #[allow(clippy::panic)]
    pub fn refused(&self, name: &str, input: Value) -> Fault {
        match self.call(name, input) {
            Ok(value) => panic!("{name} must be refused, answered {value}"),
            Err(fault) => fault,
        }
    }
    /// Turns the clock forward (or back, when negative).
    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }
    /// Signs in as another person of the firm.
    pub fn sign_in(&self, login: &str) {
        // A program started at this very moment would be born holding the vault's lock.
        let _held = STARTING.read();
        self.must("vault.unlock", json!({"login": login, "password": PASSWORD}));
    }
}

static STARTING: RwLock<()> = RwLock::new(());

/// What another program says; tests ask programs that are not ours to judge a file.
#[allow(clippy::unwrap_used)]
pub fn ask(program: &mut Command) -> Output {
    let started = {
        let _alone = STARTING.write();
        program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    started.wait_with_output().unwrap()
}

/// Cheap key slots and the given clock.
pub fn options(clock: Arc<dyn Clock>) -> CoreOptions {
    CoreOptions {
        vault: vault::Options {
            cost: vault::Cost::for_tests(),
            known_schema: schema::known(),
            ..Default::default()
        },
        clock,
    }
}
