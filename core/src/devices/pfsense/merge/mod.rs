//! Adding the tunnels to a backup, and taking them away again.
//!
//! The backup is never written anew: a reader finds byte positions, own entries
//! are inserted there, every other byte stays. What one tunnel adds to one
//! container stands between two comments that pfSense's reader skips:
//!
//! ```xml
//! <!-- tunnelwright:a-b begin 1f2e3d4c5b6a7 -->
//! <phase1>...</phase1>
//! <!-- tunnelwright:a-b end -->
//! ```
//!
//! The number is a checksum of what stands between. While it fits, the range can
//! be cut out and the file is the original again, byte for byte; a range that
//! opened a self-closing tag also says what that tag was. Once pfSense has written
//! the file itself the comments are gone; then the mark in the descriptions tells
//! the own entries; what carries no description then stays, harmless: an announced
//! network, the empty shell of a section. Tunnels are added in the plan's order and taken away in the
//! opposite one, so that ranges within ranges come out right.

mod backup;
mod entries;
mod insert;
mod numbers;
mod own;
mod packages;
mod range;
#[cfg(test)]
mod tests;
mod tree;

use self::backup::Backup;
use super::tunnel::{Tunnel, tunnels};
use crate::devices::{Merge, MergeError};
use crate::side::Side;

/// Merging into a backup.
pub const MERGE: Merge = Merge {
    file: "config.xml",
    fetched_at: "Diagnostics > Backup & Restore (2.2.x and before: Backup/Restore), area ALL, not encrypted",
    output: "config-merged.xml",
    kind: crate::bundle::ArtifactKind::PfsenseConfigMerged,
    media_type: "application/xml",
    purpose: "The backup with the tunnel added and nothing else changed: restore it (area ALL); the firewall restarts.",
    add,
    remove,
};

/// The backup with the side's tunnels added.
fn add(side: &Side<'_>, original: &str) -> Result<String, MergeError> {
    let backup = Backup::read(side, original)?;
    let mut tunnels = tunnels(side);
    for tunnel in &mut tunnels {
        numbers::remember(tunnel, &backup);
    }
    let mut text = strip(&tunnels, original)?;
    for tunnel in &mut tunnels {
        let backup = Backup::read(side, &text)?;
        backup.refuse_same_gateway(tunnel)?;
        numbers::allocate(tunnel, &backup);
        let entries = entries::entries(side, tunnel, &backup)?;
        text = insert::all(text, tunnel, &entries)?;
    }
    Ok(text)
}

/// The backup without what [`add`] added.
fn remove(side: &Side<'_>, merged: &str) -> Result<String, MergeError> {
    let backup = Backup::read(side, merged)?;
    let mut tunnels = tunnels(side);
    for tunnel in &mut tunnels {
        numbers::remember(tunnel, &backup);
    }
    strip(&tunnels, merged)
}

fn strip(tunnels: &[Tunnel<'_>], merged: &str) -> Result<String, MergeError> {
    let mut text = merged.to_owned();
    for tunnel in tunnels.iter().rev() {
        text = range::strip(&text, &tunnel.mark());
        text = own::strip(&text, tunnel)?;
    }
    Ok(text)
}

/// A refusal.
fn refuse(message: impl Into<String>) -> MergeError {
    MergeError { message: message.into() }
}
