//! What kind of gateway the settings describe: read once, asked everywhere.

use std::net::{IpAddr, Ipv4Addr};

use jiff::civil::Date;

use super::releases::{CLASSIC_STATIC, RESOURCE_MANAGER};
use super::sku::{self, Sku};
use super::tables::Era;
use crate::devices::{Release, Settings};
use crate::plan::{Plan, PlannedGateway};

/// One gateway.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setup {
    /// Built in the deployment model of 2013.
    pub(super) classic: bool,
    /// Routes into the tunnel; else policy-based.
    pub(super) route_based: bool,
    /// The SKU; none in the classic model.
    pub(super) sku: Option<&'static Sku>,
    /// Each connection has a policy of its own.
    pub(super) custom: bool,
    /// The table of defaults that holds.
    pub(super) era: Era,
}

impl Setup {
    pub(super) fn of(release: &Release, settings: &Settings, as_of: Date) -> Self {
        let classic = release.id != RESOURCE_MANAGER;
        let sku = if classic { None } else { sku::by_name(settings.text("sku")) };
        let route_based =
            if classic { release.id != CLASSIC_STATIC } else { settings.text("vpn_type") != "PolicyBased" };
        let custom = route_based && sku.is_some_and(|sku| sku.custom_policy) && settings.text("policy") != "default";
        Self { classic, route_based, sku, custom, era: Era::at(as_of) }
    }

    pub(super) fn planned(plan: &Plan, gateway: &PlannedGateway) -> Self {
        Self::of(gateway.release, &gateway.settings, plan.as_of)
    }

    /// True when the gateway can propose pairs of networks on its own.
    pub(super) fn selects(self) -> bool {
        !self.route_based || self.sku.is_some_and(|sku| sku.custom_policy)
    }
}

/// The address that the gateway gives itself for BGP: the chosen APIPA one, else
/// the last usable of its subnet, as in the documents' examples.
pub(super) fn bgp_address(settings: &Settings) -> Option<IpAddr> {
    let own = || {
        let subnet = settings.prefix("gateway_subnet")?;
        let last = u32::from(subnet.broadcast()).checked_sub(1)?;
        (subnet.prefix_len() <= 29).then(|| Ipv4Addr::from(last))
    };
    settings.address("apipa").or_else(own).map(IpAddr::V4)
}
