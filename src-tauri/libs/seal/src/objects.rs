//! PDF spelling: objects, text strings, dates, hexadecimal.

use der::DateTime;
use lopdf::{Dictionary, Object};
use std::time::Duration;

use crate::SealError;

/// Upper-case hexadecimal, the only spelling a seal may have.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

/// The bytes of upper-case hexadecimal; absent for anything else, lower case included.
pub(crate) fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'A'..=b'F' => Some(c - b'A' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect())?
}

/// A text string: UTF-16 with a byte order mark, in hexadecimal, so that nothing in it needs escaping.
pub(crate) fn text(value: &str) -> String {
    let units = value.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xFE, 0xFF].into_iter().chain(units).collect();
    format!("<{}>", hex(&bytes))
}

/// A PDF date in local time with its offset from UTC, whole seconds: `D:20260105143000+08'00'`.
pub(crate) fn date(at_ms: i64, offset_minutes: i32) -> Result<String, SealError> {
    let local = at_ms.div_euclid(1000).checked_add(i64::from(offset_minutes) * 60);
    let seconds = local.and_then(|s| u64::try_from(s).ok()).ok_or(SealError::Moment)?;
    if at_ms < 0 || offset_minutes.unsigned_abs() >= 24 * 60 {
        return Err(SealError::Moment);
    }
    let t = DateTime::from_unix_duration(Duration::from_secs(seconds)).map_err(|_| SealError::Moment)?;
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    Ok(format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}{sign}{hours:02}'{minutes:02}'",
        t.year(),
        t.month(),
        t.day(),
        t.hour(),
        t.minutes(),
        t.seconds()
    ))
}

/// Milliseconds since 1970 and offset in minutes of a date as `date` writes it.
pub(crate) fn read_date(text: &[u8]) -> Option<(i64, i32)> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?;
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let byte = |from: usize| u8::try_from(number(from, from + 2)?).ok();
    let t = DateTime::new(number(0, 4)?, byte(4)?, byte(6)?, byte(8)?, byte(10)?, byte(12)?).ok()?;
    let offset = i32::from(number(15, 17)?) * 60 + i32::from(number(18, 20)?);
    let offset = if text.get(14..15)? == "-" { -offset } else { offset };
    let seconds = i64::try_from(t.unix_duration().as_secs()).ok()? - i64::from(offset) * 60;
    Some((seconds * 1000, offset))
}

/// Writes a direct object. A stream cannot be one.
pub(crate) fn write(object: &Object, out: &mut Vec<u8>) -> Result<(), SealError> {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => write_name(name, out),
        // Literal or hexadecimal is only a spelling; this one has no escapes to get wrong.
        Object::String(bytes, _) => out.extend_from_slice(format!("<{}>", hex(bytes)).as_bytes()),
        Object::Reference((id, generation)) => {
            out.extend_from_slice(format!("{id} {generation} R").as_bytes());
        }
        Object::Array(items) => {
            out.push(b'[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(b' ');
                }
                write(item, out)?;
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, out)?,
        Object::Stream(_) => return Err(SealError::Unreadable),
    }
    Ok(())
}

/// Writes a dictionary with its keys in the order they were read.
pub(crate) fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) -> Result<(), SealError> {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary.iter() {
        write_name(key, out);
        out.push(b' ');
        write(value, out)?;
    }
    out.extend_from_slice(b">>");
    Ok(())
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        let is_plain = byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(byte);
        if is_plain {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn a_date_is_read_back_to_the_second_with_its_offset() {
        for (at_ms, offset) in [(1_767_594_600_000, 480), (951_782_400_000, -210), (86_400_000, 0)] {
            let text = date(at_ms, offset).unwrap();
            assert_eq!(read_date(text.as_bytes()), Some((at_ms, offset)), "{text}");
        }
        assert_eq!(date(1_767_594_600_999, 480).unwrap(), "D:20260105143000+08'00'");
    }

    #[test]
    fn a_moment_no_date_can_hold_is_refused() {
        for (at_ms, offset) in
            [(-1, 0), (0, -1), (i64::MAX, 0), (NOON, 1440), (NOON, i32::MIN), (NOON, i32::MAX)]
        {
            assert_eq!(date(at_ms, offset), Err(SealError::Moment), "{at_ms} {offset}");
        }
    }

    const NOON: i64 = 1_767_594_600_000;

    #[test]
    fn a_damaged_date_is_no_date() {
        for text in
            ["", "D:", "D:20261305143000+08'00'", "20260105143000+08'00'", "D:2026010514300", "D:２０２６"]
        {
            assert_eq!(read_date(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn lower_case_hexadecimal_is_another_spelling_and_refused() {
        assert_eq!(unhex(b"0AFF"), Some(vec![0x0A, 0xFF]));
        for text in [&b"0aff"[..], b"0AF", b"0A G", b" 0AF"] {
            assert_eq!(unhex(text), None, "{text:?}");
        }
    }

    #[test]
    fn objects_are_written_so_that_nothing_needs_escaping() {
        let object: Object = dictionary! {
            "A B" => vec![Object::Null, true.into(), (-3).into(), Object::Real(0.5), (7, 0).into()],
            "S" => Object::string_literal(")\\("),
        }
        .into();
        let mut out = Vec::new();
        write(&object, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "<</A#20B [null true -3 0.5 7 0 R]/S <295C28>>>");
    }
}
