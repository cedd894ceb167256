//! The page "Edit Phase 1".

use super::Page;
use crate::crypto::IkeVersion;
use crate::devices::pfsense::labels::Labels;
use crate::devices::pfsense::tunnel::Tunnel;
use crate::devices::pfsense::words;
use crate::devices::pfsense::xml::phase1;
use crate::render::guide::Guide;

/// The page for one tunnel.
pub fn write(guide: &mut Guide, page: &Page<'_>, tunnel: &Tunnel<'_>) {
    let labels = page.labels;
    guide
        .section(format_args!("Phase 1 to {}", tunnel.peer()), labels.add_phase1())
        .step("Add a phase 1 and switch it off until everything else is in place.")
        .noted("Disabled", "checked", "the last section switches it on");
    endpoint(guide, labels, tunnel);
    authentication(guide, labels, tunnel);
    algorithms(guide, labels, tunnel);
    advanced(guide, labels, tunnel);
    guide.step("Save. Do not apply yet.");
}

fn endpoint(guide: &mut Guide, labels: Labels, tunnel: &Tunnel<'_>) {
    let era = tunnel.era;
    let description = tunnel.description(tunnel.peer());
    if era.endpoint_box() {
        guide.step("General Information and IKE Endpoint Configuration.").field("Description", &description);
    } else {
        guide.step("General information.");
    }
    if !era.racoon() {
        guide.noted(labels.version(), version(tunnel), "not Auto: both sides name the same version");
    }
    if era.phase1_protocol() {
        guide.field("Internet Protocol", if phase1::remote_is_v6(tunnel) { "IPv6" } else { "IPv4" });
    }
    guide
        .noted("Interface", interface(tunnel), "the line on which the other side sees this firewall")
        .field(labels.remote_gateway(), phase1::remote(tunnel));
    if !era.endpoint_box() {
        guide.field("Description", description);
    }
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

fn authentication(guide: &mut Guide, labels: Labels, tunnel: &Tunnel<'_>) {
    guide.step("Phase 1 Proposal (Authentication).").field(labels.authentication(), "Mutual PSK");
    if tunnel.view.tunnel.ike_version == IkeVersion::V1 {
        let mode = if tunnel.view.tunnel.is_aggressive() { "Aggressive" } else { "Main" };
        guide.noted(labels.mode(), mode, "aggressive mode shows a hash of the key to everyone");
    }
    let (own, peer) = (tunnel.own_identity(), tunnel.peer_identity());
    guide
        .noted(labels.my_identifier(), labels.shown(&own), own_note(tunnel, own.0))
        .field(labels.peer_identifier(), labels.shown(&peer))
        .noted("Pre-Shared Key", tunnel.key.text(), "the same on both sides, without blanks at its ends");
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

fn algorithms(guide: &mut Guide, labels: Labels, tunnel: &Tunnel<'_>) {
    let suite = tunnel.view.tunnel.ike;
    let aead = suite.encryption.is_aead();
    let has_length = !words::cipher_shown(suite.encryption).1.is_empty();
    let length_note = if aead && has_length { "the tag's length; the key's is in the name" } else { "" };
    let hash_note = if aead { "the pseudo-random function here: the cipher authenticates by itself" } else { "" };
    guide
        .step(if tunnel.era.proposal_list() {
            "Phase 1 Proposal (Encryption Algorithm): one line, no second one."
        } else {
            "Phase 1 Proposal (Algorithms)."
        })
        .noted(labels.encryption(), words::cipher_and_length(suite.encryption), length_note)
        .noted(labels.hash(), words::hash_shown(suite.integrity), hash_note)
        .field(labels.group(), words::group_shown(suite.group))
        .field(labels.lifetime(), tunnel.view.here.ike_lifetime);
}

fn advanced(guide: &mut Guide, labels: Labels, tunnel: &Tunnel<'_>) {
    let era = tunnel.era;
    let v2 = tunnel.view.tunnel.ike_version == IkeVersion::V2;
    guide.step("Advanced Options.");
    if era.rekey_time() {
        guide.noted("Rekey Time, Reauth Time, Rand Time", "", "pfSense takes nine tenths of the life time");
    }
    if era.reauth_switch() && v2 {
        guide.noted("Disable Reauth", "checked", "reauthentication makes a second tunnel beside the first");
    }
    if era.start_action() {
        let action =
            if tunnel.only_answers() { "None (Responder Only)" } else { "Initiate at start (VTI or Tunnel Mode)" };
        guide.field("Child SA Start Action", action);
    } else if era.responder_only() {
        guide.field("Responder Only", if tunnel.only_answers() { "checked" } else { "not checked" });
    }
    guide.field("NAT Traversal", labels.nat_auto());
    if !era.racoon() && v2 {
        guide.field("MOBIKE", "Disable");
    }
    if tunnel.is_split() {
        let both = tunnel.view.here.has_both_families();
        let why = if both {
            "IPv4 and IPv6 each in a Child SA of its own"
        } else {
            "the other side takes one pair of networks at a time"
        };
        guide.noted("Split connections", "checked", why);
    }
    match tunnel.view.here.dpd_seconds {
        Some(seconds) => {
            guide.field("Dead Peer Detection", "Enable DPD").field("Delay", seconds).field("Max failures", "5")
        }
        None => guide.field("Dead Peer Detection", "not checked"),
    };
}
