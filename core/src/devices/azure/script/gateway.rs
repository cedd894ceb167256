//! Public address and gateway. The gateway takes long: it is started, and waited for later.

use serde_json::json;

use super::{command, heading, put, speaks_bgp};
use crate::devices::azure::setup::Setup;
use crate::render::lines::Lines;
use crate::side::Side;

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    public_ip(out, side);
    heading(out, "Gateway");
    out.line("# A gateway that is there already only gets the connection: it must have this SKU's features.");
    if let Some(apipa) = side.gateway().settings.address("apipa") {
        with_apipa(out, side, &apipa.to_string());
        return;
    }
    out.line("if missing network vnet-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\"; then");
    out.block(|out| command(out, "az network vnet-gateway create", &flags(side)));
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
        let mut flags = vec![
            "--resource-group \"$RESOURCE_GROUP\"".to_owned(),
            "--name \"$PUBLIC_IP\"".to_owned(),
            "--location \"$LOCATION\"".to_owned(),
            "--sku Standard".to_owned(),
            "--allocation-method Static".to_owned(),
        ];
        if zones {
            flags.push("--zone 1 2 3".to_owned());
        }
        flags.push("--output none".to_owned());
        command(out, "az network public-ip create", &flags);
    });
    out.line("fi");
}

fn flags(side: &Side<'_>) -> Vec<String> {
    let setup = Setup::planned(side.plan, side.gateway());
    let settings = &side.gateway().settings;
    let mut flags = vec![
        "--resource-group \"$RESOURCE_GROUP\"".to_owned(),
        "--name \"$GATEWAY\"".to_owned(),
        "--location \"$LOCATION\"".to_owned(),
        "--vnet \"$VNET\"".to_owned(),
        "--public-ip-address \"$PUBLIC_IP\"".to_owned(),
        "--gateway-type Vpn".to_owned(),
        format!("--vpn-type {}", vpn_type(setup)),
        format!("--sku {}", settings.text("sku")),
    ];
    let generation = setup.sku.and_then(|sku| sku.generation(settings.text("generation")));
    flags.extend(generation.map(|generation| format!("--vpn-gateway-generation {generation}")));
    flags.extend(asn(side).map(|asn| format!("--asn {asn}")));
    flags.push("--no-wait".to_owned());
    flags.push("--output none".to_owned());
    flags
}

fn vpn_type(setup: Setup) -> &'static str {
    if setup.route_based { "RouteBased" } else { "PolicyBased" }
}

/// The number, given only with BGP: giving it switches BGP on.
fn asn(side: &Side<'_>) -> Option<u32> {
    side.tunnels().find_map(|view| view.here.bgp.as_ref().map(|bgp| bgp.asn))
}

/// The command has no flag for APIPA addresses: the gateway is written whole.
fn with_apipa(out: &mut Lines, side: &Side<'_>, apipa: &str) {
    let setup = Setup::planned(side.plan, side.gateway());
    let settings = &side.gateway().settings;
    let mut body = json!({
        "location": "$LOCATION",
        "properties": {
            "gatewayType": "Vpn",
            "vpnType": vpn_type(setup),
            "sku": { "name": settings.text("sku"), "tier": settings.text("sku") },
            "enableBgp": speaks_bgp(side),
            "ipConfigurations": [{
                "name": "vnetGatewayConfig0",
                "properties": {
                    "privateIPAllocationMethod": "Dynamic",
                    "subnet": { "id": "$SCOPE/virtualNetworks/$VNET/subnets/GatewaySubnet" },
                    "publicIPAddress": { "id": "$SCOPE/publicIPAddresses/$PUBLIC_IP" },
                },
            }],
            "bgpSettings": {
                "asn": asn(side).unwrap_or(65515),
                "bgpPeeringAddresses": [{
                    "ipconfigurationId": "$SCOPE/virtualNetworkGateways/$GATEWAY/ipConfigurations/vnetGatewayConfig0",
                    "customBgpIpAddresses": [apipa],
                }],
            },
        },
    });
    if let Some(generation) = setup.sku.and_then(|sku| sku.generation(settings.text("generation"))) {
        body["properties"]["vpnGatewayGeneration"] = json!(generation);
    }
    out.line("# \"az network vnet-gateway create\" has no flag for APIPA addresses: it is written whole.");
    out.line("if missing network vnet-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\"; then");
    put(out, "virtualNetworkGateways", "\"$GATEWAY\"", &body);
    out.line("fi");
}

pub(super) fn wait(out: &mut Lines) {
    heading(out, "Until the gateway is built");
    out.line("printf 'Waiting for the gateway: 30 to 45 minutes are usual.\\n'");
    out.line("az network vnet-gateway wait --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\" --created --timeout 5400");
}
