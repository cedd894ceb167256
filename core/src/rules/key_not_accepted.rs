//! An end does not take the pre-shared key.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;
use crate::keys::{PskReading, read_psk};

pub(super) static RULE: Rule = Rule {
    code: "K101",
    name: "key-not-accepted",
    severity: Severity::Error,
    what: "An end does not take the pre-shared key.",
    why: "A key that one end refuses, cuts or reads differently never matches the other end's.",
    fix: "let Tunnelwright make one: letters and digits, which every device takes",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"this key has blanks and is long enough\"")]),
    silent: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (tunnel, typed) in draft.with_psk() {
        let ends = tunnel.ends.iter().flatten().filter_map(|end| draft.gateways[end.gateway].device);
        for device in ends.filter(|_| !typed.psk.is_empty()) {
            hits.extend(refused(device, typed.psk.reveal()).map(|what| Hit::at(format!("{}.psk", tunnel.path), what)));
        }
    }
    hits.dedup();
    hits
}

/// Why a device refuses a key, without showing the key.
fn refused(device: &crate::devices::Device, key: &str) -> Option<String> {
    match read_psk(&device.psk, key) {
        PskReading::Refused(why) => Some(format!("{} does not take the key: {why}", device.name)),
        PskReading::AsTyped | PskReading::Code(_) => None,
    }
}
