//! The acceptance report P-33 with the blocks of the service report P-31, as a document value. Pure: the same
//! content, pictures and words give the same pages.

use std::collections::BTreeMap;

use paper::{Align, Block, Cell, Column, Created, Document, Fact, Letterhead, Meta, Table, Total, Width};

use super::content::{Content, Firm};
use super::record::{Fate, RoundState};
use super::unsigned_file::Unsigned;
use crate::kernel::blobs::BlobHash;
use crate::kernel::money::Money;
use crate::kernel::time::{Moment, Zone};
use crate::platform::text::{Language, Text};
use crate::service::visits::VisitReport;

/// The box the customer signs in.
pub const CUSTOMER_BOX: &str = "customer";
/// The box of our side.
pub const SERVICE_BOX: &str = "service";

/// What is printed beside the content: known only once it is fixed, and outside what is signed.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Digest of the content, hex.
    pub digest: String,
    /// Signer and moment, once signed.
    pub signed: Option<(String, Moment)>,
    /// Who signed for another, and why (F-07).
    pub proxy: String,
    /// Who was signed in when the customer signed on the screen (F-11).
    pub conducted: String,
    /// Further words beside the title, such as that of the customer's copy (F-10).
    pub marks: Vec<String>,
    /// A sheet to be signed by hand (F-12).
    pub print: Option<Printed>,
    /// The sheets that came back, as photos.
    pub scans: Vec<Vec<u8>>,
    /// Nobody signed, and why (F-13).
    pub unsigned: Option<Unsigned>,
}

/// A print and who made it (T-14).
#[derive(Debug, Clone)]
pub struct Printed {
    /// 1 is the first.
    pub print: i64,
    pub by: String,
    pub at: Moment,
}

/// The paper. `pictures` are the photos brought to paper size and the logo, by their hash.
pub fn document(content: &Content, around: &Around, pictures: &BTreeMap<BlobHash, Vec<u8>>) -> Document {
    let language = Language::of_code(&content.language).unwrap_or_default();
    let words = Words { text: Text::of(language), zone: Zone::parse(&content.zone).unwrap_or_default() };
    let mut blocks = words.notices(around);
    blocks.push(words.who_and_what(content));
    if let Some(amends) = &content.amends {
        blocks.extend(words.amended(amends));
    } else {
        blocks.extend(words.findings(&content.report));
        blocks.extend(words.parts_and_fees(&content.report));
        blocks.extend(content.stage.iter().flat_map(|stage| words.stage(stage)));
        blocks.extend(words.documents(content));
        blocks.extend(words.rounds(content));
        blocks.extend(words.custody_and_crew(&content.report));
        blocks.extend(words.photo_rows(&content.report, pictures));
    }
    blocks.extend(words.unsigned(around));
    blocks.push(words.signing(content, around));
    blocks.extend(words.scans(around));
    // What nobody signed is no acceptance, whatever it was shown for.
    let title = if around.unsigned.is_some() { words.say("title-report") } else { words.title(content) };
    let created = around.signed.as_ref().map(|(_, at)| *at).or(around.print.as_ref().map(|p| p.at));
    let created = created.or(around.unsigned.as_ref().map(|u| u.at));
    Document {
        title: title.clone(),
        number: content.number.clone(),
        language: match language {
            Language::Chinese => paper::Language::Zh,
            Language::English => paper::Language::En,
        },
        letterhead: letterhead(&content.firm, pictures),
        // Each sheet has a code of its own.
        qr: None,
        marks: words.marks(content, around),
        blocks,
        foot: words.foot(content, around),
        meta: Meta {
            author: content.firm.name.clone(),
            subject: format!("{title} {}", content.number),
            created: Created {
                utc_ms: created.unwrap_or(content.presented_at).0,
                offset_min: content.zone_offset_minutes,
            },
            keywords: vec![content.number.clone(), content.report.ticket_number.clone()],
        },
    }
}

/// The first sixteen digits: enough to compare by eye.
pub fn short(digest: &str) -> &str {
    digest.get(..16).unwrap_or(digest)
}

