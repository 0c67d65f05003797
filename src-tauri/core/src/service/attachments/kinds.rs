//! What a file is, by its content, and what may be opened without being run. Pure.

use super::record::AttachmentClass;

/// Longest name kept, in characters.
const LONGEST_NAME: usize = 120;
/// Characters by which a name looks other than it is: `报价\u{202E}fdp.exe` reads `报价exe.pdf`.
const TURNING: &[char] = &[
    '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{FEFF}', '\u{200B}',
];

/// What a kind of file is called, and the endings it may be opened under.
struct Known {
    mime: &'static str,
    endings: &'static [&'static str],
}

/// Kinds that the system's own program may show. Whatever is not here is given out and not opened.
const SHOWN: &[Known] = &[
    Known { mime: "image/jpeg", endings: &["jpg", "jpeg"] },
    Known { mime: "image/png", endings: &["png"] },
    Known { mime: "image/gif", endings: &["gif"] },
    Known { mime: "image/bmp", endings: &["bmp"] },
    Known { mime: "image/webp", endings: &["webp"] },
    Known { mime: "image/tiff", endings: &["tif", "tiff"] },
    Known { mime: "image/heic", endings: &["heic", "heif"] },
    Known { mime: "video/mp4", endings: &["mp4", "m4v", "mov", "3gp"] },
    Known { mime: "video/quicktime", endings: &["mov", "mp4"] },
    Known { mime: "video/x-matroska", endings: &["mkv", "webm"] },
    Known { mime: "video/x-msvideo", endings: &["avi"] },
    Known { mime: "video/mpeg", endings: &["mpg", "mpeg"] },
    Known { mime: "audio/mpeg", endings: &["mp3"] },
    Known { mime: "audio/mp4", endings: &["m4a"] },
    Known { mime: "audio/wav", endings: &["wav"] },
    Known { mime: "audio/ogg", endings: &["ogg", "opus"] },
    Known { mime: "audio/flac", endings: &["flac"] },
    Known { mime: "audio/amr", endings: &["amr"] },
    Known { mime: "application/pdf", endings: &["pdf"] },
    Known { mime: "application/ofd", endings: &["ofd"] },
    Known { mime: DOCX, endings: &["docx"] },
    Known { mime: XLSX, endings: &["xlsx"] },
    Known { mime: PPTX, endings: &["pptx"] },
    Known { mime: "application/vnd.oasis.opendocument", endings: &["odt", "ods", "odp", "odg"] },
    Known { mime: "application/x-ole-storage", endings: &["doc", "xls", "ppt", "wps", "et", "dps"] },
    Known { mime: "text/plain", endings: &["txt", "csv", "log"] },
];
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Beginnings that say what a file is.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (&[0xFF, 0xD8, 0xFF], "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (&[0x1A, 0x45, 0xDF, 0xA3], "video/x-matroska"),
    (&[0, 0, 1, 0xBA], "video/mpeg"),
    (&[0, 0, 1, 0xB3], "video/mpeg"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
    (b"7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
    (b"Rar!\x1A\x07", "application/vnd.rar"),
    (&[0x1F, 0x8B], "application/gzip"),
    (b"MZ", RUN),
    (b"\x7FELF", RUN),
    (&[0xCF, 0xFA, 0xED, 0xFE], RUN),
    (&[0xCE, 0xFA, 0xED, 0xFE], RUN),
    (&[0xCA, 0xFE, 0xBA, 0xBE], RUN),
    (&[0x4C, 0, 0, 0, 1, 0x14, 2, 0], RUN),
    (b"#!", "text/x-script"),
];
/// A program, or a link to one.
const RUN: &str = "application/x-executable";

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

/// The kind of a file by how it begins.
pub fn mime(head: &[u8]) -> &'static str {
    if let Some((_, mime)) = BEGINNINGS.iter().find(|(begin, _)| head.starts_with(begin)) {
        return mime;
    }
    match head {
        // Two letters alone would make a bitmap of many a text.
        [b'B', b'M', rest @ ..] if rest.get(4..8) == Some(&[0; 4]) => "image/bmp",
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"WEBP") => "image/webp",
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"WAVE") => "audio/wav",
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"AVI ") => "video/x-msvideo",
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4) {
            Some(b"heic" | b"heix" | b"mif1" | b"heif") => "image/heic",
            Some(b"M4A ") => "audio/mp4",
            Some(b"qt  ") => "video/quicktime",
            _ => "video/mp4",
        },
        [0xFF, second, ..] if second & 0xE0 == 0xE0 => "audio/mpeg",
        [b'P', b'K', 3, 4, ..] => packed(head),
        _ if is_text(head) => text(head),
        _ => "application/octet-stream",
    }
}

/// What lies in a ZIP, by the names of its first files.
fn packed(head: &[u8]) -> &'static str {
    let opendocument = b"mimetypeapplication/vnd.oasis.opendocument";
    if holds(head, b"vbaProject") {
        // Macros run when it is opened.
        return "application/x-office-macro";
    }
    for (name, mime) in [
        (&b"AndroidManifest.xml"[..], RUN),
        (b"META-INF/MANIFEST.MF", RUN),
        (b"OFD.xml", "application/ofd"),
        (b"word/", DOCX),
        (b"xl/", XLSX),
        (b"ppt/", PPTX),
        (opendocument, "application/vnd.oasis.opendocument"),
    ] {
        if holds(head, name) {
            return mime;
        }
    }
    "application/zip"
}

