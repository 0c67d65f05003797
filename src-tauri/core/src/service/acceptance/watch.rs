//! The past of a round is for those who see its visit: it holds names, telephones and handwriting (T-07).

use super::record::{AcceptanceIssue, AcceptanceRound, AcceptanceTransition, RoundId, Signature};
use super::stage_record::{AcceptanceStage, CustomerCopy, CustomerCopyId, ProjectDocument};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::record::Record;
use crate::service::tickets::{OfTicket, TicketId};
use crate::service::visits::{self, Visit};

/// A record of a round.
pub trait OfRound: Record {
    /// Which round.
    fn of_round(&self) -> RoundId;
}
impl OfRound for AcceptanceRound {
    fn of_round(&self) -> RoundId {
        self.id
    }
}
macro_rules! of_round {
    ($($line:ty),*) => {$(impl OfRound for $line {
        fn of_round(&self) -> RoundId {
            self.round
        }
    })*};
}
of_round!(AcceptanceIssue, AcceptanceTransition, Signature);

impl OfTicket for AcceptanceStage {
    fn of_ticket(&self) -> TicketId {
        self.ticket
    }
}
impl OfTicket for ProjectDocument {
    fn of_ticket(&self) -> TicketId {
        self.ticket
    }
}

/// Ok when the person asking sees the round whose signed paper was handed out.
pub fn watch_copy(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<CustomerCopy>(CustomerCopyId(id))? {
        Some(copy) => watch::<Signature>(r, &copy.signature.bytes()),
        None => Ok(()),
    }
}

/// Ok when the person asking sees the round's visit.
pub fn watch<R: OfRound>(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<R>(R::Key::from_bytes(id))? {
        Some(record) => {
            let round = r.need::<AcceptanceRound>(record.of_round())?;
            visits::watch::<Visit>(r, &round.visit.bytes())
        }
        None => Ok(()),
    }
}
