//! A suite whose parts are all there, but not together.

use super::each;
use crate::devices::opnsense::proposals;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Q101",
    name: "opnsense-proposal-not-offered",
    severity: Severity::Error,
    what: "OPNsense's pages do not offer these algorithms together.",
    why: "A proposal is chosen from a list of whole suites, and nothing else can be entered: AES with SHA-2 and the groups from \
          14 on are there in every combination, older algorithms, ChaCha20 and a Child SA without perfect forward secrecy \
          only in a few.",
    fix: "take AES-256 with SHA-256 and group 14 or better, with perfect forward secrecy",
    source: "https://github.com/opnsense/core/blob/26.7/src/opnsense/mvc/app/models/OPNsense/IPsec/FieldTypes/IPsecProposalField.php",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[HERE, TODAY, ("tunnels[0].protection", r#"{"ike_group": "modp1024", "ike_encryption": "aes128"}"#)],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[
            HERE,
            TODAY,
            (
                "tunnels[0].protection",
                r#"{"ike_group": "modp1024", "ike_encryption": "aes256", "ike_integrity": "sha256"}"#,
            ),
        ],
    ),
};

pub(super) const TODAY: (&str, &str) = ("as_of", "\"2026-11-21\"");
const HERE: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "opnsense", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"],
        "bgp": {"asn": 65010}}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    each(plan, |side, view, tunnel| {
        let release = side.gateway().release;
        let (ike, esp) = (proposals::ike(tunnel.ike), proposals::esp(tunnel.esp));
        let mut hits = Vec::new();
        let mut report = |offered: bool, field: &str, proposal: &str| {
            if !offered {
                let path = format!("tunnels[{}].protection.{field}", tunnel.place);
                hits.push(Hit::at(
                    path,
                    format!("{} {} has no {proposal} in its list", side.gateway().id, release.name),
                ));
            }
        };
        report(proposals::offers_ike(release, &ike), "ike_group", &ike);
        let field = if view.tunnel.esp.pfs.is_none() { "pfs" } else { "esp_encryption" };
        report(proposals::offers_esp(release, &esp), field, &esp);
        hits
    })
}
