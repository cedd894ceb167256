//! `verify.md`: whether it works.

use super::bgp::speaker;
use super::era::Era;
use super::labels::Labels;
use super::tunnel::{Tunnel, any_bgp, on_openbgpd};
use crate::bundle::{Header, one_line};
use crate::render::guide::{Guide, Section, Step};
use crate::side::Side;

/// The file.
pub fn text(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> String {
    let era = Era::of(side.gateway().release);
    let labels = Labels::of(era);
    let mut sections = vec![status(era), shell(era)];
    sections.extend(tunnels.iter().map(ping));
    if any_bgp(tunnels) {
        sections.extend(routing(side, tunnels));
    }
    sections.push(log(era, labels));
    let title = format!("{}: does it work?", one_line(&side.gateway().label));
    let header = Header::of(side, "verification", &[]);
    Guide { title, intro: Vec::new(), sections }.markdown(&header.0)
}

fn section(title: &str, place: &str, steps: Vec<Step>) -> Section {
    Section { title: title.to_owned(), place: place.to_owned(), notes: Vec::new(), steps }
}

fn status(era: Era) -> Section {
    let words =
        if era.racoon() { "a green arrow" } else { "ESTABLISHED for the IKE SA and INSTALLED for the Child SA" };
    section("Status", "Status > IPsec", vec![Step::new(format!("The tunnel shows {words}. If not, press Connect."))])
}

fn shell(era: Era) -> Section {
    let steps = if era.racoon() {
        vec![
            Step::new("The IKE SA, then the Child SAs and the policies.").code("racoonctl -l show-sa isakmp"),
            Step::new("One line for each direction of each pair.").code("setkey -D\nsetkey -DP"),
        ]
    } else if era.stroke() {
        vec![Step::new("The connection is ESTABLISHED, the child INSTALLED.").code("ipsec statusall")]
    } else {
        vec![
            Step::new("What is running: the suite in use stands there too.").code("swanctl --list-sas"),
            Step::new("What is configured.").code("swanctl --list-conns"),
        ]
    };
    section("Command line", "Diagnostics > Command Prompt, or a shell", steps)
}

/// A ping from the firewall's own outside address would not enter the tunnel, so
/// the source is named.
fn ping(tunnel: &Tunnel<'_>) -> Section {
    let mut steps = Vec::new();
    if let Some(transit) = tunnel.view.here.transit.filter(|_| tunnel.is_routed()) {
        let far = transit.there;
        steps.push(
            Step::new(format!(
                "The far end of the tunnel, {far}. Not every device answers there; clouds usually do not."
            ))
            .code(format!("ping -c 3 -S {} {far}", transit.here)),
        );
    }
    let remote: Vec<String> = tunnel.remote_networks().iter().map(ToString::to_string).collect();
    steps.push(Step::new(format!("From the inside interface (field Source address) a host in {}.", remote.join(", "))));
    section(&format!("Ping to {}", tunnel.peer()), "Diagnostics > Ping", steps)
}

fn routing(side: &Side<'_>, tunnels: &[Tunnel<'_>]) -> Option<Section> {
    let speaker = speaker(tunnels)?;
    let (place, mut steps) = if on_openbgpd(side) {
        let steps = vec![
            Step::new("The session is Established.").code("bgpctl show summary"),
            Step::new("What came in, marked valid and selected.").code("bgpctl show rib"),
        ];
        ("Services > OpenBGPD > Status", steps)
    } else {
        let steps = vec![
            Step::new("The session shows a number of prefixes; (Policy) means that a prefix list is missing.")
                .code("vtysh -c 'show bgp summary'"),
            Step::new("What came in.").code("vtysh -c 'show ip route bgp'"),
        ];
        ("Status > FRR", steps)
    };
    for session in &speaker.sessions {
        let expect: Vec<String> = session.bgp.expect.iter().map(ToString::to_string).collect();
        steps.push(Step::new(format!(
            "From {} ({}) come: {}.",
            session.tunnel.peer(),
            session.bgp.peer_address,
            expect.join(", ")
        )));
    }
    Some(section("BGP", place, steps))
}

fn log(era: Era, labels: Labels) -> Section {
    let steps = if era.racoon() {
        vec![
            Step::new("\"ISAKMP-SA established\" and \"IPsec-SA established\": it works."),
            Step::new("\"phase1 negotiation failed due to time up\": no answer, or phase 1 differs."),
            Step::new("\"failed to get sainfo\": the networks of phase 2 differ."),
            Step::new("\"no proposal chosen\", \"trns_id mismatched\", \"pfs group mismatched\": phase 2 differs."),
            Step::new("\"HASH mismatched\": the key differs."),
            Step::new("\"invalid flag 0x08\": the other side speaks IKEv2, which this release does not."),
        ]
    } else {
        vec![
            Step::new("\"IKE_SA ... established\" and \"CHILD_SA ... established\": it works."),
            Step::new("\"NO_PROPOSAL_CHOSEN\" in the first exchange: phase 1 differs; later: phase 2."),
            Step::new("\"AUTHENTICATION_FAILED\": the key or an identifier differs."),
            Step::new("\"TS_UNACCEPTABLE\": the networks differ, or one side is routed and the other is not."),
            Step::new("\"CHILD_SA rekeying failed\" after hours: the PFS group differs."),
            Step::new("\"giving up after 5 retransmits\": no answer; look at addresses, UDP 500 and UDP 4500."),
        ]
    };
    section("Log", labels.log_menu(), steps)
}
