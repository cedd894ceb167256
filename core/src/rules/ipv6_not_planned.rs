//! IPv6 inside or outside the tunnel is not planned yet.

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::Draft;
use crate::finding::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A108",
    name: "ipv6-not-planned",
    severity: Severity::Error,
    what: "IPv6 inside or outside the tunnel is not planned yet.",
    why: "The exports would be incomplete.",
    fix: "use IPv4 here; IPv6 is on the list",
    source: "",
    check: Check::Draft(check),
    fires: Case { base: Base::Cloud, edits: &[("gateways[0].networks[0]", "\"fd00:1::/64\"")] },
    silent: Case { base: Base::Cloud, edits: &[] },
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, gateway) in draft.gateways.iter().enumerate() {
        let networks = gateway.networks.iter().filter(|network| network.addr().is_ipv6());
        hits.extend(networks.map(|net| Hit::at(draft.network_path(index, *net), format!("{net} is IPv6"))));
        let lines = gateway.lines.iter().filter_map(|line| Some((line, line.address.filter(|a| a.is_ipv6())?)));
        hits.extend(
            lines.map(|(line, address)| Hit::at(format!("{}.address", line.path), format!("{address} is IPv6"))),
        );
        let bgp = gateway.bgp.address.filter(|address| address.is_ipv6());
        hits.extend(bgp.map(|address| Hit::at(format!("{}.bgp.address", gateway.path), format!("{address} is IPv6"))));
    }
    hits
}
