//! The result list: what became of each row, with the row itself, so that it can be mended and imported again.

use std::collections::BTreeMap;

use base64::Engine;
use serde::{Deserialize, Serialize};
use sheet::{write_csv, write_xlsx};
use ts_rs::TS;

use super::commands::run_of;
use super::file::{ImportInput, PreviewInput, read_sheet};
use super::report::{Fate, words};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::platform::documents;
use crate::platform::text::{Language, Text};

crate::choice! {
    /// As what a table goes out.
    pub enum TableFormat {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

/// Which result list, and of which file: no cell is kept here, so the file is read once more.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ResultWanted {
    pub run: String,
    pub file: PreviewInput,
    pub format: TableFormat,
    pub language: Language,
    /// Only rows that were not taken over.
    #[serde(default)]
    pub only_open: bool,
    /// The folder a person chose; absent: the file itself is the answer.
    #[serde(default)]
    pub folder: Option<String>,
}

/// A file that was written, or its bytes.
#[derive(Debug, Serialize, TS)]
pub struct TableFile {
    pub name: String,
    pub path: Option<String>,
    pub base64: Option<String>,
    pub rows: u64,
}

const OWN: [&str; 3] = ["exchange-head-row", "exchange-head-result", "exchange-head-reason"];

/// Whether a column was put there by a result list.
pub fn is_result_head(head: &str) -> bool {
    let said = |language: Language| OWN.iter().any(|id| Text::of(language).say(id) == head);
    Language::ALL.into_iter().any(said)
}

pub(super) fn result(_: &Core, session: &Session, wanted: ResultWanted) -> Result<TableFile, Fault> {
    let outcome = run_of(&wanted.run, session)?.outcome();
    let text = Text::of(wanted.language);
    let input = ImportInput::from(wanted.file);
    let sheet = read_sheet(&input)?;
    let kept: Vec<usize> = (0..sheet.header.len()).filter(|at| !is_result_head(&sheet.header[*at])).collect();
    let mut reasons: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for finding in &outcome.findings {
        let said = words(wanted.language, &finding.code, finding.other);
        let said = match &finding.column {
            Some(column) => {
                text.get("exchange-of-column", &[("column", column.clone().into()), ("said", said.into())])
            }
            None => said,
        };
        reasons.entry(finding.row).or_default().push(said);
    }
    let mut rows = Vec::new();
    for row in sheet.rows() {
        let (number, cells) = row.map_or_else(|e| (e.number, e.cells), |row| (row.number, row.cells));
        let fate = outcome.fates.get(&number).copied().unwrap_or(Fate::Skipped);
        if wanted.only_open && !matches!(fate, Fate::Refused | Fate::Left) {
            continue;
        }
        let why = reasons.get(&number).map(|all| all.join("；")).unwrap_or_default();
        let mut line = vec![number.to_string(), text.say(fate.label()), why];
        line.extend(kept.iter().map(|at| cells.get(*at).cloned().unwrap_or_default()));
        // What stands beyond the last column is why the row was refused: it is shown where it stood.
        line.extend(cells.into_iter().skip(sheet.header.len()));
        rows.push(line);
    }
    let mut head: Vec<String> = OWN.iter().map(|id| text.say(id)).collect();
    head.extend(kept.iter().map(|at| sheet.header[*at].clone()));
    let source = input.name.or_else(|| input.path.as_deref().map(file_name)).unwrap_or_default();
    let stem = source.rsplit_once('.').map_or(source.as_str(), |(stem, _)| stem).to_string();
    let name = text.get("exchange-result-file", &[("name", stem.into())]);
    hand_over(&name, wanted.format, &head, &rows, wanted.folder.as_deref())
}

fn file_name(path: &str) -> String {
    std::path::Path::new(path).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Writes a table as a file into the folder, beside what lies there, or answers its bytes.
pub fn hand_over(
    name: &str,
    format: TableFormat,
    head: &[String],
    rows: &[Vec<String>],
    folder: Option<&str>,
) -> Result<TableFile, Fault> {
    let bytes = match format {
        TableFormat::Csv => write_csv(head, rows),
        TableFormat::Xlsx => write_xlsx(&sheet_name(name), head, rows).map_err(Fault::bug)?,
    };
    let plain: String = name.chars().map(|c| if "/\\:*?\"<>|\0".contains(c) { '_' } else { c }).collect();
    let mut file =
        TableFile { name: format!("{plain}.{format}"), path: None, base64: None, rows: rows.len() as u64 };
    let Some(folder) = folder else {
        file.base64 = Some(base64::engine::general_purpose::STANDARD.encode(bytes));
        return Ok(file);
    };
    // The same list asked for twice, or one of another day: a name of its own each time.
    for at in 1..100 {
        if at > 1 {
            file.name = format!("{plain} ({at}).{format}");
        }
        match documents::write_inside(std::path::Path::new(folder), &file.name, &bytes) {
            Err(fault) if fault.code == "folder.name_taken" => {}
            done => {
                file.path = Some(done?.to_string_lossy().into_owned());
                return Ok(file);
            }
        }
    }
    Err(Fault::refused("folder.name_taken").arg("name", file.name))
}

/// What these programs take for the name of a sheet.
fn sheet_name(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if plain.trim().is_empty() { "1".into() } else { plain }
}
