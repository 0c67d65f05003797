//! The end of a report: the customer's opinion, the words agreed to and the boxes; and what a sheet signed by hand
//! says of itself (F-12). Pure.

use paper::{Block, Foot, Photo, SignatureBox};

use super::content::Content;
use super::document::{Around, CUSTOMER_BOX, SERVICE_BOX, Words, short};
use crate::service::signing::code;
use crate::service::visits::SurveyAnswer;

impl Words {
    pub(super) fn marks(&self, content: &Content, around: &Around) -> Vec<String> {
        let mut marks = Vec::new();
        if content.firm.sample {
            marks.push(self.say("mark-sample"));
        }
        if content.is_clock_off {
            marks.push(self.say("mark-clock"));
        }
        if let Some(again) = around.print.as_ref().filter(|p| p.print > 1) {
            let count = [("count", (again.print - 1).into())];
            marks.push(self.text.get("acceptance-paper-mark-reprint", &count));
        }
        marks.extend(around.marks.iter().cloned());
        marks
    }

    /// What a sheet to be signed by hand must say of itself (F-03, F-12).
    pub(super) fn notices(&self, around: &Around) -> Vec<Block> {
        let notice = |id: &str| Block::Text { label: None, value: self.say(id), field: "notice".into() };
        around.print.iter().map(|_| notice("notice-by_hand")).collect()
    }

    pub(super) fn foot(&self, content: &Content, around: &Around) -> Foot {
        let device = [("letter", content.device_letter.clone().into())];
        let printed = around.print.as_ref().map(|p| {
            let args = [("by", p.by.clone().into()), ("at", self.time(p.at).into())];
            self.text.get("acceptance-paper-printed", &args)
        });
        let at = around.signed.as_ref().map(|(_, at)| *at).or(around.unsigned.as_ref().map(|u| u.at));
        let sealed = at.map(|at| self.time(at));
        Foot {
            // On a sheet what its square code says, to be typed where no camera reads it; in the file what was signed.
            digest: match &around.print {
                Some(_) => {
                    let groups = code::content_in_groups(&content.number, &around.digest);
                    self.text.get("acceptance-paper-content_code", &[("code", groups.into())])
                }
                None => format!("SHA-256 {}", short(&around.digest)),
            },
            device: self.text.get("acceptance-paper-device", &device),
            sealed: sealed.or(printed).unwrap_or_default(),
        }
    }

    /// How it came that nobody signed (F-13).
    pub(super) fn unsigned(&self, around: &Around) -> Vec<Block> {
        let Some(unsigned) = &around.unsigned else { return Vec::new() };
        let told = unsigned.facts.iter().filter(|(_, value)| !value.trim().is_empty());
        let mut facts: Vec<_> = told.map(|(label, value)| self.fact(label, value.clone())).collect();
        facts.push(self.fact("recorded_at", self.time(unsigned.at)));
        vec![Block::Heading(self.say("heading-unsigned")), Block::Facts(facts)]
    }

    pub(super) fn signing(&self, content: &Content, around: &Around) -> Block {
        let r = &content.report;
        let survey = match (r.survey, r.survey_score) {
            (Some(SurveyAnswer::Answered), Some(score)) => {
                self.text.get("acceptance-paper-score", &[("score", score.into())])
            }
            (Some(SurveyAnswer::Refused), _) => self.say("survey-refused"),
            _ => String::new(),
        };
        let mut blocks = Vec::new();
        // The opinion was given with the report; an addendum asks for none.
        if content.amends.is_none() {
            blocks.extend([Block::Heading(self.say("heading-opinion")), self.block("opinion", &r.opinion)]);
        }
        if content.amends.is_none() && !survey.is_empty() {
            blocks.push(Block::Facts(vec![self.fact("survey", survey)]));
        }
        let crew = r.technicians.join("、");
        // Nobody agreed to the words.
        if around.unsigned.is_none() {
            blocks.push(Block::Declaration(content.declaration.clone()));
        }
        blocks.extend([Block::Signatures(vec![
            self.customer_box(around),
            SignatureBox {
                key: SERVICE_BOX.into(),
                label: self.say(&format!("box-{SERVICE_BOX}")),
                name_line: if crew.is_empty() { r.lead.clone() } else { crew },
                inside_line: self.conducted(around),
                ..SignatureBox::default()
            },
        ])]);
        Block::Keep(blocks)
    }

    /// Who was signed in answers for our side by the seal of the file (F-11).
    fn conducted(&self, around: &Around) -> String {
        match &around.signed {
            Some((_, at)) if !around.conducted.is_empty() => {
                let said = [("name", around.conducted.clone().into()), ("at", self.time(*at).into())];
                self.text.get("acceptance-paper-conducted", &said)
            }
            _ => String::new(),
        }
    }

    /// Signer and time are known only once signed; a sheet to be signed by hand has lines for them.
    fn customer_box(&self, around: &Around) -> SignatureBox {
        if let Some(unsigned) = &around.unsigned {
            let label = self.say(&format!("box-{CUSTOMER_BOX}"));
            let name_line = unsigned.kind.clone();
            return SignatureBox { key: CUSTOMER_BOX.into(), label, name_line, ..SignatureBox::default() };
        }
        let (name_line, date_line) = match &around.signed {
            // The signer's name is printed beside the date, above the box: what stands below it was there before.
            Some((name, at)) => {
                let by_hand = if around.scans.is_empty() { String::new() } else { self.say("on-sheet") };
                (by_hand, format!("{name} {}", self.time(*at)))
            }
            None if around.print.is_some() => (self.say("by-hand-name"), self.say("by-hand-date")),
            None => (String::new(), String::new()),
        };
        SignatureBox {
            key: CUSTOMER_BOX.into(),
            label: self.say(&format!("box-{CUSTOMER_BOX}")),
            name_line,
            date_line,
            proxy_line: around.proxy.clone(),
            ..SignatureBox::default()
        }
    }

    /// The sheets that came back signed.
    pub(super) fn scans(&self, around: &Around) -> Vec<Block> {
        if around.scans.is_empty() {
            return Vec::new();
        }
        let photo = |(at, jpeg): (usize, &Vec<u8>)| Photo {
            jpeg: jpeg.clone(),
            caption: self.text.get("acceptance-paper-scan", &[("page", (at + 1).into())]),
        };
        let mut blocks = vec![Block::Heading(self.say("heading-scan"))];
        blocks.extend(around.scans.iter().enumerate().map(photo).map(Block::Scan));
        blocks
    }
}
