//! What PDF/A-3b asks for beyond printpdf: version, XMP, output intent, attachments, an honest information dictionary.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::icc;
use super::xmp::{self, Facts, PRODUCER};
use crate::display::Pages;
use crate::{Attachment, Language, PaperError};

/// Names PDF itself gives a meaning to; a caller's entry must not replace them.
const OWN_INFO: [&str; 9] =
    ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"];

pub(super) fn upgrade(
    pdf: &mut Document,
    pages: &Pages,
    attachments: &[Attachment],
    extra: &[(String, String)],
) -> Result<(), PaperError> {
    for (key, _) in extra {
        let is_name = key.starts_with(|ch: char| ch.is_ascii_alphabetic())
            && key.chars().all(|ch| ch.is_ascii_alphanumeric());
        if !is_name || OWN_INFO.contains(&key.as_str()) {
            return Err(PaperError::Write(format!("{key} cannot be a name in the document information")));
        }
    }
    pdf.version = "1.7".to_owned();
    let facts = Facts { title: &heading(pages), meta: &pages.meta, extra };
    replace_info(pdf, &facts)?;

    let mut packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(&facts).into_bytes(),
    );
    // Archives search for the packet as plain bytes.
    packet.allows_compression = false;
    let metadata = pdf.add_object(packet);
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let files = attach(pdf, pages, attachments)?;
    let language = match pages.language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    let catalog = pdf.catalog_mut().map_err(|error| PaperError::Write(error.to_string()))?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Lang", Object::string_literal(language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if !files.is_empty() {
        let named = files.iter().flat_map(|(name, id)| [text(name), Object::Reference(*id)]);
        catalog.set("AF", files.iter().map(|(_, id)| Object::Reference(*id)).collect::<Vec<_>>());
        let tree = dictionary! { "Names" => named.collect::<Vec<_>>() };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
    }
    Ok(())
}

/// Writes the file's identity; the same content has the same one.
pub(super) fn identify(pdf: &mut Document, id: &[u8]) {
    let id = Object::String(id.to_vec(), lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}

fn heading(pages: &Pages) -> String {
    [pages.title.trim(), pages.number.trim()].join(" ").trim().to_owned()
}

/// printpdf announces PDF/X and fills in fields nobody gave it, so its dictionary goes altogether. Its document
/// identity is counted up within a process and goes as well, before the content is digested.
fn replace_info(pdf: &mut Document, facts: &Facts) -> Result<(), PaperError> {
    let date = xmp::pdf_date(facts.meta.created);
    let mut info = Dictionary::new();
    info.set("Title", text(facts.title));
    for (key, value) in [("Author", &facts.meta.author), ("Subject", &facts.meta.subject)] {
        if !value.is_empty() {
            info.set(key, text(value));
        }
    }
    if !facts.meta.keywords.is_empty() {
        info.set("Keywords", text(&facts.meta.keywords.join(", ")));
    }
    info.set("Creator", text(PRODUCER));
    info.set("Producer", text(PRODUCER));
    info.set("CreationDate", Object::string_literal(date.clone()));
    info.set("ModDate", Object::string_literal(date));
    for (key, value) in facts.extra {
        info.set(key.as_str(), text(value));
    }
    let place = pdf.trailer.get(b"Info").and_then(Object::as_reference);
    let place = place.map_err(|error| PaperError::Write(error.to_string()))?;
    pdf.set_object(place, info);
    pdf.trailer.remove(b"ID");
    Ok(())
}

/// Files inside the PDF, by name, as the name tree must be ordered.
fn attach(
    pdf: &mut Document,
    pages: &Pages,
    attachments: &[Attachment],
) -> Result<Vec<(String, ObjectId)>, PaperError> {
    let date = xmp::pdf_date(pages.meta.created);
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(PaperError::Write(format!("two attachments are called {}", pair[0].name)));
    }
    let mut files = Vec::new();
    for attachment in sorted {
        let stream = Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => Object::Name(attachment.mime.as_bytes().to_vec()),
                "Params" => dictionary! {
                    "ModDate" => Object::string_literal(date.clone()),
                    "Size" => attachment.bytes.len() as i64,
                },
            },
            attachment.bytes.clone(),
        );
        let held = pdf.add_object(stream);
        let file = pdf.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => text(&attachment.name),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => "Source",
            "EF" => dictionary! { "F" => held, "UF" => held },
        });
        files.push((attachment.name.clone(), file));
    }
    Ok(files)
}

/// ASCII as it is, everything else as UTF-16 with its mark.
fn text(value: &str) -> Object {
    if value.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return Object::string_literal(value);
    }
    let mut bytes = vec![0xFE, 0xFF];
    value.encode_utf16().for_each(|unit| bytes.extend(unit.to_be_bytes()));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
