//! Reading: a folder or a ZIP, made by this program or packed anew by a person's own.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use zip::ZipArchive;

use super::pack::SUMS;
use crate::kernel::fault::{Fault, FaultKind};

/// No line and no file of an archive is longer; a hostile one must not fill the memory.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;
const LARGEST_FILE: u64 = 1024 * 1024 * 1024;

/// Where the files are.
pub enum Source {
    /// As they lie in a folder.
    Folder(PathBuf),
    /// In a ZIP, below the folder its packer put them into.
    Zip(Box<ZipArchive<BufReader<File>>>, String),
}

/// The archive, or one of its files, is not as it was written.
pub fn altered(name: &str) -> Fault {
    Fault::new(FaultKind::Damaged, "archive.altered").arg("file", name)
}

fn foreign() -> Fault {
    Fault::invalid("archive.not_an_archive").field("path", "wrong")
}

impl Source {
    /// A folder, or a ZIP file, that has a list of checksums.
    pub fn open(path: &Path) -> Result<Source, Fault> {
        let path = std::fs::canonicalize(path).map_err(|e| Fault::outside("file.unreadable", &e))?;
        if path.is_dir() {
            return if path.join(SUMS).is_file() { Ok(Source::Folder(path)) } else { Err(foreign()) };
        }
        let file = File::open(&path).map_err(|e| Fault::outside("file.unreadable", &e))?;
        let zip = ZipArchive::new(BufReader::new(file)).map_err(|_| foreign())?;
        let listed = zip.file_names().flatten().find(|name| {
            let mut parts = name.rsplit('/');
            // Some packers put everything into a folder of the archive's name.
            parts.next() == Some(SUMS) && parts.count() <= 1
        });
        let top = listed.and_then(|name| name.strip_suffix(SUMS).map(String::from)).ok_or_else(foreign)?;
        Ok(Source::Zip(Box::new(zip), top))
    }

    /// Reads a file; `archive.altered` where it is missing.
    pub fn read<T>(
        &mut self,
        name: &str,
        f: impl FnOnce(&mut dyn BufRead) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if !is_plain(name) {
            return Err(altered(name));
        }
        match self {
            Source::Folder(folder) => {
                let file = File::open(folder.join(name)).map_err(|_| altered(name))?;
                f(&mut BufReader::with_capacity(256 * 1024, file))
            }
            Source::Zip(zip, top) => {
                let file = zip.by_name(&format!("{top}{name}")).map_err(|_| altered(name))?;
                f(&mut BufReader::with_capacity(256 * 1024, file))
            }
        }
    }

    /// The whole of a file.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.read(name, |from| {
            let mut bytes = Vec::new();
            Read::take(from, LARGEST_FILE).read_to_end(&mut bytes).map_err(|_| altered(name))?;
            Ok(bytes)
        })
    }

    /// Whether there is such a file.
    pub fn has(&mut self, name: &str) -> bool {
        self.read(name, |_| Ok(())).is_ok()
    }

    /// Line by line.
    pub fn lines(
        &mut self,
        name: &str,
        mut each: impl FnMut(&str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.read(name, |from| {
            let mut line = Vec::new();
            loop {
                line.clear();
                let read = Read::take(&mut *from, LONGEST_LINE)
                    .read_until(b'\n', &mut line)
                    .map_err(|_| altered(name))?;
                if read == 0 {
                    return Ok(());
                }
                let text = std::str::from_utf8(&line).map_err(|_| altered(name))?;
                each(text.trim_end_matches(['\r', '\n']))?;
            }
        })
    }
}

/// A path below the archive, and nothing a file system reads specially.
fn is_plain(name: &str) -> bool {
    let is_below = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    is_below && !name.is_empty() && !name.contains(['\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn a_name_that_leads_out_of_the_archive_is_never_opened() {
        for bad in ["../x", "/etc/passwd", "a/../../x", "", "C:x", "a\\..\\x"] {
            assert!(!is_plain(bad), "{bad}");
        }
        assert!(is_plain("papers/FW26-B-00001.pdf"), "a file of the archive");
    }
}
