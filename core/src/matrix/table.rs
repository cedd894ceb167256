//! The matrix as data that others can build on. What is here keeps its meaning
//! within a [`VERSION`]; fields may be added.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{End, Group};
use crate::crypto::IkeVersion;
use crate::devices::{self, Behaviour, Device, DeviceFacts, Lifetime, ManualRules, Release, Row, Settings, When};
use crate::draft;
use crate::fact::Source;
use crate::scenario::RoutingKind;

/// Version of the data set's form. It changes when a field goes or changes its meaning.
pub const VERSION: u32 = 1;

/// What every device can do.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Matrix {
    /// Version of this form: [`VERSION`].
    pub version: u32,
    /// The devices, in the order in which they are offered.
    pub devices: Vec<DeviceTable>,
}

/// One device.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceTable {
    /// Short name, as in scenarios.
    pub id: &'static str,
    /// The name that people say.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Which daemon or parser has judged its exports.
    pub judged_by: &'static str,
    /// Its releases, oldest first.
    pub releases: Vec<ReleaseTable>,
    /// What it can do with IKE. An ability that no entry names is a no.
    pub abilities: Vec<Ability>,
    /// Manual keys; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manual: Option<ManualTable>,
}

/// One release, or one generation of a service.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReleaseTable {
    /// Short name, as in scenarios.
    pub id: &'static str,
    /// The name that people say.
    pub name: &'static str,
    /// First day, YYYY-MM-DD; null where no source says.
    #[serde(serialize_with = "maybe_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub since: Option<Date>,
    /// Day of retirement; null where it is in service.
    #[serde(serialize_with = "maybe_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub retired: Option<Date>,
    /// What to use instead of a retired one.
    pub successor: Option<&'static str>,
    /// Where that is written.
    pub source: Origin,
    /// Numbers that hold for it when its own settings are at their defaults.
    pub limits: Vec<Limit>,
}

/// A number with its bounds.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Of what: `tunnels`, `ike-lifetime`, `esp-lifetime`, `dpd`, `mtu`, `mss`, `psk-length`.
    pub what: &'static str,
    /// In what: `seconds`, `bytes`, `characters`, `tunnels`.
    pub unit: &'static str,
    /// What it takes when nothing is chosen.
    pub default: Option<u32>,
    /// Smallest that can be chosen; null with `most` where the device fixes it.
    pub least: Option<u32>,
    /// Largest that can be chosen, or the most there can be.
    pub most: Option<u32>,
    /// Where that is written.
    pub source: Origin,
}

/// One thing that a device can do.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ability {
    /// Which kind.
    pub group: Group,
    /// Which one; with the group it is the same ability at every device.
    pub keyword: &'static str,
    /// For people.
    pub name: &'static str,
    /// First release that has it.
    pub since: &'static str,
    /// Last release that has it; null: it still has.
    pub until: Option<&'static str>,
    /// First day, where days count and not releases.
    #[serde(serialize_with = "maybe_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from_day: Option<Date>,
    /// Last day, where days count and not releases.
    #[serde(serialize_with = "maybe_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub until_day: Option<Date>,
    /// The settings of the device under which it holds; all of them together.
    pub when: Vec<Condition>,
    /// Seen in a source without contradiction. What is not is never chosen by default.
    pub confirmed: bool,
    /// Where it is written.
    pub source: Origin,
}

/// A condition on one of the device's own settings.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Condition {
    /// The setting's key, as in scenarios; `ike_version`: the tunnel's.
    pub setting: &'static str,
    /// True: it is one of `values`; false: it is none of them.
    pub is: bool,
    /// The values.
    pub values: &'static [&'static str],
}

/// Manual keying.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManualTable {
    /// Ciphers and hashes.
    pub abilities: Vec<Ability>,
    /// Smallest SPI.
    pub spi_least: u32,
    /// Largest SPI.
    pub spi_most: u32,
    /// One SPI serves both directions.
    pub one_spi: bool,
    /// Where that is written.
    pub spi_source: Origin,
    /// The notations of keys that it reads.
    pub notations: Vec<&'static str>,
    /// One key serves both directions.
    pub one_key: bool,
    /// Where that is written.
    pub key_source: Origin,
}

/// The document that a fact was read in.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Its name.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The day on which the fact was last read there, YYYY-MM-DD.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub checked: Date,
}

fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn maybe_day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

/// The matrix of every device. `as_of` is the day on which limits hold; abilities
/// carry their days themselves.
pub fn table(as_of: Date) -> Matrix {
    Matrix { version: VERSION, devices: devices::ALL.iter().map(|device| device_table(device, as_of)).collect() }
}

fn device_table(device: &'static Device, as_of: Date) -> DeviceTable {
    let settings = draft::default_settings(device);
    let release = |release: &'static Release| ReleaseTable {
        id: release.id,
        name: release.name,
        since: release.since,
        retired: release.retired,
        successor: release.successor,
        source: release.source.into(),
        limits: limits_of(device, release, &settings, as_of),
    };
    DeviceTable {
        id: device.id,
        name: device.name,
        about: device.about,
        judged_by: device.judged_by,
        releases: device.releases.iter().map(release).collect(),
        abilities: device.rows.iter().map(ability).collect(),
        manual: device.manual.map(manual),
    }
}

