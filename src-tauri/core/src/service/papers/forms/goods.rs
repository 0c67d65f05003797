//! P-34: the receipt for a customer's things; he gives it back on collection.

use paper::{Block, Photo};

use super::Form;
use super::words::either;
use crate::service::papers::record::{GoodsPhoto, PaperBlock};

impl Form<'_> {
    pub(super) fn goods(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let form = &content.form;
        let mut facts = self.who();
        facts.extend([self.job(), self.received()]);
        facts.push(words.fact("promised_on", form.promised_on.map(|d| d.to_string()).unwrap_or_default()));
        let returned = Block::Text { label: None, value: words.say("return-note"), field: "notice".into() };
        let taken_by = either(&form.taken_by, &content.issued_to).to_string();
        let mut blocks = vec![
            Block::Facts(facts),
            Block::Heading(words.say("heading-items")),
            self.items(),
            words.block("fault", either(&form.fault, &content.known.fault)),
        ];
        if words.is_blank || !form.note.is_empty() {
            blocks.push(words.line("note", &form.note));
        }
        blocks.extend(self.photos());
        blocks.push(self.signing(PaperBlock::Receipt, vec![returned], &taken_by));
        blocks
    }

    /// The things as they were taken, two in a row.
    fn photos(&self) -> Vec<Block> {
        let words = self.words;
        let photo = |p: &GoodsPhoto| {
            let jpeg = self.pictures.get(&p.sha256)?.clone();
            let caption = format!("{} {}", words.code("visits-view", &p.view), p.caption);
            Some(Photo { jpeg, caption: caption.trim().into() })
        };
        let found: Vec<Photo> = self.content.form.photos.iter().filter_map(photo).collect();
        if found.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(words.say("heading-photos"))];
        blocks.extend(found.chunks(2).map(|row| Block::Photos(row.to_vec())));
        blocks
    }
}
