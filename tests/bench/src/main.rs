//! What is fast where it counts, as ratios against floors measured in the same run.
//!
//! `measure OUT LINES` writes the figures to OUT and the words of the measured report to LINES, for other engines.
//! `find OUT TICKETS …` adds what finding and listing take in firms of so many tickets.
//! `firm FOLDER` makes the sample firm there, for the start of the program. `import` and `sheets` measure those alone.

mod find;
mod firm;
mod floor;
mod import;
mod measure;
mod memory;
mod papers;
mod peer;
mod report;
mod sheets;
mod shown;
mod ticket;
mod typed;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", out, lines] => measure(out, lines),
        ["find", out, ref sizes @ ..] => find::measure(out, sizes),
        ["firm", folder] => firm::make(folder),
        ["sheets"] => {
            println!("{}", sheets::measure()?);
            Ok(())
        }
        ["import"] => {
            import::measure()?.iter().for_each(|one| println!("{one}"));
            Ok(())
        }
        _ => Err("usage: measure OUT LINES | find OUT TICKETS … | firm FOLDER | import | sheets".into()),
    }
}

fn measure(out: &str, lines: &str) -> Result<(), Box<dyn Error>> {
    // First, while the process is small.
    let mut found = vec![memory::measure()?];
    found.extend(report::measure(lines)?);
    found.push(ticket::measure()?);
    found.push(sheets::measure()?);
    found.extend(shown::measure()?);
    found.extend(import::measure()?);
    for one in &found {
        println!("{one}");
    }
    let json: Vec<_> = found.iter().map(measure::Found::json).collect();
    std::fs::write(out, serde_json::to_string_pretty(&json)?)?;
    Ok(())
}
