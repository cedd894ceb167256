//! Values by name, in the order of the names: settings, keys, marks.

use serde::{Serialize, Serializer};

/// Values by name, in the order of the names.
///
/// A list, since a dozen entries are many here, and a tree of the standard
/// library costs the page four to nine kilobytes for each type that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByName<T>(Vec<(String, T)>);

/// Names, each once.
pub type Names = ByName<()>;

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByName<T> {
    /// Where the name stands, or where it would stand.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(own, _)| own.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.get(self.place(name).ok()?).map(|(_, value)| value)
    }

    /// True when the name has a value.
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Gives the name a value, instead of the one that it had.
    pub fn insert(&mut self, name: String, value: T) {
        match self.place(&name) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (name, value)),
        }
    }

    /// Takes the name away, and gives back its value.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let place = self.place(name).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// True when there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The names and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

impl Names {
    /// Adds a name that may be there already.
    pub fn add(&mut self, name: String) {
        self.insert(name, ());
    }
}

impl<T> FromIterator<(String, T)> for ByName<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut all = Self::default();
        entries.into_iter().for_each(|(name, value)| all.insert(name, value));
        all
    }
}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        names.into_iter().map(|name| (name, ())).collect()
    }
}

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for ByName<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ByName".into()
    }

    /// An object whose keys are free: what a map of the standard library has.
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::ByName;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_holds_what_a_map_of_the_standard_library_holds(
            entries in proptest::collection::vec(("[a-d]{0,2}", any::<u8>()), 0..40),
            gone in "[a-d]{0,2}",
        ) {
            let mut own: ByName<u8> = entries.iter().cloned().collect();
            let mut map: BTreeMap<String, u8> = entries.into_iter().collect();
            prop_assert_eq!(own.get(&gone), map.get(&gone));
            prop_assert_eq!(own.remove(&gone), map.remove(&gone));
            prop_assert!(own.iter().eq(map.iter().map(|(name, value)| (name.as_str(), value))));
        }
    }
}
