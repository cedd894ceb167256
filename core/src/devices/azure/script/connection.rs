//! The connection: keys, policy, mode. Written whole, see the folder's own words.

use std::net::Ipv4Addr;

use super::values::variable;
use super::{has_mode, heading, put, selects};
use crate::devices::azure::naming;
use crate::devices::azure::nat::{self, Mode, NatRule};
use crate::devices::azure::setup::Setup;
use crate::devices::azure::words;
use crate::render::lines::Lines;
use crate::side::{Side, TunnelView};

/// No lifetime by volume: the largest that Azure itself uses.
const KILOBYTES: u32 = 102_400_000;

pub(super) fn write(out: &mut Lines, side: &Side<'_>, view: &TunnelView<'_>) {
    let id = &view.tunnel.id;
    heading(out, &format!("Tunnel {id}: the connection"));
    out.line("# \"az network vpn-connection create\" has no flag for the IKE version, the connection mode and the DPD");
    out.line("# timeout, and the version is fixed at creation: the connection is written whole.");
    let name = format!("\"${}\"", variable("CONNECTION", id));
    out.format(format_args!(
        "if wanted network vpn-connection show --resource-group \"$RESOURCE_GROUP\" --name {name}; then"
    ));
    out.block(|out| {
        out.format(format_args!("KEY=$(json \"${}\")", naming::key_variable(id)));
    });
    put(out, "connections", &name, |out| properties(out, side, view));
    out.block(|out| {
        out.line("unset KEY").format(format_args!(
            "az network vpn-connection wait --resource-group \"$RESOURCE_GROUP\" --name {name} --created"
        ));
    });
    out.line("fi");
}

/// In the order of the alphabet; the last one is always there.
fn properties(out: &mut Lines, side: &Side<'_>, view: &TunnelView<'_>) {
    let setup = Setup::planned(side.plan, side.gateway());
    let bgp = view.here.bgp.is_some();
    let protocol = words::protocol(view.tunnel.ike_version);
    if has_mode(view, setup) {
        out.format(format_args!("\"connectionMode\": \"{}\",", words::mode(view.here, view.there)));
    }
    out.format(format_args!("\"connectionProtocol\": \"{protocol}\",")).line("\"connectionType\": \"IPsec\",");
    if let Some(seconds) = view.here.dpd_seconds {
        out.format(format_args!("\"dpdTimeoutSeconds\": {seconds},"));
    }
    nat_rules(out, view, "egressNatRules", Mode::Egress);
    out.format(format_args!("\"enableBgp\": {bgp},"));
    if let Some(apipa) = side.gateway().settings.address("apipa").filter(|_| bgp) {
        out.line("\"gatewayCustomBgpIpAddresses\": [").block(|out| custom_address(out, apipa)).line("],");
    }
    nat_rules(out, view, "ingressNatRules", Mode::Ingress);
    if setup.custom {
        out.line("\"ipsecPolicies\": [").block(|out| policy(out, view)).line("],");
    }
    out.line("\"localNetworkGateway2\": {").block(|out| {
        let name = variable("LOCAL_GATEWAY", &view.tunnel.id);
        out.format(format_args!("\"id\": \"$SCOPE/localNetworkGateways/${name}\""));
    });
    out.line("},").line("\"sharedKey\": \"$KEY\",");
    out.format(format_args!("\"usePolicyBasedTrafficSelectors\": {},", selects(setup, view)));
    out.line("\"virtualNetworkGateway1\": {").block(|out| {
        out.line("\"id\": \"$SCOPE/virtualNetworkGateways/$GATEWAY\"");
    });
    out.line("}");
}

/// Linked when the connection is made: without them Azure refuses it, because the networks overlap.
fn nat_rules(out: &mut Lines, view: &TunnelView<'_>, property: &str, mode: Mode) {
    let rules = nat::of_tunnel(view, mode);
    let Some((last, others)) = rules.split_last() else { return };
    let id = |rule: &NatRule| ["\"id\": \"$SCOPE/virtualNetworkGateways/$GATEWAY/natRules/", &rule.name, "\""].concat();
    out.format(format_args!("\"{property}\": [")).block(|out| {
        for rule in others {
            out.line("{").block(|out| {
                out.line(id(rule));
            });
            out.line("},");
        }
        out.line("{").block(|out| {
            out.line(id(last));
        });
        out.line("}");
    });
    out.line("],");
}

fn custom_address(out: &mut Lines, apipa: Ipv4Addr) {
    out.line("{").block(|out| {
        out.format(format_args!("\"customBgpIpAddress\": \"{apipa}\","));
        out.line(
            "\"ipConfigurationId\": \"$SCOPE/virtualNetworkGateways/$GATEWAY/ipConfigurations/vnetGatewayConfig0\"",
        );
    });
    out.line("}");
}

fn policy(out: &mut Lines, view: &TunnelView<'_>) {
    let words = words::policy(view.tunnel);
    out.line("{").block(|out| {
        out.format(format_args!("\"dhGroup\": \"{}\",", words.dh_group));
        out.format(format_args!("\"ikeEncryption\": \"{}\",", words.ike_encryption));
        out.format(format_args!("\"ikeIntegrity\": \"{}\",", words.ike_integrity));
        out.format(format_args!("\"ipsecEncryption\": \"{}\",", words.ipsec_encryption));
        out.format(format_args!("\"ipsecIntegrity\": \"{}\",", words.ipsec_integrity));
        out.format(format_args!("\"pfsGroup\": \"{}\",", words.pfs_group));
        out.format(format_args!("\"saDataSizeKilobytes\": {KILOBYTES},"));
        out.format(format_args!("\"saLifeTimeSeconds\": {}", view.here.esp_lifetime));
    });
    out.line("}");
}
