//! For the bench of a start, in builds with the feature `marks` only: lets the page say what is on the screen. It says so
//! by a call of a command nobody has, which [`crate::log::mark`] prints as `asked screen.lock`.

use tauri::Wry;
use tauri::plugin::{Builder, TauriPlugin};

pub fn page() -> TauriPlugin<Wry> {
    Builder::new("marks").js_init_script(include_str!("marks.js")).build()
}
