//! A tunnel with several pairs of networks, where a connection takes one.

use super::{HERE, HOME, POLICY, THERE, own_ends};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, OwnEnd, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F101",
    name: "one-network-pair-a-connection-of-the-box",
    severity: Severity::Error,
    what: "A FRITZ!Box would have to join several pairs of networks.",
    why: "A connection has one local and one remote network. Published files name more networks only in the line accesslist, \
          which sends them into the one pair's tunnel; whether the other end takes them is its own affair.",
    fix: "name one network on each side that contains them all",
    source: "https://github.com/search?q=phase1_mode_idp&type=code",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, THERE, POLICY, HOME, ("gateways[1].networks", r#"["192.168.188.0/24", "10.20.0.0/16"]"#)],
    ),
    silent: Case::new(Base::TwoFirewalls, &[HERE, THERE, POLICY, HOME]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let several = own_ends(plan).filter(|end| end.here.selectors.len() > 1);
    let hits = several.map(|OwnEnd { tunnel, gateway, here, .. }| {
        let what = format!("{} would have to join {} pairs of networks", gateway.id, here.selectors.len());
        Hit::at(format!("tunnels[{}].ends", tunnel.place), what)
    });
    hits.collect()
}
