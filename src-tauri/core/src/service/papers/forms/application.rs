//! P-55: the firm applies for the acceptance of its project (F-17): documents, stage, tests, what is still open. The
//! certificates of the stages are the acceptance papers themselves.

use paper::{Align, Block, Cell, Table, Width};

use super::Form;
use super::words::LINE;
use crate::service::acceptance;
use crate::service::papers::content::ProjectFacts;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn application(&self) -> Vec<Block> {
        let (known, words) = (&self.content.known, self.words);
        let project = self.content.project.as_ref();
        let asked_for = project.map(|p| match p.stage {
            Some(kind) => words.code("acceptance-stage", kind),
            None => words.say("whole"),
        });
        let mut facts = self.who();
        facts.extend([self.job(), words.fact("stage", asked_for.unwrap_or_default())]);
        let mut blocks = vec![
            Block::Facts(facts),
            words.block("request", &known.fault),
            Block::Heading(words.say("heading-documents")),
            self.documents(project),
        ];
        blocks.extend(project.and_then(|p| self.accepted(p)).into_iter().flatten());
        if !self.content.form.values.is_empty() || words.is_blank {
            blocks.extend([Block::Heading(words.say("heading-tests")), self.values()]);
        }
        let open = match project {
            Some(p) if p.open_issues.is_empty() => words.say("no-issues"),
            Some(p) => p.open_issues.join("\n"),
            None => String::new(),
        };
        blocks.push(self.signing(
            PaperBlock::Application,
            vec![words.block("issues", &open)],
            &self.content.issued_to,
        ));
        blocks
    }

    /// The list as it stands; on a form for the hand the documents every project is accepted by.
    fn documents(&self, project: Option<&ProjectFacts>) -> Block {
        let words = self.words;
        if let Some(project) = project {
            return acceptance::documents_table(words.text, &project.documents);
        }
        let named = acceptance::documents_of_every_project();
        let titles = named.iter().map(|kind| words.code("acceptance-document", kind));
        let rows = titles.chain([LINE.into(), LINE.into()]);
        Block::Table(Table {
            columns: vec![
                words.column("document", Width::Share(1.0), Align::Left),
                words.column("version", Width::Mm(24.0), Align::Left),
                words.column("there", Width::Share(1.2), Align::Left),
            ],
            rows: rows.map(|title| vec![title.into(), LINE.into(), LINE.into()]).collect(),
            totals: vec![],
            field: "documents".into(),
        })
    }

    /// The stages signed so far, with their dates (F-16).
    fn accepted(&self, project: &ProjectFacts) -> Option<[Block; 2]> {
        let words = self.words;
        let row = |one: &crate::service::papers::content::StageAccepted| -> Vec<Cell> {
            vec![words.code("acceptance-stage", one.kind).into(), words.time(Some(one.at)).into()]
        };
        let table = Block::Table(Table {
            columns: vec![
                words.column("stage", Width::Share(1.0), Align::Left),
                words.column("accepted_on", Width::Mm(44.0), Align::Left),
            ],
            rows: project.accepted.iter().map(row).collect(),
            totals: vec![],
            field: "stages".into(),
        });
        (!project.accepted.is_empty()).then(|| [Block::Heading(words.say("heading-stages")), table])
    }
}
