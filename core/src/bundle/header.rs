//! What every file says of itself at its top.

use crate::finding::{Finding, Severity};
use crate::side::Side;

/// The lines of a header, without comment signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header(pub Vec<String>);

impl Header {
    /// The header of a side's file: which scenario, which facts, what is wrong,
    /// what must be put in by hand.
    pub fn of(side: &Side<'_>, what: &str, replace: &[String]) -> Self {
        let gateway = side.gateway();
        let mut lines = Self::shared(side.plan, side.findings, what).0;
        lines.push(format!("Side: {} ({} {})", one_line(&gateway.label), gateway.device.name, gateway.release.name));
        if !replace.is_empty() {
            lines.push(format!("Replace by hand: {}", replace.join(", ")));
        }
        Self(lines)
    }

    /// The header of a file for both sides.
    pub fn shared(plan: &crate::plan::Plan, findings: &[Finding], what: &str) -> Self {
        let mut lines = vec![
            format!("Tunnelwright {}: {what}", env!("CARGO_PKG_VERSION")),
            format!("Scenario: {}", one_line(&plan.name)),
            format!("Facts as of {}, written {}", plan.as_of, plan.today),
        ];
        if plan.as_of < plan.today {
            lines.push(format!(
                "AS OF {}: today differs. Check the scenario at {} before you build from this.",
                plan.as_of, plan.today
            ));
        }
        lines.extend(
            findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error)
                .map(|finding| format!("WRONG {} {}: {}", finding.code, finding.path, one_line(&finding.what))),
        );
        Self(lines)
    }

    /// Each line behind a comment sign.
    pub fn commented(&self, sign: &str) -> Vec<String> {
        self.0.iter().map(|line| format!("{sign} {line}")).collect()
    }
}

/// A text on one line: line breaks and control characters become blanks, so that
/// no name ends a comment or hides text in a terminal.
pub fn one_line(text: &str) -> String {
    // Most texts are plain ASCII: nothing to look up character by character.
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.trim().to_owned();
    }
    let blank = |c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if blank(c) { ' ' } else { c }).collect::<String>().trim().to_owned()
}
