//! Several ends with changing addresses call one Halon SR.

use super::{POLICY, THERE, is_own};
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, unlike_the_first};

const CALLER: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "halon_sr", "lines": [{"dynamic": true}], "networks": ["10.10.0.0/24"]}"#,
);
const OTHER: (&str, &str) = (
    "gateways[2]",
    r#"{"id": "site-c", "system": "halon_sr", "lines": [{"dynamic": true}], "networks": ["10.30.0.0/24"]}"#,
);
const NAMED: (&str, &str) = ("tunnels[0].ends[0].identity", "\"branches.example.net\"");
const SECOND: &str = r#"{"id": "c-b", "ends": [{"gateway": "site-c", "identity": "c.example.net"}, {"gateway": "site-b"}],
    "routing": {"kind": "policy"}}"#;
const ALIKE: &str = r#"{"id": "c-b", "ends": [{"gateway": "site-c", "identity": "branches.example.net"}, {"gateway": "site-b"}],
    "routing": {"kind": "policy"}}"#;

pub(super) static RULE: Rule = Rule {
    code: "H102",
    name: "halon-callers-not-alike",
    severity: Severity::Error,
    what: "Several ends with changing addresses call one Halon SR, and their phase 1 differs.",
    why: "Callers of any address meet one entry: it has one exchange, one set of algorithms, one key and one identity that is \
          expected. The wiki asks for the same phase 1 settings and the same local identity on all of them.",
    fix: "give all of them the same protection, key and identity, or give each changing address a host name",
    source: "https://sr.wiki.halon.se/w/index.php?title=IPsec&oldid=1750",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[CALLER, THERE, OTHER, POLICY, NAMED, ("tunnels[1]", SECOND)]),
    silent: Case::new(Base::TwoFirewalls, &[CALLER, THERE, OTHER, POLICY, NAMED, ("tunnels[1]", ALIKE)]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    unlike_the_first(plan, is_own)
}
