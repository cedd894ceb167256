//! `verify.md`: whether it works.

use super::bgp::speaker;
use super::era::Era;
use super::labels::Labels;
use super::tunnel::{Tunnel, on_openbgpd};
use crate::bundle::Header;
use crate::render::guide::Guide;
use crate::render::joined::joined;
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> String {
    let era = Era::of(side.gateway().release);
    let mut guide = Guide::titled(format_args!("{}: does it work?", side.gateway().label));
    status(&mut guide, era);
    shell(&mut guide, era);
    for tunnel in tunnels {
        ping(&mut guide, tunnel);
    }
    routing(&mut guide, side, tunnels);
    log(&mut guide, era);
    guide.finish(&Header::of(side, "verification", &[]))
}

fn status(guide: &mut Guide, era: Era) {
    let words =
        if era.racoon() { "a green arrow" } else { "ESTABLISHED for the IKE SA and INSTALLED for the Child SA" };
    guide.section("Status", "Status > IPsec");
    guide.step(format_args!("The tunnel shows {words}. If not, press Connect."));
}

fn shell(guide: &mut Guide, era: Era) {
    guide.section("Command line", "Diagnostics > Command Prompt, or a shell");
    if era.racoon() {
        guide.step("The IKE SA, then the Child SAs and the policies.").code("racoonctl -l show-sa isakmp");
        guide.step("One line for each direction of each pair.").code("setkey -D\nsetkey -DP");
    } else if era.stroke() {
        guide.step("The connection is ESTABLISHED, the child INSTALLED.").code("ipsec statusall");
    } else {
        guide.step("What is running: the suite in use stands there too.").code("swanctl --list-sas");
        guide.step("What is configured.").code("swanctl --list-conns");
    }
}

/// A ping from the firewall's own outside address would not enter the tunnel, so
/// the source is named.
fn ping(guide: &mut Guide, tunnel: &Tunnel<'_>) {
    guide.section(format_args!("Ping to {}", tunnel.peer()), "Diagnostics > Ping");
    if let Some(transit) = tunnel.view.here.transit.filter(|_| tunnel.is_routed()) {
        let far = transit.there;
        guide
            .step(format_args!(
                "The far end of the tunnel, {far}. Not every device answers there; clouds usually do not."
            ))
            .code(&format!("ping -c 3 -S {} {far}", transit.here));
    }
    let remote = joined(&tunnel.remote_networks(), ", ");
    guide.step(format_args!("From the inside interface (field Source address) a host in {remote}."));
    if tunnel.view.here.has_six() {
        guide.step("For a host of IPv6 set the field IP Protocol to IPv6.");
    }
}

fn routing(guide: &mut Guide, side: &Side<'_>, tunnels: &[Tunnel<'_>]) {
    let Some(speaker) = speaker(tunnels) else { return };
    if on_openbgpd(side) {
        guide.section("BGP", "Services > OpenBGPD > Status");
        guide.step("The session is Established.").code("bgpctl show summary");
        guide.step("What came in, marked valid and selected.").code("bgpctl show rib");
    } else {
        guide.section("BGP", "Status > FRR");
        guide
            .step("The session shows a number of prefixes; (Policy) means that a prefix list is missing.")
            .code("vtysh -c 'show bgp summary'");
        guide.step("What came in.").code("vtysh -c 'show ip route bgp'");
    }
    for session in &speaker.sessions {
        let (peer, address) = (session.tunnel.peer(), session.bgp.peer_address);
        guide.step(format_args!("From {peer} ({address}) come: {}.", joined(&session.bgp.expect, ", ")));
    }
}

fn log(guide: &mut Guide, era: Era) {
    guide.section("Log", Labels::of(era).log_menu());
    let lines = if era.racoon() { RACOON_LOG } else { STRONGSWAN_LOG };
    for line in lines {
        guide.step(line);
    }
}

const RACOON_LOG: [&str; 6] = [
    "\"ISAKMP-SA established\" and \"IPsec-SA established\": it works.",
    "\"phase1 negotiation failed due to time up\": no answer, or phase 1 differs.",
    "\"failed to get sainfo\": the networks of phase 2 differ.",
    "\"no proposal chosen\", \"trns_id mismatched\", \"pfs group mismatched\": phase 2 differs.",
    "\"HASH mismatched\": the key differs.",
    "\"invalid flag 0x08\": the other side speaks IKEv2, which this release does not.",
];

const STRONGSWAN_LOG: [&str; 6] = [
    "\"IKE_SA ... established\" and \"CHILD_SA ... established\": it works.",
    "\"NO_PROPOSAL_CHOSEN\" in the first exchange: phase 1 differs; later: phase 2.",
    "\"AUTHENTICATION_FAILED\": the key or an identifier differs.",
    "\"TS_UNACCEPTABLE\": the networks differ, or one side is routed and the other is not.",
    "\"CHILD_SA rekeying failed\" after hours: the PFS group differs.",
    "\"giving up after 5 retransmits\": no answer; look at addresses, UDP 500 and UDP 4500.",
];
