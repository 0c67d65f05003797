//! What each line comes to: a new file, an update, or nothing. Decided before anything is written, so that a trial
//! tells what the import will do.

use std::collections::HashMap;

use super::super::record::{CustomerGrade, CustomerId};
use super::closed::{Closed, closed};
use super::line::Line;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::exchange::{Fate, Finding, ImportReport};

/// What is to be done with a line.
#[derive(Debug, PartialEq)]
pub enum Action {
    Open(Line),
    Update(CustomerId, Line),
}

/// The customers here already, as far as lines are compared with them.
#[derive(Debug, Default)]
pub struct Known {
    /// By former number: who, and what the row said that made him.
    by_number: HashMap<String, (CustomerId, Option<String>)>,
    /// By our own number, as on a list that was exported here.
    by_own_number: HashMap<String, (CustomerId, Option<String>)>,
    /// By name and digits, for tables without numbers.
    by_call: HashMap<(String, String), (CustomerId, Option<String>)>,
    /// Rows imported without a number.
    by_digest: HashMap<String, CustomerId>,
    /// Names of those who have a telephone number.
    by_digits: HashMap<String, Vec<String>>,
    closed: Closed,
}

impl Action {
    /// The row it comes from.
    pub fn row(&self) -> u64 {
        let (Action::Open(line) | Action::Update(_, line)) = self;
        line.row
    }
}

/// Reads them.
pub fn known(r: &Reader<'_>) -> Result<Known, Fault> {
    let mut known = Known { closed: closed(r)?, ..Known::default() };
    let mut s = r
        .conn()
        .prepare_cached("SELECT source_number, id, source_digest, number FROM customer ORDER BY rid DESC")?;
    let rows = s.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for row in rows {
        let (number, id, digest, own): (Option<String>, CustomerId, Option<String>, String) = row?;
        known.by_own_number.insert(own, (id, digest.clone()));
        match (number, digest) {
            (Some(number), digest) => {
                known.by_number.insert(number, (id, digest));
            }
            (None, Some(digest)) => {
                known.by_digest.insert(digest, id);
            }
            (None, None) => {}
        }
    }
    let mut s = r.conn().prepare_cached(
        "SELECT p.digits, c.name, c.id, c.source_digest FROM phone p JOIN customer c ON c.id = p.customer
         WHERE p.active AND c.active ORDER BY c.rid DESC",
    )?;
    let rows = s.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for row in rows {
        let (digits, name, id, digest): (String, String, CustomerId, Option<String>) = row?;
        known.by_digits.entry(digits.clone()).or_default().push(name.clone());
        known.by_call.insert((name, digits), (id, digest));
    }
    Ok(known)
}

/// Decides every line and counts. A number that comes twice in the table: the same words are passed by with a warning,
/// other words are an error, for nobody can tell which of the two is right.
pub fn plan(lines: Vec<Line>, known: Known, report: &mut ImportReport) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut seen: HashMap<String, (u64, String)> = HashMap::new();
    let mut called: HashMap<String, (u64, String)> = HashMap::new();
    for line in lines {
        // Without a number the row itself is the key: said twice, it is taken once.
        let key = line.number.clone().unwrap_or_else(|| format!("\u{0}{}", line.digest));
        if let Some((row, digest)) = seen.get(&key) {
            if *digest == line.digest {
                report.mark(line.row, Fate::Skipped);
                report.warnings.push(Finding::with_row(line.row, "", "customer.repeated_row", *row));
            } else {
                report.errors.push(Finding::with_row(line.row, "", "customer.duplicate_number", *row));
            }
            continue;
        }
        seen.insert(key, (line.row, line.digest.clone()));
        match whose(&line, &known) {
            Some((_, Some(digest))) if digest == line.digest => report.mark(line.row, Fate::Skipped),
            // Its words are of the file that was closed: the one that stands for it is not renamed by them.
            Some((id, _)) if known.closed.survivor(id).is_some() => {
                report.mark(line.row, Fate::Skipped);
                report.warnings.push(Finding::new(line.row, "", "customer.merged"));
            }
            Some((id, _)) if known.closed.is_locked(id) => {
                report.errors.push(Finding::new(line.row, "", "customer.vip_locked"));
            }
            found if !known.may_grade(found.as_ref(), &line) => {
                report.errors.push(Finding::new(line.row, "", "customer.vip_flag"));
            }
            Some((id, _)) => {
                report.mark(line.row, Fate::Updated);
                actions.push(Action::Update(id, line));
            }
            None => {
                report.warnings.extend(same_phone(&line, &known, &called));
                for phone in &line.phones {
                    let owner = (line.row, line.name.clone());
                    called.entry(phone.phone.digits.clone()).or_insert(owner);
                }
                report.mark(line.row, Fate::New);
                actions.push(Action::Open(line));
            }
        }
    }
    actions
}

impl Known {
    /// Whether the person importing may give the file the grade the row names.
    fn may_grade(&self, found: Option<&(CustomerId, Option<String>)>, line: &Line) -> bool {
        let is_vip = |grade| grade == CustomerGrade::Vip;
        line.grade.is_none_or(|grade| self.closed.may_grade(found.map(|(id, _)| *id), is_vip(grade)))
    }
}

fn whose(line: &Line, known: &Known) -> Option<(CustomerId, Option<String>)> {
    if let Some(number) = &line.number {
        return known.by_number.get(number).or_else(|| known.by_own_number.get(number)).cloned();
    }
    if let Some(id) = known.by_digest.get(&line.digest) {
        return Some((*id, Some(line.digest.clone())));
    }
    let call = |digits: &String| known.by_call.get(&(line.name.clone(), digits.clone())).cloned();
    line.phones.iter().find_map(|p| call(&p.phone.digits))
}

/// One warning a line: another customer has its number, and with the same name he is most likely the same.
fn same_phone(line: &Line, known: &Known, called: &HashMap<String, (u64, String)>) -> Option<Finding> {
    line.phones.iter().find_map(|p| {
        let digits = &p.phone.digits;
        let code = |same: bool| if same { "customer.possible_duplicate" } else { "customer.same_phone" };
        if let Some((row, name)) = called.get(digits) {
            return Some(Finding::with_row(line.row, "", code(*name == line.name), *row));
        }
        let names = known.by_digits.get(digits)?;
        Some(Finding::new(line.row, "", code(names.contains(&line.name))))
    })
}
