//! The pre-shared key is the word that stands for it.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;
use crate::side::KEY_PLACEHOLDER;

pub(super) static RULE: Rule = Rule {
    code: "K104",
    name: "key-is-placeholder",
    severity: Severity::Error,
    what: "The pre-shared key is the word that stands for it.",
    why: "It stands in every export that was made without keys: everybody knows it.",
    fix: "let Tunnelwright make a key",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"REPLACE-WITH-THE-PRE-SHARED-KEY\"")]),
    silent: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let keys = draft.with_psk();
    let same = keys.filter(|(_, typed)| typed.psk.reveal() == KEY_PLACEHOLDER);
    same.map(|(tunnel, _)| Hit::at(format!("{}.psk", tunnel.path), "the key is the placeholder")).collect()
}
