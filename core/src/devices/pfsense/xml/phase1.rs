//! `<phase1>`: the IKE SA.

use super::super::tunnel::Tunnel;
use super::super::words;
use crate::crypto::{IkeVersion, Named};
use crate::plan::Remote;
use crate::render::xml::Xml;

/// Writes a tunnel's phase 1.
pub fn write(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    xml.element("phase1", |xml| {
        xml.leaf("ikeid", &tunnel.numbers.ikeid.to_string());
        version(xml, tunnel);
        if !tunnel.is_complete() {
            xml.empty("disabled");
        }
        endpoints(xml, tunnel);
        authentication(xml, tunnel);
        algorithms(xml, tunnel);
        timers(xml, tunnel);
        xml.cdata_escaped("descr", &tunnel.description(tunnel.peer()));
        options(xml, tunnel);
    });
}

fn version(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let v1 = tunnel.view.tunnel.ike_version == IkeVersion::V1;
    if !tunnel.era.racoon() {
        xml.leaf("iketype", if v1 { "ikev1" } else { "ikev2" });
    }
    if v1 {
        xml.leaf("mode", tunnel.view.tunnel.exchange.keyword());
    }
}

fn endpoints(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    xml.leaf("interface", &tunnel.interface);
    xml.leaf("remote-gateway", &remote(tunnel));
    if tunnel.era.phase1_protocol() {
        xml.leaf("protocol", if remote_is_v6(tunnel) { "inet6" } else { "inet" });
    }
}

/// What stands for the other end; all zeros for any.
pub fn remote(tunnel: &Tunnel<'_>) -> String {
    tunnel.view.here.remote.text()
}

/// True when the tunnel runs over IPv6.
pub fn remote_is_v6(tunnel: &Tunnel<'_>) -> bool {
    matches!(&tunnel.view.here.remote, Remote::Address(address) if address.is_ipv6())
}

fn authentication(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let (kind, data) = tunnel.own_identity();
    xml.leaf("myid_type", kind).leaf("myid_data", &data);
    let (kind, data) = tunnel.peer_identity();
    xml.leaf("peerid_type", kind).leaf("peerid_data", &data);
    xml.leaf("pre-shared-key", tunnel.key.text());
    xml.empty("private-key").empty("certref").empty("caref");
    xml.leaf("authentication_method", "pre_shared_key");
    if tunnel.era.racoon_checks() {
        xml.empty("generate_policy").empty("proposal_check");
    }
}

fn algorithms(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    if tunnel.era.proposal_list() {
        xml.element("encryption", |xml| {
            xml.element("item", |xml| proposal(xml, tunnel));
        });
    } else {
        proposal(xml, tunnel);
    }
}

fn proposal(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let suite = tunnel.view.tunnel.ike;
    let (name, length) = words::cipher(suite.encryption);
    xml.element("encryption-algorithm", |xml| {
        xml.leaf("name", name);
        if !length.is_empty() {
            xml.leaf("keylen", length);
        }
    });
    xml.leaf("hash-algorithm", words::hash(suite.integrity));
    if tunnel.era.rekey_time() {
        xml.leaf("prf-algorithm", words::hash(suite.integrity));
    }
    xml.leaf("dhgroup", &suite.group.number().to_string());
}

/// Empty fields are computed by pfSense: rekeying at nine tenths of the lifetime.
fn timers(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    xml.leaf("lifetime", &tunnel.view.here.ike_lifetime.to_string());
    if tunnel.era.rekey_time() {
        xml.empty("rekey_time").empty("reauth_time").empty("rand_time");
    }
}

fn options(xml: &mut Xml, tunnel: &Tunnel<'_>) {
    let era = tunnel.era;
    let v2 = tunnel.view.tunnel.ike_version == IkeVersion::V2;
    xml.leaf("nat_traversal", "on");
    if !era.racoon() {
        xml.leaf("mobike", "off");
    }
    // Reauthentication makes a second IKE SA beside the first: off, where the
    // version of IKE can do without.
    if era.reauth_switch() && v2 {
        xml.empty("reauth_enable");
    }
    if era.start_action() {
        xml.leaf("startaction", if tunnel.only_answers() { "none" } else { "start" });
        xml.empty("closeaction");
    } else if era.responder_only() && tunnel.only_answers() {
        xml.empty("responderonly");
    }
    if tunnel.is_split() {
        xml.empty("splitconn");
    }
    if let Some(seconds) = tunnel.view.here.dpd_seconds {
        xml.leaf("dpd_delay", &seconds.to_string()).leaf("dpd_maxfail", "5");
    }
}
