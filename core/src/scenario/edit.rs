//! Paths into a scenario (`gateways[1].lines[0].address`), and changes along them.

use serde_json::Value;

use super::Scenario;
use crate::finding::Edit;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A field's name.
    Field(String),
    /// A place in a list.
    Index(usize),
}

/// Splits `a.b[1].c` into its steps; `None` when it is no path.
pub fn parse_path(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !name.is_empty() {
            steps.push(Step::Field(name.to_owned()));
        }
        while let Some(inner) = rest.strip_prefix('[') {
            let (index, tail) = inner.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = tail;
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(steps)
}

/// The value at `path`, if it is there.
pub fn get_path<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    parse_path(path)?.iter().try_fold(root, |value, step| match step {
        Step::Field(name) => value.get(name),
        Step::Index(index) => value.get(index),
    })
}

fn slot<'a>(value: &'a mut Value, step: &Step) -> Option<&'a mut Value> {
    match step {
        Step::Field(name) => {
            if value.is_null() {
                *value = Value::Object(serde_json::Map::new());
            }
            Some(value.as_object_mut()?.entry(name.clone()).or_insert(Value::Null))
        }
        Step::Index(index) => {
            if value.is_null() {
                *value = Value::Array(Vec::new());
            }
            let list = value.as_array_mut()?;
            if *index == list.len() {
                list.push(Value::Null);
            }
            list.get_mut(*index)
        }
    }
}

fn remove(parent: &mut Value, step: &Step) {
    match (parent, step) {
        (Value::Object(map), Step::Field(name)) => {
            map.remove(name);
        }
        (Value::Array(list), Step::Index(index)) if *index < list.len() => {
            list.remove(*index);
        }
        _ => {}
    }
}

/// Sets or, with `null`, removes the value at `path` of a JSON tree; `None` when the path does not fit it.
pub fn change(root: &mut Value, path: &str, value: Value) -> Option<()> {
    let steps = parse_path(path)?;
    let (last, parents) = steps.split_last()?;
    let parent = parents.iter().try_fold(root, |value, step| slot(value, step))?;
    if value.is_null() {
        remove(parent, last);
    } else {
        *slot(parent, last)? = value;
    }
    Some(())
}

/// The tree as indented JSON. Its `Display` would bring two more ways of writing JSON into the page.
pub fn tree_text(tree: &Value) -> String {
    // A tree has keys that are texts: writing it cannot fail.
    serde_json::to_string_pretty(tree).unwrap_or_default()
}

/// The scenario after a repair's edits; `None` when they do not fit it.
///
/// Keys and SPIs are not part of the JSON form: they are put back before the
/// edits, so that an edit may change or remove them as well.
pub fn apply(scenario: &Scenario, edits: &[Edit]) -> Option<Scenario> {
    let mut root = scenario.to_value();
    for (index, tunnel) in scenario.tunnels.iter().enumerate() {
        for (field, secret) in secrets(tunnel).into_iter().filter(|(_, secret)| !secret.is_empty()) {
            change(&mut root, &format!("tunnels[{index}].{field}"), secret.into())?;
        }
    }
    for edit in edits {
        change(&mut root, &edit.path, edit.value.clone())?;
    }
    super::read::collect(root).ok()
}

/// What a tunnel holds and no JSON of it shows, by its path.
fn secrets(tunnel: &super::Tunnel) -> [(&'static str, &str); 7] {
    let super::Manual { to_first, to_second, .. } = &tunnel.manual;
    [
        ("psk", tunnel.psk.reveal()),
        ("manual.to_first.spi", to_first.spi.reveal()),
        ("manual.to_first.encryption_key", to_first.encryption_key.reveal()),
        ("manual.to_first.integrity_key", to_first.integrity_key.reveal()),
        ("manual.to_second.spi", to_second.spi.reveal()),
        ("manual.to_second.encryption_key", to_second.encryption_key.reveal()),
        ("manual.to_second.integrity_key", to_second.integrity_key.reveal()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_split_into_fields_and_places() {
        use Step::{Field, Index};
        assert_eq!(
            parse_path("gateways[1].bgp.asn"),
            Some(vec![Field("gateways".into()), Index(1), Field("bgp".into()), Field("asn".into())])
        );
        assert_eq!(parse_path("a[x]"), None);
        assert_eq!(parse_path("a[0]b"), None);
        assert_eq!(parse_path(""), Some(vec![]));
    }

    #[test]
    fn an_edit_reaches_fields_that_are_not_there_yet() {
        let mut scenario = Scenario::empty();
        scenario.gateways.push(Default::default());
        let edits = [Edit::set("gateways[0].bgp.asn", 65010), Edit::set("gateways[0].networks[0]", "10.0.0.0/8")];
        let changed = apply(&scenario, &edits).unwrap();
        assert_eq!(changed.gateways[0].bgp.asn.number(), Some(65010));
        assert_eq!(changed.gateways[0].networks, ["10.0.0.0/8"]);
    }

    #[test]
    fn an_edit_keeps_the_key() {
        let mut scenario = Scenario::empty();
        scenario.tunnels.push(super::super::Tunnel {
            id: "t".into(),
            psk: super::super::Psk::new("k"),
            ..Default::default()
        });
        scenario.tunnels[0].manual.to_second.spi = "300".into();
        let changed = apply(&scenario, &[Edit::set("name", "x")]).unwrap();
        assert_eq!(changed.tunnels[0].psk.reveal(), "k");
        assert_eq!(changed.tunnels[0].manual.to_second.spi.reveal(), "300");
        let spi = Edit { path: "tunnels[0].manual.to_second.spi".into(), value: Value::Null };
        assert!(apply(&changed, &[spi]).unwrap().tunnels[0].manual.to_second.spi.is_empty());
    }
}
