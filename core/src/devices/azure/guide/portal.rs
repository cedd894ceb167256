//! The portal, form by form, in the order in which the things are created.

use crate::devices::azure::setup::Setup;
use crate::devices::azure::sku::Sku;
use crate::devices::azure::{naming, script, words};
use crate::plan::Remote;
use crate::render::guide::{Guide, Section, Step};
use crate::scenario::RoutingKind;
use crate::side::{Side, TunnelView};

pub(super) fn guide(side: &Side<'_>) -> Guide {
    let setup = Setup::planned(side.plan, side.gateway());
    let mut sections = vec![network(side), gateway(side, setup)];
    for view in side.tunnels() {
        sections.push(local_gateway(side, &view));
        sections.push(connection(side, &view, setup));
    }
    sections.push(end(side));
    Guide { title: format!("{}: Azure by hand", side.gateway().label), intro: intro(setup), sections }
}

fn intro(setup: Setup) -> Vec<String> {
    let mut intro = vec![
        "The script deploy.sh does the same. The gateway takes 30 to 45 minutes: create it first, prepare the other end meanwhile.".to_owned(),
    ];
    if !setup.route_based {
        intro.push(
            "The portal creates no policy-based gateways since 2023-10-01: use the script for the gateway.".to_owned(),
        );
    } else if setup.sku.is_some_and(|sku| sku.name == "Basic") {
        intro.push("The portal creates no Basic gateways: use the script for the gateway.".to_owned());
    }
    intro
}

fn network(side: &Side<'_>) -> Section {
    let settings = &side.gateway().settings;
    let exists = settings.flag("vnet_exists");
    let mut steps = Vec::new();
    if !exists {
        let space: Vec<String> = script::own_networks(side.gateway()).iter().map(ToString::to_string).collect();
        let mut create = Step::new("Create the virtual network.")
            .field("Resource group", settings.text("resource_group"))
            .field("Virtual network name", settings.text("vnet_name"))
            .field("Region", settings.text("location"))
            .field("Address space", space.join(", "));
        for (name, prefix) in naming::subnets(side.gateway()) {
            create = create.field("Subnet", format!("{name}: {prefix}"));
        }
        steps.push(create);
    }
    let subnet = settings.prefix("gateway_subnet").map(|net| net.to_string()).unwrap_or_default();
    steps.push(
        Step::new(format!(
            "Open the virtual network {}, Subnets, and add the gateway's subnet.",
            settings.text("vnet_name")
        ))
        .noted("Subnet purpose", "Virtual Network Gateway", "the name GatewaySubnet follows from it")
        .noted("Address range", subnet, "no network security group, no route 0.0.0.0/0, nothing else in it"),
    );
    Section { title: "Virtual network".to_owned(), place: "Virtual networks".to_owned(), notes: Vec::new(), steps }
}

fn gateway(side: &Side<'_>, setup: Setup) -> Section {
    let settings = &side.gateway().settings;
    let bgp = side.tunnels().find_map(|view| view.here.bgp.clone());
    let generation = setup.sku.and_then(|sku| sku.generation(settings.text("generation")));
    let mut step = Step::new("Create the gateway.")
        .field("Name", settings.text("gateway_name"))
        .field("Region", settings.text("location"))
        .field("Gateway type", "VPN")
        .noted("SKU", settings.text("sku"), setup.sku.map(|sku| size(sku, generation)).unwrap_or_default());
    if let Some(generation) = generation {
        step = step.field("Generation", generation);
    }
    step = step
        .field("Virtual network", settings.text("vnet_name"))
        .field("Public IP address", "Create new")
        .field("Public IP address name", settings.text("public_ip_name"));
    if setup.sku.is_some_and(|sku| sku.zones) {
        let zone = if settings.flag("zones") { "Zone-redundant" } else { "No Zone" };
        step = step.noted("Availability zone", zone, "only asked in regions with zones");
    }
    step = step
        .field("Enable active-active mode", "Disabled")
        .field("Configure BGP", if bgp.is_some() { "Enabled" } else { "Disabled" });
    if let Some(bgp) = bgp {
        step = step.field("Autonomous system number (ASN)", bgp.asn.to_string());
    }
    if let Some(apipa) = settings.address("apipa") {
        step = step.field("Custom Azure APIPA BGP IP address", apipa.to_string());
    }
    Section {
        title: "Gateway".to_owned(),
        place: "Virtual network gateways > Create".to_owned(),
        notes: vec!["A virtual network has one VPN gateway: where it has one already, leave this out.".to_owned()],
        steps: vec![step],
    }
}

fn size(sku: &Sku, generation: Option<&str>) -> String {
    format!("{} altogether, {} tunnels", sku.benchmark(generation), sku.tunnels)
}

