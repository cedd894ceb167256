//! The BGP session of a tunnel, as each end sees it.

use std::net::IpAddr;

use ipnet::IpNet;

use super::refusal::{BGP_LIKELY, NO_ASN, NO_BGP_ADDRESS};
use super::translation::Translated;
use super::{Party, Refusals, announced};
use crate::devices::BgpAddress;
use crate::draft::DraftTunnel;
use crate::plan::{BgpSession, Transit};
use crate::scenario::RoutingKind;

struct Speaker {
    asn: u32,
    address: IpAddr,
    likely: bool,
}

/// Both ends' sessions; nothing where routing is not BGP; `None` when a number
/// or an address is missing, which is reported.
pub(super) fn sessions(
    tunnel: &DraftTunnel,
    parties: &[Party<'_>; 2],
    transit: [Option<Transit>; 2],
    translated: &[Translated; 2],
    refusals: &mut Refusals,
) -> Option<[Option<BgpSession>; 2]> {
    if tunnel.routing != RoutingKind::Bgp {
        return Some([None, None]);
    }
    let first = speaker(&parties[0], transit[0], refusals);
    let second = speaker(&parties[1], transit[1], refusals);
    let speakers = [first?, second?];
    let wire = [0, 1].map(|i| translated[i].shown(&announced(parties[i].gateway)));
    Some([0, 1].map(|i| {
        let heard = translated[i].seen(&wire[1 - i]);
        Some(session(&speakers[i], &speakers[1 - i], [&wire[i], &heard], transit[i]))
    }))
}

fn speaker(party: &Party<'_>, transit: Option<Transit>, refusals: &mut Refusals) -> Option<Speaker> {
    let bgp = &party.gateway.bgp;
    let asn = bgp.asn.or(party.behaviour.default_asn);
    if asn.is_none() {
        refusals.add(
            &NO_ASN,
            format!("{}.bgp.asn", party.gateway.path),
            format!("{} has no AS number yet", party.gateway.id),
            "choose a private one, like 65010; the two sides must differ".to_owned(),
        );
    }
    let (address, likely) = match (bgp.address, party.behaviour.bgp_address) {
        (Some(address), _) => (Some(address), false),
        (None, BgpAddress::Assigned(address)) => (address, true),
        (None, BgpAddress::Chosen) => (transit.map(|transit| IpAddr::V4(transit.here)), false),
    };
    match address {
        None => refusals.add(
            &NO_BGP_ADDRESS,
            format!("{}.bgp.address", party.gateway.path),
            format!("{} has no BGP address yet", party.gateway.id),
            "give the address that the other side peers with".to_owned(),
        ),
        Some(address) if likely => refusals.add(
            &BGP_LIKELY,
            format!("{}.bgp.address", party.gateway.path),
            format!("{address} is the BGP address that {} will probably have", party.gateway.id),
            "look it up once the gateway exists, and enter it here".to_owned(),
        ),
        Some(_) => {}
    }
    Some(Speaker { asn: asn?, address: address?, likely })
}

fn session(own: &Speaker, peer: &Speaker, [said, heard]: [&[IpNet]; 2], transit: Option<Transit>) -> BgpSession {
    let on_transit = transit.is_some_and(|transit| IpAddr::V4(transit.there) == peer.address);
    BgpSession {
        asn: own.asn,
        address: own.address,
        peer_asn: peer.asn,
        peer_address: peer.address,
        peer_address_likely: peer.likely,
        multihop: !on_transit,
        announce: said.to_vec(),
        expect: heard.to_vec(),
    }
}
