//! Where a fact comes from.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A document that a capability, limit or default was read from.
///
/// Every number that the core knows about a device points to one of these, so
/// that a reader can judge its age and look it up.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's name, as a person would cite it.
    pub title: &'static str,
    /// Its address; always https.
    pub url: &'static str,
    /// The day on which we last read the fact there.
    #[serde(serialize_with = "as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub checked: Date,
}

fn as_text<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// A day, for statics: `day(2026, 6, 8)`.
pub const fn day(year: i16, month: i8, day: i8) -> Date {
    jiff::civil::date(year, month, day)
}
