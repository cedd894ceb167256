//! The last page: switching on.

use super::Page;
use crate::render::guide::Guide;

/// Switching on and applying.
pub fn write(guide: &mut Guide, page: &Page<'_>) {
    guide.section("Switch on", "VPN > IPsec > Tunnels");
    for tunnel in page.tunnels {
        let words = tunnel.replace();
        let peer = tunnel.peer();
        let after = if words.is_empty() {
            String::new()
        } else {
            format!(" Only after {} has been replaced.", words.join(" and "))
        };
        guide.step(format_args!("Open the phase 1 to {peer} and take the check from Disabled. Save.{after}"));
    }
    guide.step("Apply the changes at the top of the page.");
    guide.step("Go through verify.md.");
}
