//! The pre-shared key is short.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "K102",
    name: "key-short",
    severity: Severity::Warning,
    what: "The pre-shared key is short.",
    why: "Who records the first packets can try keys at home; every character counts.",
    fix: "take 32 characters, or let Tunnelwright make one",
    source: "https://www.rfc-editor.org/rfc/rfc7296#section-2.15",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"Sommer2024\"")]),
    silent: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU\"")]),
};

/// 20 letters and digits carry 119 bits when drawn at random, fewer when thought up.
const SHORTEST: usize = 20;

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let keys = draft.with_psk().filter(|(_, typed)| !typed.psk.is_empty());
    let lengths = keys.map(|(tunnel, typed)| (tunnel, typed.psk.reveal().chars().count()));
    let short = lengths.filter(|(_, length)| *length < SHORTEST);
    short
        .map(|(tunnel, length)| {
            Hit::at(
                format!("{}.psk", tunnel.path),
                format!("the key has {length} characters; fewer than {SHORTEST} can be guessed"),
            )
        })
        .collect()
}
