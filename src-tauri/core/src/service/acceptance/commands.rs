//! The commands of acceptance.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::addendum::{self, Amend};
use super::copies::{self, CopyGiven};
use super::presenting::Showing;
use super::record::{
    AcceptanceIssue, AcceptanceMode, AcceptanceRound, Fate, IssueId, ProofKind, RoundId, SignatureId,
    UnsignedKind,
};
use super::rules::Proof;
use super::sheets::{self, KeyInRound};
use super::signing::Signing;
use super::stage_record::{AcceptanceStage, ProjectDocument, StageId};
use super::views::{RoundView, rounds, view};
use super::{
    deciding, presenting, project, sealing, sheet_preview, sheet_print, signing, stages, unsigned_file,
};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::platform::documents::{device_key, digest};
use crate::platform::text::Language;
use crate::service::attachments::AttachmentId;
use crate::service::signing::copies::{self as signing_copies, CopyPreviewed, CopyPrinted};
use crate::service::signing::rules::signs_in_own_right;
use crate::service::signing::{
    Given, InkData, Relation, SealPicture, SignMethod, Signer, methods as signing_methods,
};
use crate::service::tickets::{self, Ticket, TicketId};
use crate::service::visits::{self, VisitId};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("acceptance.rounds", Need::VisitRead, list);
    r.change("acceptance.notify", Need::AcceptanceNotify, notify);
    r.change("acceptance.present", Need::AcceptancePresent, present);
    r.query("acceptance.pages", Need::AcceptancePresent, pages);
    r.task("acceptance.sign", Need::AcceptanceSign, sign);
    r.task("acceptance.print_sheet", Need::DocumentPrint, sheet_print::print);
    r.query("acceptance.preview_sheets", Need::DocumentPrint, sheet_preview::preview);
    r.task("acceptance.print_sheets", Need::DocumentPrint, sheet_print::print_many);
    r.query("acceptance.sheets_out", Need::DocumentPrint, sheets::out);
    r.task("acceptance.key_in", Need::DocumentPrint, key_in);
    r.change("acceptance.reject", Need::AcceptancePresent, reject);
    r.change("acceptance.treat_issue", Need::AcceptancePresent, treat).undoable();
    r.change("acceptance.unsigned", Need::AcceptancePresent, unsigned);
    r.change("acceptance.remind", Need::AcceptanceNotify, remind);
    r.change("acceptance.close_unsigned", Need::AcceptanceUnsigned, close_unsigned);
    r.query("acceptance.stages", Need::VisitRead, stages_of);
    r.change("acceptance.plan_stages", Need::AcceptanceNotify, stages::plan);
    r.change("acceptance.save_stage", Need::AcceptanceNotify, stages::save);
    r.change("acceptance.notify_stage", Need::AcceptanceNotify, stages::notify);
    r.query("acceptance.documents", Need::VisitRead, documents_of);
    r.change("acceptance.open_documents", Need::AcceptanceNotify, project::open);
    r.change("acceptance.save_document", Need::AcceptanceNotify, project::save);
    r.change("acceptance.amend", Need::AcceptancePresent, amend);
    r.query("acceptance.preview_copy", Need::DocumentPrint, preview_copy);
    r.task("acceptance.print_copy", Need::DocumentPrint, print_copy);
    r.change("acceptance.give_copy", Need::AcceptancePresent, give_copy);
    r.job(sealing::JOB, sealing::run);
    r.job(unsigned_file::JOB, unsigned_file::run);
}

/// A technician acts on visits he is on; others on all (T.1).
fn check_mine(r: &Reader<'_>, need: Need, visit: VisitId) -> Result<(), Fault> {
    visits::within_reach(r, &visits::get(r, visit)?, need)
}

/// Of those who went, the lead presents the report (E-29); who has no visits of his own presents for the firm.
fn check_lead(r: &Reader<'_>, visit: VisitId) -> Result<(), Fault> {
    let goes_himself = r.who().scope(Need::AcceptancePresent) != Some(Scope::All);
    if goes_himself && visits::get(r, visit)?.lead != r.who().person {
        return Err(Fault::new(FaultKind::Denied, "visit.guard.lead_only"));
    }
    Ok(())
}

/// Whose rounds.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundsWanted {
    pub ticket: TicketId,
}

fn list(r: &Reader<'_>, input: RoundsWanted) -> Result<Vec<RoundView>, Fault> {
    let found = rounds(r, input.ticket)?;
    found.first().map_or(Ok(()), |round| check_mine(r, Need::VisitRead, round.visit))?;
    Ok(found)
}

fn stages_of(r: &Reader<'_>, input: RoundsWanted) -> Result<Vec<AcceptanceStage>, Fault> {
    tickets::may_see(r, &r.need::<Ticket>(input.ticket)?)?;
    stages::of_ticket(r, input.ticket)
}

