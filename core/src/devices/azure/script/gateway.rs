//! Public address and gateway. The gateway takes long: it is started, and waited for later.

use std::net::Ipv4Addr;

use super::{heading, put, speaks_bgp};
use crate::devices::azure::nat;
use crate::devices::azure::setup::Setup;
use crate::render::lines::Lines;
use crate::side::Side;

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    public_ip(out, side);
    heading(out, "Gateway");
    out.line("# A gateway that is there already only gets the connection: it must have this SKU's features.");
    let apipa = side.gateway().settings.address("apipa");
    if apipa.is_some() || translates_routes(side) {
        whole(out, side, apipa);
        return;
    }
    out.line("if missing network vnet-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\"; then");
    out.block(|out| create(out, side));
    out.line("fi");
}

fn public_ip(out: &mut Lines, side: &Side<'_>) {
    heading(out, "Public IP address");
    let zones = side.gateway().settings.flag("zones");
    if !zones {
        out.line("# Not spread over zones: in a region without them \"--zone\" fails.");
    }
    out.line("if missing network public-ip show --resource-group \"$RESOURCE_GROUP\" --name \"$PUBLIC_IP\"; then");
    out.block(|out| {
        out.line("az network public-ip create \\").block(|out| {
            out.line("--resource-group \"$RESOURCE_GROUP\" \\");
            out.line("--name \"$PUBLIC_IP\" \\");
            out.line("--location \"$LOCATION\" \\");
            out.line("--sku Standard \\");
            out.line("--allocation-method Static \\");
            if zones {
                out.line("--zone 1 2 3 \\");
            }
            out.line("--output none");
        });
    });
    out.line("fi");
}

fn create(out: &mut Lines, side: &Side<'_>) {
    let setup = Setup::planned(side.plan, side.gateway());
    let settings = &side.gateway().settings;
    out.line("az network vnet-gateway create \\").block(|out| {
        out.line("--resource-group \"$RESOURCE_GROUP\" \\");
        out.line("--name \"$GATEWAY\" \\");
        out.line("--location \"$LOCATION\" \\");
        out.line("--vnet \"$VNET\" \\");
        out.line("--public-ip-address \"$PUBLIC_IP\" \\");
        out.line("--gateway-type Vpn \\");
        out.format(format_args!("--vpn-type {} \\", vpn_type(setup)));
        out.format(format_args!("--sku {} \\", settings.text("sku")));
        if let Some(generation) = generation(side, setup) {
            out.format(format_args!("--vpn-gateway-generation {generation} \\"));
        }
        if let Some(asn) = asn(side) {
            out.format(format_args!("--asn {asn} \\"));
        }
        out.line("--no-wait \\");
        out.line("--output none");
    });
}

fn generation(side: &Side<'_>, setup: Setup) -> Option<&'static str> {
    setup.sku.and_then(|sku| sku.generation(side.gateway().settings.text("generation")))
}

fn vpn_type(setup: Setup) -> &'static str {
    if setup.route_based { "RouteBased" } else { "PolicyBased" }
}

/// The number, given only with BGP: giving it switches BGP on.
fn asn(side: &Side<'_>) -> Option<u32> {
    side.tunnels().find_map(|view| view.here.bgp.as_ref().map(|bgp| bgp.asn))
}

/// Routes that BGP tells are translated with the networks.
fn translates_routes(side: &Side<'_>) -> bool {
    speaks_bgp(side) && !nat::of_gateway(side).is_empty()
}

/// For what the command has no flag: the gateway is written whole.
fn whole(out: &mut Lines, side: &Side<'_>, apipa: Option<Ipv4Addr>) {
    let what = if apipa.is_some() { "APIPA addresses" } else { "the translation of BGP's routes" };
    out.format(format_args!("# \"az network vnet-gateway create\" has no flag for {what}: it is written whole."));
    out.line("if missing network vnet-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\"; then");
    put(out, "virtualNetworkGateways", "\"$GATEWAY\"", |out| properties(out, side, apipa));
    out.line("fi");
}

fn properties(out: &mut Lines, side: &Side<'_>, apipa: Option<Ipv4Addr>) {
    let setup = Setup::planned(side.plan, side.gateway());
    let sku = side.gateway().settings.text("sku");
    out.line("\"bgpSettings\": {").block(|out| {
        let asn = asn(side).unwrap_or(65515);
        match apipa {
            Some(apipa) => out
                .format(format_args!("\"asn\": {asn},"))
                .line("\"bgpPeeringAddresses\": [")
                .block(|out| peering_address(out, apipa))
                .line("]"),
            None => out.format(format_args!("\"asn\": {asn}")),
        };
    });
    out.line("},");
    out.format(format_args!("\"enableBgp\": {},", speaks_bgp(side)));
    if translates_routes(side) {
        out.line("\"enableBgpRouteTranslationForNat\": true,");
    }
    out.line("\"gatewayType\": \"Vpn\",");
    out.line("\"ipConfigurations\": [").block(ip_configuration).line("],");
    out.line("\"sku\": {").block(|out| {
        out.format(format_args!("\"name\": \"{sku}\",")).format(format_args!("\"tier\": \"{sku}\""));
    });
    out.line("},");
    if let Some(generation) = generation(side, setup) {
        out.format(format_args!("\"vpnGatewayGeneration\": \"{generation}\","));
    }
    out.format(format_args!("\"vpnType\": \"{}\"", vpn_type(setup)));
}

fn peering_address(out: &mut Lines, apipa: Ipv4Addr) {
    out.line("{").block(|out| {
        out.line("\"customBgpIpAddresses\": [").block(|out| {
            out.format(format_args!("\"{apipa}\""));
        });
        out.line("],");
        out.line(
            "\"ipconfigurationId\": \"$SCOPE/virtualNetworkGateways/$GATEWAY/ipConfigurations/vnetGatewayConfig0\"",
        );
    });
    out.line("}");
}

fn ip_configuration(out: &mut Lines) {
    out.lines(IP_CONFIGURATION.lines());
}

const IP_CONFIGURATION: &str = r#"{
  "name": "vnetGatewayConfig0",
  "properties": {
    "privateIPAllocationMethod": "Dynamic",
    "publicIPAddress": {
      "id": "$SCOPE/publicIPAddresses/$PUBLIC_IP"
    },
    "subnet": {
      "id": "$SCOPE/virtualNetworks/$VNET/subnets/GatewaySubnet"
    }
  }
}"#;

pub(super) fn wait(out: &mut Lines) {
    heading(out, "Until the gateway is built");
    out.line("printf 'Waiting for the gateway: 30 to 45 minutes are usual.\\n'");
    out.line("az network vnet-gateway wait --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\" --created --timeout 5400");
}