/// No control characters: text of any Chinese encoding has none either.
fn is_text(head: &[u8]) -> bool {
    !head.is_empty() && head.iter().all(|b| *b >= 0x20 || matches!(b, b'\t' | b'\r' | b'\n' | 0x0C))
}

/// A page of the web runs what stands in it.
fn text(head: &[u8]) -> &'static str {
    let begin = head[..head.len().min(4096)].to_ascii_lowercase();
    let is_page =
        [&b"<html"[..], b"<!doctype", b"<script", b"<svg", b"<?xml"].iter().any(|t| holds(&begin, t));
    if is_page { "text/html" } else { "text/plain" }
}

/// The class proposed for a kind.
pub fn class_of(mime: &str) -> AttachmentClass {
    match mime.split('/').next().unwrap_or_default() {
        "image" => AttachmentClass::Photo,
        "video" => AttachmentClass::Video,
        "audio" => AttachmentClass::Audio,
        _ if mime == "application/pdf" => AttachmentClass::Scan,
        _ if mime == XLSX || mime == "text/plain" => AttachmentClass::Data,
        _ => AttachmentClass::Other,
    }
}

/// The ending of a name, small.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default()
}

/// Whether the system's own program may show it: the system goes by the name, so the name must say what the content is.
pub fn is_shown(mime: &str, name: &str) -> bool {
    SHOWN.iter().any(|k| k.mime == mime && k.endings.contains(&ending(name).as_str()))
}

/// A name without folder, control characters and what a file system reads specially; the ending always stays.
pub fn plain_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !TURNING.contains(c))
        .map(|c| if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    let kept = kept.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
    let ending = ending(kept);
    let stem = kept.strip_suffix(&format!(".{ending}")).or_else(|| kept.rsplit_once('.').map(|(s, _)| s));
    match stem {
        Some(stem) if !stem.is_empty() && ending.chars().count() < 10 => {
            let room = LONGEST_NAME - ending.chars().count() - 1;
            let stem: String = stem.chars().take(room).collect();
            format!("{stem}.{}", kept.rsplit('.').next().unwrap_or_default())
        }
        _ if kept.is_empty() => "file".into(),
        _ => kept.chars().take(LONGEST_NAME).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is_and_not_its_name() {
        let zip = |name: &str| [b"PK\x03\x04----------", name.as_bytes()].concat();
        for (head, mime) in [
            (&b"\xFF\xD8\xFF\xE0"[..], "image/jpeg"),
            (b"\0\0\0\x18ftypisom", "video/mp4"),
            (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
            (b"\0\0\0\x18ftypheic", "image/heic"),
            (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
            (b"%PDF-1.7", "application/pdf"),
            (b"MZ\x90\0", RUN),
            (b"#!/bin/sh\n", "text/x-script"),
            (b"#!AMR\n", "audio/amr"),
            ("时间,温度\n8:00,12".as_bytes(), "text/plain"),
            (b"  <!DOCTYPE html><script>", "text/html"),
            (&zip("word/document.xml"), DOCX),
            (&zip("xl/workbook.xml"), XLSX),
            (&zip("xl/vbaProject.bin"), "application/x-office-macro"),
            (&zip("META-INF/MANIFEST.MF"), RUN),
            (&zip("照片/1.jpg"), "application/zip"),
            (b"\0\x01\x02", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ] {
            assert_eq!(super::mime(head), mime, "V-10: {head:?}");
        }
    }

    #[test]
    fn what_a_computer_would_run_is_never_shown() {
        for (mime, name, shown) in [
            ("application/pdf", "合同.PDF", true),
            ("video/mp4", "异响.mp4", true),
            (RUN, "合同.pdf", false),
            (RUN, "驱动.exe", false),
            ("text/plain", "清理.bat", false),
            ("text/plain", "运行日志.txt", true),
            ("text/html", "页.html", false),
            ("application/x-ole-storage", "安装.msi", false),
            ("application/x-ole-storage", "报价.doc", true),
            ("application/x-office-macro", "报价.xlsm", false),
            ("application/x-office-macro", "报价.xlsx", false),
            ("application/zip", "资料.zip", false),
            ("application/pdf", "没有后缀", false),
        ] {
            assert_eq!(is_shown(mime, name), shown, "{name} that is {mime}");
        }
    }

    #[test]
    fn a_name_loses_its_folder_and_its_tricks_and_keeps_its_ending() {
        for (raw, plain) in [
            ("C:\\Users\\li\\异响 1.mp4", "异响 1.mp4"),
            ("/srv/li/../x.pdf", "x.pdf"),
            ("报价\u{202E}fdp.exe", "报价fdp.exe"),
            ("a:b*?.txt", "a_b__.txt"),
            ("..\0.hidden", "hidden"),
            ("", "file"),
            ("…", "…"),
            ("日志.LOG ", "日志.LOG"),
        ] {
            assert_eq!(plain_name(raw), plain, "{raw:?}");
        }
        let long = plain_name(&format!("{}.docx", "长".repeat(300)));
        assert_eq!(
            (long.chars().count(), long.ends_with(".docx")),
            (LONGEST_NAME, true),
            "cut, and still a document"
        );
    }
}
