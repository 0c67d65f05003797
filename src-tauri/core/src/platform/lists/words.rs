//! Words as the firm says them: its own names of list lines over those of the catalogue.

use std::collections::HashMap;

use super::record::{ListLine, ListName};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::text::{Language, Text};

/// The catalogue of one language with the firm's names of lines over it.
pub struct FirmWords {
    text: &'static Text,
    own: HashMap<String, String>,
}

impl FirmWords {
    /// The catalogue as delivered.
    pub fn delivered(text: &'static Text) -> FirmWords {
        FirmWords { text, own: HashMap::new() }
    }

    /// Reads the firm's names.
    pub fn of(r: &Reader<'_>, text: &'static Text) -> Result<FirmWords, Fault> {
        let lines: Vec<ListLine> = r.find("ORDER BY rid", [])?;
        let own = lines.into_iter().filter_map(|line| {
            let id = format!("{}{}", line.list.prefix(), line.code);
            said(&line, text.language()).map(|name| (id, name.to_string()))
        });
        Ok(FirmWords { own: own.collect(), text })
    }

    /// The firm's name or the catalogue's sentence; the id itself where neither has one.
    pub fn say(&self, id: &str) -> String {
        self.maybe(id).unwrap_or_else(|| id.to_string())
    }

    /// The same, or none.
    pub fn maybe(&self, id: &str) -> Option<String> {
        self.own.get(id).cloned().or_else(|| self.text.maybe(id, &[]))
    }

    /// The name of a line; of a region the list does not know, the code, which is its name.
    pub fn name(&self, list: ListName, code: &str) -> String {
        self.maybe(&format!("{}{code}", list.prefix())).unwrap_or_else(|| code.to_string())
    }
}

/// What the firm calls the line in that language; none where it left the delivered name.
pub(super) fn said(line: &ListLine, language: Language) -> Option<&str> {
    let english = Some(line.name_en.as_str()).filter(|n| language == Language::English && !n.is_empty());
    english.or(Some(line.name.as_str())).filter(|n| !n.is_empty())
}
