//! Juniper ScreenOS 6.2 and 6.3: the SSG and ISG series.
//!
//! With IKE only what the published commands for a tunnel to a cloud show: IKEv1,
//! one pair of networks, no PFS. Their IKEv2 form leaves the algorithms to a word
//! (`sec-level compatible`) whose meaning no source read here spells out, so IKEv2
//! is not described. The commands for manual keys are not confirmed either: for
//! them there is a guide with every value and no text to paste. No ScreenOS was booted.

mod manual;
mod parameters;
mod profile;
mod questions;
mod render;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{
    Behaviour, BgpAddress, Device, DeviceFacts, Dpd, Lifetime, PhaseOfWork, PskRule, Release, RunStep, SelectorRule,
    SizeAdvice, TransitUse,
};
use crate::fact::{Source, day};
use crate::side::Side;

/// Published commands for a tunnel to a cloud.
static SAMPLES: Source = Source {
    title: "Azure-vpn-config-samples, Juniper SSG and ISG", // tidy: vendor
    url: "https://github.com/Azure/Azure-vpn-config-samples", // tidy: vendor
    checked: day(2026, 11, 21),
};

/// What is said of manual keys.
static WIKI: Source = Source {
    title: "securityrouter.org, IPsec, revision of 2015-09-07",
    url: "https://securityrouter.org/wiki/IPsec",
    checked: day(2026, 11, 21),
};

const RELEASE: &str = "6.2";

/// Juniper ScreenOS.
pub static DEVICE: Device = Device {
    id: "screenos",
    name: "Juniper ScreenOS",
    about: "Juniper's older firewalls of the SSG and ISG series.",
    releases: &[Release {
        id: RELEASE,
        name: "6.2, 6.3",
        since: None,
        retired: None,
        successor: None,
        source: &SAMPLES,
    }],
    default_release: RELEASE,
    questions: questions::QUESTIONS,
    rows: profile::ROWS,
    // No source names its rules.
    psk: PskRule::portable(&SAMPLES),
    manual: Some(&manual::RULES),
    behaviour,
    render: render::render,
    parameters: parameters::parameters,
    runbook,
    merge: None,
    bill: None,
    rules: rules::RULES,
    judged_by: "a reader of the published commands in the tests; scapy opens with the keys of one side what it sealed with those of \
                the other. No ScreenOS and no parser of its maker has seen them",
};

fn behaviour(_: &DeviceFacts<'_>) -> Behaviour {
    Behaviour {
        offers: None,
        ike_lifetime: lifetime(28_800),
        esp_lifetime: lifetime(3_600),
        dpd: Some(Dpd { default_seconds: 10, settable: None, source: &SAMPLES }),
        transit: TransitUse::NotUsed,
        bgp_address: BgpAddress::Chosen,
        default_asn: None,
        selectors: SelectorRule::EachPair,
        mtu: None,
        mss: Some(SizeAdvice { bytes: 1350, why: "what the published commands set", source: &SAMPLES }),
        most_tunnels: None,
    }
}

/// The commands take seconds; their range is not known, so nothing else is chosen.
fn lifetime(default: u32) -> Lifetime {
    Lifetime { default, settable: None, source: &SAMPLES }
}

/// This side's part of the work.
fn runbook(side: &Side<'_>) -> Vec<RunStep> {
    let step = |phase, text: &'static str, minutes| RunStep { phase, text: text.into(), minutes: Some(minutes) };
    let mut steps =
        vec![step(PhaseOfWork::Prepare, "Keep the output of get config; look which tunnel interfaces are in use.", 5)];
    if side.tunnels().next().is_some() {
        steps.push(step(PhaseOfWork::Connect, "Paste config.cfg.", 5));
    }
    if side.manual_tunnels().next().is_some() {
        steps.push(step(PhaseOfWork::Configure, "Enter the manual keys by guide.md.", 15));
    }
    steps.push(step(PhaseOfWork::Verify, "Go through verify.md; then save.", 5));
    steps.push(step(PhaseOfWork::Rollback, "Take the commands back as guide.md says.", 5));
    steps
}
