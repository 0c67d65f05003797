//! How much of a processor a scan takes (Linux) and how much it may suffer. `cargo run --release -p scan --example measure -- 200`
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring tool")]

#[path = "../tests/sheets/mod.rs"]
mod sheets;

use sheets::Chance;
use sheets::camera::{Shot, shoot};

fn main() {
    let count: usize = std::env::args().nth(1).map_or(50, |n| n.parse().unwrap());
    let only = std::env::args().nth(2);
    let fonts = sheets::fonts();
    let dir = tempfile::tempdir().unwrap();
    for dpi in [150, 200] {
        let pages: Vec<_> = (0..10)
            .map(|n| sheets::printed(&sheets::sheet(&sheets::code(n), n), &fonts, dpi, dir.path(), "p"))
            .collect();
        for (name, adjust) in KINDS.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| name == only)) {
            let (mut ok, mut times, mut failed) = (0, Vec::new(), Vec::new());
            for n in 0..count {
                let mut chance = Chance(n as u64 * 1000 + u64::from(dpi));
                let mut shot = Shot::any(&mut chance);
                adjust(&mut shot);
                let picture = shoot(&pages[n % 10], &shot, &mut chance);
                let bytes = sheets::wrap::jpeg(&picture, shot.quality);
                let start = at_work();
                let found = scan::read(&bytes).unwrap();
                times.push((at_work() - start) as f32 / 1e6);
                if found.iter().any(|f| f.code == sheets::code(n % 10).to_string()) {
                    ok += 1;
                } else {
                    failed.push(n);
                }
            }
            times.sort_by(f32::total_cmp);
            let at = |share: usize| times[(times.len() - 1) * share / 100];
            println!(
                "{dpi} dpi {name:10} {ok}/{count}  ms best {:.0} p50 {:.0} p90 {:.0} max {:.0}  not read {failed:?}",
                at(0),
                at(50),
                at(90),
                at(100)
            );
        }
    }
}

/// Nanoseconds this thread has been at work, so that what else the machine does is not counted.
fn at_work() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse().unwrap()
}

type Kind = (&'static str, fn(&mut Shot));
const KINDS: &[Kind] = &[
    ("clean", |s| {
        *s = Shot { turn: 0.0, skew: 0.0, falloff: 0.0, shadow: 0.0, noise: 1.0, blur: 0.3, ..s.clone() }
    }),
    ("scanner", |s| *s = Shot { skew: 0.0, falloff: 0.05, shadow: 0.0, noise: 4.0, blur: 0.5, ..s.clone() }),
    ("phone", |_| {}),
    ("hasty", |s| {
        s.skew *= 1.6;
        s.noise *= 1.5;
        s.blur *= 1.4;
    }),
    ("far", |s| s.scale = 0.7),
    ("any angle", |s| s.turn *= 3.7),
    ("dark", |s| {
        s.falloff = 0.6;
        s.shadow = 0.7;
    }),
];
