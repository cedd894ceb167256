//! `<phase2>`: the Child SAs.

use ipnet::IpNet;

use super::super::tunnel::Tunnel;
use super::super::words;
use super::stable_hex;
use crate::render::xml::Xml;

/// Writes a tunnel's phase 2 entries: one for a routed tunnel, else one for each
/// pair of networks.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    if tunnel.is_routed() {
        routed(xml, tunnel);
    } else {
        for (index, (own, other)) in tunnel.selectors().iter().enumerate() {
            pair(xml, tunnel, index, *own, *other);
        }
    }
}

/// The type is `network` and not `address`: only so the mask is the planned one.
fn routed(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let transit = tunnel.view.here.transit;
    let (here, bits, there) = transit.map_or_else(Default::default, |transit| {
        (transit.here.to_string(), transit.network.prefix_len().to_string(), transit.there.to_string())
    });
    xml.element("phase2", |xml| {
        head(xml, tunnel, 0, "vti");
        xml.element("localid", |xml| {
            xml.leaf("type", "network").leaf("address", &here).leaf("netbits", &bits);
        });
        xml.element("remoteid", |xml| {
            xml.leaf("type", "address").leaf("address", &there);
        });
        rest(xml, tunnel, &format!("{} routed", tunnel.peer()));
    });
}

fn pair(xml: &mut Xml, tunnel: &Tunnel<'_>, index: usize, own: IpNet, other: IpNet) {
    let mode = if matches!(own, IpNet::V6(_)) { "tunnel6" } else { "tunnel" };
    xml.element("phase2", |xml| {
        head(xml, tunnel, index, mode);
        let real = tunnel.view.here.real(own);
        xml.element("localid", |xml| network(xml, real));
        xml.element("remoteid", |xml| network(xml, other));
        if real != own {
            xml.element("natlocalid", |xml| network(xml, own));
        }
        rest(xml, tunnel, &format!("{own} to {other}"));
    });
}

fn network(xml: &mut Xml, network: IpNet) {
    xml.leaf("type", "network");
    xml.leaf("address", &network.network().to_string());
    xml.leaf("netbits", &network.prefix_len().to_string());
}

fn head(xml: &mut Xml, tunnel: &Tunnel<'_>, index: usize, mode: &str) {
    xml.leaf("ikeid", &tunnel.numbers.ikeid.to_string());
    if tunnel.era.request_ids() {
        xml.leaf("uniqid", &stable_hex(&format!("{} phase 2 {index}", tunnel.view.tunnel.id)));
        let reqid = tunnel.numbers.reqids.get(index).copied().unwrap_or(1);
        xml.leaf("reqid", &reqid.to_string());
    }
    xml.leaf("mode", mode);
}

fn rest(xml: &mut Xml, tunnel: &Tunnel<'_>, what: &str) {
    let suite = tunnel.view.tunnel.esp;
    let (name, length) = words::cipher(suite.encryption);
    xml.leaf("protocol", "esp");
    xml.element("encryption-algorithm-option", |xml| {
        xml.leaf("name", name);
        if !length.is_empty() {
            xml.leaf("keylen", length);
        }
    });
    if let Some(hash) = suite.integrity {
        xml.leaf("hash-algorithm-option", words::esp_hash(hash));
    }
    xml.leaf("pfsgroup", &suite.pfs.map_or(0, crate::crypto::DhGroup::number).to_string());
    xml.leaf("lifetime", &tunnel.view.here.esp_lifetime.to_string());
    if tunnel.era.rekey_time() {
        xml.empty("rekey_time").empty("rand_time");
    }
    xml.empty("pinghost");
    if tunnel.era.keep_alive() {
        xml.leaf("keepalive", "disabled");
    }
    xml.cdata_escaped("descr", &tunnel.description(what));
}
