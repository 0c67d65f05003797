//! Files without our mark: another program's, or ours and badly damaged.

use super::{Alteration, Verdict, Why};
use crate::layout::{BUILD, find, find_last};

/// Readers tolerate this much rubbish before the header.
const HEADER_WITHIN: usize = 1024;

pub(super) fn judge(pdf: &[u8], roots: &[Vec<u8>]) -> Verdict {
    let has = |mark: &[u8]| find(pdf, mark).is_some();
    let is_pdf = find(pdf.get(..HEADER_WITHIN).unwrap_or(pdf), b"%PDF-").is_some();
    if has(BUILD) {
        return Verdict::Altered(vec![Alteration::Unreadable]);
    }
    if has(b"/ETSI.CAdES.detached") || (is_pdf && has(b"/ByteRange")) {
        return match signature(pdf) {
            Some(seal) if is_pdf && !roots.iter().any(|root| find(&seal, root).is_some()) => {
                Verdict::NotOurs(Why::ForeignSignature)
            }
            _ => Verdict::Altered(vec![Alteration::Unreadable]),
        };
    }
    Verdict::NotOurs(if is_pdf { Why::NoSignature } else { Why::NotPdf })
}

/// The bytes of the last signature, if its byte range points at one in the file. Only its outline is looked at.
fn signature(pdf: &[u8]) -> Option<Vec<u8>> {
    let at = find_last(pdf, b"/ByteRange")? + b"/ByteRange".len();
    let text = std::str::from_utf8(pdf.get(at..)?.split(|b| *b == b']').next()?).ok()?;
    let mut numbers = text.trim_start().strip_prefix('[')?.split_ascii_whitespace().map(str::parse::<usize>);
    let (_, start, end) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    let digits = pdf.get(start..end)?.strip_prefix(b"<")?.strip_suffix(b">")?.to_ascii_uppercase();
    let bytes = crate::objects::unhex(&digits)?;
    // A CMS ContentInfo of kind signed-data: a sequence whose first member is that object identifier.
    let oid = crate::cms::SIGNED_DATA.as_bytes();
    let opening = bytes.get(..32)?;
    (bytes.first() == Some(&0x30) && find(opening, oid).is_some()).then_some(bytes)
}
