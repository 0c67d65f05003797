//! One byte sequence for one content: JSON with sorted keys and no spaces, of texts, whole numbers, yes/no,
//! lists and objects (a subset of RFC 8785, so that others can make it again). Pure.

use serde::Serialize;
use serde_json::Value;

use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;

/// The canonical bytes. Fractions are refused: they have no one way of being written.
pub fn canonical<T: Serialize>(content: &T) -> Result<Vec<u8>, Fault> {
    let value = serde_json::to_value(content).map_err(Fault::bug)?;
    let mut out = String::new();
    write(&value, &mut out)?;
    Ok(out.into_bytes())
}

/// SHA-256 of the canonical bytes, hex: the digest that is signed (F-04).
pub fn digest<T: Serialize>(content: &T) -> Result<String, Fault> {
    Ok(BlobHash::of(&canonical(content)?).0)
}

fn write(value: &Value, out: &mut String) -> Result<(), Fault> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&value.to_string()),
        Value::Number(n) if n.is_i64() || n.is_u64() => out.push_str(&n.to_string()),
        Value::Number(_) => return Err(Fault::bug("a fraction in signed content")),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            // RFC 8785 sorts by UTF-16 units.
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write(&map[key], out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_order_of_fields_does_not_change_what_is_signed() {
        let (a, b) = (json!({"b": [1, null, "x"], "a": "电"}), json!({"a": "电", "b": [1, null, "x"]}));
        assert_eq!(canonical(&a).unwrap(), r#"{"a":"电","b":[1,null,"x"]}"#.as_bytes());
        assert_eq!(digest(&a).unwrap(), digest(&b).unwrap());
    }

    #[test]
    fn a_fraction_cannot_be_signed() {
        assert!(canonical(&json!({"a": 0.1})).is_err(), "0.1 has many spellings");
    }
}
