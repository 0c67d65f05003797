//! The Fluent catalogue, one bundle a language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// A language of the product; Chinese comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];
    /// `zh-CN` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
    /// The language of that code; none for any other.
    pub fn of_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.code() == code)
    }
    /// The catalogue's files: name and source.
    pub(super) fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Language::Chinese => CHINESE,
            Language::English => ENGLISH,
        }
    }
    fn id(self) -> LanguageIdentifier {
        match self {
            Language::Chinese => langid!("zh-CN"),
            Language::English => langid!("en"),
        }
    }
}

/// An argument of a sentence. Numbers choose plural forms.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Put in as it is.
    Words(String),
    /// Put in as digits without grouping.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(words: &str) -> Arg {
        Arg::Words(words.into())
    }
}
impl From<String> for Arg {
    fn from(words: String) -> Arg {
        Arg::Words(words)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The words of one language.
pub struct Text {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static TEXTS: LazyLock<[Text; 2]> = LazyLock::new(|| Language::ALL.map(Text::load));

impl Text {
    /// The words of that language, parsed once.
    pub fn of(language: Language) -> &'static Text {
        &TEXTS[language as usize]
    }
    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }
    /// The message or, after a dot, its attribute (`fault-disk-full.todo`). A message that is not there is answered
    /// by its id: it is then plain on the screen or paper which one is missing.
    pub fn get(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.maybe(id, args).unwrap_or_else(|| id.to_string())
    }
    /// The message without arguments.
    pub fn say(&self, id: &str) -> String {
        self.get(id, &[])
    }
    /// The message, or none where the catalogue has none.
    pub fn maybe(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(n, a)| (n, Some(a)));
        let message = self.bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(*name, value(arg));
        }
        // Errors name arguments not given; those show as `{$name}` in the sentence.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }

    fn load(language: Language) -> Text {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
        // Isolation marks would end up in copied numbers, file names and PDFs.
        bundle.set_use_isolating(false);
        for (_, source) in language.sources() {
            // What could be read of a broken file is used; a test refuses broken files.
            let resource = FluentResource::try_new((*source).to_string()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Text { language, bundle }
    }
}

fn value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Words(words) => FluentValue::from(words.as_str()),
        Arg::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
    }
}
