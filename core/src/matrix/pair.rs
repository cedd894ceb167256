//! What two devices can do together, and the reason behind each no.

use jiff::civil::Date;
use serde::Serialize;

use super::Group;
use crate::crypto::{IkeVersion, Named};
use crate::devices::{self, Device, DeviceFacts, Feature, Release, Row, Settings};
use crate::draft;
use crate::order::in_order;
use crate::scenario::RoutingKind;

/// One end: a device in one release, its own settings at their defaults.
#[derive(Debug, Clone, Copy)]
pub struct End {
    /// The device.
    pub device: &'static Device,
    /// The release.
    pub release: &'static Release,
}

/// Whether one end can, on one day.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// It can.
    Yes(&'static Row),
    /// It can, but no source says so without contradiction.
    Unconfirmed(&'static Row),
    /// It can with this version of IKE only: the device has lists of its own for each.
    With(&'static Row, IkeVersion),
    /// It can once its settings are changed so that the row's condition holds.
    Under(&'static Row),
    /// Not this release or this day: the row says when.
    Elsewhere(&'static Row),
    /// No source says that it can.
    No,
}

impl Answer {
    /// True when it can, be it after a change of its own settings.
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Yes(_) | Self::Unconfirmed(_) | Self::With(..) | Self::Under(_))
    }

    /// The row that the answer rests on.
    pub fn row(self) -> Option<&'static Row> {
        match self {
            Self::Yes(row) | Self::Unconfirmed(row) | Self::With(row, _) | Self::Under(row) | Self::Elsewhere(row) => {
                Some(row)
            }
            Self::No => None,
        }
    }

    /// The reason in words: "since 2.5.0", "when policy is not default".
    pub fn words(self) -> String {
        match self {
            Self::Yes(_) => "yes".to_owned(),
            Self::Unconfirmed(_) => "yes, not confirmed".to_owned(),
            Self::With(row, version) => {
                let doubt = if row.confirmed { "" } else { ", not confirmed" };
                format!("with {} only{doubt}", version.name())
            }
            Self::Under(row) => format!("when {}", row.when.words()),
            Self::Elsewhere(row) => row.span(),
            Self::No => "no source says so".to_owned(),
        }
    }
}

/// One ability at both ends.
#[derive(Debug, Clone, Copy)]
pub struct Shared {
    /// Which.
    pub feature: Feature,
    /// Whether each end can.
    pub ends: [Answer; 2],
}

impl Shared {
    /// True when both can.
    pub fn is_yes(&self) -> bool {
        self.ends.iter().all(|end| end.is_yes())
    }
}

/// One ability of a pair, as the command prints and the library returns it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PairRow {
    /// Which kind.
    pub group: Group,
    /// Which one.
    pub keyword: &'static str,
    /// For people.
    pub name: &'static str,
    /// Both can.
    pub together: bool,
    /// What each end says to it.
    pub ends: [PairEnd; 2],
}

/// What one end says to an ability.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PairEnd {
    /// It can, be it after a change of its own settings.
    pub can: bool,
    /// The reason in words.
    pub why: String,
    /// Where that is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
}

impl PairRow {
    /// The row of one ability.
    pub fn of(shared: &Shared) -> Self {
        let end = |answer: Answer| PairEnd {
            can: answer.is_yes(),
            why: answer.words(),
            source: answer.row().map(|row| row.source.url),
        };
        Self {
            group: shared.feature.group(),
            keyword: shared.feature.keyword(),
            name: shared.feature.name(),
            together: shared.is_yes(),
            ends: shared.ends.map(end),
        }
    }
}

impl End {
    /// The end that a person or a program names: `DEVICE` or `DEVICE@RELEASE`.
    ///
    /// # Errors
    /// Names every device, or every release, when there is none like it.
    pub fn named(text: &str) -> Result<Self, String> {
        let (id, release) = text.split_once('@').map_or((text, None), |(id, release)| (id, Some(release)));
        let device = devices::named(id)?;
        let wanted = release.unwrap_or(device.default_release);
        let release = device.release(wanted).ok_or_else(|| {
            let known: Vec<&str> = device.releases.iter().map(|release| release.id).collect();
            format!("{} has no release \"{wanted}\"; its releases are {}", device.name, known.join(", "))
        })?;
        Ok(Self { device, release })
    }
}

/// Every ability that one of two ends has in some release, with what each end
/// says to it on that day; sorted by group, as the matrix shows them.
pub fn together(ends: [End; 2], day: Date) -> Vec<Shared> {
    let all = ends.iter().flat_map(|end| end.device.rows).map(|row| row.feature).collect();
    let mut features: Vec<Feature> = in_order(all, |one, other| (one.group(), one) <= (other.group(), other));
    features.dedup();
    let settings = ends.map(|end| draft::default_settings(end.device));
    features
        .into_iter()
        .map(|feature| Shared { feature, ends: [0, 1].map(|end| answer(&ends[end], &settings[end], feature, day)) })
        .collect()
}

fn answer(end: &End, settings: &Settings, feature: Feature, as_of: Date) -> Answer {
    let facts = DeviceFacts { release: end.release, settings, as_of, networks: &[], routing: RoutingKind::Static };
    // Of two rows for one feature the last one counts, as in the planner.
    let rows = || end.device.rows.iter().rev().filter(move |row| row.feature == feature);
    let now = || rows().filter(|row| end.device.spans(row, end.release) && row.is_on(as_of));
    let holding = || now().filter(|row| row.when.holds(&facts));
    if let Some(row) = holding().next() {
        let version = row.when.version().filter(|own| holding().all(|row| row.when.version() == Some(*own)));
        return match version {
            Some(version) => Answer::With(row, version),
            None if row.confirmed => Answer::Yes(row),
            None => Answer::Unconfirmed(row),
        };
    }
    now().next().map(Answer::Under).or_else(|| rows().next().map(Answer::Elsewhere)).unwrap_or(Answer::No)
}
