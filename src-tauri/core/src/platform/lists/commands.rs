//! Reading and editing the lists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{ListLine, ListName};
use super::{line, lines};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::platform::text::{Language, Text};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    // Every form and list says these words.
    r.query("lists.all", Need::Anyone, all);
    r.change("lists.save", Need::SettingsWrite, save).undoable();
}

/// Longest name of a line, in characters.
const LONGEST: usize = 40;

/// Every list.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllLists {}

/// A list with its lines.
#[derive(Serialize, TS)]
pub struct FirmList {
    pub list: ListName,
    /// Begin of the text id of a line's name.
    pub prefix: &'static str,
    /// The delivered first, then the firm's own in the order they came.
    pub lines: Vec<FirmListLine>,
}

/// A line as it stands.
#[derive(Serialize, TS)]
pub struct FirmListLine {
    pub code: String,
    /// The firm's name; empty for a delivered line that keeps its own.
    pub name: String,
    pub name_en: String,
    /// The delivered line whose rules hold for it; empty in a list of names only.
    pub works_as: String,
    /// Added by the firm.
    pub is_own: bool,
    /// Off the list: no longer offered, still named on old records (T-15).
    pub active: bool,
}

fn all(r: &Reader<'_>, _: AllLists) -> Result<Vec<FirmList>, Fault> {
    ListName::ALL.iter().map(|list| one(r, *list)).collect()
}

fn one(r: &Reader<'_>, list: ListName) -> Result<FirmList, Fault> {
    let touched = lines(r, list)?;
    let delivered = list.delivered();
    let mut shown: Vec<FirmListLine> = delivered
        .iter()
        .map(|code| {
            let line = touched.iter().find(|line| line.code == *code);
            FirmListLine {
                code: (*code).into(),
                name: line.map(|l| l.name.clone()).unwrap_or_default(),
                name_en: line.map(|l| l.name_en.clone()).unwrap_or_default(),
                works_as: (*code).into(),
                is_own: false,
                active: line.is_none_or(|l| l.active),
            }
        })
        .collect();
    let own = touched.into_iter().filter(|line| !delivered.contains(&line.code.as_str()));
    shown.extend(own.map(|line| FirmListLine {
        works_as: works_as(&delivered, &line.code).unwrap_or_default().into(),
        code: line.code,
        name: line.name,
        name_en: line.name_en,
        is_own: true,
        active: line.active,
    }));
    Ok(FirmList { list, prefix: list.prefix(), lines: shown })
}

/// `technical` of `technical-2`.
fn works_as<'a>(delivered: &[&'a str], code: &str) -> Option<&'a str> {
    let begin = code.rsplit_once('-')?.0;
    delivered.iter().copied().find(|one| *one == begin)
}

/// A line to add, name, take off the list or put back.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SaveListLine {
    pub list: ListName,
    /// Absent: a new line, which gets its code here.
    #[serde(default)]
    pub code: Option<String>,
    /// Of a new line: the delivered line whose rules hold for it.
    #[serde(default)]
    pub works_as: Option<String>,
    /// Empty gives a delivered line its own name back.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub name_en: String,
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

fn save(c: &mut Change<'_>, input: SaveListLine) -> Result<FirmList, Fault> {
    let list = input.list;
    let (name, name_en) = (input.name.trim(), input.name_en.trim());
    let delivered = list.delivered();
    let code = match &input.code {
        Some(code) => code.clone(),
        None => new_code(c, list, &delivered, input.works_as.as_deref().unwrap_or_default(), name)?,
    };
    let before = line(c, list, &code)?;
    // A region somebody typed is on the list without a line of its own.
    let is_known = before.is_some() || delivered.contains(&code.as_str()) || list == ListName::Region;
    if input.code.is_some() && !is_known {
        return Err(Fault::missing("lists.unknown").arg("code", &code));
    }
    if name.is_empty() && !delivered.contains(&code.as_str()) {
        return Fault::unless_complete(&["name"]).and(Err(Fault::bug("no field")));
    }
    for (field, text) in [("name", name), ("name_en", name_en)] {
        if text.chars().count() > LONGEST {
            return Err(Fault::invalid("lists.too_long")
                .arg("most", LONGEST as i64)
                .field(field, "too_long"));
        }
    }
    let standing = one(c, list)?;
    if let Some(other) = standing.lines.iter().filter(|l| l.code != code).find(|l| goes_by(l, list, name)) {
        return Err(Fault::refused("lists.name_taken").arg("code", &other.code).field("name", "taken"));
    }
    let is_last = !standing.lines.iter().any(|l| l.active && l.code != code);
    if !input.active && is_last && list != ListName::Region {
        return Err(Fault::refused("lists.last_line"));
    }
    let after = ListLine {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        list,
        code,
        name: name.into(),
        name_en: name_en.into(),
        active: input.active,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    one(c, list)
}

/// The code of a new line: of a region its name, of others the next number behind what it works as. Numbers of lines
/// taken off the list count too, so none is used again (T-15).
fn new_code(
    c: &Change<'_>,
    list: ListName,
    delivered: &[&str],
    works_as: &str,
    name: &str,
) -> Result<String, Fault> {
    if list == ListName::Region {
        return match line(c, list, name)? {
            Some(_) => Err(Fault::refused("lists.name_taken").arg("code", name).field("name", "taken")),
            None => Ok(name.into()),
        };
    }
    if !delivered.contains(&works_as) {
        return Err(Fault::invalid("lists.works_as").field("works_as", "required"));
    }
    let numbers = lines(c, list)?
        .into_iter()
        .filter_map(|l| l.code.strip_prefix(works_as)?.strip_prefix('-')?.parse::<u32>().ok());
    Ok(format!("{works_as}-{}", numbers.max().unwrap_or(0) + 1))
}

/// Whether people say that name for the line already.
fn goes_by(line: &FirmListLine, list: ListName, name: &str) -> bool {
    if name.is_empty() || !line.active {
        return false;
    }
    let own = [line.name.as_str(), line.name_en.as_str()];
    let id = format!("{}{}", list.prefix(), line.code);
    own.contains(&name)
        || (line.name.is_empty()
            && Language::ALL.into_iter().any(|language| Text::of(language).say(&id) == name))
}
