//! What a scanned file says of itself: its sheets, and the code on each. Pure.

use scan::{CodeError, Kind, PaperCode, Verdict};

use crate::kernel::fault::Fault;

/// A file that was looked at.
pub(super) struct Read {
    pub mime: &'static str,
    pub sheets: Vec<Sheet>,
}

/// One page of it. A page two sheets lie on counts twice.
#[derive(Debug)]
pub(super) struct Sheet {
    /// From 1.
    pub page: u32,
    /// A code of ours, whole.
    pub code: Option<PaperCode>,
    /// The words that were read, whoever wrote them.
    pub words: String,
    /// Without a code of ours: why.
    pub why: &'static str,
}

/// Looks at every page. A file that is no scan is refused; a page without a code is not.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Fault> {
    let scan = scan::look(bytes).map_err(|why| Fault::invalid(why.code()))?;
    let mut sheets = Vec::new();
    for sight in &scan.pages {
        let found: Vec<Sheet> =
            scan.found.iter().filter(|f| f.page == sight.page).map(|f| of_code(f.page, &f.code)).collect();
        let own = found.iter().filter(|s| s.code.is_some()).count();
        // A payment code beside ours is nobody's business.
        let kept = found.into_iter().filter(|s| own == 0 || s.code.is_some());
        let before = sheets.len();
        sheets.extend(kept);
        if sheets.len() == before {
            sheets.push(Sheet {
                page: sight.page,
                code: None,
                words: String::new(),
                why: why(&sight.verdict),
            });
        }
    }
    Ok(Read {
        mime: match scan.kind {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Pdf => "application/pdf",
        },
        sheets,
    })
}

fn of_code(page: u32, words: &str) -> Sheet {
    let (code, why) = match PaperCode::parse(words) {
        Ok(code) => (Some(code), "scan.page_read"),
        Err(CodeError::Foreign) => (None, "scan.code_foreign"),
        Err(CodeError::Newer { .. }) => (None, "scan.code_newer"),
        Err(_) => (None, "scan.code_mistyped"),
    };
    Sheet { page, code, words: words.chars().take(200).collect(), why }
}

fn why(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Read => "scan.page_read",
        Verdict::Unreadable => "scan.page_unreadable",
        Verdict::NoCode => "scan.page_no_code",
        Verdict::NoPicture => "scan.page_no_picture",
        Verdict::NotUnpacked { .. } => "scan.page_not_unpacked",
    }
}
