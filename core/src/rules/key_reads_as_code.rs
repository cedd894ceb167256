//! The pre-shared key begins with 0x or 0s.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "K103",
    name: "key-reads-as-code",
    severity: Severity::Warning,
    what: "The pre-shared key begins with 0x or 0s.",
    why: "Some daemons read such a key as hex or base64 and not as text.",
    fix: "begin it with another character",
    source: "https://docs.strongswan.org/docs/5.9/swanctl/swanctlConf.html",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"0xT2mNc8vRb5zKd9hJf3gLp6sYa4eUWq\"")]),
    silent: Case::new(Base::Cloud, &[("tunnels[0].psk", "\"Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU\"")]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let keys = draft.with_psk();
    let coded = keys.filter(|(_, typed)| ["0x", "0s"].iter().any(|front| typed.psk.reveal().starts_with(front)));
    coded.map(|(tunnel, _)| Hit::at(format!("{}.psk", tunnel.path), "the key begins like an encoded one")).collect()
}
