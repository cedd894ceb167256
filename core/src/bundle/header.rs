//! What every file says of itself at its top.

use std::fmt::Write;

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::side::Side;

/// The lines of a header, without comment signs; each ends in a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header(String);

impl Header {
    /// The header of a side's file: which scenario, which facts, what is wrong,
    /// what must be put in by hand.
    pub fn of(side: &Side<'_>, what: &str, replace: &[String]) -> Self {
        let gateway = side.gateway();
        let Self(mut text) = Self::shared(side.plan, side.findings, what);
        let label = one_line(&gateway.label);
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(text, "Side: {label} ({} {})", gateway.device.name, gateway.release.name);
        if !replace.is_empty() {
            let _ = writeln!(text, "Replace by hand: {}", replace.join(", "));
        }
        Self(text)
    }

    /// The header of a file for both sides.
    pub fn shared(plan: &Plan, findings: &[Finding], what: &str) -> Self {
        let mut text = String::with_capacity(512);
        let Plan { as_of, today, .. } = plan;
        let _ = writeln!(text, "Tunnelwright {}: {what}", env!("CARGO_PKG_VERSION"));
        let _ = writeln!(text, "Scenario: {}", one_line(&plan.name));
        let _ = writeln!(text, "Facts as of {as_of}, written {today}");
        if as_of < today {
            let _ = writeln!(
                text,
                "AS OF {as_of}: today differs. Check the scenario at {today} before you build from this."
            );
        }
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let _ = writeln!(text, "WRONG {} {}: {}", finding.code, finding.path, one_line(&finding.what));
        }
        Self(text)
    }

    /// The same for commands that are pasted at a prompt: no source says that a console takes more than ASCII, and a
    /// question mark asks it for help, even in a comment.
    #[must_use]
    pub fn for_console(self) -> Self {
        let is_plain = |c: &char| (c.is_ascii_graphic() && *c != '?') || matches!(*c, ' ' | '\n');
        Self(self.0.chars().map(|c| if is_plain(&c) { c } else { '_' }).collect())
    }

    /// All lines in one text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
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
