//! The portal, form by form, in the order in which the things are created.

use crate::devices::azure::nat::{self, Mode};
use crate::devices::azure::setup::Setup;
use crate::devices::azure::{naming, script, words};
use crate::plan::Remote;
use crate::render::guide::Guide;
use crate::render::joined::joined;
use crate::side::{Side, TunnelView};

pub(super) fn guide(side: &Side<'_>, setup: Setup) -> Guide {
    let mut guide = Guide::titled(format_args!("{}: Azure by hand", side.gateway().label));
    intro(&mut guide, setup);
    network(&mut guide, side);
    gateway(&mut guide, side, setup);
    nat_rules(&mut guide, side);
    for view in side.tunnels() {
        local_gateway(&mut guide, side, &view);
        connection(&mut guide, side, &view, setup);
    }
    end(&mut guide, side);
    guide
}

fn intro(guide: &mut Guide, setup: Setup) {
    guide.note("The script deploy.sh does the same. The gateway takes 30 to 45 minutes: create it first, prepare the other end meanwhile.");
    if !setup.route_based {
        guide.note("The portal creates no policy-based gateways since 2023-10-01: use the script for the gateway.");
    } else if setup.sku.is_some_and(|sku| sku.name == "Basic") {
        guide.note("The portal creates no Basic gateways: use the script for the gateway.");
    }
}

fn network(guide: &mut Guide, side: &Side<'_>) {
    let settings = &side.gateway().settings;
    guide.section("Virtual network", "Virtual networks");
    if !settings.flag("vnet_exists") {
        guide
            .step("Create the virtual network.")
            .field("Resource group", settings.text("resource_group"))
            .field("Virtual network name", settings.text("vnet_name"))
            .field("Region", settings.text("location"))
            .field("Address space", joined(&script::own_networks(side.gateway()), ", "));
        for (name, prefix) in naming::subnets(side.gateway()) {
            guide.field("Subnet", format_args!("{name}: {prefix}"));
        }
    }
    let vnet = settings.text("vnet_name");
    let subnet = settings.prefix("gateway_subnet").map(|net| net.to_string()).unwrap_or_default();
    guide
        .step(format_args!("Open the virtual network {vnet}, Subnets, and add the gateway's subnet."))
        .noted("Subnet purpose", "Virtual Network Gateway", "the name GatewaySubnet follows from it")
        .noted("Address range", subnet, "no network security group, no route 0.0.0.0/0, nothing else in it");
}

fn gateway(guide: &mut Guide, side: &Side<'_>, setup: Setup) {
    let settings = &side.gateway().settings;
    let bgp = side.tunnels().find_map(|view| view.here.bgp.as_ref());
    let generation = setup.sku.and_then(|sku| sku.generation(settings.text("generation")));
    let size = setup.sku.map(|sku| format!("{} altogether, {} tunnels", sku.benchmark(generation), sku.tunnels));
    guide
        .section("Gateway", "Virtual network gateways > Create")
        .note("A virtual network has one VPN gateway: where it has one already, leave this out.")
        .step("Create the gateway.")
        .field("Name", settings.text("gateway_name"))
        .field("Region", settings.text("location"))
        .field("Gateway type", "VPN")
        .noted("SKU", settings.text("sku"), &size.unwrap_or_default());
    if let Some(generation) = generation {
        guide.field("Generation", generation);
    }
    guide
        .field("Virtual network", settings.text("vnet_name"))
        .field("Public IP address", "Create new")
        .field("Public IP address name", settings.text("public_ip_name"));
    if setup.sku.is_some_and(|sku| sku.zones) {
        let zone = if settings.flag("zones") { "Zone-redundant" } else { "No Zone" };
        guide.noted("Availability zone", zone, "only asked in regions with zones");
    }
    guide
        .field("Enable active-active mode", "Disabled")
        .field("Configure BGP", if bgp.is_some() { "Enabled" } else { "Disabled" });
    if let Some(bgp) = bgp {
        guide.field("Autonomous system number (ASN)", bgp.asn);
    }
    if let Some(apipa) = settings.address("apipa") {
        guide.field("Custom Azure APIPA BGP IP address", apipa);
    }
}

fn nat_rules(guide: &mut Guide, side: &Side<'_>) {
    let rules = nat::of_gateway(side);
    if rules.is_empty() {
        return;
    }
    guide
        .section("NAT rules", "Virtual network gateways > the gateway > NAT Rules")
        .note("Wait until the gateway is built. Saving takes up to 10 minutes; the connections come after it.");
    for rule in rules {
        guide
            .step(format_args!("Add the rule {}.", rule.name))
            .field("Name", &rule.name)
            .field("Type", "Static")
            .field("Mode", rule.mode.word())
            .noted("Internal Mappings", rule.internal, "what the network is")
            .noted("External Mappings", rule.external, "what it is seen as, host for host");
    }
    if script::speaks_bgp(side) {
        guide.step("On the same page.").field("Enable Bgp Route Translation", "Enable");
    }
    guide.step("Save.");
}

