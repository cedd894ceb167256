//! `key convert`.

use std::process::ExitCode;

use tunnelwright_core::keys::Notation;

use super::text_of;
use crate::args::ConvertArgs;
use crate::commands::print;
use crate::input::Faults;

/// Prints a key in another notation.
pub fn run(args: &ConvertArgs) -> Result<ExitCode, Faults> {
    let (from, to) = (notation("--from", &args.from)?, notation("--to", &args.to)?);
    let key = from.read(&text_of(&args.text)?).map_err(|error| vec![format!("--from {}: {error}", args.from)])?;
    let text = to.write(&key).map_err(|error| vec![format!("--to {}: {error}", args.to)])?;
    print(&format!("{}\n", text.reveal()))
}

fn notation(flag: &str, word: &str) -> Result<Notation, Faults> {
    Notation::from_keyword(word).ok_or_else(|| {
        let all = Notation::ALL.map(Notation::keyword);
        vec![format!("{flag}: \"{word}\" is none of {}", all.join(", "))]
    })
}
