//! Where a finished PDF goes: into a folder, to the system's viewer, to a printer's queue.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::kernel::blobs::to_base64;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::Session;
use crate::platform::documents;

crate::choice! {
    /// Where a print goes.
    pub enum PrintTarget {
        /// The chosen folder, or the bytes where none is chosen.
        Folder = "folder",
        /// A file the window opens in the system's own viewer.
        Viewer = "viewer",
        /// A printer queue of this computer.
        Printer = "printer",
    }
}

/// A way out that was looked at before anything is numbered or counted: a number given out for a print that cannot be
/// made would be a gap.
pub struct WayOut {
    to: PrintTarget,
    queue: Option<String>,
    folder: Option<PathBuf>,
}

/// What became of a PDF.
#[derive(Debug, Default)]
pub struct Delivered {
    pub path: Option<String>,
    /// The PDF itself where it was written nowhere.
    pub base64: Option<String>,
    /// The queue it went to.
    pub printer: Option<String>,
}

impl WayOut {
    /// `printer` is the system's own choice when absent; `folder` one a person has just chosen, else the firm's.
    pub fn of(to: PrintTarget, printer: Option<&str>, folder: Option<&str>) -> Result<WayOut, Fault> {
        let queue = match to {
            PrintTarget::Printer => Some(queue(printer)?),
            _ => None,
        };
        Ok(WayOut { to, queue, folder: folder.map(PathBuf::from) })
    }

    /// Hands the PDF over.
    pub fn deliver(self, core: &Core, session: &Session, name: &str, pdf: &[u8]) -> Result<Delivered, Fault> {
        let folder = match self.folder {
            Some(folder) => Some(folder),
            None => core.read_as(session, |r| documents::chosen(r.conn()))?,
        };
        let mut done = Delivered::default();
        match (self.to, folder) {
            (PrintTarget::Printer, _) => {
                send(pdf, self.queue.as_deref().unwrap_or_default())?;
                done.printer = self.queue;
            }
            (_, Some(folder)) => {
                let path = documents::write_inside(&folder, name, pdf)?;
                done.path = Some(path.to_string_lossy().into_owned());
            }
            (PrintTarget::Viewer, None) => done.path = Some(own_file(core, name, pdf)?),
            (PrintTarget::Folder, None) => done.base64 = Some(to_base64(pdf)),
        }
        Ok(done)
    }
}

/// A file for the system's viewer where no folder was chosen. It is not encrypted, so the next print clears what the
/// last one left.
fn own_file(core: &Core, name: &str, pdf: &[u8]) -> Result<String, Fault> {
    let folder = core.dir().join("prints");
    // Nothing there, or still open in a viewer: either way the new file is written.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| Fault::outside("folder.write_failed", &e))?;
    let path = documents::write_inside(&folder, name, pdf)?;
    Ok(path.to_string_lossy().into_owned())
}

/// The queues of this computer; none where there is no `lpstat`.
pub fn queues() -> Vec<String> {
    let out = Command::new("lpstat").arg("-e").stdin(Stdio::null()).stderr(Stdio::null()).output();
    let Ok(out) = out else { return Vec::new() };
    String::from_utf8_lossy(&out.stdout)
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(Into::into)
        .collect()
}

/// The queue asked for, or the only thing there is; a name no queue has never reaches a command line.
fn queue(asked: Option<&str>) -> Result<String, Fault> {
    let there = queues();
    match asked {
        Some(name) => there.into_iter().find(|q| q == name),
        None => there.into_iter().next(),
    }
    .ok_or_else(|| Fault::refused("papers.no_printer"))
}

fn send(pdf: &[u8], queue: &str) -> Result<(), Fault> {
    let failed = |e: &std::io::Error| Fault::outside("papers.printer_failed", e);
    let mut lp = Command::new("lp")
        .args(["-d", queue, "-n", "1", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| failed(&e))?;
    if let Some(mut stdin) = lp.stdin.take() {
        stdin.write_all(pdf).map_err(|e| failed(&e))?;
    }
    match lp.wait().map_err(|e| failed(&e))?.success() {
        true => Ok(()),
        false => Err(Fault::new(FaultKind::Outside, "papers.printer_failed")),
    }
}
