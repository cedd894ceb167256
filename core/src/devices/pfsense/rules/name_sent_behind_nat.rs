//! The identity of a firewall behind NAT whose public address changes.

use super::super::DEVICE;
use super::super::era::Era;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule, names_sent};

pub(super) static RULE: Rule = Rule {
    code: "P105",
    name: "name-sent-behind-nat",
    severity: Severity::Advice,
    what: "Behind NAT, with a changing address, pfSense sends its host name as identity.",
    why: "Since 2.2 the identifier \"Dynamic DNS\" sends the name itself, not the address behind it; the other end must \
          not insist on an address.",
    fix: "if the other end refuses the identity, enter the present public address as this end's identity",
    source: "https://github.com/pfsense/pfsense",
    check: Check::Plan(check),
    fires: Case::new(Base::CloudBgpNat, &[]),
    silent: Case::new(Base::CloudBgpNat, &[("tunnels[0].ends[0].identity", "\"198.51.100.10\"")]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    names_sent(plan, |gateway| gateway.device.id == DEVICE.id && !Era::of(gateway.release).racoon())
}
