//! The local network gateway: the other end as Azure sees it.

use serde_json::{Value, json};

use super::values::variable;
use super::{command, heading, peer_prefixes, put};
use crate::plan::Remote;
use crate::render::lines::Lines;
use crate::side::TunnelView;

pub(super) fn write(out: &mut Lines, view: &TunnelView<'_>) {
    heading(out, &format!("Tunnel {}: the other end", view.tunnel.id));
    if view.tunnel.nat_between {
        out.line("# A router with NAT stands in between: this is its public address or name, never the inner one.");
    }
    let name = variable("LOCAL_GATEWAY", &view.tunnel.id);
    let show = format!("network local-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"${name}\"");
    match view.here.remote {
        Remote::Name(_) => {
            out.line("# By host name: \"az network local-gateway create\" has no flag for it, the resource is written whole.");
            out.line("# Azure asks DNS again every five minutes while the tunnel is down.");
            out.line(format!("if wanted {show}; then"));
            by_name(out, view);
        }
        Remote::Address(_) | Remote::Later(_) | Remote::Any => {
            out.line(format!("if wanted {show}; then"));
            out.block(|out| by_address(out, view));
        }
    }
    out.line("fi");
}

fn by_address(out: &mut Lines, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    let prefixes: Vec<String> = peer_prefixes(view).iter().map(ToString::to_string).collect();
    let mut flags = vec![
        "--resource-group \"$RESOURCE_GROUP\"".to_owned(),
        format!("--name \"${}\"", variable("LOCAL_GATEWAY", id)),
        "--location \"$LOCATION\"".to_owned(),
        format!("--gateway-ip-address \"${}\"", variable("PEER", id)),
    ];
    if !prefixes.is_empty() {
        flags.push(format!("--local-address-prefixes {}", prefixes.join(" ")));
    }
    if let Some(bgp) = &view.here.bgp {
        flags.push(format!("--asn {}", bgp.peer_asn));
        flags.push(format!("--bgp-peering-address {}", bgp.peer_address));
    }
    flags.push("--output none".to_owned());
    command(out, "az network local-gateway create", &flags);
}

fn by_name(out: &mut Lines, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    let prefixes: Vec<Value> = peer_prefixes(view).iter().map(|net| json!(net.to_string())).collect();
    let mut properties = json!({
        "fqdn": format!("${}", variable("PEER", id)),
        "localNetworkAddressSpace": { "addressPrefixes": prefixes },
    });
    if let Some(bgp) = &view.here.bgp {
        properties["bgpSettings"] = json!({ "asn": bgp.peer_asn, "bgpPeeringAddress": bgp.peer_address.to_string() });
    }
    let name = format!("\"${}\"", variable("LOCAL_GATEWAY", id));
    put(out, "localNetworkGateways", &name, &json!({ "location": "$LOCATION", "properties": properties }));
    out.block(|out| {
        out.line(format!("az network local-gateway wait --resource-group \"$RESOURCE_GROUP\" --name {name} --created"));
    });
}
