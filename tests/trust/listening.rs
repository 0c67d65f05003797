//! An authority one can reach: `openssl ts` behind a port of this machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};

/// Answers each request by `answer`, for as long as somebody asks; what was sent can be looked at.
pub struct Listening {
    pub address: String,
    pub asked: Receiver<(String, Vec<u8>)>,
}

/// `answer` gives the status line's number and the body.
pub fn listening(answer: impl Fn(&[u8]) -> (u16, Vec<u8>) + Send + 'static) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/tsr", listener.local_addr().unwrap());
    let (told, asked) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let Some((head, body)) = request(&mut stream) else { continue };
            let (status, reply) = answer(&body);
            let _ = told.send((head, body));
            let head = format!(
                "HTTP/1.1 {status} X\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\n\
                 Connection: close\r\n\r\n",
                reply.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&reply));
        }
    });
    Listening { address, asked }
}

fn request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok())?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((head, body))
}
