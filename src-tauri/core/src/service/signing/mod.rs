//! What every signature obeys, whatever paper it stands on: who may sign, what counts as handwriting, and what the
//! device vouches for. Acceptance reports and numbered papers both sign through here.
//!
//! What always holds: nothing that attests service is signed before the service is done (F-03); the same strokes and
//! the same picture of a seal never sign twice, on whatever paper (F-07); each signature names the one before it on
//! this device, so that none can be taken out unseen.

pub mod code;
pub mod copies;
mod evidence;
mod given;
mod record;
pub mod rules;
pub mod sheets;

pub use evidence::{Mark, Vouched, attached, check_unused, paper_ink, vouch};
pub use given::{Given, SealPicture, methods, with_mark};
pub use record::{
    InkData, InkPoint, OnSheet, PaperScan, Relation, SignMethod, Signer, conducted_by, proxy_words,
};
