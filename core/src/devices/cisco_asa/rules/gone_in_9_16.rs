//! Algorithms that an upgrade takes away.

use super::super::profile::ROWS;
use super::super::releases::V9_16;
use super::{POLICY, own_ends};
use crate::devices::Feature;
use crate::finding::Severity;
use crate::plan::{Plan, PlannedTunnel};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E107",
    name: "gone-in-9.16",
    severity: Severity::Warning,
    what: "A tunnel uses an algorithm that ASA 9.16 no longer has.",
    why: "DES, 3DES, MD5 and the groups 2 and 24 are gone in 9.16, and in part before. After an upgrade such a line is refused \
          or replaced, and the tunnel stays down.",
    fix: "choose AES, SHA-1 or better and group 14 or better before the upgrade",
    source: "https://manual.sakura.ad.jp/ds/legacy/support/fw_maint_916",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[OLDER, POLICY, ("tunnels[0].protection", r#"{"ike_group": "modp1024"}"#)]),
    silent: Case::new(Base::TwoFirewalls, &[OLDER, POLICY, ("tunnels[0].protection", r#"{"ike_group": "modp2048"}"#)]),
};

const OLDER: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "cisco_asa", "release": "9.8", "lines": [{"address": "198.51.100.10"}],
        "networks": ["10.10.0.0/24"]}"#,
);

fn check(plan: &Plan) -> Vec<Hit> {
    let mut hits = Vec::new();
    for end in own_ends(plan).filter(|end| end.gateway.release.id != V9_16) {
        let gone = parts(end.tunnel).into_iter().flatten().filter(|(feature, _)| is_gone(*feature));
        let path = |field: &str| format!("tunnels[{}].protection.{field}", end.tunnel.place);
        hits.extend(gone.map(|(_, field)| Hit::at(path(field), format!("{} loses this with 9.16", end.gateway.id))));
    }
    hits
}

/// Gone: a row of it ends with the releases before 9.16, and none goes on.
fn is_gone(feature: Feature) -> bool {
    let mut rows = ROWS.iter().filter(|row| row.feature == feature);
    rows.clone().next().is_some() && rows.all(|row| row.until.is_some())
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
