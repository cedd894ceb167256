//! A tunnel interface whose outside addresses are not known, before 24.7.

use super::each;
use super::proposal_not_offered::TODAY;
use crate::devices::opnsense::gather::outside;
use crate::devices::opnsense::releases::{R24_7, at_least};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Q102",
    name: "opnsense-interface-without-addresses",
    severity: Severity::Error,
    what: "A route-based tunnel to a peer by name, or from a changing address, before OPNsense 24.7.",
    why: "The kernel's tunnel interface is bound to both outside addresses. Only since 24.7 may both be left empty, to be \
          filled in when the tunnel comes up.",
    fix: "take 24.7 or later, a policy-based tunnel, or fixed addresses at both ends",
    source: "https://docs.opnsense.org/manual/vpnet.html",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[OLD, TODAY, NAMED]),
    silent: Case::new(Base::TwoFirewalls, &[NEW, TODAY, NAMED]),
};

const NAMED: (&str, &str) = ("gateways[1].lines[0]", r#"{"dynamic": true, "fqdn": "b.example.net"}"#);
const OLD: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "opnsense", "release": "24.1", "lines": [{"address": "192.0.2.10"}],
        "networks": ["10.1.0.0/24"], "bgp": {"asn": 65010}}"#,
);
const NEW: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "opnsense", "release": "24.7", "lines": [{"address": "192.0.2.10"}],
        "networks": ["10.1.0.0/24"], "bgp": {"asn": 65010}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    each(plan, |side, view, tunnel| {
        let known = outside(view).is_some() || !tunnel.is_route_based();
        if known || at_least(side.gateway().release, R24_7) {
            return Vec::new();
        }
        let what = format!("{} cannot bind the interface of {} to addresses", side.gateway().id, tunnel.id);
        vec![Hit::at(format!("gateways[{}].release", side.index), what)]
    })
}
