//! The numbered papers as document values. Pure: the same content gives the same pages.

mod addendum;
mod application;
mod blocks;
mod card;
mod goods;
mod hand_over;
mod slip;
mod voucher;
mod words;

use std::collections::BTreeMap;

use paper::{Block, Created, Document, Foot, Letterhead, Meta, PageSize, SignatureBox};

use super::content::PaperContent;
use super::record::{PaperBlock, PaperKind};
use crate::kernel::blobs::BlobHash;
use crate::kernel::time::{Moment, Zone};
use crate::platform::text::{Language, Text};
use crate::service::signing::code;
use words::Words;

/// The box of our side.
pub const SERVICE_BOX: &str = "service";

/// What is printed beside the content: known only once it is fixed, and outside what is signed.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Digest of the content, hex.
    pub digest: String,
    /// Signer and moment, once signed.
    pub signed: Option<(String, Moment)>,
    /// Who signed for another, and why (F-07).
    pub proxy: String,
    /// The same of the block signed before this one.
    pub earlier_proxy: String,
    /// Who was signed in when the customer signed on the screen (F-11).
    pub conducted: String,
    pub print: Option<Printed>,
    /// Which of the two copies (P-34).
    pub copy: Option<SheetCopy>,
    /// The scans a transcription was read from, as photos (F-21).
    pub scans: Vec<Vec<u8>>,
}

/// A print and who made it (T-14).
#[derive(Debug, Clone)]
pub struct Printed {
    /// 1 is the first.
    pub print: i64,
    pub by: String,
    pub at: Moment,
}

/// The two copies of a goods receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetCopy {
    Customer,
    Firm,
}

/// The sheet a kind of paper is printed on (V-08).
pub fn size(kind: PaperKind) -> PageSize {
    match kind {
        PaperKind::ServiceVoucher
        | PaperKind::HandOver
        | PaperKind::ProjectApplication
        | PaperKind::Addendum => PageSize::A4,
        PaperKind::ReceiptSlip | PaperKind::GoodsReceipt => PageSize::A5,
        PaperKind::RepairCard => PageSize::Tag,
    }
}

/// The copies one print has; most papers have one.
pub fn copies(kind: PaperKind) -> &'static [Option<SheetCopy>] {
    match kind {
        PaperKind::GoodsReceipt => &[Some(SheetCopy::Customer), Some(SheetCopy::Firm)],
        _ => &[None],
    }
}

/// The paper.
pub fn document(content: &PaperContent, around: &Around, pictures: &BTreeMap<BlobHash, Vec<u8>>) -> Document {
    let language = Language::of_code(&content.language).unwrap_or_default();
    let words = Words {
        text: Text::of(language),
        zone: Zone::parse(&content.zone).unwrap_or_default(),
        is_blank: content.is_blank && !content.is_transcription,
    };
    let form = Form { content, around, words: &words, pictures };
    let mut blocks = form.notices();
    blocks.extend(match content.kind {
        PaperKind::ServiceVoucher => form.voucher(),
        PaperKind::ReceiptSlip => form.slip(),
        PaperKind::GoodsReceipt => form.goods(),
        PaperKind::RepairCard => form.card(),
        PaperKind::HandOver => form.hand_over(),
        PaperKind::ProjectApplication => form.application(),
        PaperKind::Addendum => form.addendum(),
    });
    blocks.extend(form.scans());
    let title = words.text.say(&format!("papers-kind-{}", content.kind));
    Document {
        title: title.clone(),
        number: content.number.clone(),
        language: match language {
            Language::Chinese => paper::Language::Zh,
            Language::English => paper::Language::En,
        },
        letterhead: letterhead(content, pictures),
        // Each sheet has a code of its own.
        qr: None,
        marks: form.marks(),
        blocks,
        foot: form.foot(),
        meta: Meta {
            author: content.firm.name.clone(),
            subject: format!("{title} {}", content.number),
            created: Created {
                utc_ms: form.created().map_or(0, |at| at.0),
                offset_min: content.zone_offset_minutes,
            },
            keywords: [&content.number, &content.known.ticket_number]
                .into_iter()
                .filter(|w| !w.is_empty())
                .cloned()
                .collect(),
        },
    }
}

fn letterhead(content: &PaperContent, pictures: &BTreeMap<BlobHash, Vec<u8>>) -> Letterhead {
    let firm = &content.firm;
    Letterhead {
        company: firm.name.clone(),
        lines: [&firm.address, &firm.phone].into_iter().filter(|l| !l.is_empty()).cloned().collect(),
        logo: firm.logo.as_ref().and_then(|hash| pictures.get(hash)).cloned(),
    }
}

/// A paper being composed.
struct Form<'a> {
    content: &'a PaperContent,
    around: &'a Around,
    words: &'a Words,
    /// Logo and photos, ready for the page.
    pictures: &'a BTreeMap<BlobHash, Vec<u8>>,
}

