//! `key psk`.

use std::process::ExitCode;

use tunnelwright_core::devices::PskRule;
use tunnelwright_core::keys::{PskAnswer, PskForm};

use super::devices_of;
use crate::args::PskArgs;
use crate::commands::{json, print};
use crate::input::{self, Faults};

/// Prints a new key that every end takes; what is to say about it goes to standard error.
pub fn run(args: &PskArgs) -> Result<ExitCode, Faults> {
    let devices = devices_of(&args.devices)?;
    let rules: Vec<(&str, &PskRule)> = devices.iter().map(|device| (device.name, &device.psk)).collect();
    let length = args.length.unwrap_or_else(|| PskForm::usual_length(&rules));
    let form = PskForm::of(&rules, length).map_err(|fault| vec![format!("--length: {fault}")])?;
    let key = form.make(&input::material(args.seed.as_deref())?);
    let bits = f64::from(form.tenths()) / 10.0;
    if args.json {
        return print(&json(&PskAnswer::of(&devices, &form, key))?);
    }
    eprintln!("{} characters of {}: {bits} bits", form.length, form.alphabet.len());
    for (name, rule) in rules.iter().filter(|(_, rule)| !rule.confirmed) {
        eprintln!(
            "{name}: no source says which characters it takes, so there are letters and digits only ({})",
            rule.words
        );
    }
    print(&format!("{}\n", key.reveal()))
}
