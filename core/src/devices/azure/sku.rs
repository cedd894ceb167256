//! The gateway SKUs: what each carries, and from when to when it can be had.

use jiff::civil::Date;

use super::sources::{CONSOL, DEPR24, FAQ26, LEGACY18, NEW26, SKU26};
use crate::fact::{Source, day};

/// One SKU.
#[derive(Debug)]
pub(super) struct Sku {
    /// As Azure writes it.
    pub(super) name: &'static str,
    /// Site-to-site tunnels; a policy-based gateway has one, whatever its SKU.
    pub(super) tunnels: u16,
    /// Aggregate benchmark in Mbps as Generation1 and Generation2.
    pub(super) mbps: [Option<u32>; 2],
    /// Speaks BGP.
    pub(super) bgp: bool,
    /// Takes a custom IPsec/IKE policy, policy-based selectors and IKEv1 on a route-based gateway.
    pub(super) custom_policy: bool,
    /// Zone-redundant where the region has zones.
    pub(super) zones: bool,
    /// The first day for which a source knows it.
    pub(super) first_seen: Option<Date>,
    /// From this day no new one can be created.
    pub(super) no_new: Option<(Date, &'static Source)>,
    /// From this day it is gone.
    pub(super) retired: Option<(Date, &'static Source)>,
    /// What to take instead.
    pub(super) successor: Option<&'static str>,
    /// Where its figures stand.
    pub(super) source: &'static Source,
}

/// The end of the older SKUs was moved from 2025-09-30 to "June 2026": its last day is taken.
const LEGACY_END: (Date, &Source) = (day(2026, 6, 30), &NEW26);
/// "2023-12-01" in one document, "2024" in another: the exact one is taken.
const LEGACY_NO_NEW: (Date, &Source) = (day(2023, 12, 1), &DEPR24);
/// The announcement of the consolidation; a later document says only "2025".
const PLAIN_NO_NEW: (Date, &Source) = (day(2025, 1, 1), &CONSOL);
/// The announcement's title; its own FAQ says 2026-09-16.
const PLAIN_END: (Date, &Source) = (day(2026, 9, 30), &NEW26);
/// No document of 2016 knows them, a note of 2017 has the new table.
const SEEN_2017: Date = day(2017, 1, 1);
/// The table of November 2019 is the first that we read them in.
const SEEN_2019: Date = day(2019, 11, 12);

const fn legacy(name: &'static str, tunnels: u16, mbps: u32, successor: &'static str) -> Sku {
    Sku {
        name,
        tunnels,
        mbps: [Some(mbps), None],
        bgp: true,
        custom_policy: false,
        zones: false,
        first_seen: None,
        no_new: Some(LEGACY_NO_NEW),
        retired: Some(LEGACY_END),
        successor: Some(successor),
        source: &LEGACY18,
    }
}

const fn plain(name: &'static str, tunnels: u16, mbps: [Option<u32>; 2], seen: Date, successor: &'static str) -> Sku {
    Sku {
        name,
        tunnels,
        mbps,
        bgp: true,
        custom_policy: true,
        zones: false,
        first_seen: Some(seen),
        no_new: Some(PLAIN_NO_NEW),
        retired: Some(PLAIN_END),
        successor: Some(successor),
        source: &SKU26,
    }
}

const fn zoned(name: &'static str, tunnels: u16, mbps: [Option<u32>; 2]) -> Sku {
    Sku {
        name,
        tunnels,
        mbps,
        bgp: true,
        custom_policy: true,
        zones: true,
        first_seen: Some(SEEN_2019),
        no_new: None,
        retired: None,
        successor: None,
        source: &SKU26,
    }
}

/// Every VPN SKU, the one for new gateways first.
pub(super) static ALL: &[Sku] = &[
    zoned("VpnGw1AZ", 30, [Some(650), None]),
    zoned("VpnGw2AZ", 30, [Some(1000), Some(1250)]),
    zoned("VpnGw3AZ", 30, [Some(1250), Some(2500)]),
    zoned("VpnGw4AZ", 100, [None, Some(5000)]),
    zoned("VpnGw5AZ", 100, [None, Some(10_000)]),
    Sku {
        name: "Basic",
        tunnels: 10,
        mbps: [Some(100), None],
        bgp: false,
        custom_policy: false,
        zones: false,
        first_seen: None,
        no_new: None,
        retired: None,
        successor: None,
        source: &FAQ26,
    },
    plain("VpnGw1", 30, [Some(650), None], SEEN_2017, "VpnGw1AZ"),
    plain("VpnGw2", 30, [Some(1000), Some(1250)], SEEN_2017, "VpnGw2AZ"),
    plain("VpnGw3", 30, [Some(1250), Some(2500)], SEEN_2017, "VpnGw3AZ"),
    plain("VpnGw4", 100, [None, Some(5000)], SEEN_2019, "VpnGw4AZ"),
    plain("VpnGw5", 100, [None, Some(10_000)], SEEN_2019, "VpnGw5AZ"),
    legacy("Standard", 10, 100, "VpnGw1AZ"),
    legacy("HighPerformance", 30, 200, "VpnGw2AZ"),
];

/// Names of the SKUs without custom policies, for conditions.
pub(super) const WITHOUT_POLICY: &[&str] = &["Basic", "Standard", "HighPerformance"];

/// Names of the SKUs with NAT rules, for conditions: the one to advise first.
pub(super) const WITH_NAT: &[&str] =
    &["VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ", "VpnGw2", "VpnGw3", "VpnGw4", "VpnGw5"];

/// The SKU with this name.
pub(super) fn by_name(name: &str) -> Option<&'static Sku> {
    ALL.iter().find(|sku| sku.name == name)
}

impl Sku {
    /// True when it is retired on that day.
    pub(super) fn is_retired(&self, day: Date) -> bool {
        self.retired.is_some_and(|(end, _)| end <= day)
    }

    /// The hardware generation that a new gateway gets; `None` where Azure has none to choose.
    pub(super) fn generation(&self, chosen: &str) -> Option<&'static str> {
        if !self.custom_policy {
            return None;
        }
        match self.mbps {
            [Some(_), None] | [None, None] => Some("Generation1"),
            [None, Some(_)] => Some("Generation2"),
            [Some(_), Some(_)] if chosen == "Generation1" => Some("Generation1"),
            [Some(_), Some(_)] => Some("Generation2"),
        }
    }

    /// The benchmark of that generation, "650 Mbps".
    pub(super) fn benchmark(&self, generation: Option<&str>) -> String {
        let [first, second] = self.mbps;
        let mbps = if generation == Some("Generation2") { second.or(first) } else { first.or(second) };
        mbps.map(|mbps| format!("{mbps} Mbps")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_successor_exists_and_is_not_retired_itself() {
        for sku in ALL {
            let successor = sku.successor.map(by_name);
            assert!(successor.is_none_or(|next| next.is_some_and(|next| next.retired.is_none())), "{}", sku.name);
        }
        for name in WITH_NAT {
            assert!(by_name(name).is_some_and(|sku| sku.bgp && sku.custom_policy), "{name}");
        }
        assert!(by_name(WITH_NAT[0]).is_some_and(|sku| sku.no_new.is_none() && sku.retired.is_none()));
        for name in WITHOUT_POLICY {
            assert!(by_name(name).is_some_and(|sku| !sku.custom_policy), "{name}");
        }
    }
}
