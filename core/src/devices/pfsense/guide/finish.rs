//! The last page: switching on.

use super::Page;
use crate::render::guide::{Section, Step};

/// Switching on and applying.
pub fn section(page: &Page<'_>) -> Section {
    let mut steps: Vec<Step> = page
        .tunnels
        .iter()
        .map(|tunnel| {
            let words = tunnel.replace();
            let text = format!("Open the phase 1 to {} and take the check from Disabled. Save.", tunnel.peer());
            if words.is_empty() {
                Step::new(text)
            } else {
                Step::new(format!("{text} Only after {} has been replaced.", words.join(" and ")))
            }
        })
        .collect();
    steps.push(Step::new("Apply the changes at the top of the page."));
    steps.push(Step::new("Go through verify.md."));
    Section { title: "Switch on".to_owned(), place: "VPN > IPsec > Tunnels".to_owned(), notes: Vec::new(), steps }
}