impl Form<'_> {
    fn created(&self) -> Option<Moment> {
        self.around.signed.as_ref().map(|(_, at)| *at).or(self.around.print.as_ref().map(|p| p.at))
    }

    fn marks(&self) -> Vec<String> {
        let (content, words) = (self.content, self.words);
        let mut marks = Vec::new();
        let mut mark = |holds: bool, words: String| {
            if holds {
                marks.push(words);
            }
        };
        mark(content.firm.sample, words.say("mark-sample"));
        mark(content.is_blank && !content.is_transcription, words.say("mark-blank"));
        mark(content.is_transcription, words.say("mark-transcription"));
        mark(content.is_clock_off, words.say("mark-clock"));
        match self.around.copy {
            Some(SheetCopy::Customer) => mark(true, words.say("mark-customer_copy")),
            Some(SheetCopy::Firm) => mark(true, words.say("mark-firm_copy")),
            None => {}
        }
        if let Some(again) = self.around.print.as_ref().filter(|p| p.print > 1) {
            mark(true, words.text.get("papers-paper-mark-reprint", &[("count", (again.print - 1).into())]));
        }
        marks
    }

    /// What a form to be filled in by hand must say of itself (F-03, V-08).
    fn notices(&self) -> Vec<Block> {
        let (content, words) = (self.content, self.words);
        let attests =
            super::rules::blocks(content.kind, &content.form).into_iter().any(super::rules::attests_service);
        let mut notices = Vec::new();
        let mut notice = |id: &str| {
            notices.push(Block::Text { label: None, value: words.say(id), field: "notice".into() });
        };
        if content.is_transcription {
            notice("notice-transcription");
        } else if self.around.print.is_some() && attests {
            notice("notice-not_valid");
        }
        notices
    }

    fn foot(&self) -> Foot {
        let words = self.words;
        let printed = self.around.print.as_ref().map(|p| {
            let args = [("by", p.by.clone().into()), ("at", words.time(Some(p.at)).into())];
            words.text.get("papers-paper-printed", &args)
        });
        let sealed = self.around.signed.as_ref().map(|(_, at)| words.time(Some(*at)));
        let digest = self.around.digest.get(..16).unwrap_or(&self.around.digest);
        // On a sheet what its square code says, to be typed where no camera reads it; in the file what was signed.
        let digest = match &self.around.print {
            Some(_) => {
                let groups = code::content_in_groups(&self.content.number, &self.around.digest);
                words.text.get("papers-paper-content_code", &[("code", groups.into())])
            }
            None => format!("SHA-256 {digest}"),
        };
        Foot {
            digest,
            device: words
                .text
                .get("papers-paper-device", &[("letter", self.content.device_letter.clone().into())]),
            sealed: sealed.or(printed).unwrap_or_default(),
        }
    }

    fn scans(&self) -> Vec<Block> {
        if self.around.scans.is_empty() {
            return Vec::new();
        }
        let photo = |(at, jpeg): (usize, &Vec<u8>)| paper::Photo {
            jpeg: jpeg.clone(),
            caption: self.words.text.get("papers-paper-scan", &[("page", (at + 1).into())]),
        };
        let mut blocks = vec![Block::Heading(self.words.say("heading-scan"))];
        blocks.extend(self.around.scans.iter().enumerate().map(photo).map(Block::Scan));
        blocks
    }

    /// The words agreed to and the boxes to sign in, never parted from what stands before them.
    fn signing(&self, block: PaperBlock, mut before: Vec<Block>, service_name: &str) -> Block {
        let (content, words) = (self.content, self.words);
        let is_this = content.block == Some(block);
        let declaration = if is_this {
            content.declaration.clone()
        } else {
            let firm = [("firm", content.firm.name.clone().into())];
            words.text.get(&format!("papers-paper-declaration-{block}"), &firm)
        };
        before.push(Block::Declaration(declaration));
        before.push(Block::Signatures(vec![
            self.customer_box(block, is_this),
            SignatureBox {
                key: format!("{SERVICE_BOX}-{block}"),
                label: words.say(&format!("box-service-{block}")),
                name_line: service_name.into(),
                inside_line: if is_this { self.conducted() } else { String::new() },
                ..SignatureBox::default()
            },
        ]));
        Block::Keep(before)
    }

    /// Who was signed in answers for our side by the seal of the file (F-11).
    fn conducted(&self) -> String {
        match &self.around.signed {
            Some((_, at)) if !self.around.conducted.is_empty() => {
                let name = self.around.conducted.clone();
                let said = [("name", name.into()), ("at", self.words.time(Some(*at)).into())];
                self.words.text.get("acceptance-paper-conducted", &said)
            }
            _ => String::new(),
        }
    }

    /// Signer and time are known only once signed; a sheet to be signed by hand has lines for them.
    fn customer_box(&self, block: PaperBlock, is_this: bool) -> SignatureBox {
        let (content, words) = (self.content, self.words);
        let written = |name: &str, at: Moment| format!("{name} {}", words.time(Some(at)));
        let earlier = content.taken.as_ref().filter(|_| block == PaperBlock::TakeAway && !is_this);
        let on_sheet = content.on_sheet.as_ref().filter(|_| content.block.is_none_or(|b| b == block));
        // A printed sheet names no block: all it has open is signed on it.
        let is_signed_here = is_this || (earlier.is_none() && on_sheet.is_some());
        let (name_line, date_line) = match (&self.around.signed, earlier, on_sheet) {
            (_, Some(before), _) => (String::new(), written(&before.signer_name, before.signed_at)),
            (_, None, Some(sheet)) => (words.say("on-sheet"), written(&sheet.signer_name, sheet.signed_at)),
            (Some((name, at)), None, None) if is_this => (String::new(), written(name, *at)),
            _ if self.around.print.is_some() => (words.say("by-hand-name"), words.say("by-hand-date")),
            _ => (String::new(), String::new()),
        };
        SignatureBox {
            key: block.code().into(),
            label: words.say(&format!("box-{block}")),
            name_line,
            date_line,
            proxy_line: match (earlier.is_some(), is_signed_here) {
                (true, _) => self.around.earlier_proxy.clone(),
                (false, true) => self.around.proxy.clone(),
                (false, false) => String::new(),
            },
            ..SignatureBox::default()
        }
    }
}