impl Limit {
    /// The number for people: "28800 seconds (180 to 86400)", "at most 128 characters".
    pub fn words(&self) -> String {
        let unit = self.unit;
        let bounds = match (self.least, self.most) {
            (Some(least), Some(most)) => format!("{least} to {most}"),
            (Some(least), None) => format!("at least {least}"),
            (None, Some(most)) => format!("at most {most}"),
            (None, None) if unit == "bytes" => "what its maker asks for".to_owned(),
            (None, None) => "fixed".to_owned(),
        };
        match self.default {
            Some(default) => format!("{default} {unit} ({bounds})"),
            None => format!("{bounds} {unit}"),
        }
    }
}

fn ability(row: &Row) -> Ability {
    Ability {
        group: row.feature.group(),
        keyword: row.feature.keyword(),
        name: row.feature.name(),
        since: row.since,
        until: row.until,
        from_day: row.days.0,
        until_day: row.days.1,
        when: conditions(row.when),
        confirmed: row.confirmed,
        source: row.source.into(),
    }
}

fn conditions(when: When) -> Vec<Condition> {
    match when {
        When::Always => Vec::new(),
        When::Is(setting, values) => vec![Condition { setting, is: true, values }],
        When::IsNot(setting, values) => vec![Condition { setting, is: false, values }],
        When::Version(version) => vec![Condition { setting: "ike_version", is: true, values: keywords(version) }],
        When::Both(one, other) => conditions(*one).into_iter().chain(conditions(*other)).collect(),
    }
}

fn keywords(version: IkeVersion) -> &'static [&'static str] {
    match version {
        IkeVersion::V1 => &["ikev1"],
        IkeVersion::V2 => &["ikev2"],
    }
}

fn manual(rules: &ManualRules) -> ManualTable {
    ManualTable {
        abilities: rules.rows.iter().map(ability).collect(),
        spi_least: *rules.spi.range.start(),
        spi_most: *rules.spi.range.end(),
        one_spi: rules.spi.one,
        spi_source: rules.spi.source.into(),
        notations: rules.key.notations.iter().map(|notation| notation.name()).collect(),
        one_key: rules.key.one,
        key_source: rules.key.source.into(),
    }
}

impl From<&Source> for Origin {
    fn from(source: &Source) -> Self {
        Self { title: source.title, url: source.url, checked: source.checked }
    }
}

/// The numbers of one end on a day, its own settings at their defaults.
pub fn limits(end: End, as_of: Date) -> Vec<Limit> {
    limits_of(end.device, end.release, &draft::default_settings(end.device), as_of)
}

fn limits_of(device: &'static Device, release: &'static Release, settings: &Settings, as_of: Date) -> Vec<Limit> {
    let psk = Limit {
        what: "psk-length",
        unit: "characters",
        default: None,
        least: number(device.psk.min),
        most: device.psk.max.and_then(number),
        source: device.psk.source.into(),
    };
    let mut all = vec![psk];
    // A release that has manual keys alone has no lifetimes, and asks nobody whether he is alive.
    if device.rows.iter().any(|row| device.spans(row, release)) {
        let facts = DeviceFacts { release, settings, as_of, networks: &[], routing: RoutingKind::Static };
        all.extend(behaviour((device.behaviour)(&facts)));
    }
    all
}

fn number(count: usize) -> Option<u32> {
    u32::try_from(count).ok()
}

fn behaviour(behaviour: Behaviour) -> Vec<Limit> {
    let lifetime = |what, lifetime: &Lifetime| Limit {
        what,
        unit: "seconds",
        default: Some(lifetime.default),
        least: lifetime.settable.as_ref().map(|range| *range.start()),
        most: lifetime.settable.as_ref().map(|range| *range.end()),
        source: lifetime.source.into(),
    };
    let mut all =
        vec![lifetime("ike-lifetime", &behaviour.ike_lifetime), lifetime("esp-lifetime", &behaviour.esp_lifetime)];
    if let Some(dpd) = &behaviour.dpd {
        let dpd = Lifetime { default: dpd.default_seconds, settable: dpd.settable.clone(), source: dpd.source };
        all.push(lifetime("dpd", &dpd));
    }
    for (what, advice) in [("mtu", &behaviour.mtu), ("mss", &behaviour.mss)] {
        if let Some(advice) = advice {
            let default = Some(u32::from(advice.bytes));
            let source = advice.source.into();
            all.push(Limit { what, unit: "bytes", default, least: None, most: None, source });
        }
    }
    if let Some((most, source)) = behaviour.most_tunnels {
        let most = Some(u32::from(most));
        all.push(Limit { what: "tunnels", unit: "tunnels", default: None, least: None, most, source: source.into() });
    }
    all
}
