//! A log of codes: which command met which fault, and where a panic was. Never a value, a name or a path, because
//! those may be personal data.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use aftercare_core::{Fault, FaultKind};

static FILE: Mutex<Option<File>> = Mutex::new(None);
const LARGEST: u64 = 1_000_000;

/// Opens the log in the data folder, keeping one older file, and writes panics there from now on.
pub fn open(dir: &Path) {
    let path = dir.join("aftercare.log");
    if std::fs::metadata(&path).is_ok_and(|meta| meta.len() > LARGEST) {
        let _ = std::fs::rename(&path, dir.join("aftercare.log.1"));
    }
    let file = OpenOptions::new().create(true).append(true).open(path).ok();
    *FILE.lock().unwrap_or_else(|e| e.into_inner()) = file;
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may quote data; its place does not.
        let place = panic.location().map_or_else(String::new, |l| format!("{}:{}", l.file(), l.line()));
        write(&format!("panic {place}"));
    }));
}

/// Notes a fault that is not the person's own doing.
pub fn fault(command: &str, fault: &Fault) {
    let own_doing = matches!(fault.kind, FaultKind::Refused | FaultKind::Invalid | FaultKind::Missing);
    if !own_doing {
        write(&line(command, fault));
    }
}

fn line(command: &str, fault: &Fault) -> String {
    let command: String =
        command.chars().filter(|c| c.is_ascii_alphanumeric() || "._".contains(*c)).collect();
    format!("{:?} {} {command}", fault.kind, fault.code)
}

fn write(words: &str) {
    if let Some(file) = FILE.lock().unwrap_or_else(|e| e.into_inner()).as_mut() {
        let _ = writeln!(file, "{} {words}", chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ"));
    }
}

/// For the bench of a start; a build without the feature `marks` says nothing.
#[allow(clippy::print_stdout, reason = "the bench reads it there")]
pub fn mark(what: &str, command: &str) {
    if cfg!(feature = "marks") {
        println!("{what} {command}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_holds_codes_and_no_values() {
        let fault =
            Fault::new(FaultKind::Denied, "command.denied").arg("command", "x").arg("phone", "13800000000");
        let written = line("tickets.close 13800000000 王芳", &fault);
        assert_eq!(written, "Denied command.denied tickets.close13800000000", "codes only");
        assert!(!line("tickets.close", &fault).contains("138"), "arguments never reach the log");
    }
}
