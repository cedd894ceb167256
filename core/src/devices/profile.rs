//! What a device can do: rows with a release, a date and a source; absent means no.

use jiff::civil::Date;

use super::{Device, DeviceFacts};
use crate::crypto::{DhGroup, Encryption, IkeVersion, Integrity};
use crate::fact::Source;
use crate::scenario::RoutingKind;

/// One ability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Speaks this version of IKE.
    Ike(IkeVersion),
    /// Opens an IKE SA of IKEv1 in aggressive mode, too.
    AggressiveMode,
    /// Cipher of the IKE SA.
    IkeEncryption(Encryption),
    /// Hash of the IKE SA.
    IkeIntegrity(Integrity),
    /// Group of the IKE SA.
    IkeGroup(DhGroup),
    /// Cipher of the Child SA.
    EspEncryption(Encryption),
    /// Hash of the Child SA.
    EspIntegrity(Integrity),
    /// Perfect forward secrecy in this group.
    Pfs(DhGroup),
    /// A Child SA without perfect forward secrecy.
    NoPfs,
    /// This kind of routing.
    Routing(RoutingKind),
    /// NAT traversal.
    NatTraversal,
    /// A peer whose address is given as a host name.
    PeerByName,
    /// In a policy-based tunnel: own networks shown at other addresses, host for host.
    TranslateOwn,
    /// In a route-based tunnel: networks of both sides shown at other addresses, host for host.
    TranslateBoth,
    /// IPv6 networks in a policy-based tunnel between IPv4 addresses.
    InnerIpv6,
}

/// One row of a profile.
#[derive(Debug)]
pub struct Row {
    /// The ability.
    pub feature: Feature,
    /// First release that has it, by id.
    pub since: &'static str,
    /// Last release that has it, by id; `None`: it still has.
    pub until: Option<&'static str>,
    /// First and last day on which a service has it, where days count and not releases.
    pub days: (Option<Date>, Option<Date>),
    /// The settings under which it holds.
    pub when: When,
    /// Seen in a source without contradiction. What is not is never chosen by default.
    pub confirmed: bool,
    /// Where it is written.
    pub source: &'static Source,
}

/// A condition on the device's own settings.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Always.
    Always,
    /// When the setting has one of these values.
    Is(&'static str, &'static [&'static str]),
    /// When the setting has none of these values.
    IsNot(&'static str, &'static [&'static str]),
    /// Both hold.
    Both(&'static When, &'static When),
    /// In a tunnel with this version of IKE: the device has lists of its own for each.
    Version(IkeVersion),
}

impl When {
    /// True when it holds in one setting.
    pub fn holds(self, facts: &DeviceFacts<'_>) -> bool {
        match self {
            Self::Always => true,
            Self::Is(key, values) => values.contains(&facts.settings.text(key)),
            Self::IsNot(key, values) => !values.contains(&facts.settings.text(key)),
            Self::Both(one, other) => one.holds(facts) && other.holds(facts),
            // The version is the tunnel's, not the gateway's.
            Self::Version(_) => true,
        }
    }

    /// The one version of IKE with which it holds.
    pub fn version(self) -> Option<IkeVersion> {
        match self {
            Self::Always | Self::Is(..) | Self::IsNot(..) => None,
            Self::Both(one, other) => one.version().or(other.version()),
            Self::Version(own) => Some(own),
        }
    }

    /// True when it does not stand against a tunnel with this version of IKE.
    pub fn fits(self, version: IkeVersion) -> bool {
        match self {
            Self::Always | Self::Is(..) | Self::IsNot(..) => true,
            Self::Both(one, other) => one.fits(version) && other.fits(version),
            Self::Version(own) => own == version,
        }
    }
}

impl Row {
    /// True when the row's days hold that day.
    pub fn is_on(&self, day: Date) -> bool {
        let (first, last) = self.days;
        first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
    }

    fn holds(&self, ranks: &mut Ranks, release: Option<usize>, facts: &DeviceFacts<'_>) -> bool {
        release >= ranks.of(self.since)
            && self.until.is_none_or(|until| release <= ranks.of(until))
            && self.is_on(facts.as_of)
            && self.when.holds(facts)
    }
}

/// Places of releases. Neighbouring rows mostly name the same release, so the
/// last answer is kept.
struct Ranks {
    device: &'static Device,
    last: (&'static str, Option<usize>),
}

impl Ranks {
    fn of(&mut self, id: &'static str) -> Option<usize> {
        if !std::ptr::eq(self.last.0, id) {
            self.last = (id, self.device.rank(id));
        }
        self.last.1
    }
}

/// What one gateway can do on one day: the rows that hold.
#[derive(Debug, Clone, Default)]
pub struct Abilities {
    rows: Vec<&'static Row>,
}

impl Abilities {
    /// The abilities of a device in one setting.
    pub fn of(device: &'static Device, facts: &DeviceFacts<'_>) -> Self {
        Self::of_rows(device, device.rows, facts)
    }

    /// What a device can do with manual keys in one setting; nothing where it has none.
    pub fn of_manual(device: &'static Device, facts: &DeviceFacts<'_>) -> Self {
        Self::of_rows(device, device.manual.map_or(&[], |manual| manual.rows), facts)
    }

    fn of_rows(device: &'static Device, rows: &'static [Row], facts: &DeviceFacts<'_>) -> Self {
        let release = device.rank(facts.release.id);
        let mut ranks = Ranks { device, last: ("", None) };
        Self { rows: rows.iter().filter(|row| row.holds(&mut ranks, release, facts)).collect() }
    }

    /// True when no row holds.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The features, each once or more often.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        self.rows.iter().map(|row| row.feature)
    }

    /// True when it can.
    pub fn has(&self, feature: Feature) -> bool {
        self.row(feature).is_some()
    }

    /// True when it can, and a source says so without contradiction.
    pub fn has_confirmed(&self, feature: Feature) -> bool {
        self.row(feature).is_some_and(|row| row.confirmed)
    }

    /// The row of an ability in a tunnel with this version of IKE.
    pub fn row_with(&self, feature: Feature, version: IkeVersion) -> Option<&'static Row> {
        self.rows.iter().rev().copied().find(|row| row.feature == feature && row.when.fits(version))
    }

    /// The row of an ability, for its source.
    pub fn row(&self, feature: Feature) -> Option<&'static Row> {
        // Of two rows for one feature the last one counts.
        self.rows.iter().rev().copied().find(|row| row.feature == feature)
    }
}
