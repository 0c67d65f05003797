//! The core behind a loopback HTTP server, so that its screens can be looked at and tested in an ordinary browser.
//! It is never part of a bundle: whoever reaches the port acts as the person signed in.

mod files;
mod guard;
mod http;
mod sample;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

#[derive(Parser)]
struct Options {
    /// Folder of the vault; made by the first start.
    #[arg(long)]
    vault: PathBuf,
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Folder of the built user interface.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// Makes a sample firm when the vault does not exist (login sample), and signs in.
    #[arg(long)]
    sample: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            serve::say(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let core = Arc::new(aftercare_core::open(&options.vault, Default::default()));
    if options.sample {
        sample::enter(&core)?;
    }
    let listener = std::net::TcpListener::bind(("127.0.0.1", options.port))?;
    let port = listener.local_addr()?.port();
    // Read by the tests, which ask for port 0.
    serve::say(&format!("http://127.0.0.1:{port}/"));
    serve::forever(&listener, &core, &options.ui, port);
    Ok(())
}
