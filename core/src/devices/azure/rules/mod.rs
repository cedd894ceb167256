//! Azure's own design rules: letter Z. One file each, one list.
//!
//! What holds everywhere (reserved AS numbers, retired releases, keys, IPv6) is
//! not repeated here.

mod apipa_alone;
mod apipa_range;
mod asn_reserved;
mod asn_unclear;
mod bgp_address_elsewhere;
mod bgp_not_in_sku;
mod default_policy;
mod device_behind_nat_answers;
mod gateway_subnet_missing;
mod gateway_subnet_outside;
mod gateway_subnet_small;
mod gre_blocked;
mod ike_gcm_unconfirmed;
mod ikev1_rekey_drop;
mod limit_near;
mod limits;
mod names_twice;
mod nat_covers_bgp;
mod nat_not_announced;
mod nat_not_in_sku;
mod nat_with_apipa;
mod network_refused;
mod pairs_only_answered;
mod peer_address_routed;
mod peer_bgp_address_inside;
mod peer_without_address;
mod policy_based_needs_basic;
mod several_lines;
mod sku_not_created_any_more;
mod sku_not_yet;
mod sku_retired;
mod subnets_clash;
mod too_many_announced;
mod too_many_pairs;
mod too_many_prefixes;
mod too_many_tunnels;
mod transit_inside_vnet;

use ipnet::{IpNet, Ipv4Net};

use super::setup::Setup;
use super::{DEVICE, GATEWAY_SUBNET};
use crate::addressing::{Place, Room, SubnetUse, propose_gateway_subnet};
use crate::draft::{Draft, DraftGateway};
use crate::plan::{End, Plan, PlannedGateway, PlannedTunnel};
use crate::rules::Rule;

/// Every rule, by code.
pub(super) static ALL: &[&Rule] = &[
    &sku_retired::RULE,
    &sku_not_created_any_more::RULE,
    &sku_not_yet::RULE,
    &bgp_not_in_sku::RULE,
    &policy_based_needs_basic::RULE,
    &too_many_tunnels::RULE,
    &gateway_subnet_small::RULE,
    &gateway_subnet_outside::RULE,
    &subnets_clash::RULE,
    &names_twice::RULE,
    &network_refused::RULE,
    &peer_bgp_address_inside::RULE,
    &transit_inside_vnet::RULE,
    &asn_reserved::RULE,
    &asn_unclear::RULE,
    &peer_address_routed::RULE,
    &too_many_pairs::RULE,
    &too_many_prefixes::RULE,
    &device_behind_nat_answers::RULE,
    &gre_blocked::RULE,
    &ike_gcm_unconfirmed::RULE,
    &default_policy::RULE,
    &ikev1_rekey_drop::RULE,
    &pairs_only_answered::RULE,
    &several_lines::RULE,
    &apipa_range::RULE,
    &bgp_address_elsewhere::RULE,
    &peer_without_address::RULE,
    &apipa_alone::RULE,
    &gateway_subnet_missing::RULE,
    &nat_not_in_sku::RULE,
    &nat_with_apipa::RULE,
    &nat_covers_bgp::RULE,
    &nat_not_announced::RULE,
    &too_many_announced::RULE,
    &limit_near::RULE,
];

/// True when this end has NAT rules.
fn translates(end: &End) -> bool {
    !end.translate.is_empty() || !end.translate_other.is_empty()
}

/// The gateways of this kind, as typed.
fn azure<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = (&'a DraftGateway, Setup)> {
    draft.gateways.iter().filter_map(|gateway| {
        let release = gateway.device.filter(|device| device.id == DEVICE.id).and(gateway.release)?;
        Some((gateway, Setup::of(release, &gateway.settings, draft.as_of)))
    })
}

/// What the gateway's subnet is sized for.
fn subnet_use(setup: Setup) -> Option<&'static SubnetUse> {
    let basic = setup.sku.is_some_and(|sku| sku.name == "Basic");
    GATEWAY_SUBNET.sized_for(if basic { "basic" } else { "vpn" })
}

/// The next free place for the gateway's subnet, as large as the SKU needs.
fn free_gateway_subnet(draft: &Draft<'_>, gateway: &DraftGateway, setup: Setup) -> Option<Ipv4Net> {
    let sized_for = subnet_use(setup)?;
    let narrow = |net: &IpNet| match net {
        IpNet::V4(net) => Some(*net),
        IpNet::V6(_) => None,
    };
    let spaces: Vec<Ipv4Net> = gateway.networks.iter().filter_map(narrow).collect();
    // The subnet must leave room beside it.
    let spaces: Vec<Ipv4Net> = spaces.into_iter().filter(|net| net.prefix_len() < sized_for.length).collect();
    let others = draft.gateways.iter().filter(|other| other.path != gateway.path);
    let others: Vec<IpNet> = others.flat_map(|other| &other.networks).copied().collect();
    let room = Room { spaces: &spaces, used: gateway.settings.prefixes("subnets"), others: &others };
    propose_gateway_subnet(&GATEWAY_SUBNET, sized_for, room, Place::Last)
}

/// One end of a tunnel that is a gateway of this kind.
struct SideOf<'a> {
    /// Place of the tunnel in the scenario.
    tunnel: usize,
    /// The tunnel.
    planned: &'a PlannedTunnel,
    /// First or second end.
    place: usize,
    /// The gateway.
    gateway: &'a PlannedGateway,
    /// Its end.
    here: &'a End,
    /// The other end.
    there: &'a End,
}

/// Every such end of a plan.
fn sides(plan: &Plan) -> impl Iterator<Item = SideOf<'_>> {
    plan.placed().flat_map(move |(tunnel, planned)| {
        (0..2).filter_map(move |place| {
            let (here, there) = (&planned.ends[place], &planned.ends[1 - place]);
            let gateway = &plan.gateways[here.gateway];
            (gateway.device.id == DEVICE.id).then_some(SideOf { tunnel, planned, place, gateway, here, there })
        })
    })
}
