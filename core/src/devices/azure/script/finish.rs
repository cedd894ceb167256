//! What the other end needs to know, printed at the end.

use super::{heading, speaks_bgp};
use crate::render::lines::Lines;
use crate::side::Side;

pub(super) fn write(out: &mut Lines, side: &Side<'_>) {
    heading(out, "For the other end");
    out.line(
        "PUBLIC_ADDRESS=$(az network public-ip show --resource-group \"$RESOURCE_GROUP\" --name \"$PUBLIC_IP\" \\",
    );
    out.block(|out| {
        out.line("--query ipAddress --output tsv)");
    });
    out.line("printf 'Public address of the gateway: %s\\n' \"$PUBLIC_ADDRESS\"");
    let planned = side.tunnels().find_map(|view| view.line.address);
    if let Some(planned) = planned {
        differs(out, "PUBLIC_ADDRESS", &planned.to_string());
    }
    if speaks_bgp(side) && side.gateway().settings.address("apipa").is_none() {
        bgp(out, side);
    }
}

fn bgp(out: &mut Lines, side: &Side<'_>) {
    out.line("BGP_ADDRESS=$(az network vnet-gateway show --resource-group \"$RESOURCE_GROUP\" --name \"$GATEWAY\" \\");
    out.block(|out| {
        out.line("--query bgpSettings.bgpPeeringAddress --output tsv)");
    });
    out.line("printf 'BGP address of the gateway: %s\\n' \"$BGP_ADDRESS\"");
    if let Some(bgp) = side.tunnels().find_map(|view| view.here.bgp.as_ref()) {
        differs(out, "BGP_ADDRESS", &bgp.address.to_string());
    }
}

fn differs(out: &mut Lines, variable: &str, planned: &str) {
    out.format(format_args!("[ \"${variable}\" = {planned} ] ||"));
    out.block(|out| {
        out.format(format_args!(
            "printf 'NOTE: the plan says {planned}. Change it in the scenario and export the other end again.\\n'"
        ));
    });
}
