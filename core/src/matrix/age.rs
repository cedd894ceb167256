//! How old the facts are.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::devices::{self, Device, DeviceFacts};
use crate::draft;
use crate::fact::Source;
use crate::scenario::RoutingKind;

/// A fact is old when its source was last read longer ago than this.
pub const MONTHS: i32 = 12;

/// A source that was last read too long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    /// The device whose fact it is.
    pub device: &'static str,
    /// The source.
    pub source: &'static Source,
}

/// Every source of every device that was last read more than [`MONTHS`] before
/// `today`; each once a device.
pub fn aged(today: Date) -> Vec<Aged> {
    let limit: Span = MONTHS.months();
    let Ok(oldest) = today.checked_sub(limit) else { return Vec::new() };
    let mut all: Vec<Aged> = Vec::new();
    for device in devices::ALL {
        for source in sources(device, today).into_iter().filter(|source| source.checked < oldest) {
            let aged = Aged { device: device.id, source };
            if !all.contains(&aged) {
                all.push(aged);
            }
        }
    }
    all
}

/// The sources of a device's releases, abilities, limits, keys and prices.
fn sources(device: &'static Device, as_of: Date) -> Vec<&'static Source> {
    let settings = draft::default_settings(device);
    let mut all: Vec<&'static Source> = vec![device.psk.source];
    all.extend(device.rows.iter().map(|row| row.source));
    if let Some(manual) = device.manual {
        all.extend(manual.rows.iter().map(|row| row.source));
        all.extend([manual.spi.source, manual.key.source]);
    }
    all.extend(device.bill.iter().flat_map(|bill| bill.prices).map(|price| price.source));
    for release in device.releases {
        let facts = DeviceFacts { release, settings: &settings, as_of, networks: &[], routing: RoutingKind::Static };
        let behaviour = (device.behaviour)(&facts);
        all.extend([release.source, behaviour.ike_lifetime.source, behaviour.esp_lifetime.source]);
        all.extend(behaviour.dpd.map(|dpd| dpd.source));
        all.extend([behaviour.mtu, behaviour.mss].into_iter().flatten().map(|advice| advice.source));
        all.extend(behaviour.most_tunnels.map(|(_, source)| source));
        all.extend(behaviour.offers.map(|offers| offers.source));
    }
    all
}
