//! The values a signature is made of.

pub use crate::service::acceptance::{InkData, InkPoint, Relation, SignMethod};
