//! From the bytes of a file to an answer. Pure: reads no disk and no clock.

use chrono::{DateTime, FixedOffset};
use seal::{DeviceList, Facts, ListProblem, Trust, Verdict, Why, check_with, fingerprint};

use crate::answer::{Answer, Claims, Device, Judgement, ListSeen, RevokedSeen, Timestamp};
use crate::report;

/// What the caller brought along.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Root certificates of firms, DER.
    pub roots: Vec<Vec<u8>>,
    /// Files with lists of devices.
    pub lists: Vec<Vec<u8>>,
    /// Certificates of time-stamping authorities, DER.
    pub authorities: Vec<Vec<u8>>,
}

impl Given {
    /// The lists these roots signed. One that cannot be read or was forged is an error: leaving it out would turn a
    /// withdrawn device into a good one. One of another firm is none of our business.
    fn lists(&self, roots: &[Vec<u8>]) -> Result<Vec<DeviceList>, ListProblem> {
        let mut lists = Vec::new();
        for bytes in &self.lists {
            match DeviceList::read(bytes, roots) {
                Ok(list) => lists.push(list),
                Err(ListProblem::ForeignRoot { .. }) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(lists)
    }
}

/// The answer about one file; an error names what is wrong with a given list.
pub fn judge(name: &str, pdf: &[u8], given: &Given) -> Result<Answer, ListProblem> {
    let verdict = check(pdf, &given.roots, given)?;
    if let (Verdict::NotOurs(Why::ForeignRoot { root, .. }), true) = (&verdict, given.roots.is_empty()) {
        // Nobody is known, so the file is asked whom it claims to come from, and every claim is told as one.
        let verdict = check(pdf, std::slice::from_ref(root), given)?;
        return Ok(answer(name, verdict, false));
    }
    Ok(answer(name, verdict, true))
}

fn check(pdf: &[u8], roots: &[Vec<u8>], given: &Given) -> Result<Verdict, ListProblem> {
    let lists = given.lists(roots)?;
    Ok(check_with(pdf, &Trust { roots, lists: &lists, authorities: &given.authorities }))
}

fn answer(name: &str, verdict: Verdict, is_firm_known: bool) -> Answer {
    let mut answer = Answer {
        file: name.to_string(),
        judgement: Judgement::NotOurs,
        findings: Vec::new(),
        claims: None,
        firm: None,
        root_fingerprint: None,
        root_beside: None,
        not_proved: Vec::new(),
    };
    match verdict {
        Verdict::Altered(found) => {
            answer.judgement = Judgement::Altered;
            answer.findings = found.iter().map(|a| a.code()).collect();
        }
        Verdict::NotOurs(why) => {
            answer.findings = vec![why.code()];
            if let Why::ForeignRoot { firm, root, .. } = why {
                answer.firm = Some(firm);
                answer.root_fingerprint = Some(fingerprint(&root));
            }
        }
        Verdict::Intact(facts) => {
            answer.judgement = if is_firm_known { Judgement::Intact } else { Judgement::Unproven };
            tell(&mut answer, &facts, is_firm_known);
        }
        Verdict::SignedAfterRevocation(facts, after) => {
            answer.judgement = Judgement::SignedAfterRevocation;
            answer.findings = vec![after.code()];
            tell(&mut answer, &facts, is_firm_known);
        }
    }
    answer
}

fn tell(answer: &mut Answer, facts: &Facts, is_firm_known: bool) {
    answer.firm = Some(facts.firm.clone());
    answer.root_fingerprint = Some(fingerprint(&facts.root_certificate));
    answer.not_proved = not_proved(facts, is_firm_known);
    let time = |ms| time(ms, facts.claimed_offset_minutes);
    let paper = facts.attachment.as_ref().and_then(report::paper);
    let signers = report::signers(facts, paper.as_ref());
    answer.claims = Some(Claims {
        device: Device {
            name: facts.device.clone(),
            id: facts.device_id.clone(),
            certificate_serial: facts.device_serial.clone(),
        },
        claimed_at: time(facts.claimed_at_ms),
        claimed_at_ms: facts.claimed_at_ms,
        reason: facts.reason.clone(),
        place: facts.place.clone(),
        pages: facts.pages,
        paper: report::agreed(paper, &signers),
        signers,
        timestamp: facts.stamp.as_ref().map(|stamp| Timestamp {
            at: time(stamp.at_ms),
            at_ms: stamp.at_ms,
            authority: stamp.authority.clone(),
            trusted: stamp.is_trusted,
        }),
        device_list: facts.standing.as_ref().map(|standing| ListSeen {
            number: standing.number,
            dated: time(standing.dated_ms),
            device_is_listed: standing.is_listed,
        }),
        revoked: facts.revoked.as_ref().map(|revoked| RevokedSeen {
            at: time(revoked.at_ms),
            at_ms: revoked.at_ms,
            reason: revoked.reason.code(),
            before: revoked.before.map(|before| before.code()),
        }),
        file_sha256: facts.file_sha256.clone(),
        sealed_sha256: facts.sealed_sha256.clone(),
    });
}

/// Codes of what stays open however well the file checks.
pub fn not_proved(facts: &Facts, is_firm_known: bool) -> Vec<&'static str> {
    let mut codes = Vec::new();
    if !is_firm_known {
        codes.push("firm");
    }
    codes.push("pen");
    codes.push(match &facts.stamp {
        // A stamp bounds the time from above only.
        Some(stamp) if stamp.is_trusted => "time_before_stamp",
        Some(_) => "time_untrusted_stamp",
        None => "time",
    });
    codes.push("content");
    codes.push(if facts.standing.is_some() { "list_is_newest" } else { "device" });
    codes.push("court");
    codes
}

/// Local time of the sealing device with its offset, whole seconds.
fn time(ms: i64, offset_minutes: i32) -> String {
    let moment = DateTime::from_timestamp_millis(ms);
    let zone = FixedOffset::east_opt(offset_minutes * 60);
    let local = moment.zip(zone).map(|(moment, zone)| moment.with_timezone(&zone));
    local.map(|local| local.format("%Y-%m-%d %H:%M:%S %:z").to_string()).unwrap_or_default()
}
