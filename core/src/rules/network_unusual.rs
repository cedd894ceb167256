//! A network is neither private nor yours for certain.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::addressing::unusual;
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A111",
    name: "network-unusual",
    severity: Severity::Warning,
    what: "A network is public, a provider's, or meant for something else.",
    why: "It may work; but what really has those addresses can no longer be reached from the other side.",
    fix: "use 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, unless the addresses are yours",
    source: "https://www.iana.org/assignments/iana-ipv4-special-registry/",
    check: Check::Draft(check),
    fires: Case::new(Base::Cloud, &[("gateways[1].networks[0]", "\"198.18.0.0/16\"")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        hits.extend(gateway.networks.iter().filter_map(|network| {
            let unusual = unusual(*network)?;
            let hit = Hit::at(draft.network_path(index, *network), format!("{network} is {}", unusual.words()));
            let own_six = "use a prefix of your own below fd00::/8, unless the addresses are yours";
            Some(if network.addr().is_ipv6() { hit.fix(own_six) } else { hit })
        }));
    }
    hits
}
