//! Who is calling, by what his jobs were about as well: the project or the system he names stands on a ticket
//! and not in his file.

use lexicon::{Query, fold};

use super::super::findable::FINDABLE;
use super::super::scope;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, CallerTyped, CustomerId, Recognised};
use crate::platform::search::newest;

/// Customers shown at once; who is in the file goes before who is only named on a job.
const MOST: usize = 8;
/// Jobs looked at for one name: a large project has many.
const JOBS: usize = 200;
/// Shorter words name half the jobs of a year.
const SHORTEST: usize = 3;

pub(in super::super) fn recognise(r: &Reader<'_>, typed: CallerTyped) -> Result<Recognised, Fault> {
    let mut found = customers::recognise(r, &typed.query)?;
    let asked = typed.query.trim();
    let (Some(words), true) = (Query::new(asked), asked.chars().count() >= SHORTEST) else {
        return Ok(found);
    };
    for customer in named_on_jobs(r, &words)? {
        if found.matches.len() >= MOST {
            found.more = true;
            break;
        }
        if found.matches.iter().all(|m| m.customer.id != customer)
            && let Some(caller) = customers::caller(r, customer, asked)?
        {
            found.matches.push(caller);
        }
    }
    Ok(found)
}

/// Customers of the newest jobs whose project, system or site goes by the words.
fn named_on_jobs(r: &Reader<'_>, words: &Query) -> Result<Vec<CustomerId>, Fault> {
    let visible = scope::visible(r)?;
    let mut job = r.conn().prepare_cached(
        "SELECT t.customer, d.value FROM ticket t, json_each(t.details) d
         WHERE t.rid = ?1 AND d.key IN ('project', 'system', 'site')",
    )?;
    let mut named: Vec<CustomerId> = Vec::new();
    newest(r, &FINDABLE, words, None, JOBS, |row| {
        if visible.as_ref().is_some_and(|visible| !visible.contains(&row)) {
            return Ok(false);
        }
        let mut said = job.query([row])?;
        while let Some(detail) = said.next()? {
            let (customer, name): (CustomerId, String) = (detail.get(0)?, detail.get(1)?);
            if words.matches(&fold(&name)) {
                if !named.contains(&customer) {
                    named.push(customer);
                }
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    Ok(named)
}
