//! The network towards the Internet is announced into the tunnel.

use ipnet::IpNet;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::draft::{Draft, DraftGateway};
use crate::finding::{Edit, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R104",
    name: "outside-announced",
    severity: Severity::Warning,
    what: "The network towards the Internet is announced into the tunnel.",
    why: "The other side then sends what is meant for the neighbours there, the tunnel's own packets included, into the tunnel. \"Announce all connected networks\" does that, too.",
    fix: "announce the inner networks only",
    source: "",
    check: Check::Draft(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[0].lines[0].address", "\"192.0.2.10\""),
            ("gateways[0].bgp.announce", "[\"10.10.0.0/16\",\"192.0.2.0/24\"]"),
        ],
    ),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    draft.gateways.iter().flat_map(|gateway| hits(draft, gateway)).collect()
}

fn hits(draft: &Draft<'_>, gateway: &DraftGateway) -> Vec<Hit> {
    let outside = |line: &crate::draft::DraftLine| [line.address, line.inside];
    let outside: Vec<std::net::IpAddr> = gateway.lines.iter().flat_map(outside).flatten().collect();
    let holds = |net: &&IpNet| net.prefix_len() > 0 && outside.iter().any(|address| net.contains(address));
    let wrong: Vec<&IpNet> = gateway.bgp.announce.iter().filter(holds).collect();
    let hit = |net: &IpNet| {
        let path = format!("{}.bgp.announce", gateway.path);
        let hit = Hit::at(path.clone(), format!("{} announces {net}, in which its outside address lies", gateway.id));
        match place(draft, gateway, *net) {
            Some(place) => hit.repair(
                format!("Leave {net} out"),
                vec![Edit::set(format!("{path}[{place}]"), serde_json::Value::Null)],
            ),
            None => hit,
        }
    };
    wrong.into_iter().map(hit).collect()
}

/// Where the network stands in the list as typed.
fn place(draft: &Draft<'_>, gateway: &DraftGateway, net: IpNet) -> Option<usize> {
    let typed = draft.scenario.gateways.iter().find(|typed| typed.id == gateway.id)?;
    typed.bgp.announce.iter().position(|text| crate::draft::read_prefix(text) == Ok(net))
}
