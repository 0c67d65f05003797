//! P-30: the service voucher, with the block for things taken away and the block of completion.

use paper::Block;

use super::Form;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn voucher(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let report = content.report.as_ref();
        let mut facts = self.who();
        facts.extend(self.thing());
        facts.extend([self.job(), self.received()]);
        facts.push(words.fact("technician", self.technician()));
        let arrived = report.map_or(content.form.arrived.clone(), |r| words.time(r.arrived_at));
        // Whoever came to the counter was not driven to; a sheet for the hand keeps the room.
        if words.is_blank || !arrived.is_empty() {
            facts.push(words.fact("arrived_at", arrived));
        }
        let mut blocks = vec![Block::Facts(facts), self.fault()];
        // A sheet for the hand has both blocks; on the screen things are shown where there are any.
        if !content.form.items.is_empty() || words.is_blank {
            blocks.push(self.take_away());
        }
        if content.block != Some(PaperBlock::TakeAway) {
            blocks.extend(self.completion());
        }
        blocks
    }

    fn take_away(&self) -> Block {
        let items = self.items();
        let before = vec![Block::Heading(self.words.say("heading-take_away")), items];
        self.signing(PaperBlock::TakeAway, before, &self.technician())
    }

    fn completion(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let finished =
            content.report.as_ref().map_or(content.form.finished.clone(), |r| words.time(r.work_done_at));
        let before = vec![
            Block::Facts(vec![words.fact("finished_at", finished), words.fact("result", self.result())]),
            words.block("opinion", self.opinion()),
        ];
        vec![
            Block::Heading(words.say("heading-completion")),
            words.block("work", self.work()),
            self.parts(),
            self.signing(PaperBlock::Completion, before, &self.technician()),
        ]
    }
}
