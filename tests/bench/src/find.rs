//! Finding and listing in large firms: what a person waits for at a key, against the least SQL that could answer and
//! against looking at every text, in the same encrypted file and the same run. Processor time of the asking thread.

use std::error::Error;

use aftercare_core::Fault;
use aftercare_core::testing::{Desk, TECHNICIAN, crowd};
use serde_json::{Value, json};

use crate::floor;
use crate::measure::{Found, Times};
use crate::typed::{Typed, typed};

const FTS: &str = "the bare FTS5 statement with its rows";
const LIKE: &str = "LIKE over every text";
const PAGE: &str = "the bare statement on the same index, the length with the first page";

/// Every saved view with the index its bare statement walks.
const VIEWS: &[(&str, &str)] = &[
    ("open", "ticket_queue WHERE t.ended_at IS NULL ORDER BY t.rank, t.received_at, t.rid"),
    (
        "unassigned",
        "ticket_unassigned WHERE t.ended_at IS NULL AND t.assignee IS NULL ORDER BY t.rank, t.received_at, t.rid",
    ),
    (
        "mine",
        "ticket_mine WHERE t.ended_at IS NULL AND t.assignee = (SELECT id FROM person WHERE login = 'admin') ORDER BY t.rank, t.received_at, t.rid",
    ),
    (
        "overdue",
        "ticket_due WHERE t.ended_at IS NULL AND t.state NOT IN ('accepted', 'completed_unsigned', 'follow_up') ORDER BY t.due_at, t.rid",
    ),
    (
        "due_today",
        "ticket_due WHERE t.ended_at IS NULL AND t.state NOT IN ('accepted', 'completed_unsigned', 'follow_up') ORDER BY t.due_at, t.rid",
    ),
    (
        "awaiting_acceptance",
        "ticket_awaiting WHERE t.state = 'pending_acceptance' ORDER BY t.received_at DESC, t.rid DESC",
    ),
    (
        "urgent",
        "ticket_urgent WHERE t.ended_at IS NULL AND t.urgent IS NOT NULL ORDER BY t.rank, t.received_at, t.rid",
    ),
    ("cancelled", "ticket_cancelled WHERE t.state = 'cancelled' ORDER BY t.received_at DESC, t.rid DESC"),
    ("all", "ticket_received ORDER BY t.received_at DESC, t.rid DESC"),
];

/// Adds the figures to those in `out`.
pub fn measure(out: &str, sizes: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut all: Vec<Value> = match std::fs::read(out) {
        Ok(before) => serde_json::from_slice(&before)?,
        Err(_) => Vec::new(),
    };
    for size in sizes {
        for one in of_firm(size.parse()?)? {
            println!("{one}");
            all.push(one.json());
        }
    }
    std::fs::write(out, serde_json::to_string_pretty(&all)?)?;
    Ok(())
}

fn of_firm(tickets: usize) -> Result<Vec<Found>, Box<dyn Error>> {
    let began = std::time::Instant::now();
    let desk = Desk::open();
    crowd(&desk, tickets, 5);
    println!("{tickets} tickets in an encrypted vault after {:.0} s", began.elapsed().as_secs_f64());
    let asked = typed(&desk)?;
    let mut found = searched(&desk, &asked, tickets)?;
    found.extend(listed(&desk, tickets)?);
    desk.sign_in(TECHNICIAN);
    found.push(of_technician(&desk, &asked, tickets)?);
    Ok(found)
}

fn named(what: &str, tickets: usize) -> &'static str {
    format!("{what}, {tickets} tickets").leak()
}

fn both(what: &str, tickets: usize, ours: &Times, floor_name: &'static str, floor: &Times) -> Found {
    println!(
        "  {what}: p50 {:.2} ms, p99 {:.2} ms; {floor_name}: p50 {:.2}, p99 {:.2}",
        ours.p50(),
        ours.p99(),
        floor.p50(),
        floor.p99()
    );
    Found {
        name: named(what, tickets),
        unit: "ms",
        value: ours.p99(),
        floor_name,
        floor: floor.p99(),
        samples: ours.len(),
    }
}

/// A call as the window makes it: from the question to the text of the answer.
fn ask(desk: &Desk, command: &str, input: Value) -> Result<(), Fault> {
    desk.core.answer(command, input).map(|answer| drop(std::hint::black_box(answer)))
}

fn list(desk: &Desk, view: &str, text: &str) -> Result<(), Fault> {
    ask(desk, "tickets.list", json!({"view": view, "search": text}))
}

