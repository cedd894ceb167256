//! A single host as a network of a pair, with IKEv1.

use ipnet::IpNet;

use super::rule::{Base, Case, Check, Hit, Rule};
use crate::crypto::IkeVersion;
use crate::finding::Severity;
use crate::plan::Plan;

const HOST: (&str, &str) = ("gateways[0].networks[0]", "\"10.10.0.5/32\"");
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

pub(super) static RULE: Rule = Rule {
    code: "A120",
    name: "single-host-as-network",
    severity: Severity::Advice,
    what: "A pair of networks of an IKEv1 tunnel is made of a single host.",
    why: "IKEv1 names what a phase 2 protects as an address or as a network with a mask, and many ends compare the form as \
          well: an address and the same address with /32 are two different identities. Everything is written with its mask here.",
    fix: "write it with /32 at both ends; where a page asks for host or network, choose network with the mask 255.255.255.255",
    source: "https://github.com/openbsd/src/blob/9dbd696514ef94fc24ee622023bb055d94c78640/sbin/ipsecctl/ipsec.conf.5",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HOST, POLICY, ("tunnels[0].protection.ike_version", "\"ikev1\"")]),
    silent: Case::new(Base::TwoFirewalls, &[HOST, POLICY]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, tunnel) in plan.placed().filter(|(_, tunnel)| tunnel.ike_version == IkeVersion::V1) {
        for end in tunnel.ends.iter().filter(|_| !tunnel.is_route_based()) {
            let hosts = plan.gateways[end.gateway].networks.iter().filter(|network| is_host(end.shown(**network)));
            hits.extend(hosts.map(|host| {
                let what = format!("{} of {}: {host} is a single host", plan.gateways[end.gateway].id, tunnel.id);
                Hit::at(format!("tunnels[{index}].routing.kind"), what)
            }));
        }
    }
    hits
}

fn is_host(network: IpNet) -> bool {
    network.prefix_len() == network.max_prefix_len()
}
