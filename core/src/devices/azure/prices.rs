//! Prices, each with its day. Microsoft's own page was not at hand: the figures
//! are what programs read from the Retail Prices service on that day.

use super::sources::{BANDWIDTH26, INFRA25, INFRA26, LANDING26, PAGE_COPY, PAGE16, PAGE24, RETAIL26};
use crate::cost::{Meter, Price, Tier, Unit};
use crate::fact::{Source, day};
use jiff::civil::Date;

/// The region of most of the figures.
pub(super) const REGION: &str = "eastus";

const fn hour(key: &'static str, about: &'static str) -> Meter {
    Meter { key, about, unit: Unit::Hour }
}

/// What is counted.
pub(super) static METERS: &[Meter] = &[
    hour("Basic", "an hour of a Basic gateway"),
    hour("VpnGw1AZ", "an hour of a VpnGw1AZ gateway"),
    hour("VpnGw2AZ", "an hour of a VpnGw2AZ gateway"),
    hour("VpnGw3AZ", "an hour of a VpnGw3AZ gateway"),
    hour("VpnGw4AZ", "an hour of a VpnGw4AZ gateway"),
    hour("VpnGw5AZ", "an hour of a VpnGw5AZ gateway"),
    hour("VpnGw1", "an hour of a VpnGw1 gateway"),
    hour("VpnGw2", "an hour of a VpnGw2 gateway"),
    hour("VpnGw3", "an hour of a VpnGw3 gateway"),
    hour("VpnGw4", "an hour of a VpnGw4 gateway"),
    hour("VpnGw5", "an hour of a VpnGw5 gateway"),
    hour("Standard", "an hour of a Standard gateway"),
    hour("HighPerformance", "an hour of a HighPerformance gateway"),
    hour("classic", "an hour of a classic gateway"),
    hour("tunnel", "an hour of a tunnel beyond the included ones"),
    hour("public-ip", "an hour of a Standard static public IPv4 address"),
    hour("dynamic-ip", "an hour of a dynamic public IPv4 address, as gateways had before December 2023"),
    Meter { key: "egress", about: "a gigabyte out to the Internet", unit: Unit::Gigabyte },
    Meter { key: "vnet-transfer", about: "a gigabyte to a virtual network of another region", unit: Unit::Gigabyte },
];

const AUTUMN_2016: Date = day(2016, 10, 26);
/// The walk-through says "after October 2023" of itself; this is the day that its scenario carries.
const WALK_2024: Date = day(2024, 6, 1);
const WINTER_2025: Date = day(2025, 1, 15);

const fn price(
    (meter, region): (&'static str, &'static str),
    as_of: Date,
    tiers: &'static [Tier],
    source: &'static Source,
) -> Price {
    Price { meter, region, as_of, tiers, source }
}

macro_rules! each {
    ($micros:literal) => {
        &[Tier { above: 0, micros: Some($micros) }]
    };
}

/// The curve of 2016 beyond the free gigabytes is not told.
const EGRESS_2016: &[Tier] = &[Tier { above: 0, micros: Some(0) }, Tier { above: 5, micros: None }];

/// A terabyte counts as 1000 GB here, as a reader of the service prints the
/// steps. No two sources agree on the price from 50 to 150 TB.
const EGRESS_2026: &[Tier] = &[
    Tier { above: 0, micros: Some(0) },
    Tier { above: 100, micros: Some(87_000) },
    Tier { above: 10_000, micros: Some(83_000) },
    Tier { above: 50_000, micros: None },
    Tier { above: 150_000, micros: Some(50_000) },
];

/// Every price that a source names.
pub(super) static PRICES: &[Price] = &[
    price(("Standard", REGION), AUTUMN_2016, each!(190_000), &PAGE16),
    price(("dynamic-ip", REGION), AUTUMN_2016, each!(4_000), &PAGE16),
    price(("egress", REGION), AUTUMN_2016, EGRESS_2016, &PAGE16),
    price(("vnet-transfer", REGION), AUTUMN_2016, each!(35_000), &PAGE16),
    price(("Basic", REGION), day(2021, 12, 31), each!(36_000), &INFRA25),
    price(("VpnGw1", REGION), WALK_2024, each!(190_000), &PAGE24),
    price(("tunnel", REGION), WALK_2024, each!(15_000), &PAGE24),
    price(("VpnGw1", REGION), WINTER_2025, each!(190_000), &INFRA25),
    price(("VpnGw2", REGION), WINTER_2025, each!(490_000), &INFRA25),
    price(("VpnGw3", REGION), WINTER_2025, each!(1_250_000), &INFRA25),
    price(("VpnGw4", REGION), WINTER_2025, each!(2_100_000), &INFRA25),
    price(("VpnGw5", REGION), WINTER_2025, each!(3_650_000), &INFRA25),
    price(("VpnGw1AZ", REGION), WINTER_2025, each!(210_000), &INFRA25),
    price(("VpnGw1AZ", "eastus2"), day(2026, 9, 30), each!(210_000), &RETAIL26),
    price(("VpnGw2AZ", "westus"), day(2026, 4, 2), each!(540_000), &LANDING26),
    price(("tunnel", REGION), WINTER_2025, each!(15_000), &PAGE_COPY),
    price(("public-ip", REGION), day(2026, 4, 3), each!(5_000), &INFRA26),
    price(("public-ip", "eastus2"), day(2026, 9, 30), each!(5_000), &RETAIL26),
    price(("public-ip", "westus"), day(2026, 4, 2), each!(5_000), &LANDING26),
    price(("vnet-transfer", REGION), WINTER_2025, each!(35_000), &INFRA25),
    price(("egress", REGION), day(2026, 3, 1), EGRESS_2026, &BANDWIDTH26),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_price_has_a_meter_and_tiers_in_order() {
        for price in PRICES {
            assert!(METERS.iter().any(|meter| meter.key == price.meter), "{}", price.meter);
            assert_eq!(price.tiers.first().map(|tier| tier.above), Some(0), "{}", price.meter);
            assert!(price.tiers.is_sorted_by(|a, b| a.above < b.above), "{}", price.meter);
        }
        for sku in super::super::sku::ALL {
            assert!(METERS.iter().any(|meter| meter.key == sku.name), "{}", sku.name);
        }
    }
}
