//! `verify.md`: commands and places that show whether it works.

use super::guide::artifact;
use super::{naming, script};
use crate::bundle::{Artifact, ArtifactKind};
use crate::render::guide::{Guide, Section, Step};
use crate::render::shell::word;
use crate::side::{Side, TunnelView};

pub(super) fn verify(side: &Side<'_>) -> Artifact {
    let mut sections: Vec<Section> = side.tunnels().map(|view| tunnel(side, &view)).collect();
    if script::speaks_bgp(side) {
        sections.push(bgp(side));
    }
    sections.push(gateway(side));
    sections.push(logs(side));
    let title = format!("{}: does it work?", side.gateway().label);
    let guide = Guide { title, intro: Vec::new(), sections };
    artifact(side, ArtifactKind::Verify, "verify.md", "Commands that show whether the Azure side works.", &guide)
}

fn group(side: &Side<'_>) -> String {
    format!("--resource-group {}", word(side.gateway().settings.text("resource_group")))
}

fn gateway_name(side: &Side<'_>) -> String {
    word(side.gateway().settings.text("gateway_name"))
}

fn tunnel(side: &Side<'_>, view: &TunnelView<'_>) -> Section {
    let name = word(&naming::connection(side, view));
    let show = format!("az network vpn-connection show {} --name {name}", group(side));
    Section {
        title: format!("Tunnel {}", view.tunnel.id),
        place: String::new(),
        notes: vec![
            "\"Connected\" with 0 bytes means that routing or traffic selectors are wrong, not the key.".to_owned(),
        ],
        steps: vec![
            Step::new("The state: Connected is right; Connecting and NotConnected are not yet.")
                .code(format!("{show} --query connectionStatus --output tsv")),
            Step::new("Bytes in both directions.")
                .code(format!("{show} --query '[ingressBytesTransferred, egressBytesTransferred]' --output tsv")),
            Step::new(format!("The negotiated suite; planned are {} and {}.", view.tunnel.ike, view.tunnel.esp))
                .code(format!("az network vpn-connection list-ike-sas {} --name {name}", group(side))),
            Step::new(
                "From a machine in a subnet of the virtual network ping one of the other side. The gateway itself answers no ping.",
            ),
        ],
    }
}

fn bgp(side: &Side<'_>) -> Section {
    let name = gateway_name(side);
    let list = |what: &str| format!("az network vnet-gateway {what} {} --name {name}", group(side));
    let expected: Vec<String> = side
        .tunnels()
        .filter_map(|view| view.here.bgp.as_ref())
        .flat_map(|bgp| bgp.expect.iter().map(ToString::to_string))
        .collect();
    let mut steps = vec![
        Step::new("The sessions: state Connected.").code(format!("{} --output table", list("list-bgp-peer-status"))),
        Step::new(format!("The routes learned; expected are {}.", expected.join(", ")))
            .code(format!("{} --output table", list("list-learned-routes"))),
    ];
    for bgp in side.tunnels().filter_map(|view| view.here.bgp.as_ref()) {
        steps.push(Step::new(format!("The routes advertised to {}.", bgp.peer_address)).code(format!(
            "{} --peer {} --output table",
            list("list-advertised-routes"),
            bgp.peer_address
        )));
    }
    Section { title: "BGP".to_owned(), place: String::new(), notes: Vec::new(), steps }
}

fn gateway(side: &Side<'_>) -> Section {
    let ip = word(side.gateway().settings.text("public_ip_name"));
    Section {
        title: "Gateway".to_owned(),
        place: String::new(),
        notes: vec![
            "The health probe answers with an empty page and a certificate warning; a Basic gateway has none."
                .to_owned(),
        ],
        steps: vec![
            Step::new("The public address.")
                .code(format!("az network public-ip show {} --name {ip} --query ipAddress --output tsv", group(side))),
            Step::new("The health probe, with that address in a browser: https://ADDRESS:8081/healthprobe"),
        ],
    }
}

fn logs(side: &Side<'_>) -> Section {
    let mut steps = vec![
        Step::new("TunnelDiagnosticLog: when it came up and when it dropped (TunnelConnected, TunnelDisconnected)."),
        Step::new(
            "IKEDiagnosticLog: why. 13801 is another key, 13868 another policy, 13805 no answer, 13880 another IKE version, 13999 traffic selectors.",
        ),
    ];
    if script::speaks_bgp(side) {
        steps.push(Step::new("RouteDiagnosticLog: BgpConnectedEvent and BgpDisconnectedEvent."));
    }
    steps.push(
        Step::new("When nothing else helps: reset the gateway, and the tunnel at the other end.").code(format!(
            "az network vnet-gateway reset {} --name {}",
            group(side),
            gateway_name(side)
        )),
    );
    Section {
        title: "Logs".to_owned(),
        place: "the gateway > Diagnostic settings".to_owned(),
        notes: vec![
            "Switch the categories on first; the first entries may take hours. They are in the table AzureDiagnostics."
                .to_owned(),
        ],
        steps,
    }
}
