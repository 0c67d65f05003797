//! Lists of papers, by key, newest first; each reads the index that leaves fewest.

use lexicon::Query;
use rusqlite::ToSql;
use serde::Deserialize;
use ts_rs::TS;

use super::findable::{FINDABLE, TEXT};
use super::issuing;
use super::record::{Paper, PaperId, PaperKind, PaperState};
use super::views::{PaperRow, row};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::session::PersonId;
use crate::platform::lists::OfCustomers;
use crate::platform::search::{best, newest, walked};
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

/// Which papers.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PapersWanted {
    pub state: Option<PaperState>,
    pub kind: Option<PaperKind>,
    pub issued_to: Option<PersonId>,
    pub visit: Option<VisitId>,
    pub ticket: Option<TicketId>,
    /// Of these customers only (N-04).
    pub of: Option<OfCustomers>,
    /// Words of its text: numbers, what it is called, customer, what stands on it.
    pub search: Option<String>,
    pub cursor: Option<String>,
    pub limit: Option<u32>,
}

const MOST: u32 = 500;

/// T.1: papers given to the person, given out by the person, and those of visits the person is on.
const OWN: &str = "p.rid IN (SELECT a.rid FROM paper a WHERE a.issued_to = ? UNION SELECT b.rid FROM paper b
    WHERE b.issued_by = ? UNION SELECT e.rid FROM visit_person o CROSS JOIN visit v ON v.rid = o.row
    CROSS JOIN paper e ON e.visit = v.id WHERE o.person = ?)";

/// What is read, and where.
struct Walk {
    table: &'static str,
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
    /// Few rows by its own condition: their texts are asked, and the index of words is not.
    is_short: bool,
}

impl Walk {
    fn and(&mut self, condition: &str, value: impl ToSql + 'static) {
        self.conditions.push(condition.into());
        self.values.push(Box::new(value));
    }
    fn condition(&self) -> String {
        if self.conditions.is_empty() { "1".into() } else { self.conditions.join(" AND ") }
    }
}

fn walk(r: &Reader<'_>, wanted: &PapersWanted) -> Walk {
    let mut walk =
        Walk { table: "paper p NOT INDEXED", conditions: Vec::new(), values: Vec::new(), is_short: false };
    // From the one that leaves most to the one that leaves fewest: the last named is walked.
    if let Some(kind) = wanted.kind {
        walk.and("p.kind = ?", kind);
        walk.table = "paper p INDEXED BY paper_by_kind";
    }
    if let Some(state) = wanted.state {
        walk.and("p.state = ?", state);
        walk.table = "paper p INDEXED BY paper_by_state";
        walk.is_short = !matches!(state, PaperState::Filed | PaperState::Voided);
    }
    if let Some(person) = wanted.issued_to {
        walk.and("p.issued_to = ?", person);
        walk.table = "paper p INDEXED BY paper_by_holder";
        walk.is_short = true;
    }
    if r.who().scope(Need::VisitRead) != Some(Scope::All) {
        let me = r.who().person;
        walk.conditions.push(OWN.into());
        walk.values.extend([Box::new(me) as Box<dyn ToSql>, Box::new(me), Box::new(me.to_string())]);
        walk.table = "paper p NOT INDEXED";
        walk.is_short = true;
    }
    let customer = "(SELECT k.customer FROM ticket k WHERE k.id = p.ticket)";
    if let Some((condition, of)) = wanted.of.as_ref().and_then(|of| of.condition(customer)) {
        walk.conditions.push(condition);
        walk.values.extend(of);
    }
    if let Some(ticket) = wanted.ticket {
        walk.and("p.ticket = ?", ticket);
        walk.table = "paper p INDEXED BY paper_by_ticket";
        walk.is_short = true;
    }
    if let Some(visit) = wanted.visit {
        walk.and("p.visit = ?", visit);
        walk.table = "paper p INDEXED BY paper_by_visit";
        walk.is_short = true;
    }
    walk
}

pub(super) fn list(r: &Reader<'_>, wanted: PapersWanted) -> Result<Page<PaperRow>, Fault> {
    let limit = wanted.limit.unwrap_or(100).clamp(1, MOST) as usize;
    let before = wanted.cursor.as_deref().map(str::parse).transpose();
    let before: i64 = before.map_err(|_| Fault::invalid("input.cursor"))?.unwrap_or(i64::MAX);
    let rows = match wanted.search.as_deref().and_then(Query::new) {
        Some(words) => searched(r, walk(r, &wanted), &words, before, limit + 1)?,
        None => {
            let (sql, values) = page(r, &wanted, before, limit + 1);
            let mut statement = r.conn().prepare_cached(&sql)?;
            let found = statement.query_map(rusqlite::params_from_iter(&values), |row| row.get(0))?;
            found.collect::<Result<_, _>>()?
        }
    };
    Ok(Page::cut(these(r, &rows)?, limit, |row| row.rid.to_string()))
}

