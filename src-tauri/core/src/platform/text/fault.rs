//! A fault in words, by the same rules as the window's (`ui/src/text/fault.ts`).

use std::collections::BTreeMap;

use super::{Arg, Text};
use crate::kernel::{Fault, FieldFault};

/// What a person must be told of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultWords {
    /// What happened.
    pub what: String,
    /// Whether anything was saved.
    pub saved: String,
    /// What to do; empty where nothing sensible can be said.
    pub todo: String,
}

fn id_of(code: &str) -> String {
    format!("fault-{}", code.replace('.', "-"))
}

/// Codes carry numbers as text; as numbers they choose plural forms. What would come out changed (`007`, a phone number
/// longer than a float holds) stays words.
fn args_of(args: &BTreeMap<String, String>) -> Vec<(&str, Arg)> {
    let arg = |value: &str| match value.parse::<i64>() {
        Ok(number) if value.len() <= 15 && number.to_string() == value => Arg::Number(number),
        _ => Arg::from(value),
    };
    args.iter().map(|(name, value)| (name.as_str(), arg(value))).collect()
}

/// The fault's own sentences, or those of its kind.
pub fn fault_words(text: &Text, fault: &Fault) -> FaultWords {
    let args = args_of(&fault.args);
    let own = id_of(&fault.code);
    let kind = serde_json::to_value(fault.kind).unwrap_or_default();
    let kind = format!("fault-kind-{}", kind.as_str().unwrap_or("bug"));
    let todo =
        text.maybe(&format!("{own}.todo"), &args).or_else(|| text.maybe(&format!("{kind}.todo"), &args));
    FaultWords {
        what: text.maybe(&own, &args).unwrap_or_else(|| text.get(&kind, &args)),
        saved: text.say(if fault.saved { "fault-saved" } else { "fault-not-saved" }),
        todo: todo.unwrap_or_default(),
    }
}

/// What is wrong with one field, as a short sentence.
pub fn field_fault_words(text: &Text, fault: &FieldFault) -> String {
    let args = args_of(&fault.args);
    let field = format!("fault-field-{}", fault.code.replace('.', "-"));
    text.maybe(&field, &args)
        .or_else(|| text.maybe(&id_of(&fault.code), &args))
        .unwrap_or_else(|| text.say("fault-field-wrong"))
}
