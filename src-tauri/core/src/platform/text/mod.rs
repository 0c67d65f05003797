//! Words. The core answers codes; sentences and labels live in `assets/locales/<language>/<module>.ftl` only, and are
//! read here for the command line and the papers, and by the window on its own. Always holds: both languages have
//! the same messages with the same arguments.

mod catalogue;
mod fault;

pub use catalogue::{Arg, Language, Text};
pub use fault::{FaultWords, fault_words, field_fault_words};

#[cfg(test)]
mod tests;
