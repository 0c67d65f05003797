//! The catalogue as a whole.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{Language, Text};

/// Message or `message.attribute`, with its file and the arguments it takes.
type Messages = BTreeMap<String, (String, BTreeSet<String>)>;

fn messages(language: Language) -> Messages {
    let mut found = Messages::new();
    for (file, source) in language.sources() {
        let resource = parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{}/{file} is not Fluent: {errors:?}", language.code()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name.to_string();
            let parts = message
                .value
                .iter()
                .map(|v| (name.clone(), v))
                .chain(message.attributes.iter().map(|a| (format!("{name}.{}", a.id.name), &a.value)));
            for (id, pattern) in parts {
                let mut args = BTreeSet::new();
                arguments(pattern, &mut args);
                let before = found.insert(id.clone(), ((*file).to_string(), args));
                assert!(before.is_none(), "{id} stands twice in {}: {file} and {before:?}", language.code());
            }
        }
    }
    found
}

fn arguments(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => argument(inline, found),
                Expression::Select { selector, variants } => {
                    argument(selector, found);
                    variants.iter().for_each(|v| arguments(&v.value, found));
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_string());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|a| argument(a, found));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                argument(inline, found);
            }
        }
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same_messages() {
    let [chinese, english] = Language::ALL.map(messages);
    let only = |a: &Messages, b: &Messages| -> Vec<String> {
        a.iter()
            .filter(|(id, _)| !b.contains_key(*id))
            .map(|(id, (file, _))| format!("{file}: {id}"))
            .collect()
    };
    assert_eq!(only(&chinese, &english), Vec::<String>::new(), "missing in English");
    assert_eq!(only(&english, &chinese), Vec::<String>::new(), "missing in Chinese");
    for (id, (file, args)) in &chinese {
        assert_eq!(&english[id].0, file, "{id} belongs to the same file in both languages");
        assert_eq!(&english[id].1, args, "{id} takes the same arguments in both languages");
    }
}

#[test]
fn a_missing_message_is_plain_to_see() {
    assert_eq!(Text::of(Language::English).say("no-such-message"), "no-such-message");
}
