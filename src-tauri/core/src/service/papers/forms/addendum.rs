//! The correction of a signed paper: which one, by number and digest, and what is right (F-06).

use paper::Block;

use super::Form;
use crate::service::papers::record::PaperBlock;

impl Form<'_> {
    pub(super) fn addendum(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let mut facts = self.who();
        facts.push(self.job());
        let mut blocks = vec![Block::Facts(facts), Block::Heading(words.say("heading-amends"))];
        if let Some(amends) = &content.amends {
            let digest = amends.signed.content_digest.get(..16).unwrap_or_default();
            let signed =
                format!("{} {}", amends.signed.signer_name, words.time(Some(amends.signed.signed_at)));
            let title = words.code("papers-kind", amends.kind);
            blocks.push(Block::Facts(vec![
                words.fact("amended_number", format!("{title} {}", amends.number)),
                words.fact("amended_signed", signed),
                words.fact("amended_digest", format!("SHA-256 {digest}")),
            ]));
        }
        blocks.push(words.block("correction", &content.form.correction));
        blocks.push(self.signing(PaperBlock::Correction, Vec::new(), &self.content.issued_to));
        blocks
    }
}
