//! The file: its bytes, its encoding or sheet, its columns.

use base64::Engine;
use serde::{Deserialize, Serialize};
use sheet::{Encoding, SheetError, tidy};
use ts_rs::TS;

use super::known::{KnownField, fields_of, guess};
use super::record::ImportMapping;
use super::result::is_result_head;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::record::Json;
use crate::kernel::session::Session;

/// A file to import: either a path, or its bytes in base64 (a window has no path for a dropped file).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportInput {
    #[serde(default)]
    pub path: Option<String>,
    /// The file's name, with `base64`.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub base64: Option<String>,
    /// True: nothing is saved, the answer is what would happen (V-16).
    pub trial: bool,
    /// As `encoding` of the preview; absent: found from the bytes.
    #[serde(default)]
    pub encoding: Option<String>,
    /// The sheet of a workbook; absent: the first that holds anything.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The field of each column, as `fields` of the preview; absent: as remembered, else as guessed.
    #[serde(default)]
    pub columns: Option<Vec<Option<String>>>,
    /// A name the caller makes up, to ask how far it is, to stop it and to fetch its result list.
    #[serde(default)]
    pub run: Option<String>,
}

/// A file to look at before importing.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PreviewInput {
    #[serde(default)]
    pub path: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub base64: Option<String>,
    #[serde(default)]
    pub encoding: Option<String>,
    #[serde(default)]
    pub sheet: Option<String>,
}

impl From<PreviewInput> for ImportInput {
    fn from(p: PreviewInput) -> ImportInput {
        let PreviewInput { path, name, base64, encoding, sheet } = p;
        ImportInput { path, name, base64, trial: true, encoding, sheet, columns: None, run: None }
    }
}

/// What the program makes of a file, for a person to look at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreview {
    pub encoding: String,
    /// False: the characters may be wrong, so look at the rows and choose another encoding.
    pub certain: bool,
    /// Encodings to choose from; none for a workbook, which says its own.
    pub encodings: Vec<String>,
    /// Sheets of a workbook to choose from; none for a text file.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    /// The line the header stands on; lines above it are titles and are left out.
    pub header_line: u64,
    pub head: Vec<String>,
    /// The field each column of the head is taken for; none: left aside.
    pub fields: Vec<Option<String>>,
    /// Whether a person has chosen them before for such a table.
    pub is_remembered: bool,
    /// Fields a column may be taken for.
    pub known: Vec<KnownField>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
}

/// An opened table whose columns are known.
pub struct Table {
    pub sheet: sheet::Opened,
    kind: &'static str,
    columns: Vec<(&'static str, Option<usize>)>,
    /// Chosen by a person now, other than remembered or guessed.
    is_new_choice: bool,
    is_remembered: bool,
}

impl Table {
    /// The place of a field's column; none when the table has no such column.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.iter().find(|(name, _)| *name == field).and_then(|(_, at)| *at)
    }
    /// What the table itself calls a field, for a person to find it; empty when it has no such column.
    pub fn head(&self, field: &str) -> &str {
        self.column(field).and_then(|at| self.sheet.header.get(at)).map_or("", String::as_str)
    }
    /// A row's cell of a field, tidied; empty when the table has no such column.
    pub fn cell<'r>(&self, row: &'r sheet::Row, field: &str) -> &'r str {
        self.column(field).and_then(|at| row.cells.get(at)).map_or("", |cell| tidy(cell))
    }
    /// The columns that are known, with what the table calls each.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.columns.iter().filter(|(_, at)| at.is_some()).map(|(name, _)| *name)
    }
    /// What a person would have to choose anew: the field of each column that is the table's own.
    fn choice(&self) -> Vec<Option<String>> {
        let own = self.sheet.header.iter().zip(self.chosen()).filter(|(head, _)| !is_result_head(head));
        own.map(|(_, field)| field).collect()
    }
    /// The field of each column of the head.
    fn chosen(&self) -> Vec<Option<String>> {
        let mut fields = vec![None; self.sheet.header.len()];
        for (field, at) in &self.columns {
            if let Some(slot) = at.and_then(|at| fields.get_mut(at)) {
                *slot = Some((*field).to_string());
            }
        }
        fields
    }
    /// Refused when a column is missing without which no row can be taken over.
    pub fn need_columns(&self) -> Result<(), Fault> {
        let missing: Vec<&str> = fields_of(self.kind)
            .iter()
            .filter(|f| f.must && self.column(&f.field).is_none())
            .filter(|f| f.or.as_deref().is_none_or(|other| self.column(other).is_none()))
            .map(|f| f.field.as_str())
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let fault = Fault::invalid("import.columns_missing").arg("head", self.sheet.header.join(" | "));
        Err(missing.into_iter().fold(fault, |fault, field| fault.field(field, "required")))
    }
    /// Keeps what a person chose for the columns, for the next table with this header.
    pub fn remember(&self, core: &Core, session: &Session) -> Result<(), Fault> {
        if !self.is_new_choice {
            return Ok(());
        }
        core.change_as(session, "imports.remember", |c| {
            let heads = heads(&self.sheet.header);
            let before: Option<ImportMapping> =
                c.first("WHERE kind = ?1 AND heads = ?2 ORDER BY rid LIMIT 1", (self.kind, &heads))?;
            let columns = Json(self.choice());
            match before {
                Some(before) => c.save(&before, &ImportMapping { columns, ..before.clone() }),
                None => {
                    let id = c.new_id();
                    c.create(&ImportMapping { id, kind: self.kind.into(), heads, columns })
                }
            }
        })
    }
}

