//! Resource group, virtual network, gateway subnet.

use super::{heading, own_networks};
use crate::devices::azure::naming;
use crate::render::joined::joined;
use crate::render::lines::Lines;
use crate::render::shell::word;
use crate::side::Side;

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    heading(out, "Resource group");
    out.line("if missing group show --name \"$RESOURCE_GROUP\"; then");
    out.block(|out| {
        out.line("az group create --name \"$RESOURCE_GROUP\" --location \"$LOCATION\" --output none");
    });
    out.line("fi");
    heading(out, "Virtual network");
    if side.gateway().settings.flag("vnet_exists") {
        out.line("there network vnet show --resource-group \"$RESOURCE_GROUP\" --name \"$VNET\" ||");
        out.block(|out| {
            out.line("die \"There is no virtual network $VNET in the resource group $RESOURCE_GROUP.\"");
        });
    } else {
        vnet(out, side);
    }
    gateway_subnet(out, side);
}

fn vnet(out: &mut Lines, side: &Side<'_>) {
    out.line("if missing network vnet show --resource-group \"$RESOURCE_GROUP\" --name \"$VNET\"; then");
    out.block(|out| {
        out.line("az network vnet create \\").block(|out| {
            out.line("--resource-group \"$RESOURCE_GROUP\" \\");
            out.line("--name \"$VNET\" \\");
            out.line("--location \"$LOCATION\" \\");
            out.format(format_args!("--address-prefixes {} \\", joined(&own_networks(side.gateway()), " ")));
            out.line("--output none");
        });
    });
    out.line("fi");
    for (name, prefix) in naming::subnets(side.gateway()) {
        subnet(out, &word(&name), &prefix);
    }
}

fn gateway_subnet(out: &mut Lines, side: &Side<'_>) {
    let Some(prefix) = side.gateway().settings.prefix("gateway_subnet") else { return };
    out.line("").line("# The gateway's own subnet: its name is fixed, nothing else may stand in it.");
    subnet(out, "GatewaySubnet", &prefix.to_string());
}

fn subnet(out: &mut Lines, name: &str, prefix: &str) {
    out.format(format_args!(
        "if missing network vnet subnet show --resource-group \"$RESOURCE_GROUP\" --vnet-name \"$VNET\" --name {name}; then"
    ));
    out.block(|out| {
        out.line("az network vnet subnet create \\").block(|out| {
            out.line("--resource-group \"$RESOURCE_GROUP\" \\");
            out.line("--vnet-name \"$VNET\" \\");
            out.format(format_args!("--name {name} \\"));
            out.format(format_args!("--address-prefixes {prefix} \\"));
            out.line("--output none");
        });
    });
    out.line("fi");
}
