//! Requests: `POST /call` runs a command, everything else is a file.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use aftercare_core::{Core, Fault};
use serde::Deserialize;
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::{files, guard};

/// A photo of `attachment.max` (U-172), grown by base64.
const LARGEST_CALL: u64 = 140 * 1024 * 1024;

#[derive(Deserialize)]
struct Call {
    name: String,
    #[serde(default)]
    input: Value,
}

/// Answers requests, each on a thread of its own, so that a slow command holds up nothing else.
pub fn forever(server: &Arc<Server>, core: &Arc<Core>, ui: &Path, port: u16) {
    for request in server.incoming_requests() {
        let (core, ui) = (core.clone(), ui.to_path_buf());
        std::thread::spawn(move || answer(request, &core, &ui, port));
    }
}

fn answer(mut request: Request, core: &Core, ui: &Path, port: u16) {
    let host = header(&request, "Host").unwrap_or_default();
    let is_own =
        guard::is_own_host(&host, port) && guard::is_own_origin(header(&request, "Origin").as_deref(), port);
    let response = match (is_own, request.method(), request.url()) {
        (false, ..) => text(403, "only pages of this server may ask"),
        (true, Method::Post, "/call") => {
            let reply = call(core, &mut request);
            with(Response::from_data(reply.to_string()), "Content-Type", "application/json")
        }
        (true, Method::Get, url) => page(ui, url),
        _ => text(405, "GET a file or POST /call"),
    };
    // The browser may have gone meanwhile; nobody is left to tell.
    let _ = request.respond(response);
}

fn call(core: &Core, request: &mut Request) -> Value {
    let is_json = header(request, "Content-Type").is_some_and(|t| t.starts_with("application/json"));
    let mut body = Vec::new();
    let read = request.as_reader().take(LARGEST_CALL).read_to_end(&mut body);
    let parsed = read.ok().and_then(|_| serde_json::from_slice::<Call>(&body).ok());
    let result = match parsed.filter(|_| is_json) {
        Some(call) => core.call(&call.name, call.input),
        None => Err(Fault::invalid("input.malformed").arg("what", "a call is JSON with name and input")),
    };
    match result {
        Ok(answer) => json!({ "ok": answer }),
        Err(fault) => json!({ "fault": fault }),
    }
}

fn page(ui: &Path, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let nonce = nonce();
    match files::find(ui, url, &nonce) {
        Some(found) => {
            let response = with(Response::from_data(found.bytes), "Content-Type", found.mime);
            let response = with(response, "Content-Security-Policy", &files::policy(&nonce));
            let response = with(response, "X-Content-Type-Options", "nosniff");
            with(response, "Cache-Control", "no-store")
        }
        None => text(404, "no such file; is the user interface built?"),
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

fn header(request: &Request, name: &'static str) -> Option<String> {
    let found = request.headers().iter().find(|h| h.field.equiv(name))?;
    Some(found.value.as_str().to_string())
}

type Reply = Response<std::io::Cursor<Vec<u8>>>;

fn with(response: Reply, name: &str, value: &str) -> Reply {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

fn text(status: u16, sentence: &str) -> Reply {
    Response::from_string(sentence).with_status_code(StatusCode(status))
}

/// One line to whoever started the server.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
