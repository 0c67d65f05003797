//! The file: its bytes, its encoding, its columns.

use base64::Engine;
use serde::{Deserialize, Serialize};
use sheet::{Encoding, SheetError, guess_columns, open_csv, tidy};
use ts_rs::TS;

use crate::kernel::fault::Fault;

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
}

/// A file to look at before importing.
#[derive(Debug, Clone, Deserialize, TS)]
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
}

impl From<PreviewInput> for ImportInput {
    fn from(p: PreviewInput) -> ImportInput {
        ImportInput { path: p.path, name: p.name, base64: p.base64, trial: true, encoding: p.encoding }
    }
}

/// What the program makes of a file, for a person to look at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreview {
    pub encoding: String,
    /// False: the characters may be wrong, so look at the rows and choose another encoding.
    pub certain: bool,
    /// Encodings to choose from.
    pub encodings: Vec<String>,
    pub head: Vec<String>,
    /// The field each column of the head is taken for; none: left aside.
    pub fields: Vec<Option<String>>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
}

/// Fields a table may have: name, then the heads by which it goes, likeliest first.
pub type KnownColumns = [(&'static str, &'static [&'static str])];

/// An opened table whose columns are known.
pub struct Table {
    pub sheet: sheet::Opened,
    columns: Vec<(&'static str, Option<usize>)>,
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
}

/// Opens the file and finds the known fields among its columns. Faults: `import.empty`, `import.not_text`,
/// `import.workbook`, `import.no_header`, `import.too_large`, `import.unreadable`, `import.no_file`.
pub fn open(input: &ImportInput, known: &KnownColumns) -> Result<Table, Fault> {
    let bytes = bytes(input)?;
    let encoding = input.encoding.as_deref().map(encoding).transpose()?;
    let sheet = open_csv(&bytes, encoding).map_err(|e| fault(&e))?;
    let found = guess_columns(&sheet.header, known);
    let columns = known.iter().map(|(name, _)| *name).zip(found).collect();
    Ok(Table { sheet, columns })
}

/// What the program makes of the file.
pub fn preview(input: PreviewInput, known: &KnownColumns) -> Result<ImportPreview, Fault> {
    let table = open(&input.into(), known)?;
    let head = table.sheet.header.clone();
    let mut fields = vec![None; head.len()];
    for field in table.fields() {
        if let Some(slot) = table.column(field).and_then(|at| fields.get_mut(at)) {
            *slot = Some(field.to_string());
        }
    }
    let rows = table.sheet.rows().filter_map(Result::ok).take(5);
    Ok(ImportPreview {
        encoding: table.sheet.encoding.name().into(),
        certain: table.sheet.certain,
        encodings: Encoding::ALL.iter().map(|e| e.name().into()).collect(),
        rows: rows.map(|row| row.cells.iter().map(|c| tidy(c).to_string()).collect()).collect(),
        head,
        fields,
    })
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
        SheetError::NotText { found: found @ ("xlsx" | "xls") } => {
            Fault::invalid("import.workbook").arg("found", found)
        }
        SheetError::NotText { found } => Fault::invalid("import.not_text").arg("found", found),
        SheetError::NoHeader => Fault::invalid("import.no_header"),
        SheetError::TooLarge { .. } => too_large(),
        SheetError::TooWide => Fault::invalid("import.too_wide"),
    }
}
