//! Nobody wrote down what it offers.

use crate::devices::halon_sx::DEVICE;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "H201",
    name: "sx-algorithms-not-known",
    severity: Severity::Warning,
    what: "The ciphers and hashes of Halon SX are not confirmed.",
    why: "No public document lists them. A cipher that the form does not offer is found out only on the day of the change.",
    fix: "look in its form whether it offers this cipher and this hash before you agree on them",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[
            ("gateways[0].system", r#""halon_sx""#),
            ("gateways[0].release", r#""sx""#),
            ("gateways[1].system", r#""halon_sx""#),
            ("gateways[1].release", r#""sx""#),
            ("tunnels[0].routing.kind", r#""policy""#),
            ("tunnels[0].keying", r#""manual""#),
            ("tunnels[0].manual", r#"{"encryption": "aes128", "integrity": "sha1"}"#),
        ],
    ),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for tunnel in &plan.manual {
        for gateway in tunnel.ends.iter().map(|end| &plan.gateways[end.gateway]) {
            if gateway.device.id == DEVICE.id {
                let what = format!("whether {} offers {} is not confirmed", gateway.id, tunnel.suite());
                hits.push(Hit::at(format!("tunnels[{}].manual", tunnel.place), what));
            }
        }
    }
    hits
}
