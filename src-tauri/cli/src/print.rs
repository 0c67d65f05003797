//! Answers on stdout, faults on stderr. A reader that went away (`| head`) is no error.

use std::io::{self, Write};

use aftercare_core::Fault;
use aftercare_core::platform::text::{Text, fault_words, field_fault_words};
use serde_json::{Value, json};

/// One JSON value on a line.
pub fn answer(value: &Value) {
    line(&value.to_string());
}

/// One line of text.
pub fn line(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// The fault with its sentences as `message`.
pub fn fault(text: &Text, fault: &Fault) {
    let _ = writeln!(io::stderr(), "{}", with_message(text, fault));
}

fn with_message(text: &Text, fault: &Fault) -> Value {
    let words = fault_words(text, fault);
    let gap = if text.say("word-comma") == "、" { "" } else { " " };
    let sentences = [words.what, words.saved, words.todo];
    let message: Vec<&str> = sentences.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    let mut value = json!(fault);
    value["message"] = json!(message.join(gap));
    for (place, field) in fault.fields.iter().enumerate() {
        value["fields"][place]["message"] = json!(field_fault_words(text, field));
    }
    value
}
