//! A firm for tests: a real encrypted vault in a temporary folder, a clock one can turn, named people.

mod crowd;

use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};

use rusqlite::ToSql;
use serde_json::{Value, json};

use crate::kernel::reader::Reader;
use crate::kernel::{Clock, Core, CoreOptions, Fault, Moment, schema};

pub use crowd::{TECHNICIAN, crowd};

/// A clock that stands until it is turned, and beside it the one nobody can set.
pub struct TurnedClock {
    now: AtomicI64,
    steady: AtomicI64,
}

impl TurnedClock {
    /// Standing at that moment.
    pub fn at(ms: i64) -> TurnedClock {
        TurnedClock { now: AtomicI64::new(ms), steady: AtomicI64::new(0) }
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Moment {
        Moment(self.now.load(Ordering::SeqCst))
    }
    fn steady_ms(&self) -> i64 {
        self.steady.load(Ordering::SeqCst)
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
        let clock = Arc::new(TurnedClock::at(MORNING));
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
    /// Time goes by.
    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.steady.fetch_add(minutes * 60_000, Ordering::SeqCst);
        self.clock_is_set(minutes);
    }
    /// Somebody sets the clock forward, or back when negative; no time goes by.
    pub fn clock_is_set(&self, minutes: i64) {
        self.clock.now.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }
    /// The program is closed and started again; `admin` signs in.
    pub fn restart(&mut self) {
        self.core.lock();
        self.core = crate::open(&self.dir.path().join("vault"), options(self.clock.clone()));
        self.sign_in("admin");
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

/// The planner's words for a statement, line by line: what it walks, and what it would sort.
#[allow(clippy::unwrap_used)]
pub fn plan_of(r: &Reader<'_>, sql: &str, values: &[Box<dyn ToSql>]) -> String {
    let mut statement = r.conn().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let lines = statement.query_map(rusqlite::params_from_iter(values), |row| row.get(3)).unwrap();
    lines.collect::<Result<Vec<String>, _>>().unwrap().join("\n")
}

/// Fails where a list would look at rows it does not show: a table walked without an index, or sorted.
#[track_caller]
pub fn is_pinned(plan: &str, index: &str, why: &str) {
    let is_bare =
        |line: &&str| line.starts_with("SCAN ") && !line.contains(" USING ") && !line.contains("VIRTUAL");
    assert!(plan.contains(index), "{why} must walk {index}: {plan}");
    assert!(!plan.lines().any(|line| is_bare(&line)), "{why} must not look at every row: {plan}");
    assert!(!plan.contains("FOR ORDER BY"), "{why} must not sort what it does not show: {plan}");
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
