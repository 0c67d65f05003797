//! Requests: `POST /call` runs a command, everything else is a file.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;

use aftercare_core::{Answer, Core, Fault};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::http::{Reply, Request};
use crate::{files, guard};

#[derive(Deserialize)]
struct Call {
    name: String,
    #[serde(default)]
    input: Value,
}

/// The same envelope the window gets.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Envelope {
    Ok(Answer<Box<RawValue>>),
    Fault(Fault),
}

/// Answers requests, each on a thread of its own, so that a slow command holds up nothing else.
pub fn forever(listener: &TcpListener, core: &Arc<Core>, ui: &Path, port: u16) {
    for stream in listener.incoming().flatten() {
        let (core, ui) = (core.clone(), ui.to_path_buf());
        std::thread::spawn(move || answer(&stream, &core, &ui, port));
    }
}

fn answer(stream: &TcpStream, core: &Core, ui: &Path, port: u16) {
    let Ok(request) = Request::read(stream) else { return };
    let is_own = guard::is_own_host(request.header("Host").unwrap_or_default(), port)
        && guard::is_own_origin(request.header("Origin"), port);
    let reply = match (is_own, request.method.as_str(), request.url.as_str()) {
        (false, ..) => Reply::text(403, "only pages of this server may ask"),
        (true, "POST", "/call") => Reply {
            status: 200,
            headers: vec![("Content-Type", "application/json".into())],
            body: call(core, &request).into_bytes(),
        },
        (true, "GET", url) => page(ui, url),
        _ => Reply::text(405, "GET a file or POST /call"),
    };
    // The browser may have gone meanwhile; nobody is left to tell.
    let _ = reply.write(stream);
}

fn call(core: &Core, request: &Request) -> String {
    let is_json = request.header("Content-Type").is_some_and(|t| t.starts_with("application/json"));
    let parsed = serde_json::from_slice::<Call>(&request.body).ok();
    let result = match parsed.filter(|_| is_json) {
        Some(call) => core.answer(&call.name, call.input),
        None => Err(Fault::invalid("input.malformed").arg("what", "a call is JSON with name and input")),
    };
    let envelope = match result {
        Ok(answer) => Envelope::Ok(answer),
        Err(fault) => Envelope::Fault(fault),
    };
    serde_json::to_string(&envelope).unwrap_or_default()
}

fn page(ui: &Path, url: &str) -> Reply {
    let nonce = nonce();
    match files::find(ui, url, &nonce) {
        Some(found) => Reply {
            status: 200,
            headers: vec![
                ("Content-Type", found.mime.into()),
                ("Content-Security-Policy", files::policy(&nonce)),
                ("X-Content-Type-Options", "nosniff".into()),
                ("Cache-Control", "no-store".into()),
            ],
            body: found.bytes,
        },
        None => Reply::text(404, "no such file; is the user interface built?"),
    }
}

/// Without randomness no style is allowed, which is safe and visible.
fn nonce() -> String {
    let mut bytes = [0u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// One line to whoever started the server.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
