//! The document information once more as XMP, as PDF/A demands; both must say the same.

use std::fmt::Write;

use crate::{Created, Meta};

pub(super) const PRODUCER: &str = "paper";

pub(super) struct Facts<'a> {
    pub title: &'a str,
    pub meta: &'a Meta,
    pub extra: &'a [(String, String)],
}

pub(super) fn packet(facts: &Facts) -> String {
    let meta = facts.meta;
    let date = iso_date(meta.created);
    let mut body = String::new();
    let _ = write!(
        body,
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
        escaped(facts.title)
    );
    if !meta.author.is_empty() {
        let _ = write!(
            body,
            "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
            escaped(&meta.author)
        );
    }
    if !meta.subject.is_empty() {
        let subject = escaped(&meta.subject);
        let _ = write!(
            body,
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>"
        );
    }
    if !meta.keywords.is_empty() {
        let _ = write!(body, "<pdf:Keywords>{}</pdf:Keywords>", escaped(&meta.keywords.join(", ")));
    }
    let _ = write!(
        body,
        "<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <xmp:MetadataDate>{date}</xmp:MetadataDate>"
    );
    for (key, value) in facts.extra {
        let _ = write!(body, "<pdfx:{key}>{}</pdfx:{key}>", escaped(value));
    }
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">{body}\
         </rdf:Description>\n{}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        extension(facts.extra)
    )
}

/// PDF/A wants every property outside its own list described inside the file.
fn extension(extra: &[(String, String)]) -> String {
    if extra.is_empty() {
        return String::new();
    }
    let mut properties = String::new();
    for (key, _) in extra {
        let _ = write!(
            properties,
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{key}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{key}</pdfaProperty:description></rdf:li>"
        );
    }
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>\
         <rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Document information</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>http://ns.adobe.com/pdfx/1.3/</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>pdfx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq>\
         </pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
    )
}

pub(super) fn iso_date(created: Created) -> String {
    let [year, month, day, hour, minute, second] = parts(created);
    let (sign, ahead, rest) = zone(created.offset_min);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{ahead:02}:{rest:02}")
}

pub(super) fn pdf_date(created: Created) -> String {
    let [year, month, day, hour, minute, second] = parts(created);
    let (sign, ahead, rest) = zone(created.offset_min);
    format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{sign}{ahead:02}'{rest:02}'")
}

fn zone(offset_min: i32) -> (char, i32, i32) {
    let size = offset_min.abs();
    (if offset_min < 0 { '-' } else { '+' }, size / 60, size % 60)
}

/// Year to second on the wall at that place.
fn parts(created: Created) -> [i64; 6] {
    let seconds = created.utc_ms.div_euclid(1000).saturating_add(i64::from(created.offset_min) * 60);
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days since 0000-03-01: with the year beginning in March, the leap day is its last.
    let since = days + 719_468;
    let (era, day_of_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    [era * 400 + year_of_era + later, month, day, rest / 3600, rest / 60 % 60, rest % 60]
}

fn escaped(text: &str) -> String {
    let shown = text.chars().filter(|ch| !ch.is_control());
    shown.fold(String::with_capacity(text.len()), |mut written, ch| {
        match ch {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            other => written.push(other),
        }
        written
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_on_the_wall_of_the_place() {
        let cases = [
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (1_795_329_000_000, 480, "2026-11-22T14:30:00+08:00"),
            (1_709_164_800_000, 0, "2024-02-29T00:00:00+00:00"),
            (-1, -210, "1969-12-31T20:29:59-03:30"),
        ];
        for (utc_ms, offset_min, expected) in cases {
            assert_eq!(
                iso_date(Created { utc_ms, offset_min }),
                expected,
                "a date in the file is the record's own"
            );
        }
    }
}
