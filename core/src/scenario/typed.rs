//! Values as a person typed them.

use std::fmt;

use serde::{Serialize, Serializer};

/// A number as typed: `65010`, or whatever stands in the field instead.
///
/// Read from a JSON number or string; written as a number where it is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed(pub String);

impl Typed {
    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The number, when it is one: digits alone, no sign, no leading zero.
    pub fn number(&self) -> Option<u64> {
        let text = self.0.trim();
        let number: u64 = text.parse().ok()?;
        (number.to_string() == text).then_some(number)
    }
}

impl From<u64> for Typed {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.number() {
            Some(number) => serializer.serialize_u64(number),
            None => serializer.serialize_str(&self.0),
        }
    }
}

/// One value of a system's own questions: a flag, a text or number, or a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Setting {
    /// Yes or no.
    Flag(bool),
    /// A text or a number.
    Text(Typed),
    /// A list of texts.
    List(Vec<String>),
}

/// A key as typed. It has no `Serialize`, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(transparent))]
pub struct Secret(String);

/// A pre-shared key as typed.
pub type Psk = Secret;

/// An SPI as typed. It has no `Serialize`, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(transparent))]
pub struct TypedSpi(Typed);

impl TypedSpi {
    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as typed.
    pub fn reveal(&self) -> &str {
        &self.0.0
    }
}

impl From<&str> for TypedSpi {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for TypedSpi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "TypedSpi(none)" } else { "TypedSpi(hidden)" })
    }
}

impl Secret {
    /// A key from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// True when no key was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key itself: only for a file that is marked as secret.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Secret(none)" } else { "Secret(hidden)" })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Typed {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Typed".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["integer", "string"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", Psk::new("hunter2")), "Secret(hidden)");
        assert_eq!(format!("{:?}", TypedSpi::from("4711")), "TypedSpi(hidden)");
    }
}
