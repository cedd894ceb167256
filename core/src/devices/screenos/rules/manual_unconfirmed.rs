//! Manual keys, of which no source shows the commands.

use crate::devices::screenos::DEVICE;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "N101",
    name: "manual-keys-by-guide-only",
    severity: Severity::Warning,
    what: "ScreenOS is to have manual keys.",
    why: "No source that was read shows its commands for manual keys, its lowest SPI or its fields: the export is a table \
          of values and no text to paste.",
    fix: "enter the values by the guide and check them on the firewall, or let IKE make the keys",
    source: "https://securityrouter.org/wiki/IPsec",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, THERE, MANUAL, BY_HAND, POLICY]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "screenos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);
const THERE: (&str, &str) = (
    "gateways[1]",
    r#"{"id": "site-b", "system": "screenos", "lines": [{"address": "198.51.100.20"}], "networks": ["10.2.0.0/24"]}"#,
);
const MANUAL: (&str, &str) = ("tunnels[0].manual", r#"{"encryption": "aes128", "integrity": "sha1"}"#);
const BY_HAND: (&str, &str) = ("tunnels[0].keying", "\"manual\"");
const POLICY: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for tunnel in &plan.manual {
        for end in tunnel.ends.iter().filter(|end| plan.gateways[end.gateway].device.id == DEVICE.id) {
            let what = format!("{} has {} with manual keys", plan.gateways[end.gateway].id, tunnel.id);
            hits.push(Hit::at(format!("tunnels[{}].keying", tunnel.place), what));
        }
    }
    hits
}
