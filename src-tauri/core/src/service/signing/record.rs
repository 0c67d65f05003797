//! The values a signature is made of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules;
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerKind;
use crate::platform::text::{Language, Text};

crate::choice! {
    /// What the signer is to the customer; anyone but himself needs a reason (F-07).
    pub enum Relation {
        Myself = "self",
        Employee = "employee",
        Family = "family",
        Other = "other",
    }
}

crate::choice! {
    /// How it was signed (F-04); the codes of `acceptance.methods`.
    pub enum SignMethod {
        Handwriting = "handwriting",
        /// The customer's company seal, photographed or scanned from a sheet (V-09).
        CompanySeal = "company_seal",
        /// On a printed sheet that was scanned or photographed (F-12).
        PaperScan = "paper_scan",
    }
}

/// Handwriting as data: strokes of points in the pad's own units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InkData {
    pub width: i32,
    pub height: i32,
    /// `mouse`, `touch` or `pen`.
    pub input: String,
    pub strokes: Vec<Vec<InkPoint>>,
}

/// One point: place, milliseconds since the first point, pressure 0 to 1000 (0 where the pad does not tell).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InkPoint {
    pub x: i32,
    pub y: i32,
    pub t: i32,
    pub p: i32,
}

/// Who signed on the sheet and when, keyed in from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OnSheet {
    pub signer_name: String,
    #[serde(default)]
    pub signer_role: String,
    pub signer_phone: String,
    pub relation: Relation,
    #[serde(default)]
    pub proxy_reason: String,
    #[serde(default)]
    pub place: String,
    pub signed_at: Moment,
}

impl OnSheet {
    /// Who it was.
    pub fn signer(&self) -> Signer {
        Signer {
            name: self.signer_name.trim().into(),
            role: self.signer_role.trim().into(),
            phone: self.signer_phone.trim().into(),
            relation: self.relation,
            proxy_reason: self.proxy_reason.trim().into(),
            place: self.place.trim().into(),
        }
    }
}

/// A sheet that came back, exactly as it was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperScan {
    pub blob: BlobHash,
    pub mime: String,
    /// From 1, as printed in its code; 0 where a person matched it.
    pub page: i64,
    pub pages: i64,
    pub print: i64,
    /// Where it stands in the file that was scanned, from 1.
    pub file_page: i64,
    pub at: Moment,
    pub by: PersonId,
    /// A person matched it, not its code.
    pub by_hand: bool,
}

/// Who signs, as he says himself.
#[derive(Debug, Clone)]
pub struct Signer {
    pub name: String,
    pub role: String,
    pub phone: String,
    pub relation: Relation,
    pub proxy_reason: String,
    pub place: String,
}

/// What stands in the box of who signs for another; empty where he signs for himself (F-07).
pub fn proxy_words(language: Language, relation: Relation, reason: &str) -> String {
    if reason.trim().is_empty() {
        return String::new();
    }
    let text = Text::of(language);
    let relation = text.say(&format!("acceptance-relation-{relation}"));
    text.get("acceptance-paper-proxy", &[("relation", relation.into()), ("reason", reason.trim().into())])
}

/// Who was signed in when the customer signed, and answers for it by the seal of the file (F-11); empty where the
/// evidence does not say.
pub fn conducted_by(evidence: &str) -> Result<String, Fault> {
    let facts: serde_json::Value = serde_json::from_str(evidence).map_err(Fault::bug)?;
    Ok(facts["conducted_by"].as_str().unwrap_or_default().to_string())
}

impl Signer {
    /// Name and phone, and a reason where he signs for another (F-04, F-07).
    pub fn check(&self, customer: CustomerKind) -> Result<(), Fault> {
        rules::check_signer(customer, &self.name, &self.phone, self.relation, &self.proxy_reason)
    }
}
