//! Is this report what it says it is? For customers: no vault, no network, no installation. What an answer is worth
//! stands in `docs/manual/*/checking.md`; how it is found, in the README of the library `seal`.

mod answer;
mod judge;
mod order;
mod report;
mod show;
mod text;

pub use answer::{Answer, Judgement, Order, Paper, Signer};
pub use judge::{Given, judge, not_proved};
pub use order::order;
pub use report::{paper, signers};
pub use show::{sequences, show};
pub use text::{Language, Text};
