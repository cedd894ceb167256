//! A typed key of characters that begins with 0x.

use super::MANUAL;
use crate::devices::zywall::DEVICE;
use crate::draft::{Draft, DraftTunnel};
use crate::finding::Severity;
use crate::rules::{Base, Case, Check, Hit, Rule};
use crate::scenario::Secret;

pub(super) static RULE: Rule = Rule {
    code: "Y102",
    name: "manual-key-begins-like-hex",
    severity: Severity::Warning,
    what: "A manual key for a ZyWALL begins with the characters 0x.",
    why: "ZyXEL reads a pre-shared key that begins so as hexadecimal digits; whether it does the same with a manual key \
          is written nowhere that was read.",
    fix: "take a key that begins with another character, or leave it to Tunnelwright",
    source: "https://www.manualowl.com/m/ZyXEL/P-202H/Manual/348902?page=127",
    check: Check::Draft(check),
    fires: Case::new(
        Base::TwoFirewalls,
        const {
            &[
                MANUAL[0],
                MANUAL[1],
                MANUAL[2],
                MANUAL[3],
                (
                    "tunnels[0].manual",
                    r#"{"encryption": "aes128", "to_first": {"encryption_key": "0x3kP9mQ2vX7bN4t"}}"#,
                ),
            ]
        },
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        const {
            &[
                MANUAL[0],
                MANUAL[1],
                MANUAL[2],
                MANUAL[3],
                (
                    "tunnels[0].manual",
                    r#"{"encryption": "aes128", "to_first": {"encryption_key": "x03kP9mQ2vX7bN4t"}}"#,
                ),
            ]
        },
    ),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let own = draft.tunnels.iter().filter(|tunnel| tunnel.is_manual() && ends_here(draft, tunnel));
    own.flat_map(|tunnel| in_tunnel(draft, tunnel)).collect()
}

fn ends_here(draft: &Draft<'_>, tunnel: &DraftTunnel) -> bool {
    let is_own = |gateway: usize| draft.gateways[gateway].device.is_some_and(|device| device.id == DEVICE.id);
    tunnel.ends.iter().flatten().any(|end| is_own(end.gateway))
}

/// The keys whose number of characters is the number of bytes of a key: those with
/// 0x and two digits a byte are longer and are converted.
fn in_tunnel(draft: &Draft<'_>, tunnel: &DraftTunnel) -> Vec<Hit> {
    let manual = &draft.scenario.tunnels[tunnel.place].manual;
    let keys: [(&str, &Secret); 4] = [
        ("to_first.encryption_key", &manual.to_first.encryption_key),
        ("to_first.integrity_key", &manual.to_first.integrity_key),
        ("to_second.encryption_key", &manual.to_second.encryption_key),
        ("to_second.integrity_key", &manual.to_second.integrity_key),
    ];
    let like_hex = |key: &Secret| {
        let length = key.reveal().len();
        key.reveal().starts_with("0x") && [8, 16, 20, 24, 32].contains(&length)
    };
    let hit = |(field, _): (&str, &Secret)| {
        Hit::at(format!("{}.manual.{field}", tunnel.path), "the key is taken as characters and begins with 0x")
    };
    keys.into_iter().filter(|(_, key)| like_hex(key)).map(hit).collect()
}
