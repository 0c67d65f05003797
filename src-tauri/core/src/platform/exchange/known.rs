//! The fields a table of each kind may have and the heads they go by, as data: `assets/imports/columns.json`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of table.
#[derive(Debug, Deserialize)]
pub struct KindColumns {
    pub kind: String,
    pub fields: Vec<KnownField>,
}

/// A field of a kind.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(rename = "ImportField")]
pub struct KnownField {
    pub field: String,
    /// Without it no row can be taken over.
    pub must: bool,
    /// A field that does as well: the customer's name where there is no number.
    #[serde(default)]
    pub or: Option<String>,
    /// Heads by which it goes, likeliest first.
    #[serde(skip_serializing, default)]
    #[ts(skip)]
    pub names: Vec<String>,
}

// A test reads the file, so what is delivered is never empty.
static KINDS: LazyLock<Vec<KindColumns>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../assets/imports/columns.json")).unwrap_or_default()
});

/// The fields of a kind; none for a kind nobody knows.
pub fn fields_of(kind: &str) -> &'static [KnownField] {
    KINDS.iter().find(|k| k.kind == kind).map_or(&[], |k| k.fields.as_slice())
}

/// The column of each field by the heads of a table.
pub fn guess(header: &[String], fields: &[KnownField]) -> Vec<Option<usize>> {
    let names: Vec<Vec<&str>> = fields.iter().map(|f| f.names.iter().map(String::as_str).collect()).collect();
    let known: Vec<(&str, &[&str])> =
        fields.iter().zip(&names).map(|(f, names)| (f.field.as_str(), names.as_slice())).collect();
    sheet::guess_columns(header, &known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_names_in_both_languages_and_says_what_it_cannot_do_without() {
        let kinds: Vec<&str> = KINDS.iter().map(|k| k.kind.as_str()).collect();
        assert_eq!(
            kinds,
            ["customers", "contacts", "sites", "equipment", "vehicles", "price_list", "parts"],
            "V-16: customers, items, price list, parts, plates"
        );
        for kind in KINDS.iter() {
            assert!(
                kind.fields.iter().any(|f| f.must),
                "{}: no row is worth taking without a name",
                kind.kind
            );
            for field in &kind.fields {
                let chinese = field.names.iter().any(|n| !n.is_ascii());
                let english = field.names.iter().any(|n| n.is_ascii());
                assert!(chinese && english, "{}.{} in both languages", kind.kind, field.field);
            }
        }
    }

    #[test]
    fn usual_heads_find_their_fields() {
        let find = |kind: &str, heads: &[&str]| {
            let header: Vec<String> = heads.iter().map(|h| (*h).to_string()).collect();
            let found = guess(&header, fields_of(kind));
            let of = |at: usize| {
                found.iter().position(|c| *c == Some(at)).map_or("-", |f| fields_of(kind)[f].field.as_str())
            };
            (0..heads.len()).map(of).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            find("vehicles", &["车主编号", "车牌号", "车型", "车架号(VIN)", "行驶里程(km)"]),
            "- plate model serial mileage"
        );
        assert_eq!(
            find("parts", &["Part No.", "Description", "Unit Price", "Supplier"]),
            "code name price supplier"
        );
        assert_eq!(
            find("price_list", &["项目编号", "收费项目", "单价（元）", "单位"]),
            "code name price unit"
        );
        assert_eq!(find("contacts", &["客户编号", "联系人", "职务", "手机"]), "customer name post phone");
    }
}