fn documents_of(r: &Reader<'_>, input: RoundsWanted) -> Result<Vec<ProjectDocument>, Fault> {
    tickets::may_see(r, &r.need::<Ticket>(input.ticket)?)?;
    project::of_ticket(r, input.ticket)
}

fn amend(c: &mut Change<'_>, input: Amend) -> Result<RoundId, Fault> {
    let round = c.need::<AcceptanceRound>(input.round)?;
    check_mine(c, Need::AcceptancePresent, round.visit)?;
    addendum::open(c, input)
}

fn preview_copy(r: &Reader<'_>, input: RoundWanted) -> Result<CopyPreviewed, Fault> {
    check_mine(r, Need::DocumentPrint, r.need::<AcceptanceRound>(input.round)?.visit)?;
    Ok(copies::copied(r, input.round)?.previewed())
}

fn print_copy(core: &Core, session: &Session, input: RoundWanted) -> Result<CopyPrinted, Fault> {
    signing_copies::print(core, session, |r| {
        check_mine(r, Need::DocumentPrint, r.need::<AcceptanceRound>(input.round)?.visit)?;
        copies::copied(r, input.round)
    })
}

fn give_copy(c: &mut Change<'_>, input: CopyGiven) -> Result<(), Fault> {
    let round = c.need::<AcceptanceRound>(input.round)?;
    check_mine(c, Need::AcceptancePresent, round.visit)?;
    copies::give(c, input)
}

/// How and whom we told that the work is done.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub round: RoundId,
    /// Phone, in person …
    pub means: String,
    pub person: String,
}

fn notify(c: &mut Change<'_>, input: Notice) -> Result<(), Fault> {
    presenting::notify(c, input.round, &input.means, &input.person).map(|_| ())
}

/// Shows the work of a visit. On site the notice is given in person, in the same breath.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Present {
    pub visit: VisitId,
    /// F-02: mandatory; none is refused by name.
    pub mode: Option<AcceptanceMode>,
    /// The stage meant, where there are stages; another than the one whose turn it is is refused (F-16).
    #[serde(default)]
    pub stage: Option<StageId>,
    /// `zh-CN` or `en`: the customer's language (V-13).
    #[serde(default)]
    pub language: Language,
    /// The person told, where no notice was given before.
    #[serde(default)]
    pub notified_person: Option<String>,
    #[serde(default)]
    pub notified_means: Option<String>,
}

/// The frozen pages, ready to be read and signed.
#[derive(Serialize, TS)]
pub struct Presented {
    pub round: RoundView,
    /// What a signature will be bound to.
    pub content_digest: String,
    /// The words the signer agrees to.
    pub declaration: String,
    /// Who signs in the customer's own right and is asked for no reason (F-07).
    pub in_own_right: Vec<Relation>,
    /// How the firm lets its customers sign (U-50).
    pub methods: Vec<SignMethod>,
    /// The very pages that will be sealed, as SVG.
    pub pages: Vec<String>,
}

fn present(c: &mut Change<'_>, input: Present) -> Result<Presented, Fault> {
    check_mine(c, Need::AcceptancePresent, input.visit)?;
    check_lead(c, input.visit)?;
    let Some(mode) = input.mode else {
        return Err(Fault::invalid("input.incomplete").field("mode", "required"));
    };
    let how = Showing {
        mode,
        language: input.language,
        stage: input.stage,
        person: input.notified_person,
        means: input.notified_means,
    };
    let shown = presenting::show(c, input.visit, how)?;
    presented(c, shown)
}

fn presented(r: &Reader<'_>, round: AcceptanceRound) -> Result<Presented, Fault> {
    let content = presenting::content_now(r, &round)?;
    let content_digest = digest(&content)?;
    let laid = presenting::pages(r, &content, &presenting::around(&content_digest))?;
    let customer = signing::customer_kind(r, &round)?;
    let own = |relation: &Relation| signs_in_own_right(customer, *relation);
    let in_own_right = Relation::ALL.iter().copied().filter(own).collect();
    Ok(Presented {
        pages: (0..laid.count()).map(|page| laid.svg(page)).collect(),
        declaration: content.declaration,
        content_digest,
        in_own_right,
        methods: signing_methods(r)?,
        round: view(r, round)?,
    })
}

/// Which round.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundWanted {
    pub round: RoundId,
}

fn pages(r: &Reader<'_>, input: RoundWanted) -> Result<Presented, Fault> {
    let round = r.need::<AcceptanceRound>(input.round)?;
    check_mine(r, Need::AcceptancePresent, round.visit)?;
    if round.state != super::RoundState::Presented {
        return Err(Fault::refused("signing.not_presented"));
    }
    presented(r, round)
}

