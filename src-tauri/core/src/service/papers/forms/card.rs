//! P-35: the repair card that hangs on a thing until it is released.

use paper::{Block, SignatureBox};

use super::Form;
use super::words::{LINE, either};

impl Form<'_> {
    pub(super) fn card(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let (known, form) = (&content.known, &content.form);
        let item = form.items.first();
        let name = item.map_or(known.item_name.clone(), |i| format!("{} {}", i.name, i.model));
        let name = format!("{name} {}", if item.is_none() { either(&known.model, &form.model) } else { "" });
        let serial = item.map_or(either(&known.serial, &form.serial), |i| i.serial.as_str());
        let mut facts = vec![
            words.fact("item", name),
            words.fact("serial", serial),
            words.fact("customer_name", either(&known.customer_name, &form.customer_name)),
            words.fact("fault", either(&form.fault, &known.fault)),
            words.fact("job", known.ticket_number.clone()),
            words.fact("technician", either(&form.technician, &self.technician())),
            words.fact("promised_on", form.promised_on.map(|d| d.to_string()).unwrap_or_default()),
        ];
        // Written on the card while the thing is on the bench.
        let by_hand = |field: &str, value: &str| {
            let mut fact = words.fact(field, value);
            if value.trim().is_empty() {
                fact.value = LINE.into();
            }
            fact
        };
        facts.extend([
            by_hand("actual_time", &form.finished),
            by_hand("parts", &form.work),
            by_hand("tests", &form.result),
        ]);
        let verified = SignatureBox {
            key: "verified".into(),
            label: words.say("box-verified"),
            name_line: form.verified_by.clone(),
            date_line: match form.verified_at {
                Some(at) => words.time(Some(at)),
                None => words.say("by-hand-date"),
            },
            ..SignatureBox::default()
        };
        vec![Block::Facts(facts), Block::Signatures(vec![verified])]
    }
}
