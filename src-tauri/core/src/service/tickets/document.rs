//! The intake slip: what was taken down at the counter, for the caller to take along (A-07, A-11, form P-03). Pure.

use std::collections::BTreeMap;

use paper::{Block, Created, Document, Fact, Foot, Letterhead, Meta, SignatureBox};

use serde::Serialize;

use super::record::{Channel, ServiceType};
use crate::kernel::time::{Moment, Zone};
use crate::platform::text::{Language, Text};

/// What the slip says. A blank one has a number and nothing else.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Slip {
    pub number: String,
    pub customer_name: String,
    pub contact_name: String,
    pub contact_phone: String,
    pub address: String,
    pub model: String,
    pub serial: String,
    pub details: BTreeMap<String, String>,
    pub channel: Option<Channel>,
    pub service_type: Option<ServiceType>,
    pub description: String,
    pub received_at: Option<Moment>,
    pub promised_at: Option<Moment>,
    pub promised_by: String,
    pub taken_by: String,
    pub warranty: Option<String>,
    pub is_urgent: bool,
}

/// Whose slip it is, and how it is written.
#[derive(Debug, Clone)]
pub struct Office {
    pub company: String,
    pub address: String,
    pub phone: String,
    pub logo: Option<Vec<u8>>,
    pub is_sample: bool,
    pub language: Language,
    pub zone: Zone,
    pub device_letter: String,
    pub printed_at: Moment,
}

/// The paper. `fields` are the details the firm's trade asks, so that a blank form has their lines too.
pub fn slip(slip: &Slip, office: &Office, fields: &[&str]) -> Document {
    let is_blank = slip.received_at.is_none();
    let words = Words { text: Text::of(office.language), zone: office.zone, is_blank };
    let mut marks = Vec::new();
    if office.is_sample {
        marks.push(words.paper("sample"));
    }
    if slip.is_urgent {
        marks.push(words.paper("urgent"));
    }
    if is_blank {
        marks.push(words.paper("blank"));
    }
    Document {
        title: words.paper("title"),
        number: slip.number.clone(),
        language: match office.language {
            Language::Chinese => paper::Language::Zh,
            Language::English => paper::Language::En,
        },
        letterhead: Letterhead {
            company: office.company.clone(),
            lines: [&office.address, &office.phone].into_iter().filter(|l| !l.is_empty()).cloned().collect(),
            logo: office.logo.clone(),
        },
        // Each sheet has a code of its own.
        qr: None,
        marks,
        blocks: blocks(&words, slip, fields, is_blank),
        foot: Foot {
            device: words
                .text
                .get("acceptance-paper-device", &[("letter", office.device_letter.clone().into())]),
            ..Foot::default()
        },
        meta: Meta {
            author: office.company.clone(),
            subject: format!("{} {}", words.paper("title"), slip.number),
            created: Created {
                utc_ms: office.printed_at.0,
                offset_min: office.zone.offset_minutes(office.printed_at),
            },
            keywords: vec![slip.number.clone()],
        },
    }
}

fn blocks(words: &Words, slip: &Slip, fields: &[&str], is_blank: bool) -> Vec<Block> {
    let coded = |prefix: &str, code: Option<&str>| {
        code.map(|c| words.text.say(&format!("tickets-{prefix}-{c}"))).unwrap_or_default()
    };
    let channel = coded("channel", slip.channel.map(Channel::code));
    let service_type = coded("service_type", slip.service_type.map(ServiceType::code));
    let warranty = coded("warranty", slip.warranty.as_deref());
    let mut item = vec![
        words.fact("service_type", &service_type),
        words.fact("model", &slip.model),
        words.fact("serial", &slip.serial),
        words.fact("warranty", &warranty),
    ];
    for field in fields {
        item.push(words.fact(field, slip.details.get(*field).map_or("", String::as_str)));
    }
    let mut blocks = vec![
        Block::Facts(vec![
            words.fact("customer_name", &slip.customer_name),
            words.fact("contact_name", &slip.contact_name),
            words.fact("contact_phone", &slip.contact_phone),
            words.fact("address", &slip.address),
        ]),
        Block::Heading(words.paper("heading-item")),
        Block::Facts(item),
        Block::Text {
            label: Some(words.text.say("tickets-field-description")),
            value: if is_blank { ROOM.repeat(6) } else { slip.description.clone() },
            field: "description".into(),
        },
        Block::Heading(words.paper("heading-office")),
        Block::Facts(vec![
            words.fact("received_at", &words.time(slip.received_at)),
            words.fact("channel", &channel),
            words.fact("taken_by", &slip.taken_by),
            words.fact("promised_at", &words.time(slip.promised_at)),
            words.fact("promised_by", &slip.promised_by),
        ]),
    ];
    // Nothing is promised where no time was written.
    if is_blank || slip.promised_at.is_some() {
        blocks.push(Block::Declaration(words.paper("promise")));
    }
    blocks.push(Block::Signatures(vec![
        words.signature("customer", ""),
        words.signature("clerk", &slip.taken_by),
    ]));
    blocks
}

