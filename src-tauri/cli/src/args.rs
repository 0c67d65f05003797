//! What can be asked on the command line.

use std::path::PathBuf;

use aftercare_core::platform::text::Language;
use clap::{Parser, Subcommand, ValueEnum};

/// After-sales service: every command of the program, for scripts.
#[derive(Parser)]
#[command(name = "aftercare-cli", version)]
pub struct Args {
    /// Folder of the vault.
    #[arg(long, global = true)]
    pub vault: Option<PathBuf>,
    /// Login name.
    #[arg(long, global = true)]
    pub user: Option<String>,
    /// File whose first line is the password.
    #[arg(long, global = true)]
    pub password_file: Option<PathBuf>,
    /// Opens a damaged vault read only, to see and save what can still be read.
    #[arg(long, global = true)]
    pub rescue: bool,
    /// Language of sentences.
    #[arg(long, global = true, value_enum, default_value = "zh-CN")]
    pub lang: Lang,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Lang {
    #[value(name = "zh-CN")]
    Chinese,
    #[value(name = "en")]
    English,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Chinese => Language::Chinese,
            Lang::English => Language::English,
        }
    }
}

#[derive(Subcommand)]
pub enum Verb {
    /// Makes a new vault; --user becomes its first administrator. Answers the recovery code, which is shown once.
    Init {
        /// The firm's name.
        #[arg(long)]
        company: String,
        /// Trade preset, e.g. GEN.
        #[arg(long)]
        preset: String,
        /// One letter A to Z, different on each of the firm's computers.
        #[arg(long)]
        device: String,
        /// The administrator's name on papers; the login when absent.
        #[arg(long)]
        name: Option<String>,
    },
    /// Runs a command of the table.
    Call {
        /// E.g. customers.list
        name: String,
        /// Its input as JSON, or - to read it from stdin.
        #[arg(default_value = "{}")]
        input: String,
    },
    /// Lists the commands with kind, permission, input and output.
    Commands {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Imports a CSV or XLSX file.
    Import {
        /// customers or equipment
        kind: String,
        file: PathBuf,
        /// Only reports what would happen.
        #[arg(long)]
        trial: bool,
    },
    /// Says whether a sealed PDF is unaltered: exit code 0 intact, 1 altered, 2 not ours, 3 signed after
    /// its device was withdrawn.
    Verify {
        file: PathBuf,
        /// As JSON instead of a sentence.
        #[arg(long)]
        json: bool,
        /// Certificate of a firm (PEM or DER), to check without its vault; without one the vault's own are taken.
        #[arg(long = "root")]
        roots: Vec<PathBuf>,
        /// With --root: the firm's list of its devices.
        #[arg(long = "devices")]
        lists: Vec<PathBuf>,
        /// With --root: certificate of a time-stamping authority.
        #[arg(long = "time-root")]
        authorities: Vec<PathBuf>,
    },
    /// The journal.
    Journal {
        #[command(subcommand)]
        verb: JournalVerb,
    },
    /// The vault's files.
    Vault {
        #[command(subcommand)]
        verb: VaultVerb,
    },
    /// Everything as an open archive: ordinary files, readable without this program.
    Archive {
        #[command(subcommand)]
        verb: ArchiveVerb,
    },
    /// Rebuilds the tables from the journal in memory and compares: exit code 0 equal, 1 different.
    Rebuild {
        /// Only compares; nothing else is offered.
        #[arg(long, required = true)]
        check: bool,
    },
}

#[derive(Subcommand)]
pub enum VaultVerb {
    /// Reads every page, also of a vault too damaged to open: exit code 0 sound, 1 damaged.
    Check,
    /// Makes a copy in a new folder inside FOLDER, opens it and reads all of it.
    Backup { folder: PathBuf },
    /// With --rescue: saves every readable row as CSV, photos and papers as files, in a new folder inside FOLDER.
    Salvage { folder: PathBuf },
}

#[derive(Subcommand)]
pub enum ArchiveVerb {
    /// Writes everything into a new ZIP inside FOLDER. It is not encrypted.
    Export {
        folder: PathBuf,
        /// Writes a folder instead.
        #[arg(long)]
        as_folder: bool,
    },
    /// Reads every file of an archive and compares it with its checksum; needs no vault.
    Check { archive: PathBuf },
    /// Makes the vault of an archive; --user is somebody of the archive, --password-file the new password.
    Import {
        archive: PathBuf,
        /// A letter no computer of the firm has.
        #[arg(long)]
        device: String,
    },
}

#[derive(Subcommand)]
pub enum JournalVerb {
    /// Checks every chain: exit code 0 whole, 1 broken.
    Verify,
}
