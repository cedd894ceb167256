//! The guide and the checks.

use super::gather::{ike_unit, manual_unit};
use super::manual;
use super::names::object;
use super::parameters::parameters;
use crate::bundle::Header;
use crate::devices::{Parameter, manual_notes, manual_step};
use crate::render::guide::Guide;
use crate::side::Side;

/// `guide.md`: the order of work, and every value for reading aloud.
pub fn guide(side: &Side<'_>) -> String {
    let mut guide = Guide::titled(format_args!("{}: the tunnel on Junos", side.gateway().label));
    guide.section("Before you begin", "operational mode");
    if side.manual_tunnels().next().is_some() {
        manual_notes(&mut guide);
    }
    guide
        .step("Keep the present configuration where you find it again.")
        .code("show configuration | display set | save before-tunnel.set")
        .step("Look which units of st0 are in use; none of those below may be among them.")
        .code("show interfaces terse st0");
    if side.manual_tunnels().next().is_some() {
        guide.step("Look which SPIs are in use.").code("show security ipsec security-associations");
    }
    guide
        .step("Look which kind of address book is in use: Junos refuses a mixture of both kinds at commit.")
        .code("show configuration security | display set | match address-book");
    load(&mut guide);
    policies(&mut guide, side);
    values(&mut guide, side);
    guide.finish(&Header::of(side, "guide", &[]))
}

fn load(guide: &mut Guide) {
    guide
        .section("Load the commands", "operational mode")
        .step("Paste config.set, then press Ctrl-D.")
        .code("configure\nload set terminal")
        .step("Read what would change: nothing may be there that is not of this tunnel.")
        .code("show | compare")
        .step("Commit for ten minutes: without a second commit Junos goes back by itself.")
        .code("commit confirmed 10")
        .step("Go through verify.md. When the tunnel works, keep it.")
        .code("commit");
}

fn policies(guide: &mut Guide, side: &Side<'_>) {
    let settings = &side.gateway().settings;
    let (lan, vpn) = (settings.text("lan_zone"), settings.text("vpn_zone"));
    guide.section("Policies and NAT", "configuration mode").step(format_args!(
        "Security policies are read from the top. Where {lan} and {vpn} have policies already, put the new ones before \
             the first that would match; the name behind before is yours."
    ));
    for name in names(side) {
        guide.code(&format!(
            "insert security policies from-zone {lan} to-zone {vpn} policy {name}-out before policy FIRST-POLICY\n\
             insert security policies from-zone {vpn} to-zone {lan} policy {name}-in before policy FIRST-POLICY"
        ));
    }
    guide
        .step(format_args!(
            "Look for source NAT between {lan} and {vpn}. The tunnel's packets must keep their addresses: a rule that \
             matches them needs one before it with then source-nat off."
        ))
        .code("show security nat source");
}

fn names(side: &Side<'_>) -> impl Iterator<Item = String> {
    let ike = side.tunnels().map(|view| object(&view.tunnel.id));
    ike.chain(side.manual_tunnels().map(|view| object(&view.tunnel.id)))
}

/// The table is for reading aloud; the keys stand in the file that is loaded, and nowhere else.
fn values(guide: &mut Guide, side: &Side<'_>) {
    let without = Side { keys: None, ..*side };
    let text = "These values are in config.set; compare them with the other end's.";
    let mut section = |id: &str, unit: u32, all: &[Parameter]| {
        guide.section(format_args!("Values of {id} (st0.{unit})"), "");
        manual_step(guide, text, all);
    };
    for view in side.tunnels() {
        section(&view.tunnel.id, ike_unit(side, &view), &parameters(&without, &view));
    }
    for view in side.manual_tunnels() {
        section(&view.tunnel.id, manual_unit(side, &view), &manual::parameters(&without, &view));
    }
}

/// `verify.md`: commands that show whether it works.
pub fn verify(side: &Side<'_>) -> String {
    let mut guide = Guide::titled("Does it work?");
    guide.section("Look", "operational mode");
    if side.tunnels().next().is_some() {
        guide
            .step("The IKE SA is there: state UP. Nothing there: the addresses, the key or the IKE proposal differ.")
            .code("show security ike security-associations detail")
            .step(
                "The Child SAs are there, one in each direction. IKE is up and nothing here: the IPsec proposal, the PFS \
                 group or the networks differ.",
            )
            .code("show security ipsec security-associations detail");
    }
    if side.manual_tunnels().next().is_some() {
        guide
            .step("The SAs of the tunnels with manual keys are there as soon as the configuration is committed.")
            .code("show security ipsec security-associations detail");
    }
    guide
        .step(
            "Send something from network to network. The counters of both directions grow; authentication errors mean a \
             wrong key, and packets that only go out mean a wrong SPI, a filter on the way, or a peer that does not answer.",
        )
        .code("show security ipsec statistics")
        .step("The other side's networks lead into the tunnel.")
        .code("show route table inet.0 | match st0");
    if side.tunnels().any(|view| view.here.bgp.is_some()) {
        guide
            .step("BGP is established, and the other side's prefixes arrive.")
            .code("show bgp summary\nshow route protocol bgp");
    }
    if side.tunnels().next().is_some() {
        log(&mut guide);
    }
    guide.finish(&Header::of(side, "checks", &[]))
}

fn log(guide: &mut Guide) {
    guide
        .section("Nothing comes up", "operational mode")
        .step("See what the log says of IKE.")
        .code("show log messages | match kmd")
        .step("KMD_VPN_PV_PHASE1 with IKE Phase-1 Failure names the reason of a failed phase 1 in words.")
        .step("Policy lookup failed, as responder: no gateway here has the peer's address or identity.");
}
