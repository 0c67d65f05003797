//! What every file of the archive is, in both languages, for somebody who has no program of ours.

use super::check::Manifest;
use super::pack::Pack;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::text::{Language, Text};

/// Names of the two files; the Chinese one is found first by whoever looks for it.
const NAMES: [(Language, &str); 2] =
    [(Language::Chinese, "请先读我.txt"), (Language::English, "READ-ME-FIRST.txt")];

pub fn write(r: &Reader<'_>, pack: &mut Pack, manifest: &Manifest) -> Result<(), Fault> {
    for (language, name) in NAMES {
        let text = Text::of(language);
        let mut said = text.get(
            "archive-readme",
            &[
                ("firm", manifest.firm.clone().into()),
                ("at", r.zone().write(manifest.made_at).into()),
                ("zone", r.zone().name().into()),
                ("program", manifest.program.clone().into()),
                ("entries", manifest.entries.to_string().into()),
                ("papers", manifest.papers.to_string().into()),
                ("attachments", manifest.attachments.to_string().into()),
                ("lost", manifest.lost.to_string().into()),
            ],
        );
        said.push_str("\n\n");
        for kind in &manifest.records {
            let label = text.say(&format!("archive-kind-{}", kind.table));
            said.push_str(&format!("  {}  {}  ({})\n", kind.file(), label, kind.rows));
        }
        // Programs that come with the system show lines by CRLF, and Chinese by the mark.
        let said = format!("\u{feff}{}", said.replace('\n', "\r\n"));
        pack.bytes(name, said.as_bytes())?;
    }
    Ok(())
}
