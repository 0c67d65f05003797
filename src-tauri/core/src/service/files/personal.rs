//! What of a record is personal, and how it is taken out. Pure.

use serde_json::{Map, Value};

/// What stands in place of an erased value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    Empty,
    Nothing,
    /// An empty list of details.
    NoDetails,
    /// The record's number: a customer is still called something.
    Number,
    /// Taken off the file.
    Removed,
}
use Blank::{Empty, NoDetails, Nothing, Number, Removed};

type Fields = &'static [(&'static str, Blank)];

/// Fields that are personal whatever stands in them.
pub const PERSONAL: &[(&str, Fields)] = &[
    (
        "customer",
        &[
            ("name", Number),
            ("birthday", Nothing),
            ("note", Empty),
            ("source_number", Nothing),
            ("source_digest", Nothing),
        ],
    ),
    ("contact", &[("name", Empty), ("post", Empty), ("email", Empty)]),
    ("phone", &[("display", Empty), ("digits", Empty), ("label", Empty)]),
    ("site", &[("name", Empty), ("address", Empty), ("note", Empty)]),
    ("equipment", &[("plate", Empty), ("address", Empty), ("note", Empty), ("source_digest", Nothing)]),
    (
        "ticket",
        &[
            ("contact_name", Empty),
            ("contact_phone", Empty),
            ("address", Empty),
            ("details", NoDetails),
            ("cancel_asked_by", Nothing),
        ],
    ),
    ("ticket_contact", &[("contact_name", Empty), ("contact_phone", Empty)]),
    (
        "visit",
        &[
            ("person_met", Empty),
            ("appointment_told_to", Empty),
            ("account", Empty),
            ("rescue_place", Empty),
            ("tow_to", Empty),
        ],
    ),
    ("acceptance_stage", &[("notified_person", Empty)]),
    ("custody_item", &[("confirmed_name", Empty)]),
    // What a file is called, said to be and shows may be anybody; with the name of its content goes the content.
    ("attachment", &[("name", Empty), ("caption", Empty), ("blob", Empty), ("removed", Removed)]),
    (
        "visit_photo",
        &[("caption", Empty), ("blob", Empty), ("thumb", Nothing), ("paper", Nothing), ("removed", Removed)],
    ),
    ("hotline_call", &[("phone", Empty)]),
    ("service_voucher", &[("customer_name", Empty), ("address", Empty), ("phone", Empty)]),
    ("vip_file", &[("line", Empty), ("terms", Empty), ("maintenance", Empty), ("place", Empty)]),
    ("vip_review", &[("note", Empty)]),
];

/// Of the personal fields, those whose values name the person wherever they stand. What a label or a note says names
/// nobody.
const NAMING: &[&str] = &[
    "name",
    "email",
    "display",
    "digits",
    "plate",
    "address",
    "contact_name",
    "contact_phone",
    "customer_name",
    "person_met",
    "phone",
];

/// Tables whose rows stay for the period of T-11, signed or numbered as they are.
pub const KEPT: &[&str] = &[
    "filed_document",
    "filed_stamp",
    "acceptance_round",
    "acceptance_issue",
    "signature",
    "customer_copy",
    "customer_export",
    "paper",
    "paper_signature",
    "paper_print",
    "paper_copy",
    "receipt_return",
    "project_document",
    "scan_inbox",
];

/// Fields that name content in the store of files.
pub const CONTENT: &[&str] = &["blob", "thumb", "paper"];

/// Stands where a text named the person.
pub const MASK: &str = "＊＊＊";

/// The personal fields of a table.
pub fn of_table(table: &str) -> Fields {
    PERSONAL.iter().find(|(t, _)| *t == table).map_or(&[], |(_, fields)| fields)
}

/// Values of one state of a record that name the person. A site's or an item's own name names a place or a thing.
pub fn naming<'v>(table: &str, state: &'v Map<String, Value>) -> Vec<&'v str> {
    of_table(table)
        .iter()
        .filter(|(field, _)| NAMING.contains(field) && !(table == "site" && *field == "name"))
        .filter_map(|(field, _)| state.get(*field)?.as_str())
        .map(str::trim)
        .filter(|text| text.chars().count() >= if text.is_ascii() { 5 } else { 2 })
        .collect()
}

/// The text without the person.
pub fn scrubbed(text: &str, secrets: &[String]) -> String {
    // Longer ones first, so that no rest of an address stays behind a name in it.
    secrets.iter().fold(text.to_string(), |text, secret| text.replace(secret.as_str(), MASK))
}

