//! The core as one value: a folder, a clock, the command table and, while unlocked, the vault.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use vault::{Rescue, Vault};

use super::blobs::Blobs;
use super::change::{Change, Written};
use super::clock::{Clock, SystemClock};
use super::fault::{Fault, FaultKind};
use super::ids;
use super::jobs;
use super::needs::Need;
use super::reader::{Device, Reader};
use super::record::{Merge, RecordKind};
use super::registry::{Registry, Runner};
use super::schema;
use super::session::{DeviceId, PersonId, Session};
use super::store::Store;
use super::time::{Moment, Zone};

crate::ids! {
    /// A refusal worth keeping.
    RefusalId,
}
crate::record! {
    /// Who was refused what, and when (T-01, F-03).
    pub struct Refusal: RefusalId in "refusal", merge Merge::Append => {
        command: String,
        code: String,
        person: PersonId,
        at: Moment,
    }
}

/// How the core is opened.
pub struct CoreOptions {
    /// Key slots and caches of the vault.
    pub vault: vault::Options,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

impl Default for CoreOptions {
    fn default() -> Self {
        CoreOptions {
            vault: vault::Options { known_schema: schema::known(), ..vault::Options::default() },
            clock: Arc::new(SystemClock),
        }
    }
}

/// What the floors above hand to the kernel.
pub struct Wiring {
    /// The command table.
    pub registry: Registry,
    /// Every record, with the module the window refetches when it changes.
    pub records: Vec<(RecordKind, &'static str)>,
    /// The person behind a login, with rights; none when unknown or no longer active.
    pub session: fn(&Connection, &str) -> Result<Option<Session>, Fault>,
    /// This device and the firm's zone.
    pub place: fn(&Connection) -> Result<(Device, Zone), Fault>,
    /// Keeps it when the clock was set, given the drift last kept; answers whether it did.
    pub watch_clock: fn(&mut Change<'_>, i64) -> Result<bool, Fault>,
    /// Keeps what records are found by, in the transaction that wrote them.
    pub index: fn(&Connection, &[Written]) -> Result<(), Fault>,
    /// Indexes rows that have no entry yet.
    pub catch_up: fn(&Connection) -> Result<(), Fault>,
    /// Whose past is not for every reader of the journal, by table (T-07).
    pub watched: &'static [(&'static str, Watch)],
}

/// Ok when the person asking may see the record with that id, past and present.
pub type Watch = fn(&Reader<'_>, &[u8]) -> Result<(), Fault>;

/// An open vault with the person signed in.
pub struct Opened {
    /// The vault.
    pub vault: Store,
    /// Photos and papers.
    pub blobs: Blobs,
    session: Mutex<Session>,
    place: Mutex<(Device, Zone)>,
}

/// An answer with the modules whose data changed.
#[derive(Debug, Clone, Serialize)]
pub struct Answer<T = Value> {
    /// The command's output.
    pub value: T,
    /// Modules to fetch again.
    pub touched: Vec<String>,
}

/// The core.
pub struct Core {
    dir: PathBuf,
    options: CoreOptions,
    wiring: Wiring,
    opened: RwLock<Option<Arc<Opened>>>,
    touched: Mutex<BTreeSet<String>>,
    /// Held while jobs run: a job's own transaction must not start the queue again.
    working: Mutex<()>,
    /// The moment the sample firm's story has come to; `REAL_TIME` otherwise.
    story: AtomicI64,
    /// What both clocks showed when the program started.
    started: (Moment, i64),
    /// The drift last written down (T-18).
    kept_drift: AtomicI64,
}

const REAL_TIME: i64 = i64::MIN;

/// Clocks are slewed by a few seconds now and then; below this nobody is asked how much is tolerated.
const DRIFT_WORTH_A_LOOK_MS: i64 = 30_000;

/// A poisoned lock only means that another call panicked; the data behind ours is whole at every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|e| e.into_inner())
}

impl Core {
    /// A core over the vault in `dir`, locked; the vault need not exist yet.
    pub fn new(dir: &Path, options: CoreOptions, wiring: Wiring) -> Core {
        let started = (options.clock.now(), options.clock.steady_ms());
        Core {
            dir: dir.into(),
            options,
            wiring,
            opened: RwLock::new(None),
            touched: Mutex::new(BTreeSet::new()),
            working: Mutex::new(()),
            story: AtomicI64::new(REAL_TIME),
            started,
            kept_drift: AtomicI64::new(0),
        }
    }
    /// The vault's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
    /// The present moment.
    pub fn now(&self) -> Moment {
        match self.story.load(Ordering::SeqCst) {
            REAL_TIME => self.options.clock.now(),
            told => Moment(told),
        }
    }
    fn clock_drift(&self) -> i64 {
        if self.story.load(Ordering::SeqCst) != REAL_TIME {
            return 0;
        }
        let (wall, steady) = self.started;
        (self.options.clock.now().0 - wall.0) - (self.options.clock.steady_ms() - steady)
    }
    /// Lets the sample firm live through its invented past (V-18): commands take place at that moment until it is
    /// set to none. No command of a real firm reaches it.
    pub(crate) fn tell(&self, at: Option<Moment>) {
        self.story.store(at.map_or(REAL_TIME, |m| m.0), Ordering::SeqCst);
    }
    /// Options of the vault.
    pub fn vault_options(&self) -> &vault::Options {
        &self.options.vault
    }
    /// The command table.
    pub fn registry(&self) -> &Registry {
        &self.wiring.registry
    }
    /// Ok when the person asking may see what became of a record; tables nobody watches are open to all who read
    /// the journal.
    pub fn may_look_back(&self, r: &Reader<'_>, table: &str, id: &[u8]) -> Result<(), Fault> {
        let watch = self.wiring.watched.iter().find(|(t, _)| *t == table);
        watch.map_or(Ok(()), |(_, watch)| watch(r, id))
    }
    /// Every record.
    pub fn records(&self) -> &[(RecordKind, &'static str)] {
        &self.wiring.records
    }
    /// The open vault, or a `vault.locked` fault.
    pub fn opened(&self) -> Result<Arc<Opened>, Fault> {
        let opened = self.opened.read().unwrap_or_else(|e| e.into_inner());
        opened.clone().ok_or_else(|| Fault::new(FaultKind::Locked, "vault.locked"))
    }
    /// Who is signed in, or none.
    pub fn session(&self) -> Option<Session> {
        self.opened().ok().map(|o| lock(&o.session).clone())
    }

    /// Takes over a vault just opened or created and signs `login` in. `prepare` runs on the writer after the
    /// schema is up to date and before the person is looked up: the first start writes the firm there.
    pub fn sign_in(
        &self,
        vault: Vault,
        login: &str,
        prepare: impl FnOnce(&Connection, &Blobs) -> Result<(), Fault>,
    ) -> Result<Session, Fault> {
        let now = self.now();
        let blobs = Blobs::new(self.dir.join("blobs"), *vault.derive_key("blobs"));
        vault.write(|conn| {
            schema::upgrade(conn, now)?;
            let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
            prepare(&tx, &blobs)?;
            (self.wiring.catch_up)(&tx)?;
            tx.commit()?;
            Ok::<_, Fault>(())
        })?;
        let (session, place) = vault.read(|conn| {
            let session = (self.wiring.session)(conn, login)?
                .ok_or_else(|| Fault::new(FaultKind::Denied, "session.no_longer_active"))?;
            Ok::<_, Fault>((session, (self.wiring.place)(conn)?))
        })?;
        let opened = Opened {
            vault: Store::Whole(vault),
            blobs,
            session: Mutex::new(session.clone()),
            place: Mutex::new(place),
        };
        *self.opened.write().unwrap_or_else(|e| e.into_inner()) = Some(Arc::new(opened));
        self.run_jobs()?;
        Ok(session)
    }
    /// Takes over a vault opened to rescue what can be read, and signs `login` in. Nothing is written: no schema is
    /// brought up to date and no queued work done.
    pub fn sign_in_to_rescue(&self, rescue: Rescue, login: &str) -> Result<Session, Fault> {
        let vault = Store::Rescue(rescue);
        let blobs = Blobs::new(self.dir.join("blobs"), *vault.derive_key("blobs"));
        let session = vault
            .read(|conn| (self.wiring.session)(conn, login))
            .map_err(|f| {
                if f.kind == FaultKind::Damaged { Fault::new(f.kind, "vault.rescue_no_person") } else { f }
            })?
            .ok_or_else(|| Fault::new(FaultKind::Denied, "session.no_longer_active"))?;
        let unknown = (Device { id: DeviceId([0; 16]), letter: "?".into() }, Zone::default());
        let place = vault.read(|conn| (self.wiring.place)(conn)).unwrap_or(unknown);
        let opened = Opened { vault, blobs, session: Mutex::new(session.clone()), place: Mutex::new(place) };
        *self.opened.write().unwrap_or_else(|e| e.into_inner()) = Some(Arc::new(opened));
        Ok(session)
    }
    /// Whether the vault is open to rescue and not to work.
    pub fn is_rescue(&self) -> bool {
        self.opened().is_ok_and(|o| o.vault.rescue().is_some())
    }
    /// Locks: the keys are wiped when the last running call ends.
    pub fn lock(&self) {
        *self.opened.write().unwrap_or_else(|e| e.into_inner()) = None;
    }

    /// Calls a command as the person signed in, for who reads the answer in Rust.
    pub fn call(&self, name: &str, input: Value) -> Result<Answer, Fault> {
        let Answer { value, touched } = self.answer(name, input)?;
        Ok(Answer { value: serde_json::from_str(value.get()).map_err(Fault::bug)?, touched })
    }

    /// Calls a command as the person signed in; the answer is JSON to hand on.
    pub fn answer(&self, name: &str, input: Value) -> Result<Answer<Box<RawValue>>, Fault> {
        let ran = catch_unwind(AssertUnwindSafe(|| self.dispatch(name, input)));
        let result = ran.unwrap_or_else(|_| Err(Fault::bug(format!("panic in {name}"))));
        let touched = std::mem::take(&mut *lock(&self.touched)).into_iter().collect();
        match result {
            Ok(value) => Ok(Answer { value, touched }),
            Err(fault) => {
                self.keep_refusal(name, &fault);
                Err(fault)
            }
        }
    }

    fn dispatch(&self, name: &str, input: Value) -> Result<Box<RawValue>, Fault> {
        let command = self
            .wiring
            .registry
            .get(name)
            .ok_or_else(|| Fault::missing("command.unknown").arg("name", name))?;
        if let Runner::Open(run) = &command.runner {
            return run(self, input);
        }
        let session = lock(&self.opened()?.session).clone();
        self.call_as(&session, name, input)
    }

    /// Calls a command as a person, with that person's rights.
    pub(crate) fn call_as(
        &self,
        session: &Session,
        name: &str,
        input: Value,
    ) -> Result<Box<RawValue>, Fault> {
        let command = self
            .wiring
            .registry
            .get(name)
            .ok_or_else(|| Fault::missing("command.unknown").arg("name", name))?;
        if !session.may(command.need) {
            return Err(Fault::new(FaultKind::Denied, "command.denied")
                .arg("command", name)
                .arg("need", command.need));
        }
        match &command.runner {
            Runner::Open(run) => run(self, input),
            Runner::Query(run) => self.read_as(session, |r| run(r, input)),
            Runner::Change(run) => self.change_as(session, name, |c| run(c, input)),
            Runner::Task(run) => run(self, session, input),
        }
    }

    /// Reads as a person.
    pub fn read_as<T>(
        &self,
        session: &Session,
        f: impl FnOnce(&Reader<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let opened = self.opened()?;
        let (device, zone) = lock(&opened.place).clone();
        opened.vault.read(|conn| f(&self.reader(conn, session, zone, device, &opened.blobs)))
    }

    fn reader<'a>(
        &self,
        conn: &'a Connection,
        session: &'a Session,
        zone: Zone,
        device: Device,
        blobs: &'a Blobs,
    ) -> Reader<'a> {
        Reader { conn, session, now: self.now(), zone, device, blobs, clock_drift: self.clock_drift() }
    }

