//! Files of the built user interface, with the policy the window has.

use std::path::{Component, Path, PathBuf};

/// A page's policy. The window's stands in tauri.conf.json; a test compares the two.
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-src 'none'; \
         frame-ancestors 'none'; form-action 'none'"
    )
}

/// A file found, with its type.
pub struct Found {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
}

/// The file an address asks for; nothing outside `root`. The page itself gets the nonce on its style element, as
/// Tauri does it.
pub fn find(root: &Path, url: &str, nonce: &str) -> Option<Found> {
    let path = inside(root, url)?;
    let bytes = std::fs::read(&path).ok()?;
    let mime = mime_of(&path);
    if mime.starts_with("text/html") {
        let page = String::from_utf8(bytes).ok()?;
        let with_nonce = page.replace("<style", &format!("<style nonce=\"{nonce}\""));
        return Some(Found { bytes: with_nonce.into_bytes(), mime });
    }
    Some(Found { bytes, mime })
}

fn inside(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let is_plain = relative.components().all(|c| matches!(c, Component::Normal(_)));
    (is_plain && !path.contains(['%', '\\'])).then(|| root.join(relative))
}

fn mime_of(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let root = Path::new("ui");
        for bad in ["/../Cargo.toml", "//etc/passwd/..", "/%2e%2e/x", "/a/../../x", "/..\\x"] {
            assert_eq!(inside(root, bad), None, "{bad} leaves the folder");
        }
        assert_eq!(
            inside(root, "/assets/a.js?v=1"),
            Some(root.join("assets/a.js")),
            "a query is no part of it"
        );
        assert_eq!(inside(root, "/"), Some(root.join("index.html")), "the page");
    }

    #[test]
    fn the_page_carries_the_nonce_its_policy_allows() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("index.html"), "<style id=\"nonce\"></style>").unwrap();
        let page = String::from_utf8(find(dir.path(), "/", "abc").unwrap().bytes).unwrap();
        assert!(page.contains("nonce=\"abc\"") && policy("abc").contains("'nonce-abc'"), "one nonce in both");
    }
}
