//! The core of Aftercare: no window, no Tauri, no async. Everything it does is a row of the command table.

pub mod insight;
pub mod kernel;
pub mod master;
pub mod modules;
pub mod platform;
pub mod sample;
pub mod service;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use kernel::{Answer, Core, CoreOptions, Fault, FaultKind};
pub use modules::open;
