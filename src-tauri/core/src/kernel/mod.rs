//! What every module stands on: ids, time, money, records, faults, reading and changing, the command
//! table, sessions, numbers, blobs, jobs and the schema. Nothing here knows a business word.

pub mod blobs;
pub mod change;
pub mod clock;
pub mod core;
pub mod fault;
pub mod ids;
pub mod jobs;
pub mod listed;
pub mod money;
pub mod needs;
pub mod numbering;
pub mod pieces;
pub mod reader;
pub mod record;
pub mod registry;
pub mod schema;
pub mod session;
pub mod store;
pub mod time;
pub mod wire;

pub use self::blobs::BlobHash;
pub use self::change::Change;
pub use self::clock::{Clock, SystemClock};
pub use self::core::{Answer, Core, CoreOptions, Wiring};
pub use self::fault::{Fault, FaultKind, FieldFault};
pub use self::money::Money;
pub use self::needs::{Need, Scope};
pub use self::reader::{Page, Reader};
pub use self::record::{Column, Json, Merge, Record, RecordKind};
pub use self::registry::{Kind, Registry};
pub use self::session::Session;
pub use self::time::{Day, Moment, Zone};
