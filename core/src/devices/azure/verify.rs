//! `verify.md`: commands and places that show whether it works.

use super::guide::artifact;
use super::nat::{self, Mode};
use super::{naming, script};
use crate::bundle::{Artifact, ArtifactKind};
use crate::render::guide::Guide;
use crate::render::joined::joined;
use crate::render::shell::word;
use crate::side::{Side, TunnelView};

pub(super) fn verify(side: &Side<'_>) -> Artifact {
    let mut guide = Guide::titled(format_args!("{}: does it work?", side.gateway().label));
    for view in side.tunnels() {
        tunnel(&mut guide, side, &view);
    }
    if script::speaks_bgp(side) {
        bgp(&mut guide, side);
    }
    gateway(&mut guide, side);
    logs(&mut guide, side);
    artifact(side, ArtifactKind::Verify, "verify.md", "Commands that show whether the Azure side works.", guide)
}

fn group(side: &Side<'_>) -> String {
    format!("--resource-group {}", word(side.gateway().settings.text("resource_group")))
}

fn gateway_name(side: &Side<'_>) -> String {
    word(side.gateway().settings.text("gateway_name"))
}

fn tunnel(guide: &mut Guide, side: &Side<'_>, view: &TunnelView<'_>) {
    let (group, name) = (group(side), word(&naming::connection(side, view)));
    let show = format!("az network vpn-connection show {group} --name {name}");
    guide
        .section(format_args!("Tunnel {}", view.tunnel.id), "")
        .note("\"Connected\" with 0 bytes means that routing or traffic selectors are wrong, not the key.")
        .step("The state: Connected is right; Connecting and NotConnected are not yet.")
        .code(&format!("{show} --query connectionStatus --output tsv"))
        .step("Bytes in both directions.")
        .code(&format!("{show} --query '[ingressBytesTransferred, egressBytesTransferred]' --output tsv"))
        .step(format_args!("The negotiated suite; planned are {} and {}.", view.tunnel.ike, view.tunnel.esp))
        .code(&format!("az network vpn-connection list-ike-sas {group} --name {name}"))
        .step("From a machine in a subnet of the virtual network ping one of the other side. The gateway itself answers no ping.");
    for words in nat_words(view) {
        guide.step(words);
    }
}

/// Which addresses to ping through NAT, from either side.
fn nat_words(view: &TunnelView<'_>) -> Vec<String> {
    let ingress = nat::of_tunnel(view, Mode::Ingress).into_iter().map(|rule| {
        format!("From here {} of the other side is reached as {}, host for host.", rule.internal, rule.external)
    });
    let egress = nat::of_tunnel(view, Mode::Egress)
        .into_iter()
        .map(|rule| format!("From the other side {} is reached as {}, host for host.", rule.internal, rule.external));
    ingress.chain(egress).collect()
}

fn bgp(guide: &mut Guide, side: &Side<'_>) {
    let (group, name) = (group(side), gateway_name(side));
    let list =
        |what: &str, more: &str| format!("az network vnet-gateway {what} {group} --name {name}{more} --output table");
    let sessions = || side.tunnels().filter_map(|view| view.here.bgp.as_ref());
    let expected: Vec<ipnet::IpNet> = sessions().flat_map(|bgp| bgp.expect.iter().copied()).collect();
    guide
        .section("BGP", "")
        .step("The sessions: state Connected.")
        .code(&list("list-bgp-peer-status", ""))
        .step(format_args!("The routes learned; expected are {}.", joined(&expected, ", ")))
        .code(&list("list-learned-routes", ""));
    for peer in sessions().map(|bgp| bgp.peer_address) {
        guide
            .step(format_args!("The routes advertised to {peer}."))
            .code(&list("list-advertised-routes", &format!(" --peer {peer}")));
    }
}

fn gateway(guide: &mut Guide, side: &Side<'_>) {
    let ip = word(side.gateway().settings.text("public_ip_name"));
    if !nat::of_gateway(side).is_empty() {
        guide.section("NAT rules", "the gateway > NAT Rules").step("The rules, each with what it maps.").code(
            &format!(
                "az network vnet-gateway nat-rule list {} --gateway-name {} --output table",
                group(side),
                gateway_name(side)
            ),
        );
    }
    guide
        .section("Gateway", "")
        .note("The health probe answers with an empty page and a certificate warning; a Basic gateway has none.")
        .step("The public address.")
        .code(&format!("az network public-ip show {} --name {ip} --query ipAddress --output tsv", group(side)))
        .step("The health probe, with that address in a browser: https://ADDRESS:8081/healthprobe");
}

fn logs(guide: &mut Guide, side: &Side<'_>) {
    guide
        .section("Logs", "the gateway > Diagnostic settings")
        .note("Switch the categories on first; the first entries may take hours. They are in the table AzureDiagnostics.")
        .step("TunnelDiagnosticLog: when it came up and when it dropped (TunnelConnected, TunnelDisconnected).")
        .step("IKEDiagnosticLog: why. 13801 is another key, 13868 another policy, 13805 no answer, 13880 another IKE version, 13999 traffic selectors.");
    if script::speaks_bgp(side) {
        guide.step("RouteDiagnosticLog: BgpConnectedEvent and BgpDisconnectedEvent.");
    }
    guide.step("When nothing else helps: reset the gateway, and the tunnel at the other end.").code(&format!(
        "az network vnet-gateway reset {} --name {}",
        group(side),
        gateway_name(side)
    ));
}
