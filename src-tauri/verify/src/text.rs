//! The sentences, in both languages, from the shared catalogue.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// Of `zh-CN` or `en`.
    pub fn of_code(code: &str) -> Option<Language> {
        match code {
            "zh-CN" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    fn source(self) -> (&'static str, LanguageIdentifier) {
        match self {
            Language::Chinese => (include_str!("../../../assets/locales/zh-CN/verify.ftl"), langid!("zh-CN")),
            Language::English => (include_str!("../../../assets/locales/en/verify.ftl"), langid!("en")),
        }
    }
}

pub struct Text {
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    pub fn of(language: Language) -> Text {
        let (source, id) = language.source();
        // What of a damaged catalogue can be read is better than nothing; a test holds it to be whole.
        let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new(vec![id]);
        // Marks around arguments would end up in terminals and in copied text.
        bundle.set_use_isolating(false);
        let _ = bundle.add_resource(resource);
        Text { bundle }
    }

    /// The message `verify-{id}`, or none.
    pub fn maybe(&self, id: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let message = self.bundle.get_message(&format!("verify-{id}"))?;
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            values.set(*name, *value);
        }
        Some(self.bundle.format_pattern(message.value()?, Some(&values), &mut Vec::new()).into_owned())
    }

    /// The message, or its id so that it is plain which one is missing.
    pub fn get(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        self.maybe(id, arguments).unwrap_or_else(|| format!("verify-{id}"))
    }

    pub fn say(&self, id: &str) -> String {
        self.get(id, &[])
    }
}
