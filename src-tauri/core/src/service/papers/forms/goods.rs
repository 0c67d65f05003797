//! P-34: the receipt for a customer's things; he gives it back on collection.

use paper::Block;

use super::Form;
use super::words::either;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn goods(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let form = &content.form;
        let mut facts = self.who();
        facts.extend([self.job(), self.received()]);
        facts.push(words.fact("promised_on", form.promised_on.map(|d| d.to_string()).unwrap_or_default()));
        let returned = Block::Text { label: None, value: words.say("return-note"), field: "notice".into() };
        let taken_by = either(&form.taken_by, &content.issued_to).to_string();
        vec![
            Block::Facts(facts),
            Block::Heading(words.say("heading-items")),
            self.items(),
            self.fault(),
            words.line("note", &form.note),
            self.signing(PaperBlock::Receipt, vec![returned], &taken_by),
        ]
    }
}
