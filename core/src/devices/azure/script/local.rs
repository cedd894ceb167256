//! The local network gateway: the other end as Azure sees it.

use super::values::variable;
use super::{heading, peer_prefixes, put};
use crate::plan::Remote;
use crate::render::joined::joined;
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
            out.format(format_args!("if wanted {show}; then"));
            by_name(out, view);
        }
        Remote::Address(_) | Remote::Later(_) | Remote::Any => {
            out.format(format_args!("if wanted {show}; then"));
            out.block(|out| by_address(out, view));
        }
    }
    out.line("fi");
}

fn by_address(out: &mut Lines, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    let prefixes = peer_prefixes(view);
    out.line("az network local-gateway create \\").block(|out| {
        out.line("--resource-group \"$RESOURCE_GROUP\" \\");
        out.format(format_args!("--name \"${}\" \\", variable("LOCAL_GATEWAY", id)));
        out.line("--location \"$LOCATION\" \\");
        out.format(format_args!("--gateway-ip-address \"${}\" \\", variable("PEER", id)));
        if !prefixes.is_empty() {
            out.format(format_args!("--local-address-prefixes {} \\", joined(&prefixes, " ")));
        }
        if let Some(bgp) = &view.here.bgp {
            out.format(format_args!("--asn {} \\", bgp.peer_asn));
            out.format(format_args!("--bgp-peering-address {} \\", bgp.peer_address));
        }
        out.line("--output none");
    });
}

fn by_name(out: &mut Lines, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    let name = format!("\"${}\"", variable("LOCAL_GATEWAY", id));
    put(out, "localNetworkGateways", &name, |out| properties(out, view));
    out.block(|out| {
        out.format(format_args!(
            "az network local-gateway wait --resource-group \"$RESOURCE_GROUP\" --name {name} --created"
        ));
    });
}

fn properties(out: &mut Lines, view: &TunnelView<'_>) {
    if let Some(bgp) = &view.here.bgp {
        out.line("\"bgpSettings\": {").block(|out| {
            out.format(format_args!("\"asn\": {},", bgp.peer_asn));
            out.format(format_args!("\"bgpPeeringAddress\": \"{}\"", bgp.peer_address));
        });
        out.line("},");
    }
    out.format(format_args!("\"fqdn\": \"${}\",", variable("PEER", &view.tunnel.id)));
    out.line("\"localNetworkAddressSpace\": {").block(|out| prefixes(out, view)).line("}");
}

fn prefixes(out: &mut Lines, view: &TunnelView<'_>) {
    let prefixes = peer_prefixes(view);
    let Some((last, others)) = prefixes.split_last() else {
        out.line("\"addressPrefixes\": []");
        return;
    };
    out.line("\"addressPrefixes\": [").block(|out| {
        for prefix in others {
            out.format(format_args!("\"{prefix}\","));
        }
        out.format(format_args!("\"{last}\""));
    });
    out.line("]");
}
