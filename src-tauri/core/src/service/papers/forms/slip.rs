//! P-32: the receipt slip a technician brings back signed (D-25).

use paper::Block;

use super::Form;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn slip(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let finished =
            content.report.as_ref().map_or(content.form.finished.clone(), |r| words.time(r.work_done_at));
        let mut facts = self.who();
        facts.push(self.job());
        facts.push(words.fact("engineer", self.technician()));
        facts.push(words.fact("finished_at", finished));
        let before = vec![
            Block::Facts(vec![words.fact("result", self.result())]),
            words.block("opinion", self.opinion()),
        ];
        vec![
            Block::Facts(facts),
            self.fault(),
            words.block("work", self.work()),
            self.signing(PaperBlock::Completion, before, &self.technician()),
        ]
    }
}
