//! The system's own dialogs, by rfd on a thread of their own. No test can drive those: where `AFTERCARE_PICK` names a
//! file, a debug build takes the path on its first line as what a person has chosen.

use std::path::PathBuf;
use std::process::Command;

use aftercare_core::Fault;
use rfd::FileDialog;
use serde_json::Value;
use tauri::AppHandle;

fn in_test() -> Option<PathBuf> {
    let answers = std::env::var_os("AFTERCARE_PICK").filter(|_| cfg!(debug_assertions))?;
    let text = std::fs::read_to_string(answers).ok()?;
    text.lines().next().map(PathBuf::from)
}

fn with_filters(mut dialog: FileDialog, filters: &Value) -> FileDialog {
    for filter in filters.as_array().into_iter().flatten() {
        let list = filter["extensions"].as_array().into_iter().flatten();
        let extensions: Vec<&str> = list.filter_map(Value::as_str).collect();
        dialog = dialog.add_filter(filter["name"].as_str().unwrap_or_default(), &extensions);
    }
    dialog
}

/// A file to read; none when the person changes their mind.
pub fn pick_file(_: &AppHandle, title: &str, filters: &Value) -> Option<PathBuf> {
    in_test().or_else(|| with_filters(FileDialog::new().set_title(title), filters).pick_file())
}

/// A folder.
pub fn pick_folder(_: &AppHandle, title: &str) -> Option<PathBuf> {
    in_test().or_else(|| FileDialog::new().set_title(title).pick_folder())
}

/// A file to write.
pub fn save_as(_: &AppHandle, title: &str, name: &str, filters: &Value) -> Option<PathBuf> {
    in_test()
        .or_else(|| with_filters(FileDialog::new().set_title(title).set_file_name(name), filters).save_file())
}

/// Opens a file or folder with the system's own program.
pub fn open_path(path: &str) -> Result<(), Fault> {
    let program = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(program).arg(path).spawn().map(drop).map_err(|e| Fault::outside("file.open_failed", &e))
}

/// The program already runs over this folder. Nobody would press the button in a test.
pub fn tell_already_running() {
    if cfg!(debug_assertions) && std::env::var_os("AFTERCARE_PICK").is_some() {
        return;
    }
    rfd::MessageDialog::new()
        .set_title("Aftercare")
        .set_description(
            "售后通已经打开，请切换到它的窗口。\nAftercare is already open; switch to its window.",
        )
        .show();
}