    /// Runs one transaction as a person, then the work it queued.
    pub fn change_as<T>(
        &self,
        session: &Session,
        command: &str,
        f: impl FnOnce(&mut Change<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let opened = self.opened()?;
        let (device, zone) = lock(&opened.place).clone();
        let (answer, tables, queued) = opened.vault.write(|conn| {
            let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
            let mut change = Change::begin(self.reader(&tx, session, zone, device, &opened.blobs), command);
            let drift = self.watch_clock(&mut change)?;
            let answer = f(&mut change)?;
            (self.wiring.index)(&tx, change.written())?;
            let tables = change.written().iter().map(|w| w.table.clone()).collect();
            tx.commit()?;
            if let Some(drift) = drift {
                self.kept_drift.store(drift, Ordering::SeqCst);
            }
            let queued = !jobs::open(conn)?.is_empty();
            Ok::<_, Fault>((answer, tables, queued))
        })?;
        self.note_touched(&tables)?;
        if queued {
            self.run_jobs()?;
        }
        Ok(answer)
    }

    /// Writes down that the clock was set since the last entry, if it was; answers the drift then written down.
    fn watch_clock(&self, change: &mut Change<'_>) -> Result<Option<i64>, Fault> {
        let (drift, kept) = (change.clock_drift(), self.kept_drift.load(Ordering::SeqCst));
        let is_moved = (drift - kept).abs() > DRIFT_WORTH_A_LOOK_MS;
        Ok((is_moved && (self.wiring.watch_clock)(change, kept)?).then_some(drift))
    }

    fn note_touched(&self, tables: &BTreeSet<String>) -> Result<(), Fault> {
        let mut touched = lock(&self.touched);
        for (kind, module) in &self.wiring.records {
            if tables.contains(kind.table) {
                touched.insert((*module).into());
            }
        }
        drop(touched);
        if tables.contains("person") || tables.contains("company") || tables.contains("device") {
            self.refresh_session()?;
        }
        Ok(())
    }

    /// Rights granted or taken away hold from the next call on.
    fn refresh_session(&self) -> Result<(), Fault> {
        let opened = self.opened()?;
        let login = lock(&opened.session).login.clone();
        let (session, place) = opened.vault.read(|conn| {
            Ok::<_, Fault>(((self.wiring.session)(conn, &login)?, (self.wiring.place)(conn)?))
        })?;
        *lock(&opened.place) = place;
        match session {
            Some(session) => *lock(&opened.session) = session,
            None => self.lock(),
        }
        Ok(())
    }

    /// Does queued work; a job that fails stays queued with its fault and is tried again at the next start.
    pub fn run_jobs(&self) -> Result<(), Fault> {
        let Ok(_working) = self.working.try_lock() else { return Ok(()) };
        let opened = self.opened()?;
        let session = lock(&opened.session).clone();
        let open = opened.vault.read(jobs::open)?;
        for job in open {
            let Some(handler) = self.wiring.registry.handler(&job.kind) else { continue };
            let ran = catch_unwind(AssertUnwindSafe(|| handler(self, &session, job.input)));
            let outcome = ran.unwrap_or_else(|_| Err(Fault::bug(format!("panic in job {}", job.kind))));
            opened.vault.write(|conn| match &outcome {
                Ok(()) => jobs::done(conn, job.rid),
                Err(fault) => jobs::failed(conn, job.rid, fault),
            })?;
        }
        Ok(())
    }

    /// Denied commands and refused signatures are kept (T-01, F-03). Keeping them must not hide the fault.
    fn keep_refusal(&self, command: &str, fault: &Fault) {
        let worth = fault.kind == FaultKind::Denied || fault.code.starts_with("signing.");
        let Some(session) = self.session().filter(|_| worth) else { return };
        let _ = self.change_as(&session, command, |c| {
            let refusal = Refusal {
                id: c.new_id(),
                command: command.into(),
                code: fault.code.clone(),
                person: session.person,
                at: c.now(),
            };
            c.create(&refusal)
        });
    }

    /// The right a command needs, for tests and for the window to show what is possible.
    pub fn need_of(&self, name: &str) -> Option<Need> {
        self.wiring.registry.get(name).map(|c| c.need)
    }
    /// A fresh id at the core's clock.
    pub fn fresh_id<K: ids::Id>(&self) -> K {
        K::from_bytes(ids::fresh(self.now().0))
    }
}

impl From<vault::VaultError> for Fault {
    fn from(e: vault::VaultError) -> Fault {
        use vault::VaultError as E;
        match e {
            E::Missing { .. } => Fault::missing("vault.missing"),
            E::AlreadyExists { .. } => Fault::refused("vault.already_exists"),
            E::WrongPassword => Fault::new(FaultKind::Denied, "vault.wrong_password"),
            // The same answer for an unknown user: the lock screen does not tell who works here.
            E::UnknownUser => Fault::new(FaultKind::Denied, "vault.wrong_password"),
            E::WrongRecoveryCode => Fault::new(FaultKind::Denied, "vault.wrong_recovery_code"),
            E::MistypedRecoveryCode => Fault::invalid("vault.mistyped_recovery_code"),
            E::LastUser => Fault::refused("vault.last_user"),
            E::Unfit { what } => Fault::invalid("vault.unfit").field(what, "unfit"),
            E::Cancelled => Fault::refused("task.stopped"),
            E::UnfinishedTransaction => Fault::bug("a transaction was left open"),
            E::Unsealable => Fault::new(FaultKind::Damaged, "vault.unsealable"),
            E::Crypto(what) => Fault::bug(what),
            E::Truncated { .. } => Fault::new(FaultKind::Damaged, "vault.truncated"),
            E::SlotEdited { .. } => Fault::new(FaultKind::Damaged, "vault.slot_edited"),
            E::NotADatabase => Fault::new(FaultKind::Damaged, "vault.not_a_database"),
            E::NewerSchema { found, known } => {
                Fault::new(FaultKind::Locked, "vault.newer_schema").arg("found", found).arg("known", known)
            }
            E::Busy => Fault::new(FaultKind::Locked, "vault.busy"),
            E::OpenedToRescue => Fault::new(FaultKind::Locked, "vault.rescue_only"),
            E::DiskFull => Fault::new(FaultKind::Outside, "disk.full"),
            E::ReadOnlyFolder => Fault::new(FaultKind::Outside, "vault.read_only"),
            E::Io(e) => Fault::outside("vault.io", &e),
            E::Sql(e) => Fault::from(e),
            _ => Fault::new(FaultKind::Damaged, "vault.damaged"),
        }
    }
}
