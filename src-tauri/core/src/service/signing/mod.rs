//! What every signature obeys, whatever paper it stands on: who may sign, what counts as handwriting, and what the
//! device vouches for. Acceptance reports and numbered papers both sign through here.
//!
//! What always holds: nothing that attests service is signed before the service is done (F-03); the same strokes never
//! sign twice, on whatever paper (F-07); each signature names the one before it on this device, so that none can be
//! taken out unseen.

mod evidence;
mod record;
pub mod rules;

pub use evidence::{Vouched, attached, check_unused, paper_ink, vouch};
pub use record::{InkData, InkPoint, Relation, SignMethod};
