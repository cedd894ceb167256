//! Design rules: one file each, one list. A rule looks and reports; it changes nothing.
//!
//! Codes: A addressing, C cost, D device limits, I who starts and how packets get there,
//! K keys, M merging, N still to fill in, R routing, S security, and a device's own
//! letter for its own rules. A code is never used twice.

mod address_not_public;
mod aggressive_mode;
mod asn_not_for_use;
mod behind_nat;
mod bgp_address_elsewhere;
mod bgp_announces_everything;
mod bgp_same_as;
mod both_behind_nat;
mod both_start;
mod callers;
mod callers_with_other_keys;
mod documentation_address;
mod everything_as_network;
mod ike_version_1;
mod ipv6_not_supported;
mod key_is_placeholder;
mod key_not_accepted;
mod key_reads_as_code;
mod key_short;
mod nat_address_confused;
mod network_not_usable;
mod network_unusual;
mod network_within_network;
mod networks_overlap;
mod no_pfs;
mod ospf_areas_differ;
mod ospf_router_twice;
mod ospf_ways_alike;
mod outside_announced;
mod own_end;
mod pairs_in_two_tunnels;
mod price_unknown;
mod release_not_yet;
mod release_retired;
mod router_forwarding;
mod routes_in_two_tunnels;
mod rule;
mod single_host;
mod transit_inside_network;
mod transit_used_twice;
mod translated_network_taken;
mod transport_not_private;
mod transport_taken;
mod ways_share_a_line;
mod weak_esp_encryption;
mod weak_esp_integrity;
mod weak_ike_encryption;
mod weak_ike_group;
mod weak_ike_integrity;

pub(crate) use behind_nat::names_sent;
pub(crate) use callers::unlike_the_first;
pub(crate) use own_end::{OwnEnd, own_ends, peer_twice};
pub(crate) use transit_inside_network::with_free_transit;

pub use rule::{Base, Case, Check, Hit, Rule};
#[cfg(feature = "plan")]
pub use rule::{run_draft, run_plan};

/// The rules that hold for every device.
pub static ALL: &[&Rule] = &[
    &networks_overlap::RULE,
    &network_within_network::RULE,
    &transit_inside_network::RULE,
    &transit_used_twice::RULE,
    &transport_not_private::RULE,
    &transport_taken::RULE,
    &pairs_in_two_tunnels::RULE,
    &routes_in_two_tunnels::RULE,
    &ways_share_a_line::RULE,
    &network_not_usable::RULE,
    &address_not_public::RULE,
    &documentation_address::RULE,
    &ipv6_not_supported::RULE,
    &everything_as_network::RULE,
    &bgp_address_elsewhere::RULE,
    &translated_network_taken::RULE,
    &network_unusual::RULE,
    &single_host::RULE,
    &bgp_same_as::RULE,
    &asn_not_for_use::RULE,
    &bgp_announces_everything::RULE,
    &outside_announced::RULE,
    &ospf_areas_differ::RULE,
    &ospf_router_twice::RULE,
    &ospf_ways_alike::RULE,
    &weak_ike_encryption::RULE,
    &weak_ike_integrity::RULE,
    &weak_ike_group::RULE,
    &weak_esp_encryption::RULE,
    &weak_esp_integrity::RULE,
    &no_pfs::RULE,
    &ike_version_1::RULE,
    &aggressive_mode::RULE,
    &both_start::RULE,
    &router_forwarding::RULE,
    &both_behind_nat::RULE,
    &nat_address_confused::RULE,
    &price_unknown::RULE,
    &release_retired::RULE,
    &release_not_yet::RULE,
    &key_not_accepted::RULE,
    &key_short::RULE,
    &key_reads_as_code::RULE,
    &key_is_placeholder::RULE,
    &callers_with_other_keys::RULE,
];

/// Every rule: the general ones, then each device's own.
#[cfg(feature = "plan")]
pub fn every() -> impl Iterator<Item = &'static Rule> {
    let own = crate::devices::ALL.iter().flat_map(|device| device.rules.iter().copied());
    ALL.iter().copied().chain(own)
}

#[cfg(test)]
mod tests;