fn letterhead(firm: &Firm, pictures: &BTreeMap<BlobHash, Vec<u8>>) -> Letterhead {
    let lines = [&firm.address, &firm.phone].into_iter().filter(|l| !l.is_empty()).cloned().collect();
    Letterhead {
        company: firm.name.clone(),
        lines,
        logo: firm.logo.as_ref().and_then(|hash| pictures.get(hash)).cloned(),
    }
}

pub(super) struct Words {
    pub(super) text: &'static Text,
    pub(super) zone: Zone,
}

impl Words {
    pub(super) fn say(&self, id: &str) -> String {
        self.text.say(&format!("acceptance-paper-{id}"))
    }
    /// The word for a code of another module, e.g. `visits-result-solved`.
    pub(super) fn code(&self, prefix: &str, code: impl std::fmt::Display) -> String {
        self.text.say(&format!("{prefix}-{code}"))
    }
    pub(super) fn coded<C: std::fmt::Display>(&self, prefix: &str, code: Option<C>) -> String {
        code.map(|c| self.code(prefix, c)).unwrap_or_default()
    }
    pub(super) fn time(&self, at: Moment) -> String {
        self.zone.write(at)
    }
    pub(super) fn maybe_time(&self, at: Option<Moment>) -> String {
        at.map(|at| self.time(at)).unwrap_or_default()
    }
    pub(super) fn fact(&self, field: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.say(&format!("label-{field}")), value: value.into(), field: field.into() }
    }
    pub(super) fn block(&self, field: &str, value: &str) -> Block {
        let value = if value.trim().is_empty() { "—" } else { value };
        Block::Text {
            label: Some(self.say(&format!("label-{field}"))),
            value: value.into(),
            field: field.into(),
        }
    }

    /// A word of the list and what was said to it, with the colon of the language.
    fn spoken(&self, kind: &str, words: &str) -> String {
        let args = [("kind", kind.to_string().into()), ("words", words.to_string().into())];
        self.text.get("acceptance-paper-spoken", &args)
    }

    /// How the item stands once this is done, and until when (F-11).
    fn warranty_after(&self, r: &VisitReport) -> String {
        let state = self.code("equipment-warranty", &r.warranty);
        match r.warranty_until {
            None => state,
            Some(until) => {
                let said = [("state", state.into()), ("until", until.to_string().into())];
                self.text.get("acceptance-paper-warranty-until", &said)
            }
        }
    }

    fn who_and_what(&self, content: &Content) -> Block {
        let r = &content.report;
        let met = [r.person_met.as_str(), r.person_met_post.as_str()].join(" ");
        let mut facts = vec![
            self.fact("customer_name", format!("{} {}", r.customer_name, r.customer_number)),
            self.fact("contact", format!("{} {}", r.contact_name, r.contact_phone).trim()),
            self.fact("address", r.address.clone()),
            self.fact("person_met", met.trim()),
            self.fact("model", format!("{} {}", r.equipment_name, r.model).trim()),
            self.fact("serial", r.serial.clone()),
            self.fact("warranty_after", self.warranty_after(r)),
            self.fact("charge_class", self.code("tickets-charge_class", &r.charge_class)),
            self.fact("ticket", format!("{} / {}", r.ticket_number, r.visit_number)),
            self.fact("severity", self.code("tickets-severity", &r.severity)),
            self.fact("received_at", self.time(r.received_at)),
            self.fact("arrived_at", self.maybe_time(r.arrived_at)),
            self.fact("work_done_at", self.maybe_time(r.work_done_at)),
        ];
        if !content.is_report {
            facts.push(self.fact("mode", self.code("acceptance-mode", content.mode)));
        }
        Block::Facts(facts)
    }

    fn findings(&self, r: &VisitReport) -> Vec<Block> {
        let code = Some(r.cause_code.as_str()).filter(|c| !c.is_empty());
        let kind = code.map(|c| self.code("visits-cause", c)).unwrap_or_default();
        let cause = if kind.is_empty() { r.cause.clone() } else { self.spoken(&kind, &r.cause) };
        let agreement = match r.user_agrees {
            Some(true) => self.say("agrees"),
            Some(false) => self.spoken(&self.say("disagrees"), &r.user_words),
            None => String::new(),
        };
        let mut blocks = vec![
            Block::Heading(self.say("heading-findings")),
            self.block("reported_problem", &r.reported_problem),
            self.block("account", &r.account),
            self.block("look", &r.look),
        ];
        let observed =
            if r.counter_unreadable { self.say("counter-unreadable") } else { r.counter_observed.clone() };
        let readings = [
            self.fact("running_time", r.running_time.clone()),
            self.fact("counter_stated", r.counter_stated.clone()),
            self.fact("counter_observed", observed),
            self.fact("remote_means", r.remote_means.clone()),
        ];
        if readings.iter().any(|f| !f.value.is_empty()) {
            blocks.push(Block::Facts(readings.into()));
        }
        blocks.extend(self.account_facts(r));
        blocks.extend([
            self.block("found_problem", &r.found_problem),
            self.block("cause", cause.trim()),
            Block::Facts(vec![
                self.fact("responsibility", self.coded("visits-responsibility", r.responsibility)),
                self.fact("agreement", agreement),
            ]),
            self.block("work_done", &r.work_done),
        ]);
        blocks.extend(self.job_facts(r));
        blocks.extend(self.job_lines(r));
        if !r.tests.is_empty() {
            blocks.push(self.tests(r));
        }
        let result = format!("{} {}", self.coded("visits-result", r.result), r.result_note);
        blocks.push(Block::Facts(vec![
            self.fact("result", result.trim()),
            self.fact("next_appointment", self.maybe_time(r.next_appointment)),
        ]));
        blocks.push(self.block("guidance", &r.guidance));
        blocks
    }

    pub(super) fn column(&self, id: &str, width: Width, align: Align) -> Column {
        Column { title: self.say(&format!("column-{id}")), width, align }
    }

    fn tests(&self, r: &VisitReport) -> Block {
        let row = |t: &crate::service::visits::TestLine| -> Vec<Cell> {
            let passed = if t.passed { "passed" } else { "failed" };
            vec![
                t.item.clone().into(),
                format!("{} {}", t.value, t.unit).trim().into(),
                self.limit(t).into(),
                self.say(passed).into(),
            ]
        };
        Block::Table(Table {
            columns: vec![
                self.column("test", Width::Share(2.0), Align::Left),
                self.column("value", Width::Share(1.0), Align::Left),
                self.column("limit", Width::Share(1.0), Align::Left),
                self.column("verdict", Width::Mm(18.0), Align::Center),
            ],
            rows: r.tests.iter().map(row).collect(),
            totals: vec![],
            field: "tests".into(),
        })
    }

    /// Limits in figures, in words, and why a value was judged against them (E-12).
    fn limit(&self, t: &crate::service::visits::TestLine) -> String {
        let figures = crate::service::visits::measure::limits(&t.min, &t.max, &t.unit);
        let texts = [figures.as_str(), t.limit.as_str(), t.note.as_str()];
        texts.into_iter().filter(|x| !x.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn parts_and_fees(&self, r: &VisitReport) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(self.say("heading-parts"))];
        if r.parts.is_empty() {
            blocks.push(self.block("parts", &self.say("no-parts")));
        } else {
            blocks.push(self.parts(r));
        }
        blocks.push(self.fees(r));
        blocks
    }

    fn parts(&self, r: &VisitReport) -> Block {
        let row = |p: &crate::service::visits::ReportPart| -> Vec<Cell> {
            let name = format!("{} {}", p.name, p.part_number);
            let serials = format!("{} → {}", dash(&p.old_serial), dash(&p.new_serial));
            let serials =
                if p.old_serial.is_empty() && p.new_serial.is_empty() { String::new() } else { serials };
            vec![
                name.trim().into(),
                p.quantity.to_string().into(),
                p.reason.clone().into(),
                serials.into(),
                format!("{} {}", self.coded("visits-old_part", p.old_part), p.old_label).trim().into(),
                p.unit_price.to_string().into(),
                p.amount.to_string().into(),
            ]
        };
        Block::Table(Table {
            columns: vec![
                self.column("part", Width::Share(1.6), Align::Left),
                self.column("quantity", Width::Mm(12.0), Align::Right),
                self.column("reason", Width::Share(1.4), Align::Left),
                self.column("serials", Width::Share(1.4), Align::Left),
                self.column("old_part", Width::Mm(19.0), Align::Left),
                self.column("price", Width::Mm(20.0), Align::Right),
                self.column("amount", Width::Mm(22.0), Align::Right),
            ],
            rows: r.parts.iter().map(row).collect(),
            totals: vec![],
            field: "parts".into(),
        })
    }

    /// All money asked is shown; zero is stated (E-28).
    fn fees(&self, r: &VisitReport) -> Block {
        let row = |f: &crate::service::visits::ReportFee| -> Vec<Cell> {
            vec![
                self.code("visits-fee_kind", f.kind).into(),
                f.label.clone().into(),
                f.receipt_no.clone().into(),
                f.amount.to_string().into(),
            ]
        };
        let mut rows: Vec<Vec<Cell>> = r.fees.iter().map(row).collect();
        if rows.is_empty() && r.total == Money(0) {
            rows.push(vec![self.say("no-fees").into()]);
        }
        Block::Table(Table {
            columns: vec![
                self.column("fee", Width::Mm(34.0), Align::Left),
                self.column("fee-label", Width::Share(1.0), Align::Left),
                self.column("receipt", Width::Mm(34.0), Align::Left),
                self.column("amount", Width::Mm(26.0), Align::Right),
            ],
            rows,
            totals: vec![Total { label: self.say("total"), value: r.total.to_string(), strong: true }],
            field: "fees".into(),
        })
    }

    /// Every round with its issues and their fate (F-08, F-11); a first round without issues says nothing.
    fn rounds(&self, content: &Content) -> Vec<Block> {
        // Stages signed before stand in their own table; only what was found wanting is told again.
        let has_issues = content.rounds.iter().any(|r| !r.issues.is_empty());
        let has_history = has_issues || (content.stage.is_none() && content.rounds.len() > 1);
        if !has_history {
            return Vec::new();
        }
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for round in &content.rounds {
            let name = self.text.get("acceptance-paper-round", &[("round", round.round.into())]);
            // The round that is signed on this very paper has no outcome yet when it is frozen.
            let state = match round.state {
                RoundState::Presented => self.say("round-now"),
                other => self.code("acceptance-state", other),
            };
            let day = round.decided_on.map(|d| d.to_string()).unwrap_or_default();
            if round.issues.is_empty() {
                rows.push(vec![
                    name.clone().into(),
                    state.clone().into(),
                    day.clone().into(),
                    "".into(),
                    "".into(),
                ]);
            }
            for issue in &round.issues {
                let fate = format!("{} {}", self.code("acceptance-fate", issue.fate), issue.fate_note);
                let fate = if issue.fate == Fate::Open { String::new() } else { fate };
                rows.push(vec![
                    name.clone().into(),
                    state.clone().into(),
                    day.clone().into(),
                    issue.text.clone().into(),
                    fate.trim().into(),
                ]);
            }
        }
        let table = Block::Table(Table {
            columns: vec![
                self.column("round", Width::Mm(20.0), Align::Left),
                self.column("round-state", Width::Mm(20.0), Align::Left),
                self.column("day", Width::Mm(24.0), Align::Left),
                self.column("issue", Width::Share(1.0), Align::Left),
                self.column("fate", Width::Share(1.0), Align::Left),
            ],
            rows,
            totals: vec![],
            field: "issues".into(),
        });
        vec![Block::Heading(self.say("heading-rounds")), table]
    }
}

fn dash(text: &str) -> &str {
    if text.is_empty() { "—" } else { text }
}