/// The header's cells without those a result list puts before them, so that a corrected list is the same table.
fn heads(header: &[String]) -> String {
    let own: Vec<&str> = header.iter().map(String::as_str).filter(|head| !is_result_head(head)).collect();
    own.join("\n")
}

/// Opens the file and finds the known fields among its columns. Faults: `import.empty`, `import.not_text`,
/// `import.workbook`, `import.no_header`, `import.too_large`, `import.unreadable`, `import.no_file`.
pub fn open(core: &Core, session: &Session, input: &ImportInput, kind: &'static str) -> Result<Table, Fault> {
    let sheet = read_sheet(input)?;
    let known = fields_of(kind);
    let heads = heads(&sheet.header);
    let kept: Option<ImportMapping> = core.read_as(session, |r| {
        r.first("WHERE kind = ?1 AND heads = ?2 ORDER BY rid LIMIT 1", (kind, &heads))
    })?;
    let is_remembered = kept.is_some();
    let of_fields = |columns: &[Option<String>]| -> Vec<Option<usize>> {
        known.iter().map(|f| columns.iter().position(|c| c.as_deref() == Some(&f.field))).collect()
    };
    let expected = match &kept {
        Some(kept) => {
            let mut own = kept.columns.iter();
            let spread =
                |head: &String| if is_result_head(head) { None } else { own.next().cloned().flatten() };
            of_fields(&sheet.header.iter().map(spread).collect::<Vec<_>>())
        }
        None => guess(&sheet.header, known),
    };
    let places = match &input.columns {
        Some(columns) => {
            let unknown = columns.iter().flatten().any(|c| known.iter().all(|f| f.field != *c));
            if columns.len() != sheet.header.len() || unknown {
                return Err(Fault::invalid("import.columns_wrong").field("columns", "unknown"));
            }
            of_fields(columns)
        }
        None => expected.clone(),
    };
    let is_new_choice = places != expected;
    let columns = known.iter().map(|f| f.field.as_str()).zip(places).collect();
    Ok(Table { sheet, kind, columns, is_new_choice, is_remembered })
}

/// What the program makes of the file.
pub fn preview(
    core: &Core,
    session: &Session,
    input: PreviewInput,
    kind: &'static str,
) -> Result<ImportPreview, Fault> {
    let table = open(core, session, &input.into(), kind)?;
    let is_book = !table.sheet.sheets.is_empty();
    let rows = table.sheet.rows().filter_map(Result::ok).take(5);
    Ok(ImportPreview {
        encoding: if is_book { String::new() } else { table.sheet.encoding.name().into() },
        certain: table.sheet.certain,
        encodings: Encoding::ALL.iter().filter(|_| !is_book).map(|e| e.name().into()).collect(),
        sheets: table.sheet.sheets.clone(),
        sheet: table.sheet.sheet.clone(),
        header_line: table.sheet.header_line,
        rows: rows.map(|row| row.cells.iter().map(|c| tidy(c).to_string()).collect()).collect(),
        head: table.sheet.header.clone(),
        fields: table.chosen(),
        is_remembered: table.is_remembered,
        known: fields_of(kind).to_vec(),
    })
}

/// The table of the file, whatever its columns mean.
pub(super) fn read_sheet(input: &ImportInput) -> Result<sheet::Opened, Fault> {
    let encoding = input.encoding.as_deref().filter(|e| !e.is_empty()).map(encoding).transpose()?;
    sheet::open(&bytes(input)?, encoding, input.sheet.as_deref()).map_err(|e| fault(&e))
}

fn bytes(input: &ImportInput) -> Result<Vec<u8>, Fault> {
    if let Some(base64) = &input.base64 {
        return base64::engine::general_purpose::STANDARD
            .decode(base64)
            .map_err(|_| Fault::invalid("import.unreadable").field("base64", "base64"));
    }
    let Some(path) = input.path.as_deref().filter(|p| !p.trim().is_empty()) else {
        return Err(Fault::invalid("import.no_file").field("path", "required"));
    };
    let length = std::fs::metadata(path).map_err(|e| Fault::outside("import.unreadable", &e))?.len();
    if length > sheet::MOST_BYTES as u64 {
        return Err(too_large());
    }
    std::fs::read(path).map_err(|e| Fault::outside("import.unreadable", &e))
}

fn too_large() -> Fault {
    Fault::invalid("import.too_large").arg("megabytes", sheet::MOST_BYTES >> 20)
}

fn encoding(name: &str) -> Result<Encoding, Fault> {
    let plain = |s: &str| s.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let asked = match plain(name).as_str() {
        // GB18030 contains both.
        "gbk" | "gb2312" => "gb18030".to_string(),
        other => other.to_string(),
    };
    Encoding::ALL.into_iter().find(|e| plain(e.name()) == asked).ok_or_else(|| {
        Fault::invalid("import.encoding_unknown").arg("encoding", name).field("encoding", "unknown")
    })
}

fn fault(error: &SheetError) -> Fault {
    match error {
        SheetError::Empty => Fault::invalid("import.empty"),
        SheetError::NotText { found } => Fault::invalid("import.not_text").arg("found", found),
        SheetError::NoHeader => Fault::invalid("import.no_header"),
        SheetError::TooLarge { .. } => too_large(),
        SheetError::TooWide => Fault::invalid("import.too_wide"),
        SheetError::Workbook => Fault::invalid("import.workbook"),
        SheetError::NoSheet => Fault::invalid("import.no_sheet").field("sheet", "unknown"),
    }
}