fn page(r: &Reader<'_>, wanted: &PapersWanted, before: i64, most: usize) -> (String, Vec<Box<dyn ToSql>>) {
    let mut walk = walk(r, wanted);
    walk.and("p.rid < ?", before);
    let (table, condition) = (walk.table, walk.condition());
    (format!("SELECT p.rid FROM {table} WHERE {condition} ORDER BY p.rid DESC LIMIT {most}"), walk.values)
}

fn searched(
    r: &Reader<'_>,
    mut walk: Walk,
    words: &Query,
    before: i64,
    most: usize,
) -> Result<Vec<i64>, Fault> {
    if walk.is_short {
        walk.and("p.rid < ?", before);
        // The joined tables of the text, behind the paper's own index.
        let sql = format!(
            "SELECT p.rid, {TEXT} FROM {} LEFT JOIN ticket t ON t.id = p.ticket
             LEFT JOIN customer c ON c.id = t.customer LEFT JOIN visit v ON v.id = p.visit
             WHERE {} ORDER BY p.rid DESC",
            walk.table,
            walk.condition()
        );
        return walked(r, &sql, rusqlite::params_from_iter(&walk.values), words, most);
    }
    let sql = format!("SELECT 1 FROM paper p WHERE {} AND p.rid = ?", walk.condition());
    let mut is_listed = r.conn().prepare_cached(&sql)?;
    newest(r, &FINDABLE, words, Some(before), most, |row| {
        let values = walk.values.iter().map(|v| v as &dyn ToSql).chain([&row as &dyn ToSql]);
        Ok(is_listed.exists(rusqlite::params_from_iter(values))?)
    })
}

/// Papers for the one search field: the one named outright first, then the newest with the words.
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<PaperRow>, Fault> {
    let Some(words) = Query::new(text) else { return Ok(Vec::new()) };
    let walk = walk(r, &PapersWanted::default());
    let rows = if walk.is_short {
        searched(r, walk, &words, i64::MAX, most)?
    } else {
        best(r, &FINDABLE, text, most, |_| Ok(true))?
    };
    these(r, &rows)
}

/// A line of the list, if the person asking may see the paper.
pub fn line(r: &Reader<'_>, id: PaperId) -> Result<Option<PaperRow>, Fault> {
    let paper = r.get::<Paper>(id)?.filter(|p| issuing::check_mine(r, Need::VisitRead, p).is_ok());
    paper.map(|paper| row(r, &paper)).transpose()
}

fn these(r: &Reader<'_>, rows: &[i64]) -> Result<Vec<PaperRow>, Fault> {
    let mut found = Vec::new();
    for rid in rows {
        for paper in r.find::<Paper>("WHERE rid = ?1", [rid])? {
            found.push(PaperRow { rid: *rid, ..row(r, &paper)? });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::{Language, Text};
    use crate::testing::{Desk, is_pinned, plan_of};

    #[test]
    fn every_state_and_kind_walks_its_own_index_and_sorts_nothing() {
        let desk = Desk::open();
        let session = desk.core.session().unwrap();
        let states = PaperState::ALL.iter().map(|state| {
            (PapersWanted { state: Some(*state), ..Default::default() }, "INDEX paper_by_state", state.code())
        });
        let kinds = PaperKind::ALL.iter().map(|kind| {
            (PapersWanted { kind: Some(*kind), ..Default::default() }, "INDEX paper_by_kind", kind.code())
        });
        let all = (PapersWanted::default(), "INTEGER PRIMARY KEY", "all");
        let both = PapersWanted {
            state: PaperState::ALL.first().copied(),
            kind: PaperKind::ALL.first().copied(),
            ..Default::default()
        };
        for (wanted, index, why) in states.chain(kinds).chain([all, (both, "INDEX paper_by_state", "both")]) {
            let plan = desk.core.read_as(&session, |r| {
                let (sql, values) = page(r, &wanted, 7, 51);
                Ok(plan_of(r, &sql, &values))
            });
            is_pinned(&plan.unwrap(), index, why);
        }
    }

    #[test]
    fn a_paper_is_found_by_what_the_screen_calls_it() {
        for kind in PaperKind::ALL {
            let said = |language| {
                Text::of(language).say(&format!("papers-kind-{}", kind.code())).replace('\'', "''")
            };
            let title = format!(
                "WHEN '{}' THEN '{} {}'",
                kind.code(),
                said(Language::Chinese),
                said(Language::English)
            );
            assert!(TEXT.contains(&title), "V-14: {title}");
        }
    }
}
