//! `assets/sample/gen.json`: who is there and what happened, as data. Moments are relative to the day it is opened.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::kernel::fault::Fault;

/// The whole firm.
#[derive(Deserialize)]
pub struct SampleFirm {
    pub firm: Letterhead,
    pub people: Vec<Somebody>,
    pub customers: Vec<SampleCustomer>,
    pub items: Vec<Item>,
    /// Customers entered a second time.
    pub doubles: Vec<Double>,
    /// What a technician finds and does, by name.
    pub cases: BTreeMap<String, Case>,
    pub stories: Vec<Story>,
    /// Inputs of `parts.save`.
    pub parts: Vec<serde_json::Value>,
    /// Inputs of `price_list.save`.
    pub prices: Vec<serde_json::Value>,
    /// Inputs of `lists.save`.
    pub lists: Vec<serde_json::Value>,
    /// Inputs of `templates.save`.
    pub templates: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
pub struct Letterhead {
    pub name: String,
    pub address: String,
    pub phone: String,
}

#[derive(Deserialize)]
pub struct Somebody {
    pub login: String,
    pub name: String,
    pub phone: String,
    pub roles: Vec<String>,
}

#[derive(Deserialize)]
pub struct SampleCustomer {
    pub name: String,
    pub kind: String,
    pub grade: String,
    pub region: String,
    pub phone: String,
    pub phone2: Option<String>,
    pub address: String,
    pub note: String,
    /// Login of who is responsible.
    pub owner: Option<String>,
    pub birthday: Option<String>,
    pub contacts: Vec<SampleContact>,
    /// Days before today.
    pub opened: i64,
}

#[derive(Deserialize)]
pub struct SampleContact {
    pub name: String,
    pub post: String,
}

/// A customer entered a second time under another name.
#[derive(Deserialize)]
pub struct Double {
    /// Place in the list of customers.
    pub of: usize,
    pub name: String,
    pub note: String,
    /// Somebody noticed, and it is one file again.
    pub merged: bool,
}

#[derive(Deserialize)]
pub struct Item {
    /// Place in the list of customers.
    pub customer: usize,
    pub name: String,
    pub model: String,
    pub serial: String,
    /// Months ago; none when nobody knows.
    #[serde(default)]
    pub version: String,
    /// Number of its service contract.
    #[serde(default)]
    pub contract: String,
    pub bought_months: Option<i64>,
    pub warranty_months: Option<i64>,
}

#[derive(Deserialize)]
pub struct Case {
    pub found: String,
    pub code: Option<String>,
    pub cause: String,
    pub resp: Option<String>,
    pub done: String,
    pub guide: String,
    pub parts: Vec<CasePart>,
    pub tests: Vec<CaseTest>,
    /// Set at commissioning, as `visits.save` takes them.
    #[serde(default)]
    pub parameters: Vec<serde_json::Value>,
    pub fees: Vec<CaseFee>,
}

#[derive(Deserialize)]
pub struct CasePart {
    pub name: String,
    pub number: String,
    pub price: i64,
    pub quantity: Option<i64>,
}

#[derive(Deserialize)]
pub struct CaseTest {
    pub item: String,
    pub value: String,
    pub limit: String,
}

#[derive(Deserialize)]
pub struct CaseFee {
    pub kind: String,
    pub label: String,
    pub amount: i64,
}

/// A moment told relative to the day the firm is opened.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
pub enum When {
    /// Days from today, at a time of the firm's clock.
    Day { day: i64, time: String },
    /// Minutes ago.
    Ago { ago: i64 },
    /// Minutes from now.
    In {
        #[serde(rename = "in")]
        minutes: i64,
    },
    /// Later today, at the close of business where that is still ahead.
    Today {
        #[serde(rename = "today")]
        _today: bool,
    },
}

/// One request from the call to where it stands today.
#[derive(Deserialize)]
pub struct Story {
    pub customer: usize,
    pub serial: String,
    pub start: When,
    pub text: String,
    /// The state it has come to, or `answered`; of a suggestion also `routed` or `decided`.
    pub until: String,
    pub channel: String,
    #[serde(rename = "type")]
    pub service_type: String,
    pub problem: Option<String>,
    pub severity: Option<String>,
    #[serde(default)]
    pub nature: String,
    pub charge: Option<Charge>,
    pub urgent: Option<String>,
    pub promise: Option<When>,
    #[serde(default)]
    pub clarify: bool,
    pub hold: Option<String>,
    pub answer: Option<String>,
    /// The department a suggestion goes to.
    #[serde(default)]
    pub department: String,
    pub cancel: Option<Cancelled>,
    pub visit: Option<Trip>,
    /// The customer's words when rejecting.
    pub reject: Option<Vec<String>>,
    pub unsigned: Option<Unsigned>,
    /// The visit after a rejection.
    pub again: Option<Trip>,
    /// Accepted in stages; the first is signed on the visit, the others at their moments.
    #[serde(default)]
    pub stages: Vec<SampleStage>,
    /// Documents of a project, by their kind; what is not named is waived.
    pub documents: Option<Vec<String>>,
    /// What the signed report got wrong.
    pub correction: Option<String>,
}

/// A stage of acceptance.
#[derive(Deserialize)]
pub struct SampleStage {
    pub kind: String,
    /// When it is signed; the first on the visit.
    pub at: Option<When>,
    /// A trial runs from its own moment back to this one.
    pub from: Option<When>,
    #[serde(default)]
    pub test_plan: String,
}

#[derive(Deserialize)]
pub struct Charge {
    pub class: String,
    pub reason: String,
}

#[derive(Deserialize)]
pub struct Cancelled {
    pub by: String,
    pub reason: String,
}

/// One visit.
#[derive(Deserialize)]
pub struct Trip {
    /// Logins; the first leads.
    pub crew: Vec<String>,
    pub at: When,
    pub case: String,
    /// The state it has come to; filed when the ticket went on.
    pub until: Option<String>,
    /// Place in the customer's contacts; the customer signs in person when none.
    pub signer: Option<usize>,
    pub opinion: Option<String>,
    pub score: Option<i64>,
    pub survey: Option<String>,
    pub abort: Option<Aborted>,
    pub cancel: Option<String>,
    /// A question to the office, not answered yet.
    pub ask: Option<Asked>,
    /// What goes to the workshop; then nothing is signed for acceptance.
    pub taken: Option<Taken>,
    /// Numbered papers taken along.
    #[serde(default)]
    pub papers: Vec<SamplePaper>,
}

/// A numbered paper of a visit.
#[derive(Deserialize)]
pub struct SamplePaper {
    pub kind: String,
    /// `issued`, `presented`, `signed`, `printed`, `by_hand` or `voided`.
    pub until: String,
    /// What is written on it.
    #[serde(default)]
    pub form: serde_json::Value,
    /// Why it is voided.
    #[serde(default)]
    pub reason: String,
}

#[derive(Deserialize)]
pub struct Asked {
    pub problem: String,
    pub view: String,
    pub demand: String,
}

#[derive(Deserialize)]
pub struct Taken {
    pub name: String,
    pub accessories: String,
    pub condition: String,
    pub reason: String,
    /// Where it stands at the base.
    pub place: String,
    /// What its signed receipt got wrong; empty where nothing.
    #[serde(default)]
    pub correction: String,
}

#[derive(Deserialize)]
pub struct Aborted {
    pub kind: String,
    pub reason: String,
    pub next: When,
}

#[derive(Deserialize)]
pub struct Unsigned {
    pub kind: String,
    pub reason: String,
    pub witness: String,
    pub evidence: String,
    /// `photo` has a picture attached to the visit.
    pub proof: String,
    #[serde(default)]
    pub reminders: Vec<Reminder>,
}

#[derive(Deserialize)]
pub struct Reminder {
    pub means: String,
    pub note: String,
}

/// The firm as delivered.
pub fn delivered() -> Result<SampleFirm, Fault> {
    serde_json::from_str(include_str!("../../../../assets/sample/gen.json")).map_err(Fault::bug)
}