fn searched(desk: &Desk, asked: &Typed, tickets: usize) -> Result<Vec<Found>, Fault> {
    let mut found = Vec::new();
    let pieces = Times::of(&asked.pieces, |typed| list(desk, "all", typed))?;
    let bare = Times::of(&asked.pieces, |typed| floor::fts(desk, typed))?;
    found.push(both("search of 1 to 4 characters, p99", tickets, &pieces, FTS, &bare));
    let few = asked.pieces.get(..24).unwrap_or_default();
    found.push(both(
        "search of 1 to 4 characters, p99",
        tickets,
        &pieces,
        LIKE,
        &Times::of(few, |typed| floor::like(desk, typed))?,
    ));
    for (what, typed) in [
        ("search of frequent characters together, p99", &asked.frequent),
        ("search of the end of a telephone, p99", &asked.phone_tails),
        ("search of a piece of a serial, p99", &asked.serial_pieces),
    ] {
        let ours = Times::of(typed, |typed| list(desk, "all", typed))?;
        found.push(both(what, tickets, &ours, FTS, &Times::of(typed, |typed| floor::fts(desk, typed))?));
    }
    let some = some(asked);
    let open = Times::of(some, |typed| list(desk, "open", typed))?;
    let bare_open = Times::of(some, |typed| floor::fts_open(desk, typed))?;
    found.push(both("search among the open ones, p99", tickets, &open, FTS, &bare_open));
    let spelled = Times::of(&asked.pinyin, |typed| ask(desk, "customers.list", json!({"search": typed})))?;
    let keys = Times::of(&asked.pinyin, |typed| floor::spelled(desk, typed))?;
    found.push(both(
        "customers by pinyin, p99",
        tickets,
        &spelled,
        "the bare statement on the keys of names",
        &keys,
    ));
    let everything =
        Times::of(&asked.pieces, |typed| ask(desk, "search.everything", json!({"text": typed})))?;
    let bare_all = Times::of(&asked.pieces, |typed| floor::everywhere(desk, typed))?;
    found.push(both("one field for everything, p99", tickets, &everything, FTS, &bare_all));
    Ok(found)
}

/// Pages asked of one view, each behind the one before.
const PAGES: usize = 40;

fn listed(desk: &Desk, tickets: usize) -> Result<Vec<Found>, Fault> {
    let mut all: Option<(Times, Times)> = None;
    for (view, rest) in VIEWS {
        let mut cursors = vec![Value::Null];
        while let Some(next) = cursors.last().filter(|_| cursors.len() < PAGES) {
            let page = desk.call("tickets.list", json!({"view": view, "cursor": next}))?;
            if page["next"].is_null() {
                break;
            }
            cursors.push(page["next"].clone());
        }
        let ours =
            Times::of(&cursors, |cursor| ask(desk, "tickets.list", json!({"view": view, "cursor": cursor})))?;
        let bare = Times::of(&cursors, |cursor| floor::page(desk, rest, cursor.is_null()))?;
        println!(
            "  {view}: {} pages, p50 {:.2} ms, p99 {:.2} ms; bare {:.2}",
            ours.len(),
            ours.p50(),
            ours.p99(),
            bare.p50()
        );
        all = Some(match all {
            Some((a, b)) => (a.with(ours), b.with(bare)),
            None => (ours, bare),
        });
    }
    let Some((ours, bare)) = all else { return Ok(Vec::new()) };
    let counts = Times::of(&[(); 20], |()| ask(desk, "tickets.counts", json!({})))?;
    let grouped = Times::of(&[(); 5], |()| floor::grouped(desk))?;
    Ok(vec![
        both("page of a saved view, p99", tickets, &ours, PAGE, &bare),
        both("counts of every view, p99", tickets, &counts, "GROUP BY state", &grouped),
    ])
}

/// The bare statement sorts all it finds, which takes a second among a million: a quarter of the pieces is enough.
fn some(asked: &Typed) -> &[String] {
    asked.pieces.get(..100).unwrap_or(&asked.pieces)
}

/// A technician's own history is searched by its rows, and no index proposes everybody's.
fn of_technician(desk: &Desk, asked: &Typed, tickets: usize) -> Result<Found, Fault> {
    let ours = Times::of(some(asked), |typed| list(desk, "all", typed))?;
    let bare = Times::of(some(asked), |typed| floor::fts_own(desk, typed))?;
    Ok(both("search of a technician among his own, p99", tickets, &ours, FTS, &bare))
}
