//! The one command: every request of the window goes through it, to the core or to the shell's own few verbs.

use std::path::Path;
use std::sync::Arc;

use aftercare_core::{Answer, Fault};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, State};

use crate::{Desk, dialogs, log};

/// Commands whose answer names a file they have just written. Told by their names, because what prints is added often
/// and one forgotten here could not be looked at.
fn writes(name: &str) -> bool {
    let (module, verb) = name.split_once('.').unwrap_or_default();
    module == "sheets"
        || verb.starts_with("print")
        || ["attachments.open", "documents.export"].contains(&name)
}

/// What of such an answer is of interest here.
#[derive(Deserialize)]
struct Written {
    path: String,
}

/// The same envelope devhost answers.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Envelope {
    Ok(Answer<Box<RawValue>>),
    Fault(Fault),
}

#[tauri::command]
pub async fn call(app: AppHandle, name: String, input: Value) -> Envelope {
    log::mark("asked", &name);
    let asked = name.clone();
    // Off the main thread: a dialog or a long command must not stop the window from painting.
    let at_work = tauri::async_runtime::spawn_blocking(move || answer(&app, &name, input));
    let envelope = at_work.await.unwrap_or_else(|_| Envelope::Fault(Fault::bug("a call was lost")));
    log::mark("answered", &asked);
    envelope
}

fn answer(app: &AppHandle, name: &str, input: Value) -> Envelope {
    let Some(desk) = app.try_state::<Desk>() else {
        return Envelope::Fault(Fault::bug("the program is closing"));
    };
    let answered = match name.strip_prefix("shell.") {
        Some(verb) => shell(app, &desk, verb, &input).and_then(|value| {
            let value = to_raw_value(&value).map_err(Fault::bug)?;
            Ok(Answer { value, touched: Vec::new() })
        }),
        None => core(&desk, name, input),
    };
    match answered {
        Ok(answer) => Envelope::Ok(answer),
        Err(fault) => {
            log::fault(name, &fault);
            Envelope::Fault(fault)
        }
    }
}

fn core(desk: &State<'_, Desk>, name: &str, input: Value) -> Result<Answer<Box<RawValue>>, Fault> {
    // A path in an input must be one a person has just chosen: the window itself may not name files.
    desk.granted.check(name, &input)?;
    let core = Arc::clone(&desk.core);
    let answer = core.answer(name, input)?;
    if writes(name)
        && let Ok(Written { path }) = serde_json::from_str(answer.value.get())
    {
        // The program wrote it itself, a moment ago: a person may look at it.
        desk.granted.grant(Path::new(&path));
    }
    Ok(answer)
}

fn shell(app: &AppHandle, desk: &State<'_, Desk>, verb: &str, input: &Value) -> Result<Value, Fault> {
    let title = input["title"].as_str().unwrap_or_default();
    let chosen = match verb {
        "pick_file" => dialogs::pick_file(app, title, &input["filters"]),
        "pick_folder" => dialogs::pick_folder(app, title),
        "save_as" => {
            dialogs::save_as(app, title, input["name"].as_str().unwrap_or_default(), &input["filters"])
        }
        "open_path" => {
            let path = input["path"].as_str().unwrap_or_default();
            desk.granted.check_path(path)?;
            return dialogs::open_path(path).map(|()| Value::Null);
        }
        _ => return Err(Fault::missing("command.unknown").arg("name", format!("shell.{verb}"))),
    };
    if let Some(path) = &chosen {
        desk.granted.grant(path);
    }
    Ok(chosen.map_or(Value::Null, |path| json!(path.to_string_lossy())))
}
