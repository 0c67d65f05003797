//! The blocks of stages, project documents and addenda on the acceptance paper (P-55, F-06). Pure.

use paper::{Align, Block, Cell, Table, Width};

use super::content::{Amended, Content, DocumentFacts, StageFacts};
use super::document::{Words, short};
use crate::kernel::time::Zone;
use crate::platform::text::Text;

impl Words {
    /// What the paper is called: by its stage, or as an addendum.
    pub(super) fn title(&self, content: &Content) -> String {
        match (&content.amends, &content.stage) {
            (Some(_), _) => self.say("title-addendum"),
            (None, Some(stage)) => self.text.get(
                "acceptance-paper-title-stage",
                &[("stage", self.code("acceptance-stage", stage.kind).into())],
            ),
            (None, None) if content.is_report => self.say("title-report"),
            (None, None) => self.say("title"),
        }
    }

    /// What is corrected, by number and digest, and how (F-06).
    pub(super) fn amended(&self, amends: &Amended) -> Vec<Block> {
        vec![
            Block::Heading(self.say("heading-amends")),
            Block::Facts(vec![
                self.fact("amended_number", amends.number.clone()),
                self.fact(
                    "amended_signed",
                    format!("{} {}", amends.signer_name, self.time(amends.signed_at)),
                ),
                self.fact("amended_digest", format!("SHA-256 {}", short(&amends.content_digest))),
            ]),
            self.block("correction", &amends.correction),
        ]
    }

    /// The stage with its dates and agreed test, and the stages signed before it (F-16).
    pub(super) fn stage(&self, stage: &StageFacts) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(self.say("heading-stage"))];
        let span = |from: Option<crate::kernel::time::Day>, until: Option<crate::kernel::time::Day>| match (
            from, until,
        ) {
            (None, None) => String::new(),
            (from, until) => {
                let day = |d: Option<crate::kernel::time::Day>| d.map(|d| d.to_string()).unwrap_or_default();
                format!("{} – {}", day(from), day(until))
            }
        };
        let mut facts = vec![self.fact("stage", self.code("acceptance-stage", stage.kind))];
        if stage.trial_from.is_some() || stage.trial_until.is_some() {
            facts.push(self.fact("trial", span(stage.trial_from, stage.trial_until)));
        }
        blocks.push(Block::Facts(facts));
        if !stage.test_plan.is_empty() {
            blocks.push(self.block("test_plan", &stage.test_plan));
        }
        if stage.earlier.is_empty() {
            return blocks;
        }
        let rows: Vec<Vec<Cell>> = stage
            .earlier
            .iter()
            .map(|one| {
                vec![
                    self.code("acceptance-stage", one.kind).into(),
                    one.accepted_on.to_string().into(),
                    span(one.trial_from, one.trial_until).into(),
                ]
            })
            .collect();
        blocks.push(Block::Table(Table {
            columns: vec![
                self.column("stage", Width::Share(1.0), Align::Left),
                self.column("accepted_on", Width::Mm(30.0), Align::Left),
                self.column("trial", Width::Mm(52.0), Align::Left),
            ],
            rows,
            totals: vec![],
            field: "stages".into(),
        }));
        blocks
    }

    /// The documents of the project: each there by the first digits of its file, or waived with the reason (F-17).
    pub(super) fn documents(&self, content: &Content) -> Vec<Block> {
        if content.documents.is_empty() {
            return Vec::new();
        }
        let table = documents_table(self.text, &content.documents);
        vec![Block::Heading(self.say("heading-documents")), table]
    }
}

/// The documents of a project as a table, on the certificate and on the application that asks for it.
pub fn documents_table(text: &'static Text, documents: &[DocumentFacts]) -> Block {
    let words = Words { text, zone: Zone::default() };
    let row = |one: &DocumentFacts| -> Vec<Cell> {
        let title = match one.title.as_str() {
            "" => words.code("acceptance-document", one.kind),
            title => title.to_string(),
        };
        let there = match &one.sha256 {
            Some(hash) => format!("SHA-256 {}", short(&hash.0)),
            None => format!("{} {}", words.say("document-waived"), one.waived_reason),
        };
        vec![title.into(), one.version.clone().into(), there.into()]
    };
    Block::Table(Table {
        columns: vec![
            words.column("document", Width::Share(1.0), Align::Left),
            words.column("version", Width::Mm(24.0), Align::Left),
            words.column("document-there", Width::Share(1.2), Align::Left),
        ],
        rows: documents.iter().map(row).collect(),
        totals: vec![],
        field: "documents".into(),
    })
}
