//! An incremental update: objects appended to a PDF whose existing bytes stay untouched.

use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::SealError;
use crate::layout::find_last;
use crate::objects::{hex, write};

/// Appends objects and then a cross-reference section of the kind the file already has. Viewers read a mixture badly.
pub(crate) struct Revision {
    pub out: Vec<u8>,
    entries: Vec<(ObjectId, usize)>,
    next: u32,
    previous: usize,
    is_table: bool,
    source_hash: [u8; 32],
}

impl Revision {
    /// Starts a revision behind `source`, which `document` was read from.
    pub fn new(source: &[u8], document: &Document) -> Result<Revision, SealError> {
        let previous = start_of_xref(source).ok_or(SealError::Unreadable)?;
        let is_table = source.get(previous..).is_some_and(|xref| xref.starts_with(b"xref"));
        let declared = document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
        let used = document.objects.keys().map(|id| id.0).max().unwrap_or(0).max(document.max_id);
        let next = used.checked_add(1).ok_or(SealError::TooLarge)?.max(u32::try_from(declared).unwrap_or(0));
        let mut out = Vec::with_capacity(source.len() + 16 * 1024);
        out.extend_from_slice(source);
        if !source.ends_with(b"\n") {
            out.push(b'\n');
        }
        let source_hash = Sha256::digest(source).into();
        Ok(Revision { out, entries: Vec::new(), next, previous, is_table, source_hash })
    }

    /// A number for a new object.
    pub fn reserve(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next += 1;
        id
    }

    /// Appends an object, new or in place of an older one; `body` is everything between `obj` and `endobj`. Answers
    /// where the body starts in the file.
    pub fn object(&mut self, id: ObjectId, body: &[u8]) -> usize {
        self.entries.push((id, self.out.len()));
        self.out.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
        let start = self.out.len();
        self.out.extend_from_slice(body);
        self.out.extend_from_slice(b"\nendobj\n");
        start
    }

    /// Writes the cross-reference section and the end of the file.
    pub fn finish(mut self, document: &Document) -> Result<Vec<u8>, SealError> {
        self.entries.sort_by_key(|(id, _)| id.0);
        let trailer = &document.trailer;
        let keys = if self.is_table { self.table(trailer)? } else { self.stream(trailer)? };
        self.out.extend_from_slice(format!("startxref\n{keys}\n%%EOF\n").as_bytes());
        Ok(self.out)
    }

    fn table(&mut self, trailer: &Dictionary) -> Result<usize, SealError> {
        let start = self.out.len();
        let mut text = String::from("xref\n");
        for run in self.entries.chunk_by(|a, b| a.0.0 + 1 == b.0.0) {
            let first = run.first().map_or(0, |(id, _)| id.0);
            text += &format!("{first} {}\n", run.len());
            for ((_, generation), offset) in run {
                text += &format!("{offset:010} {generation:05} n\r\n");
            }
        }
        text += "trailer\n<<";
        self.out.extend_from_slice(text.as_bytes());
        self.common_keys(trailer)?;
        self.out.extend_from_slice(b">>\n");
        Ok(start)
    }

    fn stream(&mut self, trailer: &Dictionary) -> Result<usize, SealError> {
        let (id, start) = (self.reserve(), self.out.len());
        self.entries.push((id, start));
        let mut index = String::new();
        for run in self.entries.chunk_by(|a, b| a.0.0 + 1 == b.0.0) {
            let first = run.first().map_or(0, |(id, _)| id.0);
            index += &format!("{first} {} ", run.len());
        }
        let mut rows = Vec::new();
        for ((_, generation), offset) in &self.entries {
            let offset = u32::try_from(*offset).map_err(|_| SealError::TooLarge)?;
            rows.push(1);
            rows.extend_from_slice(&offset.to_be_bytes());
            rows.extend_from_slice(&generation.to_be_bytes());
        }
        let index = index.trim_end();
        let head = format!("{} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{index}]/Length {}", id.0, rows.len());
        self.out.extend_from_slice(head.as_bytes());
        self.common_keys(trailer)?;
        self.out.extend_from_slice(b">>stream\n");
        self.out.extend_from_slice(&rows);
        self.out.extend_from_slice(b"\nendstream\nendobj\n");
        Ok(start)
    }

    fn common_keys(&mut self, trailer: &Dictionary) -> Result<(), SealError> {
        self.out.extend_from_slice(format!("/Size {}/Prev {}", self.next, self.previous).as_bytes());
        for key in ["Root", "Info"] {
            if let Ok(value) = trailer.get(key.as_bytes()) {
                self.out.extend_from_slice(format!("/{key} ").as_bytes());
                write(value, &mut self.out)?;
            }
        }
        // The first identifier names the document and stays; the second names this state of it.
        let own = hex(self.source_hash.get(..16).unwrap_or_default());
        let first = match trailer.get(b"ID").and_then(Object::as_array).map(Vec::as_slice) {
            Ok([Object::String(first, _), ..]) => hex(first),
            _ => own.clone(),
        };
        self.out.extend_from_slice(format!("/ID[<{first}><{own}>]").as_bytes());
        Ok(())
    }
}

/// The offset the last `startxref` names.
fn start_of_xref(source: &[u8]) -> Option<usize> {
    let at = find_last(source, b"startxref")? + b"startxref".len();
    let tail = std::str::from_utf8(source.get(at..)?.get(..32).or(source.get(at..))?).ok()?;
    let offset = tail.split_ascii_whitespace().next()?.parse().ok()?;
    (offset < source.len()).then_some(offset)
}