fn local_gateway(guide: &mut Guide, side: &Side<'_>, view: &TunnelView<'_>) {
    let settings = &side.gateway().settings;
    let endpoint = match view.here.remote {
        Remote::Name(_) => "FQDN",
        Remote::Address(_) | Remote::Later(_) | Remote::Any => "IP address",
    };
    let prefixes = joined(&script::peer_prefixes(view), ", ");
    let nat = if view.tunnel.nat_between { "the public one of the router, not the inner one" } else { "" };
    let networks = if prefixes.is_empty() { "BGP brings the networks" } else { "the networks of the other side" };
    guide
        .section(format_args!("Tunnel {}: the other end", view.tunnel.id), "Local network gateways > Create")
        .step("Create the local network gateway: it stands for the other end.")
        .field("Resource group", settings.text("resource_group"))
        .field("Region", settings.text("location"))
        .field("Name", naming::local_gateway(side, view))
        .field("Endpoint", endpoint)
        .noted(endpoint, script::peer_word(view), nat)
        .noted("Address Space(s)", prefixes, networks);
    if let Some(bgp) = &view.here.bgp {
        guide
            .noted("Configure BGP settings", "Yes", "on the tab Advanced")
            .field("Autonomous system number (ASN)", bgp.peer_asn)
            .field("BGP peer IP address", bgp.peer_address);
    }
}

fn connection(guide: &mut Guide, side: &Side<'_>, view: &TunnelView<'_>, setup: Setup) {
    let settings = &side.gateway().settings;
    let bgp = view.here.bgp.is_some();
    guide
        .section(format_args!("Tunnel {}: the connection", view.tunnel.id), "Connections > Create")
        .note("Wait until the gateway is built.")
        .step("Basics.")
        .field("Connection type", "Site-to-site (IPsec)")
        .field("Name", naming::connection(side, view))
        .field("Region", settings.text("location"))
        .step("Settings.")
        .field("Virtual network gateway", settings.text("gateway_name"))
        .field("Local network gateway", naming::local_gateway(side, view))
        .field("Authentication Method", "Shared Key(PSK)")
        .field("Shared key(PSK)", side.key(&view.tunnel.id).text())
        .noted("IKE Protocol", words::protocol(view.tunnel.ike_version), "it can never be changed on this connection")
        .field("Enable BGP", if bgp { "Yes" } else { "No" });
    for (label, mode) in [("Ingress NAT Rules", Mode::Ingress), ("Egress NAT Rules", Mode::Egress)] {
        for rule in nat::of_tunnel(view, mode) {
            guide.noted(label, rule.name, "choose it before the connection is saved: later Azure refuses the overlap");
        }
    }
    if bgp && settings.address("apipa").is_some() {
        guide.field("Enable Custom BGP Addresses", "Yes");
    }
    policy(guide, view, setup);
    if script::has_mode(view, setup) {
        guide.field("Connection Mode", words::mode(view.here, view.there));
    }
}

fn policy(guide: &mut Guide, view: &TunnelView<'_>, setup: Setup) {
    guide.field("IPsec / IKE policy", if setup.custom { "Custom" } else { "Default" });
    if setup.custom {
        let words = words::policy(view.tunnel);
        guide
            .field("IKE Phase 1: Encryption", words.ike_encryption)
            .field("IKE Phase 1: Integrity/PRF", words.ike_integrity)
            .field("IKE Phase 1: DH Group", words.dh_group)
            .field("IKE Phase 2(IPsec): IPsec Encryption", words.ipsec_encryption)
            .field("IKE Phase 2(IPsec): IPsec Integrity", words.ipsec_integrity)
            .field("IKE Phase 2(IPsec): PFS Group", words.pfs_group)
            .noted("IPsec SA lifetime in KiloBytes", "102400000", "0 is not taken; this is the service's own value")
            .field("IPsec SA lifetime in seconds", view.here.esp_lifetime);
    }
    if setup.route_based {
        let selects = if script::selects(setup, view) { "Enable" } else { "Disable" };
        guide.field("Use policy based traffic selector", selects);
    }
    if let Some(seconds) = view.here.dpd_seconds {
        guide.field("DPD timeout in seconds", seconds);
    }
}

fn end(guide: &mut Guide, side: &Side<'_>) {
    let address = side.gateway().settings.text("public_ip_name");
    guide.section("For the other end", "Virtual network gateways").step(format_args!(
        "Read the public address of {address} on the gateway's page, and enter it at the other end."
    ));
    if script::speaks_bgp(side) {
        guide.step("Read the BGP address on the gateway's page, Configuration, and enter it at the other end if it differs from the plan.");
    }
}
