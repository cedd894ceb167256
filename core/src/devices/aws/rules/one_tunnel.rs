//! A VPN connection of AWS is used with one of its two tunnels.

use super::{FREE, HERE, LINES, OwnEnd, SECOND, connections};
use crate::devices::aws::sources::TUNNELS;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "V103",
    name: "aws-one-tunnel",
    severity: Severity::Warning,
    what: "A VPN connection of AWS is used with one of its two tunnels.",
    why: "AWS replaces the endpoints of a tunnel when it maintains them: with one tunnel configured the connection is down for that time.",
    fix: "give the gateway a second line, and add a second tunnel to it",
    source: TUNNELS.url,
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, FREE]),
    silent: Case::new(Base::TwoFirewalls, &[HERE, FREE, LINES, SECOND]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let alone = |connection: &&Vec<OwnEnd<'_>>| connection.len() == 1;
    let hit = |connection: &Vec<OwnEnd<'_>>| {
        let tunnel = connection[0].tunnel;
        Hit::at(format!("tunnels[{}]", tunnel.place), format!("{} has no second tunnel beside it", tunnel.id))
    };
    connections(plan).iter().filter(alone).map(hit).collect()
}
