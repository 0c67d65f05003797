//! A picture as brightness, and how it is made ready for the search.

/// Rows from the top, `width * height` points, 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Luma {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// A picture of dark (true) and light.
pub(crate) struct Bits {
    pub width: usize,
    pub height: usize,
    pub dark: Vec<bool>,
}

impl Luma {
    /// Squares of `times` by `times` points become one. Leftover rows and columns fall away.
    pub fn shrunk(&self, times: usize) -> Luma {
        if times <= 1 {
            return self.clone();
        }
        let (width, height) = ((self.width / times).max(1), (self.height / times).max(1));
        let area = (times * times) as u32;
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0u32; width];
        for band in self.pixels.chunks(self.width * times).take(height) {
            sums.fill(0);
            for row in band.chunks(self.width) {
                for (sum, square) in sums.iter_mut().zip(row.chunks(times)) {
                    *sum += square.iter().map(|p| u32::from(*p)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| (sum / area) as u8));
        }
        pixels.resize(width * height, 255);
        Luma { width, height, pixels }
    }

    /// Every point becomes four, with the values between; for codes a few points wide.
    pub fn doubled(&self) -> Luma {
        let (width, height) = (self.width * 2, self.height * 2);
        let at = |x: usize, y: usize| {
            let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
            u32::from(self.pixels.get(y * self.width + x).copied().unwrap_or(255))
        };
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (left, top) = (x / 2, y / 2);
                let (right, low) = (left + x % 2, top + y % 2);
                pixels.push(((at(left, top) + at(right, top) + at(left, low) + at(right, low)) / 4) as u8);
            }
        }
        Luma { width, height, pixels }
    }

    /// Each point becomes the mean of itself and its neighbours: takes away the grain of a poor camera.
    pub fn smoothed(&self) -> Luma {
        let (w, h) = (self.width, self.height);
        let mut sums = vec![0u16; w];
        let mut pixels = Vec::with_capacity(w * h);
        for y in 0..h {
            let rows = [y.saturating_sub(1), y, (y + 1).min(h - 1)];
            sums.fill(0);
            for row in rows.iter().filter_map(|row| self.pixels.get(row * w..(row + 1) * w)) {
                for (sum, p) in sums.iter_mut().zip(row) {
                    *sum += u16::from(*p);
                }
            }
            for x in 0..w {
                let three = [x.saturating_sub(1), x, (x + 1).min(w - 1)];
                let total: u16 = three.iter().filter_map(|x| sums.get(*x)).sum();
                pixels.push((total / 9) as u8);
            }
        }
        Luma { width: w, height: h, pixels }
    }

    /// Dark is what is darker than its surroundings: the mean of the square reaching `reach` points to each side, less
    /// `margin` hundredths. So a shadow or a lamp's glare over half the sheet changes nothing.
    pub fn against_surroundings(&self, reach: usize, margin: u32) -> Bits {
        let (w, h) = (self.width, self.height);
        let mut columns = vec![0u32; w];
        let row = |y: usize| self.pixels.get(y * w..(y + 1) * w).unwrap_or_default();
        for y in 0..reach.min(h) {
            add(&mut columns, row(y));
        }
        let mut dark = Vec::with_capacity(w * h);
        for y in 0..h {
            if y + reach < h {
                add(&mut columns, row(y + reach));
            }
            if y > reach {
                for (sum, p) in columns.iter_mut().zip(row(y - reach - 1)) {
                    *sum -= u32::from(*p);
                }
            }
            let rows = ((y + reach).min(h - 1) + 1 - y.saturating_sub(reach)) as u64;
            let mut sum: u64 = columns.iter().take(reach).map(|c| u64::from(*c)).sum();
            for (x, p) in row(y).iter().enumerate() {
                if let Some(entering) = columns.get(x + reach) {
                    sum += u64::from(*entering);
                }
                if let Some(leaving) = x.checked_sub(reach + 1).and_then(|x| columns.get(x)) {
                    sum -= u64::from(*leaving);
                }
                let across = ((x + reach).min(w - 1) + 1 - x.saturating_sub(reach)) as u64;
                dark.push(u64::from(*p) * rows * across * 100 < sum * u64::from(100 - margin));
            }
        }
        Bits { width: w, height: h, dark }
    }

    /// See [`Sight::contrast`](crate::Sight::contrast).
    pub fn contrast(&self) -> u8 {
        let mut counts = [0usize; 256];
        for p in &self.pixels {
            if let Some(count) = counts.get_mut(usize::from(*p)) {
                *count += 1;
            }
        }
        let reaching = |share: usize| {
            let mut below = 0;
            counts.iter().position(|count| {
                below += count;
                below * 100 >= self.pixels.len() * share
            })
        };
        let (low, high) = (reaching(1).unwrap_or(0), reaching(99).unwrap_or(0));
        high.saturating_sub(low) as u8
    }
}

fn add(columns: &mut [u32], row: &[u8]) {
    for (sum, p) in columns.iter_mut().zip(row) {
        *sum += u32::from(*p);
    }
}

impl Bits {
    pub fn inverted(mut self) -> Bits {
        self.dark.iter_mut().for_each(|dark| *dark = !*dark);
        self
    }
}
