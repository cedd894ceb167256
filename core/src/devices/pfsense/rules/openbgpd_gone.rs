//! OpenBGPD chosen where it is no more.

use super::super::DEVICE;
use super::super::era::Era;
use crate::draft::Draft;
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "P103",
    name: "openbgpd-gone",
    severity: Severity::Warning,
    what: "OpenBGPD is chosen for a release that has it no more.",
    why: "pfSense 2.5.0 dropped the package; FRR is written instead.",
    fix: "choose FRR",
    source: "https://github.com/pfsense/FreeBSD-ports",
    check: Check::Draft(check),
    fires: Case::new(Base::TwoFirewalls, &[("gateways[0].release", "\"2.5.0\"")]),
    silent: Case::new(Base::TwoFirewalls, &[]),
};

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let concerned = draft.gateways.iter().filter(|gateway| {
        let own = gateway.device.is_some_and(|device| device.id == DEVICE.id);
        let gone = gateway.release.is_some_and(|release| !Era::of(release).openbgpd());
        own && gone && gateway.settings.text("bgp_daemon") == "openbgpd"
    });
    concerned
        .map(|gateway| {
            let path = format!("{}.settings.bgp_daemon", gateway.path);
            let release = gateway.release.map_or("", |release| release.name);
            Hit::at(path.clone(), format!("{} is to run OpenBGPD on pfSense {release}", gateway.id))
                .repair("Use FRR", vec![Edit::set(path, "frr")])
        })
        .collect()
}
