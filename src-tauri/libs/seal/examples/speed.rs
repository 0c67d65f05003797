//! How long a seal and a check take: `cargo run --release -p seal --example speed -- FILE.pdf [COUNT]`.
#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use std::time::Instant;

use seal::{FirmRoot, SealRequest, Verdict, check, seal};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let pdf = std::fs::read(arguments.next().ok_or("which PDF?")?)?;
    let count: usize = arguments.next().map_or(Ok(200), |n| n.parse())?;
    let root = FirmRoot::create("Speed", 1_767_594_600_000)?;
    let started = Instant::now();
    let key = root.issue("B", "b", 1_767_594_600_000)?;
    println!("issue  {:8.3} ms", started.elapsed().as_secs_f64() * 1e3);
    let request = SealRequest {
        reason: "measurement",
        signer_name: "nobody",
        place: "",
        at_ms: 1_767_594_600_000,
        offset_minutes: 480,
        page: 0,
        rect: [0.0, 0.0, 100.0, 50.0],
    };
    let roots = [root.certificate_der().to_vec()];
    let (mut sealing, mut checking, mut record, mut sealed) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count.max(1) {
        sealing.push(timed(|| seal(&pdf, &key, &request).map(|file| sealed = file))?);
        checking.push(timed(|| match check(&sealed, &roots) {
            Verdict::Intact(_) => Ok(()),
            other => Err(format!("{other:?}")),
        })?);
        record.push(timed(
            || if key.sign_bytes(&[0; 700]).len() == 64 { Ok(()) } else { Err("no signature") },
        )?);
    }
    for (what, times) in [("seal", &mut sealing), ("check", &mut checking), ("record", &mut record)] {
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times.get((times.len() - 1) * percent / 100).copied().unwrap_or_default();
        println!("{what:6} {:8.3} ms p50, {:8.3} ms p95", at(50), at(95));
    }
    println!("{} bytes, sealed {}", pdf.len(), sealed.len());
    Ok(())
}

fn timed<E>(work: impl FnOnce() -> Result<(), E>) -> Result<f64, E> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed().as_secs_f64() * 1e3)
}