/// Line breaks leave room for a hand: a dash would be in its way.
const ROOM: &str = "\n";

struct Words {
    text: &'static Text,
    zone: Zone,
    /// To be filled by hand: every value leaves room.
    is_blank: bool,
}

impl Words {
    fn paper(&self, id: &str) -> String {
        self.text.say(&format!("tickets-paper-{id}"))
    }
    fn time(&self, at: Option<Moment>) -> String {
        at.map(|at| self.zone.write(at)).unwrap_or_default()
    }
    fn fact(&self, field: &str, value: &str) -> Fact {
        Fact {
            label: self.text.say(&format!("tickets-field-{field}")),
            value: if self.is_blank { ROOM.into() } else { value.into() },
            field: field.into(),
        }
    }
    fn signature(&self, key: &str, name: &str) -> SignatureBox {
        SignatureBox {
            key: key.into(),
            label: self.paper(key),
            name_line: format!("{}{name}", self.paper("name")),
            date_line: self.paper("date"),
            ..SignatureBox::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(language: Language) -> Office {
        Office {
            company: "华泰制冷设备有限公司".into(),
            address: "苏州市园区1号".into(),
            phone: "0512-65000000".into(),
            logo: None,
            is_sample: false,
            language,
            zone: Zone::default(),
            device_letter: "B".into(),
            printed_at: Moment(1_795_309_200_000),
        }
    }

    fn values(document: &Document) -> Vec<(String, String)> {
        let facts = document.blocks.iter().filter_map(|b| match b {
            Block::Facts(facts) => Some(facts),
            _ => None,
        });
        facts.flatten().map(|f| (f.field.clone(), f.value.clone())).collect()
    }

    #[test]
    fn the_slip_carries_the_time_promised_and_who_promised_it() {
        let written = Slip {
            number: "T26-B-00001".into(),
            promised_at: Some(Moment(1_795_312_800_000)),
            promised_by: "王前台".into(),
            received_at: Some(Moment(1_795_309_200_000)),
            ..Slip::default()
        };
        let paper = slip(&written, &office(Language::Chinese), &[]);
        let values = values(&paper);
        assert!(values.contains(&("promised_at".into(), "2026-11-22 10:00".into())), "A-07: {values:?}");
        assert!(values.contains(&("promised_by".into(), "王前台".into())), "A-07");
        assert!(paper.marks.is_empty());
    }

    #[test]
    fn a_blank_form_has_its_number_and_the_lines_of_the_trade() {
        let paper = slip(
            &Slip { number: "T26-B-00002".into(), ..Slip::default() },
            &office(Language::Chinese),
            &["plate"],
        );
        assert_eq!(paper.number, "T26-B-00002", "A-11");
        let plate = values(&paper).into_iter().find(|(field, _)| field == "plate").map(|(_, value)| value);
        assert!(plate.is_some_and(|v| v.trim().is_empty()), "A-02: room for the workshop's plate");
        assert_eq!(paper.marks, ["（手工填写）"]);
    }

    #[test]
    fn a_name_stands_apart_from_its_label_in_both_languages() {
        let written =
            Slip { taken_by: "Chen".into(), received_at: Some(Moment(1_795_309_200_000)), ..Slip::default() };
        for (language, line) in [(Language::Chinese, "姓名：Chen"), (Language::English, "Name: Chen")] {
            let text = format!("{:?}", slip(&written, &office(language), &[]));
            assert!(text.contains(line), "{line} is not in {text}");
        }
    }

    #[test]
    fn every_word_of_the_slip_is_in_the_catalogue_of_both_languages() {
        for language in Language::ALL {
            let all =
                ["project", "stage", "species", "affected", "bus_number", "location", "plate", "system"];
            let written = Slip {
                channel: Some(Channel::Phone),
                service_type: Some(ServiceType::Repair),
                warranty: Some("expired".into()),
                is_urgent: true,
                ..Slip::default()
            };
            let paper = slip(&written, &office(language), &all);
            let text = format!("{paper:?}");
            assert!(!text.contains("tickets-"), "an id stands where a word belongs: {text}");
        }
    }
}
