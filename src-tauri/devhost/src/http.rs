//! As much of HTTP/1.1 as one person's browser needs: a request a connection, each on a thread of its own. A server
//! with a pool let idle connections of a browser hold up the next request for half a minute.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A photo of `attachment.max` (U-172), grown by base64.
const LARGEST_BODY: u64 = 140 * 1024 * 1024;
const LARGEST_HEAD: u64 = 64 * 1024;

/// A request read whole.
pub struct Request {
    pub method: String,
    pub url: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// The header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }

    /// Reads a request; an error when it is none, too large, or does not come within the time.
    pub fn read(stream: &TcpStream) -> io::Result<Request> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(stream).take(LARGEST_HEAD);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(url)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let (method, url) = (method.to_string(), url.to_string());
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').ok_or(io::ErrorKind::InvalidData)?;
            headers.push((name.trim().to_string(), value.trim().to_string()));
        }
        let mut request = Request { method, url, headers, body: Vec::new() };
        let length: u64 = request.header("Content-Length").and_then(|l| l.parse().ok()).unwrap_or(0);
        if length > LARGEST_BODY {
            return Err(io::ErrorKind::InvalidData.into());
        }
        reader.set_limit(length);
        reader.read_to_end(&mut request.body)?;
        Ok(request)
    }
}

/// An answer.
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// A sentence.
    pub fn text(status: u16, sentence: &str) -> Reply {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_string())];
        Reply { status, headers, body: sentence.into() }
    }

    /// Writes the answer and ends the connection.
    pub fn write(&self, mut stream: &TcpStream) -> io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {} .\r\nConnection: close\r\nContent-Length: {}\r\n",
            self.status,
            self.body.len()
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)
    }
}
