//! What is fast where it counts, as ratios against floors measured in the same run. Writes `target/bench.json`.

mod measure;
mod report;
mod ticket;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args().nth(1).map_or_else(|| PathBuf::from("target/bench.json"), PathBuf::from);
    let mut found = report::measure()?;
    found.extend(ticket::measure()?);
    for one in &found {
        println!("{one}");
    }
    std::fs::write(out, serde_json::to_string_pretty(&found.iter().map(measure::Found::json).collect::<Vec<_>>())?)?;
    Ok(())
}
