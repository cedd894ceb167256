//! The SPI 100 that a guide of 2015 prints for this vendor.

use super::super::DEVICE;
use crate::draft::{Draft, DraftTunnel};
use crate::finding::{Edit, Severity};
use crate::rules::{Base, Case, Check, Hit, Rule};

pub(super) static RULE: Rule = Rule {
    code: "J101",
    name: "spi-of-an-old-guide",
    severity: Severity::Warning,
    what: "The SPI 100 of a widely read guide of 2015 is to be used with Junos.",
    why: "That guide prints 100 for Juniper and 0x100 for the other end, as if Junos read hexadecimal numbers. Junos takes \
          decimal numbers from 256 to 16639 only: 100 is refused, and the number that is meant, 0x100, is typed 256.",
    fix: "use 256, which the other end may call 0x100",
    source: "https://github.com/Juniper/yang",
    check: Check::Draft(check),
    fires: Case::new(
        Base::TwoFirewalls,
        &[BY_HAND, SYSTEM, SETTINGS, ("tunnels[0].manual", r#"{"to_first": {"spi": 100}}"#)],
    ),
    silent: Case::new(
        Base::TwoFirewalls,
        &[BY_HAND, SYSTEM, SETTINGS, ("tunnels[0].manual", r#"{"to_first": {"spi": 256}}"#)],
    ),
};

pub(super) const BY_HAND: (&str, &str) = ("tunnels[0].keying", "\"manual\"");
pub(super) const SYSTEM: (&str, &str) = (
    "gateways[0]",
    r#"{"id": "site-a", "system": "junos", "lines": [{"address": "192.0.2.10"}], "networks": ["10.1.0.0/24"]}"#,
);
pub(super) const SETTINGS: (&str, &str) = ("tunnels[0].routing", r#"{"kind": "policy"}"#);

fn check(draft: &Draft<'_>) -> Vec<Hit> {
    let concerned = draft.tunnels.iter().filter(|tunnel| tunnel.is_manual() && ends_here(draft, tunnel));
    concerned.flat_map(|tunnel| hits(draft, tunnel)).collect()
}

fn ends_here(draft: &Draft<'_>, tunnel: &DraftTunnel) -> bool {
    let own = |gateway: usize| draft.gateways[gateway].device.is_some_and(|device| device.id == DEVICE.id);
    tunnel.ends.iter().flatten().any(|end| own(end.gateway))
}

fn hits(draft: &Draft<'_>, tunnel: &DraftTunnel) -> Vec<Hit> {
    let manual = &draft.scenario.tunnels[tunnel.place].manual;
    let typed = [("to_first", &manual.to_first.spi), ("to_second", &manual.to_second.spi)];
    let hit = |field: &str| {
        let path = format!("{}.manual.{field}.spi", tunnel.path);
        let what = format!("{} is to have the SPI that the guide of 2015 prints; Junos does not take it", tunnel.id);
        Hit::at(path.clone(), what).repair("Use 256 (0x100)", vec![Edit::set(path, "256")])
    };
    typed.into_iter().filter(|(_, spi)| spi.reveal().trim() == "100").map(|(field, _)| hit(field)).collect()
}
