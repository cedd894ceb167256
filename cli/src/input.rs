//! Reading what the user gives: files, days, key material.

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use tunnelwright_core::draft::read_date;
use tunnelwright_core::finding::Finding;
use tunnelwright_core::keys::KeyMaterial;
use tunnelwright_core::scenario::{self, Scenario};
use tunnelwright_core::{Moment, Report};

use crate::args::Days;

/// Lines for standard error.
pub type Faults = Vec<String>;

/// The text of a file, or of standard input for `-`.
pub fn text(path: &Path) -> Result<String, Faults> {
    let fault = |error: std::io::Error| vec![format!("{}: {error}", path.display())];
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(fault)?;
        return Ok(text);
    }
    std::fs::read_to_string(path).map_err(fault)
}

/// A scenario from a file.
pub fn scenario(path: &Path) -> Result<Scenario, Faults> {
    let text = text(path)?;
    scenario::read(&text).map_err(|faults| {
        let name = path.display();
        faults.iter().map(|fault| format!("{name}: {}{}", prefixed(&fault.path), fault.message)).collect()
    })
}

fn prefixed(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}: ") }
}

/// The days of a check.
pub fn moment(days: &Days) -> Result<Moment, Faults> {
    let read = |flag: &str, text: &Option<String>| match text.as_deref().map(|text| (text, read_date(text))) {
        None => Ok(None),
        Some((_, Some(date))) => Ok(Some(date)),
        Some((text, None)) => Err(vec![format!("{flag}: \"{text}\" is no date; write YYYY-MM-DD")]),
    };
    Ok(Moment { today: read("--date", &days.date)?.unwrap_or_else(today), as_of: read("--as-of", &days.as_of)? })
}

fn today() -> Date {
    jiff::Zoned::now().date()
}

/// Key material from the flag, else from the system.
pub fn material(seed: Option<&str>) -> Result<KeyMaterial, Faults> {
    let mut bytes = [0_u8; 32];
    match seed {
        None => {
            getrandom::fill(&mut bytes).map_err(|error| vec![format!("the system gives no random bytes: {error}")])?
        }
        Some(hex) => base16ct::lower::decode(hex.to_ascii_lowercase(), &mut bytes)
            .ok()
            .filter(|decoded| decoded.len() == 32)
            .map(|_| ())
            .ok_or_else(|| vec!["--seed: write 64 hex digits (32 bytes)".to_owned()])?,
    }
    Ok(KeyMaterial(bytes))
}

/// One line a finding: severity, code, path, what, fix.
pub fn line(finding: &Finding) -> String {
    let severity = finding.severity.word();
    format!("{severity} {} {}{}; {}", finding.code, prefixed(&finding.path), finding.what, finding.fix)
}

/// A scenario from a file, checked.
pub fn checked(path: &Path, days: &Days) -> Result<(Scenario, Report), Faults> {
    let scenario = scenario(path)?;
    let report = tunnelwright_core::check(&scenario, &moment(days)?);
    Ok((scenario, report))
}
