//! A peer without a fixed address and without a name.

use crate::devices::sonicwall::DEVICE;
use crate::finding::Severity;
use crate::plan::{Plan, Remote};
use crate::rules::{Base, Case, Check, Hit, Rule};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "sonicwall", "lines": [{"address": "198.51.100.10"}], "networks": ["10.10.0.0/24"]}"#,
);

pub(super) static RULE: Rule = Rule {
    code: "W101",
    name: "sonicos-peer-of-any-address",
    severity: Severity::Error,
    what: "The other end has neither a fixed address nor a name, and a SonicWall is to be told its gateway.",
    why: "What SonicOS takes as gateway for a peer of any address is confirmed by no source that was read.",
    fix: "give the other end a host name that follows its address",
    source: "",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            HERE,
            ("tunnels[0].routing", r#"{"kind": "policy"}"#),
            ("gateways[1].lines[0]", r#"{"dynamic": true}"#),
            ("tunnels[0].initiator", "\"second\""),
        ],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            HERE,
            ("tunnels[0].routing", r#"{"kind": "policy"}"#),
            ("gateways[1].lines[0]", r#"{"dynamic": true, "fqdn": "b.example.net"}"#),
            ("tunnels[0].initiator", "\"second\""),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let ends = plan.tunnels.iter().flat_map(|tunnel| tunnel.ends.iter().zip(tunnel.ends.iter().rev()));
    let unknown =
        ends.filter(|(here, _)| plan.gateways[here.gateway].device.id == DEVICE.id && here.remote == Remote::Any);
    let hit = |(here, there): (&crate::plan::End, &crate::plan::End)| {
        let id = &plan.gateways[here.gateway].id;
        let path = format!("gateways[{}].lines[{}].fqdn", there.gateway, there.line);
        Hit::at(path, format!("{id} would have to accept its peer from any address"))
    };
    unknown.map(hit).collect()
}
