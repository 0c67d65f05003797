//! What is written and what is typed, brought together: text to search tokens, and names to pinyin keys.
//!
//! Domain-free and pure. What always holds:
//! - **Folding is by character**: a piece of a text, folded, is a piece of the folded text. So a search in folded text
//!   finds exactly what a reader would call the same words: full and half width, upper and lower case, traditional and
//!   simplified.
//! - **The index never loses a text**: every text that contains the words typed has every token of their expression
//!   ([`Query::expression`]). What has the tokens may still not contain the words; [`Query::matches`] decides.
//! - **No token is more than three characters** and none holds a quote or a space, so an expression needs no escaping.

mod fold;
mod grams;
mod marks;
mod query;
mod readings;
mod spelling;

pub use fold::fold;
pub use grams::tokens;
pub use marks::{Mark, Spelled};
pub use query::Query;
pub use spelling::{Named, Typed, keys};
