//! P-54: the hand-over slip after commissioning and training.

use paper::Block;

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
}
