//! The most memory held while a thousand reports are made one after another: it must not grow with their number.

use std::error::Error;

use crate::measure::Found;
use crate::papers::{Shop, numbered};

const FEW: usize = 100;
const MANY: usize = 1_000;

pub fn measure() -> Result<Found, Box<dyn Error>> {
    let shop = Shop::open()?;
    let (mut peak, mut early) = (0.0_f64, 0.0);
    for at in 1..=MANY {
        shop.sealed(&numbered(at))?;
        peak = peak.max(held()?);
        if at == FEW {
            early = peak;
        }
    }
    Ok(Found {
        name: "peak memory over 1,000 reports",
        unit: "MB",
        value: peak,
        floor_name: "peak memory over the first 100 of them",
        floor: early,
        samples: MANY,
    })
}

/// Resident megabytes of this process; Linux only.
pub fn held() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let kilobytes: f64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
    Ok(kilobytes / 1000.0)
}
