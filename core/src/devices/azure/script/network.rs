//! Resource group, virtual network, gateway subnet.

use super::{command, heading, own_networks};
use crate::devices::azure::naming;
use crate::render::lines::Lines;
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
    let space: Vec<String> = own_networks(side.gateway()).iter().map(ToString::to_string).collect();
    out.line("if missing network vnet show --resource-group \"$RESOURCE_GROUP\" --name \"$VNET\"; then");
    out.block(|out| {
        let flags = vec![
            "--resource-group \"$RESOURCE_GROUP\"".to_owned(),
            "--name \"$VNET\"".to_owned(),
            "--location \"$LOCATION\"".to_owned(),
            format!("--address-prefixes {}", space.join(" ")),
            "--output none".to_owned(),
        ];
        command(out, "az network vnet create", &flags);
    });
    out.line("fi");
    for (name, prefix) in naming::subnets(side.gateway()) {
        subnet(out, &crate::render::shell::word(&name), &prefix);
    }
}

fn gateway_subnet(out: &mut Lines, side: &Side<'_>) {
    let Some(prefix) = side.gateway().settings.prefix("gateway_subnet") else { return };
    out.line("").line("# The gateway's own subnet: its name is fixed, nothing else may stand in it.");
    subnet(out, "GatewaySubnet", &prefix.to_string());
}

fn subnet(out: &mut Lines, name: &str, prefix: &str) {
    out.line(format!(
        "if missing network vnet subnet show --resource-group \"$RESOURCE_GROUP\" --vnet-name \"$VNET\" --name {name}; then"
    ));
    out.block(|out| {
        let flags = vec![
            "--resource-group \"$RESOURCE_GROUP\"".to_owned(),
            "--vnet-name \"$VNET\"".to_owned(),
            format!("--name {name}"),
            format!("--address-prefixes {prefix}"),
            "--output none".to_owned(),
        ];
        command(out, "az network vnet subnet create", &flags);
    });
    out.line("fi");
}
