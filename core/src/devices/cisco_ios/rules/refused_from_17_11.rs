//! Algorithms that an upgrade takes away.

use super::super::XE_16;
use super::super::profile::ROWS;
use super::{POLICY, own_ends};
use crate::devices::Feature;
use crate::finding::Severity;
use crate::plan::{Plan, PlannedTunnel};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "G104",
    name: "refused-from-17.11",
    severity: Severity::Warning,
    what: "A tunnel of a router with IOS-XE uses an algorithm that 17.11.1 refuses.",
    why: "From 17.11.1 on IOS-XE refuses DES, 3DES, MD5 and the groups 1, 2, 5 and 24 by default; after an upgrade the negotiation \
          fails unless crypto engine compliance shield disable is configured.",
    fix: "choose AES, SHA-1 or better and group 14 or better before the upgrade",
    source: "https://www.cisco.com/c/en/us/support/docs/field-notices/725/fn72510.html",
    check: Check::Plan(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[ON_XE_16, POLICY, ("tunnels[0].protection", r#"{"ike_group": "modp1024"}"#)],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[ON_XE_16, POLICY, ("tunnels[0].protection", r#"{"ike_group": "modp2048"}"#)],
    ),
};

const ON_XE_16: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_ios", "release": "ios-xe-16", "lines": [{"address": "198.51.100.10"}],
        "networks": ["10.10.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan).filter(|end| end.gateway.release.id == XE_16) {
        let gone = parts(end.tunnel).into_iter().flatten().filter(|(feature, _)| is_refused(*feature));
        let path = |field: &str| format!("tunnels[{}].protection.{field}", end.tunnel.place);
        hits.extend(gone.map(|(_, field)| Hit::at(path(field), format!("{} loses this with 17.11.1", end.gateway.id))));
    }
    hits
}

/// Refused: no row of it goes on.
fn is_refused(feature: Feature) -> bool {
    ROWS.iter().filter(|row| row.feature == feature).all(|row| row.until.is_some())
}

type Part = Option<(Feature, &'static str)>;

fn parts(tunnel: &PlannedTunnel) -> [Part; 6] {
    let (ike, esp) = (tunnel.ike, tunnel.esp);
    [
        Some((Feature::IkeEncryption(ike.encryption), "ike_encryption")),
        Some((Feature::IkeIntegrity(ike.integrity), "ike_integrity")),
        Some((Feature::IkeGroup(ike.group), "ike_group")),
        Some((Feature::EspEncryption(esp.encryption), "esp_encryption")),
        esp.integrity.map(|hash| (Feature::EspIntegrity(hash), "esp_integrity")),
        esp.pfs.map(|group| (Feature::Pfs(group), "pfs")),
    ]
}
