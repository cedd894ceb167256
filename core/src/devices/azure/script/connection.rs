//! The connection: keys, policy, mode. Written whole, see the folder's own words.

use serde_json::{Value, json};

use super::values::variable;
use super::{has_mode, heading, put};
use crate::devices::azure::naming;
use crate::devices::azure::setup::Setup;
use crate::devices::azure::words;
use crate::render::lines::Lines;
use crate::scenario::RoutingKind;
use crate::side::{Side, TunnelView};

/// No lifetime by volume: the largest that Azure itself uses.
const KILOBYTES: u32 = 102_400_000;

pub(super) fn write(out: &mut Lines, side: &Side<'_>, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    heading(out, &format!("Tunnel {id}: the connection"));
    out.line("# \"az network vpn-connection create\" has no flag for the IKE version, the connection mode and the DPD");
    out.line("# timeout, and the version is fixed at creation: the connection is written whole.");
    let name = format!("\"${}\"", variable("CONNECTION", id));
    out.line(format!("if wanted network vpn-connection show --resource-group \"$RESOURCE_GROUP\" --name {name}; then"));
    out.block(|out| {
        out.line(format!("KEY=$(json \"${}\")", naming::key_variable(id)));
    });
    put(out, "connections", &name, &json!({ "location": "$LOCATION", "properties": properties(side, view) }));
    out.block(|out| {
        out.line("unset KEY");
        out.line(format!(
            "az network vpn-connection wait --resource-group \"$RESOURCE_GROUP\" --name {name} --created"
        ));
    });
    out.line("fi");
}

fn properties(side: &Side<'_>, view: &TunnelView<'_>) -> Value {
    let setup = Setup::planned(side.plan, side.gateway());
    let id = &view.tunnel.id;
    let mut body = json!({
        "connectionType": "IPsec",
        "connectionProtocol": words::protocol(view.tunnel.ike_version),
        "virtualNetworkGateway1": { "id": "$SCOPE/virtualNetworkGateways/$GATEWAY" },
        "localNetworkGateway2": { "id": format!("$SCOPE/localNetworkGateways/${}", variable("LOCAL_GATEWAY", id)) },
        "sharedKey": "$KEY",
        "enableBgp": view.here.bgp.is_some(),
        "usePolicyBasedTrafficSelectors": selects(setup, view),
    });
    if has_mode(view, setup) {
        body["connectionMode"] = json!(words::mode(view.here, view.there));
    }
    if let Some(seconds) = view.here.dpd_seconds {
        body["dpdTimeoutSeconds"] = json!(seconds);
    }
    if setup.custom {
        body["ipsecPolicies"] = json!([policy(view)]);
    }
    if let Some(apipa) = side.gateway().settings.address("apipa").filter(|_| view.here.bgp.is_some()) {
        body["gatewayCustomBgpIpAddresses"] = json!([{
            "ipConfigurationId": "$SCOPE/virtualNetworkGateways/$GATEWAY/ipConfigurations/vnetGatewayConfig0",
            "customBgpIpAddress": apipa.to_string(),
        }]);
    }
    body
}

/// On a route-based gateway whose SKU can, a policy-based tunnel proposes each
/// pair of networks; the other SKUs only answer with the pairs of the device.
fn selects(setup: Setup, view: &TunnelView<'_>) -> bool {
    view.tunnel.routing == RoutingKind::Policy && setup.route_based && setup.selects()
}

fn policy(view: &TunnelView<'_>) -> Value {
    let words = words::policy(view.tunnel);
    json!({
        "ikeEncryption": words.ike_encryption,
        "ikeIntegrity": words.ike_integrity,
        "dhGroup": words.dh_group,
        "ipsecEncryption": words.ipsec_encryption,
        "ipsecIntegrity": words.ipsec_integrity,
        "pfsGroup": words.pfs_group,
        "saLifeTimeSeconds": view.here.esp_lifetime,
        "saDataSizeKilobytes": KILOBYTES,
    })
}
