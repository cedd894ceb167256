//! Who can: the systems with an ability, for a refusal that names the way out.

use serde::Serialize;

use crate::devices::{self, Device, Feature, Row};
use crate::fact::Source;

/// A system with an ability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Able {
    /// The ability in words.
    pub how: &'static str,
    /// Its name, the release since which it can, and the settings in which.
    pub who: String,
    /// Where that is written.
    pub source: &'static Source,
}

/// The systems that can.
pub fn able(feature: Feature) -> impl Iterator<Item = Able> {
    let rows = devices::ALL.iter().flat_map(|device| device.rows.iter().map(move |row| (device, row)));
    let able = |(device, row): (&&Device, &'static Row)| Able {
        how: row.feature.name(),
        who: who(device, row),
        source: row.source,
    };
    rows.filter(move |(_, row)| row.feature == feature).map(able)
}

/// The same as a part of a sentence: each system with its release, semicolons between.
pub(crate) fn systems_with(feature: Feature) -> String {
    able(feature).map(|able| able.who).collect::<Vec<_>>().join("; ")
}

fn who(device: &Device, row: &Row) -> String {
    let since = device.release(row.since).map_or(row.since, |release| release.name);
    // A release may stand for several: "5.9.0 to 5.9.5".
    let mut who = format!("{} since {}", device.name, since.split(" to ").next().unwrap_or(since));
    for (word, more) in [(", from ", row.days.0.map(|day| day.to_string())), (", where ", Some(row.when.words()))] {
        if let Some(more) = more.filter(|more| !more.is_empty()) {
            who.push_str(word);
            who.push_str(&more);
        }
    }
    who
}
