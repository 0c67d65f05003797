//! Writing: a folder or a ZIP that grows under a passing name, with the checksum of every file in it.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::kernel::blobs::hex;
use crate::kernel::fault::Fault;
use crate::platform::care::unwritten;

/// The list of checksums, in the form every system's own tool reads.
pub const SUMS: &str = "SHA256SUMS";

crate::choice! {
    /// As what it is written.
    pub enum ArchiveForm {
        Folder = "folder",
        Zip = "zip",
    }
}

enum Into {
    Folder,
    Zip(Box<ZipWriter<BufWriter<File>>>),
}

/// What grows. Nothing of it is kept in memory but the file being written.
pub struct Pack {
    into: Into,
    part: PathBuf,
    whole: PathBuf,
    /// The checksums so far; beside the archive, because a ZIP takes one file at a time.
    sums: BufWriter<File>,
    sums_path: PathBuf,
    files: u64,
}

/// The file being written.
pub struct Filling<'a> {
    out: &'a mut dyn Write,
    digest: Sha256,
}

impl Filling<'_> {
    /// Writes bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.digest.update(bytes);
        self.out.write_all(bytes).map_err(|e| unwritten(&e))
    }
    /// Writes a line of JSON.
    pub fn line(&mut self, value: &impl serde::Serialize) -> Result<(), Fault> {
        let mut line = serde_json::to_vec(value).map_err(Fault::bug)?;
        line.push(b'\n');
        self.bytes(&line)
    }
}

fn zipped(e: zip::result::ZipError) -> Fault {
    match e {
        zip::result::ZipError::Io(e) => unwritten(&e),
        other => Fault::bug(other),
    }
}

impl Pack {
    /// Begins in a folder a person has chosen.
    pub fn begin(folder: &Path, name: &str, form: ArchiveForm) -> Result<Pack, Fault> {
        let (whole, part) = match form {
            ArchiveForm::Folder => (folder.join(name), folder.join(format!(".{name}.part"))),
            ArchiveForm::Zip => {
                (folder.join(format!("{name}.zip")), folder.join(format!(".{name}.zip.part")))
            }
        };
        if whole.exists() {
            return Err(Fault::refused("folder.name_taken").arg("name", name));
        }
        let sums_path = folder.join(format!(".{name}.sums.part"));
        let begin = || -> std::io::Result<(Into, File)> {
            let into = match form {
                ArchiveForm::Folder => {
                    fs::create_dir(&part)?;
                    Into::Folder
                }
                ArchiveForm::Zip => {
                    let file = File::options().write(true).create_new(true).open(&part)?;
                    Into::Zip(Box::new(ZipWriter::new(BufWriter::new(file))))
                }
            };
            let sums = File::options().read(true).write(true).create(true).truncate(true).open(&sums_path)?;
            Ok((into, sums))
        };
        let (into, sums) = begin().map_err(|e| unwritten(&e))?;
        Ok(Pack { into, part, whole, sums: BufWriter::new(sums), sums_path, files: 0 })
    }

    /// Writes a file; answers its SHA-256.
    pub fn file(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut Filling<'_>) -> Result<(), Fault>,
    ) -> Result<String, Fault> {
        let digest = self.unlisted(name, fill)?;
        writeln!(self.sums, "{digest}  {name}").map_err(|e| unwritten(&e))?;
        self.files += 1;
        Ok(digest)
    }

    /// Writes a file whose bytes are at hand.
    pub fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<String, Fault> {
        self.file(name, |out| out.bytes(bytes))
    }

    fn unlisted(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut Filling<'_>) -> Result<(), Fault>,
    ) -> Result<String, Fault> {
        match &mut self.into {
            Into::Folder => {
                let path = self.part.join(name);
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder).map_err(|e| unwritten(&e))?;
                }
                let mut out = BufWriter::new(File::create(&path).map_err(|e| unwritten(&e))?);
                let digest = filled(&mut out, fill)?;
                let file = out.into_inner().map_err(|e| unwritten(e.error()))?;
                file.sync_all().map_err(|e| unwritten(&e))?;
                Ok(digest)
            }
            Into::Zip(zip) => {
                // What is a picture or a PDF is small already.
                let is_packed = [".pdf", ".jpg", ".png"].iter().any(|end| name.ends_with(end));
                let method =
                    if is_packed { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
                let options = SimpleFileOptions::default().compression_method(method).large_file(true);
                zip.start_file(name, options).map_err(zipped)?;
                filled(zip, fill)
            }
        }
    }

    /// Closes the list of checksums and writes it, with what `sign` makes of its digest beside it. Answers the digest
    /// and how many files stand in the list.
    pub fn close(&mut self, sign: impl FnOnce(&str) -> Option<Vec<u8>>) -> Result<(String, u64), Fault> {
        self.sums.flush().map_err(|e| unwritten(&e))?;
        let mut sums = self.sums.get_ref().try_clone().map_err(|e| unwritten(&e))?;
        sums.seek(SeekFrom::Start(0)).map_err(|e| unwritten(&e))?;
        let mut sums = BufReader::new(sums);
        let digest = self.unlisted(SUMS, |out| {
            let mut some = vec![0; 64 * 1024];
            loop {
                match sums.read(&mut some).map_err(|e| unwritten(&e))? {
                    0 => return Ok(()),
                    n => out.bytes(some.get(..n).unwrap_or_default())?,
                }
            }
        })?;
        if let Some(signature) = sign(&digest) {
            self.unlisted(&format!("{SUMS}.sig"), |out| out.bytes(&signature))?;
        }
        Ok((digest, self.files))
    }

    /// Gives it its name, or takes it away again when the work failed.
    pub fn end<T>(self, made: Result<T, Fault>) -> Result<(T, String), Fault> {
        let Pack { into, part, whole, sums, sums_path, .. } = self;
        drop(sums);
        let _ = fs::remove_file(sums_path);
        let ended = made.and_then(|made| {
            if let Into::Zip(zip) = into {
                let file = zip.finish().map_err(zipped)?;
                let file = file.into_inner().map_err(|e| unwritten(e.error()))?;
                file.sync_all().map_err(|e| unwritten(&e))?;
            }
            fs::rename(&part, &whole).map_err(|e| unwritten(&e))?;
            Ok((made, whole.to_string_lossy().into_owned()))
        });
        if ended.is_err() {
            // Half an archive is worth less than a clear fault; both are our own.
            let _ = fs::remove_dir_all(&part);
            let _ = fs::remove_file(&part);
        }
        ended
    }
}

fn filled(
    out: &mut dyn Write,
    fill: impl FnOnce(&mut Filling<'_>) -> Result<(), Fault>,
) -> Result<String, Fault> {
    let mut filling = Filling { out, digest: Sha256::new() };
    fill(&mut filling)?;
    Ok(hex(&filling.digest.finalize()))
}
