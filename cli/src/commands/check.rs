//! `check`.

use std::process::ExitCode;

use crate::args::CheckArgs;
use crate::input::{self, Faults};

/// Prints what the check finds; exit 1 when a finding is an error.
pub fn run(args: &CheckArgs) -> Result<ExitCode, Faults> {
    let (_, report) = input::checked(&args.file, &args.days)?;
    let text = if args.json {
        super::json(&report.answer())?
    } else {
        let mut text: String = report.findings.iter().map(|finding| input::line(finding) + "\n").collect();
        for tunnel in &report.agreement {
            let suite = tunnel.agreement.suite.as_deref().unwrap_or("no suite");
            text.push_str(&format!("tunnel {}: {}\n", tunnel.tunnel, suite));
        }
        text.push_str(&report.verdict.sentence);
        text.push('\n');
        text
    };
    super::print(&text)?;
    Ok(if report.has_error() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
