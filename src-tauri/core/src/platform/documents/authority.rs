//! The one connection this program opens to the outside: to a time-stamping authority, when a person asks.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;
use ureq::http::Uri;

use crate::kernel::fault::{Fault, FaultKind};

/// Answers are about 6 kB; an address that pours out more is no authority.
const LONGEST: u64 = 256 * 1024;
/// A person waits for it. Authorities answer within a second; a phone's network takes its time to connect.
const PATIENCE: Duration = Duration::from_secs(20);

/// Refuses an address that is none.
pub(super) fn check_address(address: &str) -> Result<(), Fault> {
    let wrong = || Fault::invalid("documents.bad_address").field("address", "wrong");
    let uri: Uri = address.parse().map_err(|_| wrong())?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    // A name and password in the address would stand in the journal in the clear.
    let is_plain = uri.authority().is_some_and(|a| !a.host().is_empty() && !a.as_str().contains('@'));
    if is_web && is_plain { Ok(()) } else { Err(wrong()) }
}

/// Sends a request (RFC 3161, section 3.4) and answers what came back. It holds a digest and nothing of the paper.
pub(super) fn ask(address: &str, request: &[u8]) -> Result<Vec<u8>, Fault> {
    ask_within(address, request, PATIENCE)
}

fn ask_within(address: &str, request: &[u8], patience: Duration) -> Result<Vec<u8>, Fault> {
    let tls = ureq::tls::TlsConfig::builder()
        // What the computer trusts, so that a firm's own authority inside the house works.
        .root_certs(ureq::tls::RootCerts::PlatformVerifier)
        .build();
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(patience))
        // A digest is sent where a person said, and nowhere else.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent("")
        .tls_config(tls)
        .build()
        .into();
    let sent = agent
        .post(address)
        .header("Content-Type", "application/timestamp-query")
        .header("Accept", "application/timestamp-reply")
        .send(request);
    let mut answer = sent.map_err(|error| unreachable(&error))?;
    if answer.status().as_u16() != 200 {
        return Err(
            Fault::new(FaultKind::Outside, "documents.stamp_http").arg("status", answer.status().as_u16())
        );
    }
    let mut bytes = Vec::new();
    let read = answer.body_mut().as_reader().take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Fault::outside("documents.stamp_unreachable", &error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Fault::new(FaultKind::Outside, "documents.stamp_answer").arg("what", "unreadable"));
    }
    Ok(bytes)
}

/// Kind of the failure only: its words may hold the address of a proxy with its password.
fn unreachable(error: &ureq::Error) -> Fault {
    let kind = match error {
        ureq::Error::Timeout(_) => "timeout",
        ureq::Error::HostNotFound => "host_not_found",
        ureq::Error::ConnectionFailed => "connection_failed",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "tls",
        ureq::Error::Io(_) => "network",
        _ => "other",
    };
    Fault::new(FaultKind::Outside, "documents.stamp_unreachable").arg("error", kind)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn only_a_web_address_without_a_password_is_taken() {
        for good in ["http://tsa.example/", "https://127.0.0.1:3180/tsr", "http://tsa.example"] {
            assert!(check_address(good).is_ok(), "{good}");
        }
        for bad in
            ["", "tsa.example", "ftp://tsa.example", "http://", "http://me:secret@tsa.example", "file:///x"]
        {
            assert!(check_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_authority_that_never_answers_is_given_up() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let fault = ask_within(&address, b"x", Duration::from_millis(300)).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.args["error"].as_str()),
            ("documents.stamp_unreachable", "timeout")
        );
    }

    #[test]
    fn an_answer_without_end_is_not_kept() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let pouring = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while stream.write_all(&[0; 4096]).is_ok() {}
        });
        let fault = ask(&address, b"x").unwrap_err();
        assert_eq!(fault.code, "documents.stamp_answer");
        pouring.join().unwrap();
    }
}
