//! GCM in the IKE SA.

use super::sides;
use crate::devices::azure::sources::IPSECFAQ26;
use crate::finding::{Edit, Severity};
use crate::plan::Plan;
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "Z120",
    name: "ike-gcm-unconfirmed",
    severity: Severity::Warning,
    what: "GCM in the IKE SA.",
    why: "The documents list it, but not which hash goes with it, and PowerShell does not take it: no source shows a gateway that uses it.",
    fix: "use AES-256 with SHA-384 for the IKE SA",
    source: IPSECFAQ26.url,
    check: Check::Plan(check),
    fires: Case::new(Base::Cloud, &[("tunnels[0].protection", "{\"ike_encryption\": \"aes256gcm16\"}")]),
    silent: Case::new(Base::Cloud, &[]),
};

fn check(plan: &Plan) -> Vec<Hit> {
    sides(plan)
        .filter(|side| side.planned.ike.encryption.is_aead())
        .map(|side| {
            let path = format!("tunnels[{}].protection.ike_encryption", side.tunnel);
            Hit::at(path.clone(), "GCM in the IKE SA is not confirmed by any source")
                .repair("Use AES-256-CBC", vec![Edit::set(path, "aes256")])
        })
        .collect()
}
