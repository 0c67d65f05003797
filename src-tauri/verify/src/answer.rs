//! The answer about one file, as it is printed in JSON. These names are a promise to scripts: they only grow.

use serde::Serialize;

/// The verdict in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Unaltered, and sealed by a firm whose root certificate was given.
    Intact,
    Altered,
    NotOurs,
    SignedAfterRevocation,
    /// Unaltered, but no root certificate was given: anybody can have sealed it under this name.
    Unproven,
}

impl Judgement {
    /// The code in JSON and in the texts.
    pub fn code(self) -> &'static str {
        match self {
            Judgement::Intact => "intact",
            Judgement::Altered => "altered",
            Judgement::NotOurs => "not_ours",
            Judgement::SignedAfterRevocation => "signed_after_revocation",
            Judgement::Unproven => "unproven",
        }
    }

    /// 0 only for what a known firm sealed and stands for.
    pub fn exit_code(self) -> u8 {
        match self {
            Judgement::Intact => 0,
            Judgement::Altered => 1,
            Judgement::NotOurs | Judgement::Unproven => 2,
            Judgement::SignedAfterRevocation => 3,
        }
    }
}

/// What is known about one file. Fields are absent where nothing is known.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    pub file: String,
    pub judgement: Judgement,
    /// Codes of what was altered, why it is not ours, or why it counts as signed too late.
    pub findings: Vec<&'static str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub claims: Option<Claims>,
    /// Who is said to have sealed it; of a firm nobody here knows, only this much is told.
    pub firm: Option<String>,
    /// SHA-256 of the firm's root certificate, to be compared with the firm.
    pub root_fingerprint: Option<String>,
    /// A certificate file beside the PDF with that fingerprint. Whoever sent the one could have sent the other, so it
    /// is only pointed at.
    pub root_beside: Option<String>,
    /// Codes of what all this does not prove.
    pub not_proved: Vec<&'static str>,
}

/// What an unaltered file says.
#[derive(Debug, Clone, Serialize)]
pub struct Claims {
    pub device: Device,
    /// By the device's clock, with its offset from UTC.
    pub claimed_at: String,
    pub claimed_at_ms: i64,
    pub reason: String,
    pub place: String,
    pub pages: usize,
    /// What was signed, from the attached report.
    pub paper: Option<Paper>,
    pub signers: Vec<Signer>,
    pub timestamp: Option<Timestamp>,
    pub device_list: Option<ListSeen>,
    pub revoked: Option<RevokedSeen>,
    pub file_sha256: String,
    pub sealed_sha256: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Device {
    pub name: String,
    pub id: String,
    pub certificate_serial: String,
}

/// Empty where the report does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Paper {
    pub number: String,
    pub customer: String,
    pub ticket: String,
    pub visit: String,
    pub equipment: String,
    pub declaration: String,
}

/// Somebody who signed by hand.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    pub name: String,
    pub role: String,
    /// Code of his relation to the customer.
    pub relation: String,
    /// Why he signed for another; empty where he signed for himself.
    pub proxy_reason: String,
    /// Who of the firm was signed in when it was signed; empty where the evidence does not say.
    pub conducted_by: String,
    /// Code of how it was signed: by hand on the screen, on paper, with a company seal. Empty where it does not say.
    pub method: String,
    /// The device signed this evidence, for this very report. False: do not rely on the name.
    pub evidence_holds: bool,
    /// When the pen was first and last on the pad, by the device's clock; of a sheet of paper, the time written on it
    /// and when that was entered.
    pub started_at_ms: Option<i64>,
    pub ended_at_ms: Option<i64>,
    pub order: Option<Order>,
}

/// The place among everything signed on that device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Order {
    /// SHA-256 by which the next evidence of the device names this one.
    pub own: String,
    /// The one before; empty for the first of the device.
    pub previous: String,
    /// Which of the given files that is.
    pub previous_file: Option<String>,
    /// Among the given files of the device, counted from 1.
    pub place: Option<usize>,
    /// Between this one and the given file before it, the device signed something that was not given.
    pub missing_before: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct Timestamp {
    pub at: String,
    pub at_ms: i64,
    pub authority: String,
    /// The authority is one of the given ones.
    pub trusted: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ListSeen {
    pub number: u64,
    pub dated: String,
    pub device_is_listed: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct RevokedSeen {
    pub at: String,
    pub at_ms: i64,
    pub reason: &'static str,
    /// Code of what places the file before that.
    pub before: Option<&'static str>,
}
