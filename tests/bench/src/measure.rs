//! Medians, and the form of a finding.

use std::fmt;
use std::time::Instant;

use serde_json::{Value, json};

/// One figure beside its floor.
pub struct Found {
    pub name: &'static str,
    pub unit: &'static str,
    pub value: f64,
    pub floor_name: &'static str,
    pub floor: f64,
    pub samples: usize,
}

impl Found {
    /// How many times the floor it takes; below 1 it is faster.
    pub fn ratio(&self) -> f64 {
        self.value / self.floor
    }
    pub fn json(&self) -> Value {
        json!({"name": self.name, "unit": self.unit, "value": self.value, "floor_name": self.floor_name,
               "floor": self.floor, "ratio": self.ratio(), "samples": self.samples})
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { name, unit, value, floor_name, floor, samples } = self;
        write!(
            f,
            "{name}: {value:.2} {unit}; {floor_name}: {floor:.2} {unit}; ratio {:.2} ({samples} samples)",
            self.ratio()
        )
    }
}

/// The median time of both in milliseconds, taken in turns so that a busy machine bothers both alike.
pub fn side_by_side<E>(
    samples: usize,
    mut ours: impl FnMut(usize) -> Result<(), E>,
    mut floor: impl FnMut(usize) -> Result<(), E>,
) -> Result<(f64, f64), E> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    // The first round fills caches and is not counted.
    for i in 0..=samples {
        let start = Instant::now();
        ours(i)?;
        let between = Instant::now();
        floor(i)?;
        if i > 0 {
            left.push((between - start).as_secs_f64() * 1000.0);
            right.push(between.elapsed().as_secs_f64() * 1000.0);
        }
    }
    Ok((median(left), median(right)))
}

/// The mean processor time of both in milliseconds, taken in turns: what counts beside engines that use several
/// processes or wait.
pub fn processor_side_by_side<E>(
    samples: usize,
    mut ours: impl FnMut() -> Result<(), E>,
    mut floor: impl FnMut() -> Result<(), E>,
) -> Result<(f64, f64), E> {
    let used = || {
        let at = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        at.tv_sec as f64 * 1000.0 + at.tv_nsec as f64 / 1_000_000.0
    };
    let (mut left, mut right) = (0.0, 0.0);
    for i in 0..=samples {
        let start = used();
        ours()?;
        let between = used();
        floor()?;
        if i > 0 {
            left += between - start;
            right += used() - between;
        }
    }
    Ok((left / samples as f64, right / samples as f64))
}

/// Processor times of one thread, in milliseconds, of everything that was asked.
pub struct Times(Vec<f64>);

impl Times {
    /// Asks each once to fill caches, and then three times: the least is what it takes, the rest is the machine's.
    pub fn of<T, E>(asked: &[T], mut ask: impl FnMut(&T) -> Result<(), E>) -> Result<Times, E> {
        let used = || {
            let at = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
            at.tv_sec as f64 * 1000.0 + at.tv_nsec as f64 / 1_000_000.0
        };
        let mut times = Vec::new();
        for one in asked {
            ask(one)?;
            let mut least = f64::INFINITY;
            for _ in 0..3 {
                let start = used();
                ask(one)?;
                least = least.min(used() - start);
            }
            times.push(least);
        }
        times.sort_by(f64::total_cmp);
        Ok(Times(times))
    }
    pub fn with(mut self, other: Times) -> Times {
        self.0.extend(other.0);
        self.0.sort_by(f64::total_cmp);
        self
    }
    pub fn p50(&self) -> f64 {
        self.at(50)
    }
    pub fn p99(&self) -> f64 {
        self.at(99)
    }
    pub fn len(&self) -> usize {
        self.0.len()
    }
    fn at(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or(f64::NAN)
    }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}
