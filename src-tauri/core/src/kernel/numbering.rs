//! Numbers people read and print: unique across laptops without a server, continuous per device (V-02, T-13).

use super::change::Change;
use super::fault::Fault;
use super::session::DeviceId;

crate::ids! {
    /// An issued number.
    IssuedNumberId,
}

crate::record! {
    /// A number once given out is never given again and never changes.
    pub struct IssuedNumber: IssuedNumberId in "issued_number", merge super::record::Merge::Append => {
        /// `T` ticket, `V` visit, `A` acceptance report, `C` customer, `E` equipment …
        series: String,
        year: i32,
        device: DeviceId,
        letter: String,
        /// 1, 2, 3 … within series, year and device.
        serial: i64,
        /// As printed, e.g. `T26-B-00417`.
        number: String,
    }
}

/// `T26-B-00417`: series and year, the device's letter, five digits or more.
pub fn write(series: &str, year: i32, letter: &str, serial: i64) -> String {
    format!("{series}{:02}-{letter}-{serial:05}", year.rem_euclid(100))
}

impl Change<'_> {
    /// Issues the next number of a series on this device.
    pub fn next_number(&mut self, series: &str) -> Result<String, Fault> {
        let year = self.today().year();
        let device = self.device().clone();
        let last: Option<i64> = self
            .value(
                "SELECT max(serial) FROM issued_number WHERE series = ?1 AND year = ?2 AND device = ?3",
                (series, year, device.id),
            )?
            .flatten();
        let serial = last.unwrap_or(0) + 1;
        let number = write(series, year, &device.letter, serial);
        let issued = IssuedNumber {
            id: self.new_id(),
            series: series.into(),
            year,
            device: device.id,
            letter: device.letter,
            serial,
            number: number.clone(),
        };
        self.create(&issued)?;
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_carries_series_year_device_and_serial() {
        assert_eq!(super::write("T", 2026, "B", 417), "T26-B-00417");
        assert_eq!(
            super::write("T", 2026, "B", 123_456),
            "T26-B-123456",
            "more than five digits are not cut"
        );
    }
}
