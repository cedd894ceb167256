//! Lifetimes of IKEv1 that differ.

use super::{HERE, OwnEnd, POLICY, own_ends};
use crate::crypto::IkeVersion;
use crate::finding::{Edit, Severity};
use crate::plan::{Plan, Start};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "E112",
    name: "lifetimes-of-ikev1-differ",
    severity: Severity::Advice,
    what: "In a tunnel of an ASA with IKEv1 the end that answers has the longer lifetime of the IKE SA.",
    why: "The maker's guide wants the lifetime of the one that answers to be no longer than what was proposed, and says of \
          other differences that the shorter one is used. Which of both holds here, no source settles.",
    fix: "if phase 1 is refused although every other value fits, use one lifetime at both ends",
    source: "https://www.manualsdir.com/manuals/743833/cisco-asa-5585-x-asa-5555-x-asa-5545-x-asa-5525-x-asa-5515-x-asa-5512-x-asa-5580-asa-5550-asa-5540-asa-5520-asa-5510-asa-5505-asa-5500-series.html?page=1363",
    check: Check::Plan(check),
    fires: Case::new(Base::TwoFirewalls, &[HERE, POLICY, ("tunnels[0].protection", r#"{"ike_version": "ikev1"}"#)]),
    silent: Case::new(
        Base::TwoFirewalls,
        &[HERE, POLICY, ("tunnels[0].protection", r#"{"ike_version": "ikev1", "ike_lifetime": 28800}"#)],
    ),
};

fn check(plan: &Plan) -> Vec<Hit> {
    let longer = own_ends(plan).filter(|end| end.tunnel.ike_version == IkeVersion::V1 && answers_longer(end));
    let mut hits: Vec<Hit> = longer.map(|end| hit(&end)).collect();
    hits.dedup();
    hits
}

fn answers_longer(end: &OwnEnd<'_>) -> bool {
    let longer = |answers: &crate::plan::End, starts: &crate::plan::End| {
        starts.start == Start::Initiate && answers.ike_lifetime > starts.ike_lifetime
    };
    longer(end.here, end.there) || longer(end.there, end.here)
}

fn hit(end: &OwnEnd<'_>) -> Hit {
    let (least, most) =
        (end.here.ike_lifetime.min(end.there.ike_lifetime), end.here.ike_lifetime.max(end.there.ike_lifetime));
    let path = format!("tunnels[{}].protection.ike_lifetime", end.tunnel.place);
    let edit = Edit { path: path.clone(), value: least.into() };
    let what = format!("The ends of {} have {least} and {most} seconds", end.tunnel.id);
    Hit::at(path, what).repair(format!("Use {least} seconds at both ends"), vec![edit])
}
