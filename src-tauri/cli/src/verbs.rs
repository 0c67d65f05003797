//! The verbs, except `verify`. Each answers its exit code.

use std::io::Read;
use std::path::Path;

use aftercare_core::{Fault, kernel::Kind, modules};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::args::Args;
use crate::desk::Desk;
use crate::print;

pub fn init(desk: &Desk, company: &str, preset: &str, device: &str, name: Option<&str>) -> Result<u8, Fault> {
    let made = desk.call(
        "vault.create",
        json!({"company": company, "preset": preset, "device_letter": device, "login": desk.user,
               "name": name.unwrap_or_default(), "password": desk.password}),
    )?;
    print::answer(&json!({"recovery_code": made["recovery_code"]}));
    Ok(0)
}

pub fn call(args: &Args, name: &str, input: &str) -> Result<u8, Fault> {
    let mut text = input.to_string();
    if input == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text).map_err(|e| Fault::outside("file.unreadable", &e))?;
    }
    let input = serde_json::from_str(&text)
        .map_err(|e| Fault::invalid("input.malformed").arg("what", format!("JSON, column {}", e.column())))?;
    let registry = modules::registry();
    let command = registry.get(name).ok_or_else(|| Fault::missing("command.unknown").arg("name", name))?;
    // `vault.status` and its like need nobody signed in, only the folder.
    let desk = match (command.kind(), &args.vault, &args.user) {
        (Kind::Open, Some(vault), None) => Desk {
            core: aftercare_core::open(vault, Default::default()),
            user: String::new(),
            password: String::new(),
        },
        _ => Desk::unlocked(args)?,
    };
    print::answer(&desk.call(name, input)?);
    Ok(0)
}

#[derive(Serialize)]
struct CommandRow {
    name: &'static str,
    kind: Kind,
    permission: &'static str,
    input: String,
    output: String,
    undoable: bool,
}

pub fn commands(is_json: bool) -> Result<u8, Fault> {
    let registry = modules::registry();
    let rows = registry.iter().map(|c| CommandRow {
        name: c.name,
        kind: c.kind(),
        permission: c.need.code(),
        input: c.input.clone(),
        output: c.output.clone(),
        undoable: c.undoable,
    });
    let rows: Vec<CommandRow> = rows.collect();
    if is_json {
        print::answer(&json!(rows));
        return Ok(0);
    }
    for row in rows {
        print::line(&format!("{:32} {:20} {} -> {}", row.name, row.permission, row.input, row.output));
    }
    Ok(0)
}

/// What an import answers, whatever its kind: these fields and no others.
#[derive(Serialize, Deserialize)]
struct Imported {
    rows: u64,
    saved: u64,
    updated: u64,
    skipped: u64,
    errors: Vec<ImportRemark>,
    warnings: Vec<ImportRemark>,
}

#[derive(Serialize, Deserialize)]
struct ImportRemark {
    row: Option<u64>,
    column: Option<String>,
    code: String,
    message: String,
}

pub fn import(desk: &Desk, kind: &str, file: &Path, is_trial: bool) -> Result<u8, Fault> {
    let path = std::path::absolute(file).map_err(|e| Fault::outside("file.unreadable", &e))?;
    let answer = desk.call(&format!("{kind}.import"), json!({"path": path, "trial": is_trial}))?;
    let imported: Imported = serde_json::from_value(answer).map_err(Fault::bug)?;
    print::answer(&json!(imported));
    Ok(0)
}

pub fn journal_verify(desk: &Desk) -> Result<u8, Fault> {
    let verified = desk.call("journal.verify", json!({}))?;
    print::answer(&verified);
    Ok(u8::from(verified["whole"] != true))
}

pub fn vault_check(desk: &Desk) -> Result<u8, Fault> {
    let checked = desk.call("vault.check", json!({}))?;
    print::answer(&checked);
    Ok(u8::from(checked["sound"] != true))
}

/// A command that makes a new folder inside a given one.
pub fn to_folder(desk: &Desk, command: &str, folder: &Path) -> Result<u8, Fault> {
    let folder = std::path::absolute(folder).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    print::answer(&desk.call(command, json!({"folder": folder}))?);
    Ok(0)
}

pub fn archive_export(desk: &Desk, folder: &Path, as_folder: bool) -> Result<u8, Fault> {
    let folder = std::path::absolute(folder).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    let form = if as_folder { "folder" } else { "zip" };
    print::answer(&desk.call("archive.export", json!({"folder": folder, "form": form}))?);
    Ok(0)
}

pub fn archive_check(archive: &Path) -> Result<u8, Fault> {
    // No vault is opened; the folder is never looked into.
    let core = aftercare_core::open(Path::new("."), Default::default());
    print::answer(&core.call("archive.check", json!({"path": archive}))?.value);
    Ok(0)
}

pub fn archive_import(desk: &Desk, archive: &Path, device: &str) -> Result<u8, Fault> {
    let input =
        json!({"path": archive, "login": desk.user, "password": desk.password, "device_letter": device});
    print::answer(&desk.call("archive.restore", input)?);
    Ok(0)
}

pub fn rebuild_check(desk: &Desk) -> Result<u8, Fault> {
    let differences = desk.call("journal.rebuild_check", json!({}))?;
    print::answer(&differences);
    Ok(u8::from(differences.as_array().is_none_or(|found| !found.is_empty())))
}