/// Whether a value names the person anywhere.
pub fn names(value: &Value, secrets: &[String]) -> bool {
    match value {
        Value::String(text) => secrets.iter().any(|s| text.contains(s.as_str())),
        Value::Array(list) => list.iter().any(|v| names(v, secrets)),
        Value::Object(map) => map.values().any(|v| names(v, secrets)),
        _ => false,
    }
}

fn clean(value: &Value, secrets: &[String]) -> Value {
    match value {
        Value::String(text) => Value::String(scrubbed(text, secrets)),
        Value::Array(list) => Value::Array(list.iter().map(|v| clean(v, secrets)).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(k, v)| (k.clone(), clean(v, secrets))).collect())
        }
        other => other.clone(),
    }
}

/// The record without the person. Its number and ids stay as they are.
pub fn erased(table: &str, before: &Map<String, Value>, secrets: &[String]) -> Map<String, Value> {
    let number = before.get("number").cloned().unwrap_or_default();
    let mut after: Map<String, Value> = before
        .iter()
        .map(|(field, value)| match field.as_str() {
            "id" | "number" => (field.clone(), value.clone()),
            _ => (field.clone(), clean(value, secrets)),
        })
        .collect();
    for (field, blank) in of_table(table) {
        let Some(value) = after.get_mut(*field) else { continue };
        *value = match blank {
            Empty => Value::String(String::new()),
            Nothing => Value::Null,
            NoDetails => Value::Object(Map::new()),
            Number => number.clone(),
            Removed => Value::Bool(true),
        };
    }
    after
}

/// Whether an entry of the journal (`{field: [old, new]}`) tells of the person.
pub fn tells(table: &str, fields: &Map<String, Value>, number: &Value, secrets: &[String]) -> bool {
    let is_blank = |v: &Value| {
        v.is_null()
            || v.is_boolean()
            || v.as_str().is_some_and(str::is_empty)
            || v.as_object().is_some_and(Map::is_empty)
            || v == number
    };
    let personal = of_table(table);
    fields.iter().any(|(field, pair)| {
        let is_personal = personal.iter().any(|(name, _)| name == field);
        let tells = is_personal && pair.as_array().is_some_and(|values| values.iter().any(|v| !is_blank(v)));
        tells || names(pair, secrets)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn a_ticket_loses_the_person_and_keeps_the_job() {
        let secrets = vec!["13800138000".to_string(), "王芳".to_string()];
        let ticket = map(
            json!({"id": "x", "number": "T26-B-00001", "contact_name": "王芳", "contact_phone": "13800138000",
            "address": "a", "details": {"plate": "苏A"}, "description": "王芳说空调不制冷", "model": "KFR"}),
        );
        let after = erased("ticket", &ticket, &secrets);
        assert_eq!(
            Value::Object(after),
            json!({"id": "x", "number": "T26-B-00001", "contact_name": "", "contact_phone": "", "address": "",
                   "details": {}, "description": "＊＊＊说空调不制冷", "model": "KFR"}),
            "the fault stays, who told it does not"
        );
    }

    #[test]
    fn an_erased_customer_is_called_by_his_number() {
        let customer =
            map(json!({"number": "C26-B-00007", "name": "王芳", "birthday": "1982-11-14", "region": "东"}));
        let after = erased("customer", &customer, &["王芳".into()]);
        assert_eq!(after["name"], "C26-B-00007");
        assert_eq!((&after["birthday"], &after["region"]), (&Value::Null, &json!("东")));
    }

    #[test]
    fn an_entry_tells_of_the_person_by_field_or_by_text() {
        let number = json!("C26-B-00007");
        let tells = |table, fields| super::tells(table, &map(fields), &number, &["王芳".into()]);
        assert!(tells("customer", json!({"birthday": [null, "1982-11-14"]})), "by the field");
        assert!(tells("visit", json!({"person_met": ["", "王芳"]})), "by the text");
        assert!(
            !tells("customer", json!({"name": [null, "C26-B-00007"], "region": ["", "东"]})),
            "erased before"
        );
    }

    #[test]
    fn two_letters_of_an_ascii_value_name_nobody() {
        let phone = map(json!({"display": "110", "digits": "110"}));
        assert!(naming("phone", &phone).is_empty(), "three digits stand in every number");
    }
}
