//! The shell: a window over the core, and nothing more. One command, one capability, no remote content.

mod call;
mod dialogs;
mod folder;
mod granted;
mod log;
#[cfg(feature = "marks")]
mod marks;
mod single;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use aftercare_core::{Core, CoreOptions};
use tauri::Manager;

use crate::granted::Granted;

/// What the one command works on.
struct Desk {
    core: Arc<Core>,
    granted: Granted,
    /// Held while the program runs: one program a folder.
    _single: single::Single,
}

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    // Automation lets any local program drive the window. Only tests of a debug build want that.
    if cfg!(not(debug_assertions)) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        eprint_line("TAURI_WEBVIEW_AUTOMATION is refused by this build");
        return ExitCode::FAILURE;
    }
    let builder = tauri::Builder::default();
    #[cfg(feature = "marks")]
    let builder = builder.plugin(marks::page());
    let started = builder
        .setup(|app| {
            let dir = folder::of(app.path().app_local_data_dir().ok())?;
            std::fs::create_dir_all(&dir)?;
            log::open(&dir);
            let Some(single) = single::claim(&dir)? else {
                let app = app.handle().clone();
                // The dialog runs on the loop of this thread, which therefore must not wait for it.
                std::thread::spawn(move || {
                    eprint_line("already open: switch to its window");
                    dialogs::tell_already_running();
                    app.exit(0);
                });
                return Ok(());
            };
            window::open(app)?;
            let core = Arc::new(aftercare_core::open(&dir.join("vault"), CoreOptions::default()));
            app.manage(Desk { core, granted: Granted::default(), _single: single });
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![call::call])
        .run(tauri::generate_context!());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprint_line(&format!("the window could not be opened: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// For people who start the program in a terminal and see no window come up.
#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
fn eprint_line(words: &str) {
    eprintln!("{words}");
}