/// The signature as it comes from the live pad, or the picture of a company seal in its place.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Sign {
    pub round: RoundId,
    /// From `acceptance.present`: what the signer saw.
    pub content_digest: String,
    pub signer_name: String,
    #[serde(default)]
    pub signer_role: String,
    pub signer_phone: String,
    pub relation: Relation,
    #[serde(default)]
    pub proxy_reason: String,
    #[serde(default)]
    pub ink: Option<InkData>,
    #[serde(default)]
    pub seal: Option<SealPicture>,
    pub started_at: Moment,
    #[serde(default)]
    pub place: String,
}

/// A signature saved; the sealed file follows.
#[derive(Serialize, TS)]
pub struct Signed {
    pub signature: SignatureId,
    pub round: RoundView,
}

fn sign(core: &Core, session: &Session, input: Sign) -> Result<Signed, Fault> {
    let (visit, firm) = core.read_as(session, |r| {
        let round = r.need::<AcceptanceRound>(input.round)?;
        check_mine(r, Need::AcceptanceSign, round.visit)?;
        Ok((round.visit, people::company(r)?.name))
    })?;
    let key = device_key(core, session, &firm)?;
    let round = input.round;
    let signature = core.change_as(session, "acceptance.sign", |c| {
        check_mine(c, Need::AcceptanceSign, visit)?;
        let signing = Signing {
            round: input.round,
            content_digest: input.content_digest,
            signer: Signer {
                name: input.signer_name,
                role: input.signer_role,
                phone: input.signer_phone,
                relation: input.relation,
                proxy_reason: input.proxy_reason,
                place: input.place,
            },
            given: Given::take(c, input.ink, input.seal)?,
            started_at: input.started_at,
        };
        signing::sign(c, signing, &key)
    })?;
    // The job has run by now, or stands queued with its fault: the signature is a fact either way.
    core.read_as(session, |r| Ok(Signed { signature, round: view(r, r.need::<AcceptanceRound>(round)?)? }))
}

fn key_in(core: &Core, session: &Session, input: KeyInRound) -> Result<RoundView, Fault> {
    let id = input.round;
    let firm = core.read_as(session, |r| {
        check_mine(r, Need::DocumentPrint, r.need::<AcceptanceRound>(id)?.visit)?;
        Ok(people::company(r)?.name)
    })?;
    let key = device_key(core, session, &firm)?;
    core.change_as(session, "acceptance.key_in", |c| sheets::key_in(c, input, &key))?;
    core.read_as(session, |r| view(r, r.need::<AcceptanceRound>(id)?))
}

/// What the customer found wanting.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reject {
    pub round: RoundId,
    /// In the customer's words, at least one (F-08).
    pub issues: Vec<String>,
}

fn reject(c: &mut Change<'_>, input: Reject) -> Result<(), Fault> {
    let round = c.need::<AcceptanceRound>(input.round)?;
    check_mine(c, Need::AcceptancePresent, round.visit)?;
    deciding::reject(c, input.round, &input.issues)
}

/// What became of an issue.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TreatIssue {
    pub issue: IssueId,
    pub fate: Fate,
    pub note: String,
}

fn treat(c: &mut Change<'_>, input: TreatIssue) -> Result<(), Fault> {
    let issue = c.need::<AcceptanceIssue>(input.issue)?;
    check_mine(c, Need::AcceptancePresent, c.need::<AcceptanceRound>(issue.round)?.visit)?;
    deciding::treat(c, input.issue, input.fate, &input.note)
}

/// Why there is no signature, with proof (F-13).
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Unsigned {
    pub round: RoundId,
    pub kind: UnsignedKind,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub witness: String,
    /// What the proof says; of a call, the number and the times.
    #[serde(default)]
    pub evidence: String,
    #[serde(default)]
    pub proof: Option<ProofKind>,
    /// Where the proof is a file: an attachment of the visit or its ticket.
    #[serde(default)]
    pub proof_file: Option<AttachmentId>,
}

fn unsigned(c: &mut Change<'_>, input: Unsigned) -> Result<(), Fault> {
    let round = c.need::<AcceptanceRound>(input.round)?;
    check_mine(c, Need::AcceptancePresent, round.visit)?;
    let proof = Proof {
        reason: input.reason,
        witness: input.witness,
        kind: input.proof,
        evidence: input.evidence,
        file: input.proof_file,
    };
    deciding::leave_unsigned(c, input.round, input.kind, &proof)
}

/// A reminder to sign.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Remind {
    pub round: RoundId,
    pub means: String,
    #[serde(default)]
    pub note: String,
}

fn remind(c: &mut Change<'_>, input: Remind) -> Result<(), Fault> {
    deciding::remind(c, input.round, &input.means, &input.note)
}

fn close_unsigned(c: &mut Change<'_>, input: RoundWanted) -> Result<(), Fault> {
    deciding::close_unsigned(c, input.round)
}
