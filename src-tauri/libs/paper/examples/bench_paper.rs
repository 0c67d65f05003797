//! CPU time of one paper, from the document value to the file: `cargo run --release -p paper --example bench_paper`.

use std::path::Path;
use std::time::Instant;

use paper::{Document, Fonts, lay_out, write_pdf};

#[path = "../tests/sample/mod.rs"]
mod sample;

const ROUNDS: u32 = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let started = Instant::now();
    let fonts = Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts"))?;
    say(&format!("load fonts: {:.3} ms wall", started.elapsed().as_secs_f64() * 1000.0));
    let started = Instant::now();
    lay_out(&sample::report(), &fonts)?;
    say(&format!("first layout, files read: {:.1} ms wall", started.elapsed().as_secs_f64() * 1000.0));
    for (name, doc) in [("one page", sample::report()), ("four pages, six photos", sample::long_report())] {
        measure(name, &doc, &fonts)?;
    }
    say(&format!("most memory held: {} kB", status("VmHWM:").unwrap_or_default()));
    Ok(())
}

fn measure(name: &str, doc: &Document, fonts: &Fonts) -> Result<(), Box<dyn std::error::Error>> {
    let pages = lay_out(doc, fonts)?;
    let bytes = write_pdf(&pages, &sample::attachments(), &sample::info())?;
    let laid = timed(|| lay_out(doc, fonts).map(|_| ()))?;
    let written = timed(|| write_pdf(&pages, &sample::attachments(), &sample::info()).map(|_| ()))?;
    let drawn = timed(|| {
        (0..pages.count()).for_each(|page| drop(pages.svg(page)));
        Ok(())
    })?;
    say(&format!(
        "{name}: layout {laid:.2} + PDF {written:.2} = {:.2} ms, SVG {drawn:.2} ms CPU, PDF {} bytes",
        laid + written,
        bytes.len()
    ));
    Ok(())
}

/// CPU milliseconds of one round.
fn timed(
    mut round: impl FnMut() -> Result<(), paper::PaperError>,
) -> Result<f64, Box<dyn std::error::Error>> {
    let before = cpu_ms()?;
    for _ in 0..ROUNDS {
        round()?;
    }
    Ok((cpu_ms()? - before) / f64::from(ROUNDS))
}

/// User and system time of this process; Linux only, in its ticks of 10 ms.
fn cpu_ms() -> Result<f64, Box<dyn std::error::Error>> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let after_name = stat.rsplit(')').next().ok_or("no process name")?;
    let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    Ok(ticks.sum::<Result<f64, _>>()? * 10.0)
}

fn status(key: &str) -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    line.split_whitespace().nth(1).map(str::to_owned)
}

#[allow(clippy::print_stdout, reason = "saying the figures is what this example is for")]
fn say(line: &str) {
    println!("{line}");
}
