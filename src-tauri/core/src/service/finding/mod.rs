//! One search field for everything (V-14, A-13): records of every kind by any part of their text, as staff type it, and
//! the window's own pages and commands by their names.
//!
//! What always holds: nobody finds what his lists would not show him, and no more of it than they show (T-07); what was
//! typed in full (a number, a serial, a telephone, a name) comes before everything that only contains it.
//! Commands: `search.everything`, `search.opened`, `search.recent`.

mod clues;
mod groups;
mod recent;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::clues::Clues;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::time::Moment;
use crate::master::settings;
use crate::platform::journal::AnyId;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    // Each kind is asked for with the right its own list needs.
    r.query("search.everything", Need::Anyone, everything);
    r.query("search.recent", Need::Anyone, recent::list);
    r.task("search.opened", Need::Anyone, recent::opened);
}

crate::choice! {
    /// What was found. The names are those of the modules that show it.
    pub enum FoundKind {
        Customers = "customers",
        Equipment = "equipment",
        Tickets = "tickets",
        Visits = "visits",
        Papers = "papers",
        Documents = "documents",
    }
}

/// What was typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EverythingAsked {
    pub text: String,
    /// Lines a group; 5 when absent, 40 at most.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Names of pages and commands, in the window's language: told which of them are meant.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>")]
    pub titles: Vec<String>,
}

/// What was found, the group with the best line first.
#[derive(Debug, Serialize, TS)]
pub struct EverythingFound {
    pub groups: Vec<FoundGroup>,
    /// Of the titles asked, those that are meant.
    pub titles: Vec<FoundTitle>,
    /// Milliseconds the answer took, where that was longer than `search.target` allows (V-14).
    pub late_ms: Option<u32>,
}

/// Records of one kind.
#[derive(Debug, Serialize, TS)]
pub struct FoundGroup {
    pub kind: FoundKind,
    pub lines: Vec<FoundLine>,
    /// There are more than are shown.
    pub more: bool,
    /// How well its first line fits; 0 is what was typed itself.
    pub rank: u8,
}

/// A record in one line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FoundLine {
    pub kind: FoundKind,
    pub id: AnyId,
    pub number: String,
    pub name: String,
    /// What else tells it from others, or the line that holds the words.
    pub note: String,
    /// Code of its state: of a customer the grade, of an item the warranty.
    pub state: String,
    /// Code of what kind of paper it is; empty for others.
    pub paper: String,
    /// Planned, received or sealed.
    pub at: Option<Moment>,
    /// Closed, scrapped or over.
    pub is_over: bool,
    pub marks: FoundMarks,
}

/// Where the words stand, in UTF-16 units.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct FoundMarks {
    pub number: Vec<(usize, usize)>,
    pub name: Vec<(usize, usize)>,
    pub note: Vec<(usize, usize)>,
}

/// One of the titles asked.
#[derive(Debug, Serialize, TS)]
pub struct FoundTitle {
    /// Its place among those asked.
    pub at: usize,
    pub rank: u8,
    pub marks: Vec<(usize, usize)>,
}

/// Rows of a kind that are ranked: the best of them are shown, and not merely the newest.
const CANDIDATES: usize = 40;

/// A customer merged into another or no longer served: nobody calls under that file, so however
/// well its name fits it stands behind those who do, unless it was asked for exactly.
fn is_left(ranked: &groups::Ranked) -> bool {
    ranked.line.kind == FoundKind::Customers && ranked.line.is_over && ranked.rank > 0
}

fn everything(r: &Reader<'_>, asked: EverythingAsked) -> Result<EverythingFound, Fault> {
    let Some(clues) = Clues::new(&asked.text) else {
        return Ok(EverythingFound { groups: Vec::new(), titles: Vec::new(), late_ms: None });
    };
    let began = Instant::now();
    let target = settings::number(r, "search.target")?;
    let limit = asked.limit.unwrap_or(5).clamp(1, CANDIDATES as u32) as usize;
    let mut groups = Vec::new();
    for kind in FoundKind::ALL {
        let mut found = groups::of_kind(r, *kind, &clues, CANDIDATES)?;
        // The newest first among equals, as they came; what is over stands behind what is not.
        found.sort_by_key(|ranked| (is_left(ranked), ranked.rank, ranked.line.is_over));
        let Some(first) = found.first() else { continue };
        let (rank, more) = (first.rank, found.len() > limit);
        let lines = found.into_iter().take(limit).map(|ranked| ranked.line).collect();
        groups.push(FoundGroup { kind: *kind, lines, more, rank });
    }
    groups.sort_by_key(|group| group.rank);
    let titles = asked.titles.iter().enumerate().filter_map(|(at, title)| {
        let (rank, marks) = clues.title(title)?;
        Some(FoundTitle { at, rank, marks })
    });
    let mut titles: Vec<FoundTitle> = titles.collect();
    titles.sort_by_key(|title| title.rank);
    let took = began.elapsed();
    let is_late = took >= Duration::from_secs(u64::try_from(target).unwrap_or(0));
    let late_ms = is_late.then(|| u32::try_from(took.as_millis()).unwrap_or(u32::MAX));
    Ok(EverythingFound { groups, titles, late_ms })
}
