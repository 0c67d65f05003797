//! The window, opened by hand so that the second program over a folder opens none.

use tauri::{App, Runtime, WebviewWindowBuilder};

/// Opens the window described in tauri.conf.json.
pub fn open<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    for described in &app.config().app.windows {
        let window = WebviewWindowBuilder::from_config(app.handle(), described)?;
        #[cfg(debug_assertions)]
        let window = if std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
            window.initialization_script(WITNESS)
        } else {
            window
        };
        window.build()?;
    }
    Ok(())
}

/// What the policy refuses and what is thrown, noted from the first line of the page on: a test that listens only once
/// the page is there misses what went wrong while it was drawn.
#[cfg(debug_assertions)]
const WITNESS: &str = "
    window.refused = [];
    addEventListener('securitypolicyviolation', (e) => refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}:${e.columnNumber} ${location.hash}`));
    addEventListener('error', (e) => refused.push(String(e.message)));
    addEventListener('unhandledrejection', (e) => refused.push(String(e.reason)));
    const said = console.error;
    console.error = (...words) => {
        refused.push(words.join(' '));
        said.apply(console, words);
    };";
