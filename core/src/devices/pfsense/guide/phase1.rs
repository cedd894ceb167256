//! The page "Edit Phase 1".

use super::Page;
use crate::crypto::IkeVersion;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::words;
use crate::devices::pfsense::xml::phase1;
use crate::render::guide::{Section, Step};

/// The page for one tunnel.
pub fn section(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Section {
    let mut steps = vec![Step::new("Add a phase 1 and switch it off until everything else is in place.").noted(
        "Disabled",
        "checked",
        "the last section switches it on",
    )];
    steps.extend([
        endpoint(page, tunnel),
        authentication(page, tunnel),
        algorithms(page, tunnel),
        advanced(page, tunnel),
    ]);
    steps.push(Step::new("Save. Do not apply yet."));
    Section {
        title: format!("Phase 1 to {}", tunnel.peer()),
        place: page.labels.add_phase1().to_owned(),
        notes: Vec::new(),
        steps,
    }
}

fn endpoint(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Step {
    let (era, labels) = (tunnel.era, page.labels);
    let mut step = Step::new(if era.endpoint_box() {
        "General Information and IKE Endpoint Configuration."
    } else {
        "General information."
    });
    let description = tunnel.description(tunnel.peer());
    if era.endpoint_box() {
        step = step.field("Description", &description);
    }
    if !era.racoon() {
        step = step.noted(labels.version(), version(tunnel), "not Auto: both sides name the same version");
    }
    if era.phase1_protocol() {
        step = step.field("Internet Protocol", if phase1::remote_is_v6(tunnel) { "IPv6" } else { "IPv4" });
    }
    step = step
        .noted("Interface", interface(tunnel), "the line on which the other side sees this firewall")
        .field(labels.remote_gateway(), phase1::remote(tunnel));
    if !era.endpoint_box() {
        step = step.field("Description", description);
    }
    step
}

fn version(tunnel: &Tunnel<'_>) -> &'static str {
    match tunnel.view.tunnel.ike_version {
        IkeVersion::V1 if tunnel.era.bootstrap_pages() => "IKEv1",
        IkeVersion::V2 if tunnel.era.bootstrap_pages() => "IKEv2",
        IkeVersion::V1 => "V1",
        IkeVersion::V2 => "V2",
    }
}

/// An interface as people see it.
fn interface(tunnel: &Tunnel<'_>) -> String {
    match tunnel.interface.strip_prefix("_vip") {
        Some(id) => format!("the CARP address with the id {id}"),
        None => tunnel.interface.to_ascii_uppercase(),
    }
}

fn authentication(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Step {
    let labels = page.labels;
    let mut step = Step::new("Phase 1 Proposal (Authentication).").field(labels.authentication(), "Mutual PSK");
    if tunnel.view.tunnel.ike_version == IkeVersion::V1 {
        step = step.noted(labels.mode(), "Main", "aggressive mode shows a hash of the key to everyone");
    }
    let (own, own_text) = tunnel.own_identity();
    let (peer, peer_text) = tunnel.peer_identity();
    step.noted(labels.my_identifier(), shown(labels.identity(own), &own_text), own_note(tunnel, own))
        .field(labels.peer_identifier(), shown(labels.identity(peer), &peer_text))
        .noted("Pre-Shared Key", tunnel.key.text(), "the same on both sides, without blanks at its ends")
}

fn own_note(tunnel: &Tunnel<'_>, kind: &str) -> &'static str {
    match kind {
        "address" if tunnel.view.line.nat.is_some() => {
            "the public address: behind NAT the interface's own one means nothing to the other side"
        }
        "dyn_dns" if !tunnel.era.racoon() => "since 2.2 the name itself is sent, not the address behind it",
        _ => "",
    }
}

fn shown(kind: &str, text: &str) -> String {
    if text.is_empty() { kind.to_owned() } else { format!("{kind}: {text}") }
}

fn algorithms(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Step {
    let (labels, suite) = (page.labels, tunnel.view.tunnel.ike);
    let (name, length) = words::cipher_shown(suite.encryption);
    let aead = suite.encryption.is_aead();
    let length_note = if aead && !length.is_empty() { "the tag's length; the key's is in the name" } else { "" };
    let hash_note = if aead { "the pseudo-random function here: the cipher authenticates by itself" } else { "" };
    let step = if tunnel.era.proposal_list() {
        Step::new("Phase 1 Proposal (Encryption Algorithm): one line, no second one.")
    } else {
        Step::new("Phase 1 Proposal (Algorithms).")
    };
    step.noted(labels.encryption(), format!("{name} {length}").trim_end(), length_note)
        .noted(labels.hash(), words::hash_shown(suite.integrity), hash_note)
        .field(labels.group(), words::group_shown(suite.group))
        .field(labels.lifetime(), tunnel.view.here.ike_lifetime.to_string())
}

fn advanced(page: &Page<'_>, tunnel: &Tunnel<'_>) -> Step {
    let era = tunnel.era;
    let v2 = tunnel.view.tunnel.ike_version == IkeVersion::V2;
    let mut step = Step::new("Advanced Options.");
    if era.rekey_time() {
        step = step.noted("Rekey Time, Reauth Time, Rand Time", "", "pfSense takes nine tenths of the life time");
    }
    if era.reauth_switch() && v2 {
        step = step.noted("Disable Reauth", "checked", "reauthentication makes a second tunnel beside the first");
    }
    if era.start_action() {
        let action =
            if tunnel.only_answers() { "None (Responder Only)" } else { "Initiate at start (VTI or Tunnel Mode)" };
        step = step.field("Child SA Start Action", action);
    } else if era.responder_only() {
        step = step.field("Responder Only", if tunnel.only_answers() { "checked" } else { "not checked" });
    }
    step = step.field("NAT Traversal", page.labels.nat_auto());
    if !era.racoon() && v2 {
        step = step.field("MOBIKE", "Disable");
    }
    if tunnel.is_split() {
        step = step.noted("Split connections", "checked", "the other side takes one pair of networks at a time");
    }
    match tunnel.view.here.dpd_seconds {
        Some(seconds) => step
            .field("Dead Peer Detection", "Enable DPD")
            .field("Delay", seconds.to_string())
            .field("Max failures", "5"),
        None => step.field("Dead Peer Detection", "not checked"),
    }
}