fn local_gateway(side: &Side<'_>, view: &TunnelView<'_>) -> Section {
    let settings = &side.gateway().settings;
    let (endpoint, field) = match view.here.remote {
        Remote::Name(_) => ("FQDN", "FQDN"),
        Remote::Address(_) | Remote::Later(_) | Remote::Any => ("IP address", "IP address"),
    };
    let prefixes: Vec<String> = script::peer_prefixes(view).iter().map(ToString::to_string).collect();
    let nat = if view.tunnel.nat_between { "the public one of the router, not the inner one" } else { "" };
    let mut step = Step::new("Create the local network gateway: it stands for the other end.")
        .field("Resource group", settings.text("resource_group"))
        .field("Region", settings.text("location"))
        .field("Name", naming::local_gateway(side, view))
        .field("Endpoint", endpoint)
        .noted(field, script::peer_word(view), nat)
        .noted(
            "Address Space(s)",
            prefixes.join(", "),
            if prefixes.is_empty() { "BGP brings the networks" } else { "the networks of the other side" },
        );
    if let Some(bgp) = &view.here.bgp {
        step = step
            .noted("Configure BGP settings", "Yes", "on the tab Advanced")
            .field("Autonomous system number (ASN)", bgp.peer_asn.to_string())
            .field("BGP peer IP address", bgp.peer_address.to_string());
    }
    Section {
        title: format!("Tunnel {}: the other end", view.tunnel.id),
        place: "Local network gateways > Create".to_owned(),
        notes: Vec::new(),
        steps: vec![step],
    }
}

fn connection(side: &Side<'_>, view: &TunnelView<'_>, setup: Setup) -> Section {
    let settings = &side.gateway().settings;
    let basics = Step::new("Basics.")
        .field("Connection type", "Site-to-site (IPsec)")
        .field("Name", naming::connection(side, view))
        .field("Region", settings.text("location"));
    let mut fields = Step::new("Settings.")
        .field("Virtual network gateway", settings.text("gateway_name"))
        .field("Local network gateway", naming::local_gateway(side, view))
        .field("Authentication Method", "Shared Key(PSK)")
        .field("Shared key(PSK)", side.key(&view.tunnel.id).text())
        .noted("IKE Protocol", words::protocol(view.tunnel.ike_version), "it can never be changed on this connection")
        .field("Enable BGP", if view.here.bgp.is_some() { "Yes" } else { "No" });
    if view.here.bgp.is_some() && settings.address("apipa").is_some() {
        fields = fields.field("Enable Custom BGP Addresses", "Yes");
    }
    fields = policy(fields, view, setup);
    if script::has_mode(view, setup) {
        fields = fields.field("Connection Mode", words::mode(view.here, view.there));
    }
    Section {
        title: format!("Tunnel {}: the connection", view.tunnel.id),
        place: "Connections > Create".to_owned(),
        notes: vec!["Wait until the gateway is built.".to_owned()],
        steps: vec![basics, fields],
    }
}

fn policy(step: Step, view: &TunnelView<'_>, setup: Setup) -> Step {
    let selectors = view.tunnel.routing == RoutingKind::Policy && setup.route_based && setup.selects();
    let mut step = step.field("IPsec / IKE policy", if setup.custom { "Custom" } else { "Default" });
    if setup.custom {
        let words = words::policy(view.tunnel);
        step = step
            .field("IKE Phase 1: Encryption", words.ike_encryption)
            .field("IKE Phase 1: Integrity/PRF", words.ike_integrity)
            .field("IKE Phase 1: DH Group", words.dh_group)
            .field("IKE Phase 2(IPsec): IPsec Encryption", words.ipsec_encryption)
            .field("IKE Phase 2(IPsec): IPsec Integrity", words.ipsec_integrity)
            .field("IKE Phase 2(IPsec): PFS Group", words.pfs_group)
            .noted("IPsec SA lifetime in KiloBytes", "102400000", "0 is not taken; this is the service's own value")
            .field("IPsec SA lifetime in seconds", view.here.esp_lifetime.to_string());
    }
    if setup.route_based {
        step = step.field("Use policy based traffic selector", if selectors { "Enable" } else { "Disable" });
    }
    if let Some(seconds) = view.here.dpd_seconds {
        step = step.field("DPD timeout in seconds", seconds.to_string());
    }
    step
}

fn end(side: &Side<'_>) -> Section {
    let mut steps = vec![Step::new(format!(
        "Read the public address of {} on the gateway's page, and enter it at the other end.",
        side.gateway().settings.text("public_ip_name")
    ))];
    if script::speaks_bgp(side) {
        steps.push(Step::new(
            "Read the BGP address on the gateway's page, Configuration, and enter it at the other end if it differs from the plan.",
        ));
    }
    Section {
        title: "For the other end".to_owned(),
        place: "Virtual network gateways".to_owned(),
        notes: Vec::new(),
        steps,
    }
}
