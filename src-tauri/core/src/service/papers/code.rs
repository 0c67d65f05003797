//! The square code of a sheet: its number and a part of its content's digest, so that a scan finds its paper and no
//! other (F-12).

/// The words of the code.
pub fn words(number: &str, digest: &str, page: usize, pages: usize, print: i64) -> String {
    let short = digest.get(..16).unwrap_or(digest);
    format!("AFTERCARE:{number}:{short}:{page}/{pages}:{print}")
}
