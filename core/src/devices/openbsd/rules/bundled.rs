//! Two tunnels with manual keys between the same two addresses.

use crate::devices::openbsd::DEVICE;
use crate::devices::openbsd::releases::R5_4;
use crate::finding::Severity;
use crate::plan::{ManualEnd, Plan};
use crate::rules::{Base, Case, Check, Hit, Rule};

const SECOND: &str = r#"{"id": "second", "ends": [{"gateway": "site-a"}, {"gateway": "site-b"}],
    "routing": {"kind": "policy"}, "keying": "manual"}"#;

pub(super) static RULE: Rule = Rule {
    code: "O101",
    name: "openbsd-manual-bundled",
    severity: Severity::Error,
    what: "Two tunnels with manual keys lead from one OpenBSD of these releases to the same peer.",
    why: "ipsecctl of 2013 ties SA rules with the same two addresses into one bundle: each packet goes through both, and the \
          peer does not expect that.",
    fix: "put both into one tunnel, which may have several networks, or take a later release",
    source: "https://github.com/openbsd/src/blob/015d7b4d303f17f3079eeedd5b6c22565f43398b/sbin/ipsecctl/parse.y",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[0].system", r#""openbsd""#),
            ("gateways[0].release", r#""5.4""#),
            ("gateways[1].system", r#""openbsd""#),
            ("gateways[1].release", r#""5.9""#),
            ("tunnels[0].routing.kind", r#""policy""#),
            ("tunnels[0].keying", r#""manual""#),
            ("tunnels[1]", SECOND),
        ],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[0].system", r#""openbsd""#),
            ("gateways[0].release", r#""5.9""#),
            ("gateways[1].system", r#""openbsd""#),
            ("gateways[1].release", r#""5.9""#),
            ("tunnels[0].routing.kind", r#""policy""#),
            ("tunnels[0].keying", r#""manual""#),
            ("tunnels[1]", SECOND),
        ],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut seen: Vec<&ManualEnd> = Vec::new();
    for tunnel in &plan.manual {
        for end in tunnel.ends.iter().filter(|end| bundles(plan, end)) {
            if seen.iter().any(|other| other.gateway == end.gateway && other.remote == end.remote) {
                let gateway = &plan.gateways[end.gateway].id;
                let what = format!("{gateway} already has a tunnel with manual keys to {}", end.remote.text());
                hits.push(Hit::at(format!("tunnels[{}].ends", tunnel.place), what));
            }
            seen.push(end);
        }
    }
    hits
}

fn bundles(plan: &Plan, end: &ManualEnd) -> bool {
    let gateway = &plan.gateways[end.gateway];
    gateway.device.id == DEVICE.id && gateway.release.id == R5_4
}
