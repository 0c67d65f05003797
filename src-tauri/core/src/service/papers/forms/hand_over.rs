//! P-54: the hand-over slip after commissioning and training.

use paper::{Align, Block, Cell, Table, Width};

use super::Form;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn hand_over(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let form = &content.form;
        let mut facts = self.who();
        facts.extend(self.thing());
        facts.extend([self.job(), self.received()]);
        let operator = vec![
            words.fact("operator", form.operator.clone()),
            words.fact("operator_phone", form.operator_phone.clone()),
        ];
        vec![
            Block::Facts(facts),
            Block::Heading(words.say("heading-values")),
            words.block("settings", &form.settings),
            self.values(),
            words.block("training", &form.training),
            self.signing(PaperBlock::HandOver, vec![Block::Facts(operator)], &self.technician()),
        ]
    }

    fn values(&self) -> Block {
        let words = self.words;
        let rows: Vec<Vec<Cell>> = self
            .content
            .form
            .values
            .iter()
            .map(|v| {
                let verdict = words.say(if v.passed { "passed" } else { "failed" });
                vec![v.item.clone().into(), v.value.clone().into(), v.limit.clone().into(), verdict.into()]
            })
            .collect();
        Block::Table(Table {
            columns: vec![
                words.column("parameter", Width::Share(1.6), Align::Left),
                words.column("value", Width::Share(1.0), Align::Left),
                words.column("limit", Width::Share(1.0), Align::Left),
                words.column("verdict", Width::Mm(20.0), Align::Center),
            ],
            rows: words.rows(rows, 6),
            totals: vec![],
            field: "values".into(),
        })
    }
}
