//! Who may ask: only this computer's own pages. Without this, any web page open in the same browser could post
//! commands to the port, or reach it through a name that it points at 127.0.0.1.

/// Whether a `Host` header names this server by a loopback name.
pub fn is_own_host(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost"].iter().any(|name| host.eq_ignore_ascii_case(&format!("{name}:{port}")))
}

/// Whether an `Origin` header, which browsers send with every POST, is this server's own page. Tools send none.
pub fn is_own_origin(origin: Option<&str>, port: u16) -> bool {
    origin.is_none_or(|o| o.strip_prefix("http://").is_some_and(|host| is_own_host(host, port)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_may_call() {
        assert!(is_own_origin(Some("http://127.0.0.1:8787"), 8787), "its own page");
        assert!(is_own_origin(Some("http://localhost:8787"), 8787), "the same under its other name");
        assert!(is_own_origin(None, 8787), "a tool that is no browser");
        for foreign in ["http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8787", "null", ""]
        {
            assert!(!is_own_origin(Some(foreign), 8787), "{foreign} is another origin");
        }
    }

    #[test]
    fn a_name_that_points_here_is_not_enough() {
        assert!(is_own_host("LOCALHOST:8787", 8787), "names have no case");
        for foreign in ["evil.example:8787", "127.0.0.1", "127.0.0.1:8788", "127.0.0.1.evil.example:8787"] {
            assert!(!is_own_host(foreign, 8787), "{foreign} must be refused against DNS rebinding");
        }
    }
}
