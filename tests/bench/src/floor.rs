//! The least SQL that could answer, in the same encrypted file: no rights, no masks, no names of who works on it, and
//! nobody looks whether what the index proposes says what was typed.

use aftercare_core::Fault;
use aftercare_core::testing::Desk;
use lexicon::Query;
use rusqlite::ToSql;

/// A line of the list.
const LINE: &str =
    "t.id, t.number, t.state, t.customer, c.name, t.contact_name, t.contact_phone, t.model, t.serial,
    t.channel, t.service_type, t.description, t.received_at, t.due_at, t.assignee, t.rank, t.rid";

fn run(desk: &Desk, sql: &str, values: &[&dyn ToSql]) -> Result<(), Fault> {
    let session = desk.core.session().ok_or_else(|| Fault::bug("nobody is signed in"))?;
    desk.core.read_as(&session, |r| {
        let mut statement = r.conn().prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(values)?;
        let mut lines: Vec<Vec<rusqlite::types::Value>> = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push((0..columns).map(|at| row.get(at)).collect::<Result<_, _>>()?);
        }
        std::hint::black_box(lines);
        Ok(())
    })
}

/// One page of what the FTS5 index proposes.
pub fn fts(desk: &Desk, typed: &str) -> Result<(), Fault> {
    let expression = Query::new(typed).and_then(|query| query.expression()).unwrap_or_default();
    let sql = format!(
        "SELECT {LINE} FROM find_ticket f CROSS JOIN ticket t ON t.rid = f.rowid
         CROSS JOIN customer c ON c.id = t.customer WHERE f.find_ticket MATCH ?1 ORDER BY f.rowid DESC LIMIT 51"
    );
    run(desk, &sql, &[&expression])
}

/// One page of what the index proposes among the open ones, in the order of the queue.
pub fn fts_open(desk: &Desk, typed: &str) -> Result<(), Fault> {
    narrowed(desk, typed, "t.ended_at IS NULL ORDER BY t.rank, t.received_at, t.rid")
}

/// One page of what the index proposes among those assigned to the person signed in; visits are left out.
pub fn fts_own(desk: &Desk, typed: &str) -> Result<(), Fault> {
    let me = desk.core.session().map(|session| session.person.to_string().replace('-', ""));
    let mine = format!("t.assignee = x'{}' ORDER BY t.received_at DESC, t.rid DESC", me.unwrap_or_default());
    narrowed(desk, typed, &mine)
}

fn narrowed(desk: &Desk, typed: &str, rest: &str) -> Result<(), Fault> {
    let expression = Query::new(typed).and_then(|query| query.expression()).unwrap_or_default();
    let sql = format!(
        "SELECT {LINE} FROM find_ticket f CROSS JOIN ticket t ON t.rid = f.rowid
         CROSS JOIN customer c ON c.id = t.customer WHERE f.find_ticket MATCH ?1 AND {rest} LIMIT 51"
    );
    run(desk, &sql, &[&expression])
}

/// What the index of every kind of record proposes, as many rows of each as are ranked.
pub fn everywhere(desk: &Desk, typed: &str) -> Result<(), Fault> {
    let expression = Query::new(typed).and_then(|query| query.expression()).unwrap_or_default();
    for table in ["ticket", "customer", "equipment", "visit", "paper", "filed_document"] {
        let sql = format!(
            "SELECT r.* FROM find_{table} f CROSS JOIN {table} r ON r.rid = f.rowid
             WHERE f.find_{table} MATCH ?1 ORDER BY f.rowid DESC LIMIT 41"
        );
        run(desk, &sql, &[&expression])?;
    }
    Ok(())
}

/// One page by looking at every text, newest first.
pub fn like(desk: &Desk, typed: &str) -> Result<(), Fault> {
    let sql = format!(
        "SELECT {LINE} FROM ticket t CROSS JOIN customer c ON c.id = t.customer
         WHERE concat_ws(char(10), t.number, c.name, t.contact_name, t.contact_phone, t.address, t.model, t.serial,
         t.description, t.answer, t.cause) LIKE ?1 ORDER BY t.rid DESC LIMIT 51"
    );
    run(desk, &sql, &[&format!("%{typed}%")])
}

/// One page of a list in the order of its index, from its beginning; with the first the length of the list, as far as
/// lists are counted.
pub fn page(desk: &Desk, rest: &str, is_first: bool) -> Result<(), Fault> {
    let sql = format!(
        "SELECT {LINE} FROM ticket t INDEXED BY {rest}",
        rest = rest.replacen(' ', " CROSS JOIN customer c ON c.id = t.customer ", 1)
    );
    run(desk, &format!("{sql} LIMIT 51"), &[])?;
    if !is_first {
        return Ok(());
    }
    let whole = rest.split(" ORDER BY").next().unwrap_or(rest);
    run(desk, &format!("SELECT count(*) FROM (SELECT 1 FROM ticket t INDEXED BY {whole} LIMIT 20001)"), &[])
}

/// Every state with how many are in it.
pub fn grouped(desk: &Desk) -> Result<(), Fault> {
    run(desk, "SELECT state, count(*) FROM ticket GROUP BY state", &[])
}

/// The newest customers whose name is spelled with these letters.
pub fn spelled(desk: &Desk, letters: &str) -> Result<(), Fault> {
    let sql = "SELECT c.* FROM (SELECT DISTINCT row FROM find_customer_name
        WHERE key >= ?1 AND key < ?1 || '~' ORDER BY row DESC LIMIT 51) n CROSS JOIN customer c ON c.rid = n.row";
    run(desk, sql, &[&letters])
}
