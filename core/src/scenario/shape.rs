//! The form of a scenario as data, and the walk that names every fault of it at
//! once. A test holds it against the JSON Schema made from the types.

use serde_json::{Map, Value};

use super::ReadError;
use crate::crypto::{DhGroup, Encryption, ExchangeMode, IkeVersion, Integrity, Named};

/// What may stand at a place.
pub(crate) enum Shape {
    /// A text.
    Text,
    /// A text that no message may show.
    Secret,
    /// A number, or what was typed instead of one.
    Typed,
    /// Yes or no.
    Flag,
    /// One of several words.
    Word(fn() -> Vec<&'static str>),
    /// A list.
    List(&'static Shape),
    /// An object with these fields and no others.
    Object(&'static [(&'static str, Shape)]),
    /// An object with any fields: a device's own settings.
    Settings,
    /// An object with any fields, each of them a text that no message may show.
    Texts,
}

fn words<T: Named>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.keyword()).collect()
}

fn pfs() -> Vec<&'static str> {
    [vec!["off"], words::<DhGroup>()].concat()
}

const TEXTS: Shape = Shape::List(&Shape::Text);

const NAT: Shape = Shape::Object(&[
    ("behind", Shape::Flag),
    ("inside", Shape::Text),
    ("router", Shape::Text),
    ("system", Shape::Text),
    ("forwards", Shape::Flag),
]);

const LINE: Shape = Shape::Object(&[
    ("id", Shape::Text),
    ("address", Shape::Text),
    ("fqdn", Shape::Text),
    ("dynamic", Shape::Flag),
    ("nat", NAT),
    ("mtu", Shape::Typed),
    ("pppoe", Shape::Flag),
]);

const BGP: Shape = Shape::Object(&[("asn", Shape::Typed), ("address", Shape::Text), ("announce", TEXTS)]);

const OSPF: Shape = Shape::Object(&[("router_id", Shape::Text), ("area", Shape::Text)]);

const GATEWAY: Shape = Shape::Object(&[
    ("id", Shape::Text),
    ("label", Shape::Text),
    ("system", Shape::Text),
    ("release", Shape::Text),
    ("lines", Shape::List(&LINE)),
    ("networks", TEXTS),
    ("bgp", BGP),
    ("ospf", OSPF),
    ("settings", Shape::Settings),
]);

const END: Shape = Shape::Object(&[
    ("gateway", Shape::Text),
    ("line", Shape::Text),
    ("identity", Shape::Text),
    ("transit", Shape::Text),
    ("transport", Shape::Text),
    ("translate", Shape::List(&TRANSLATION)),
]);

const TRANSLATION: Shape = Shape::Object(&[("from", Shape::Text), ("to", Shape::Text)]);

const ROUTING: Shape = Shape::Object(&[
    ("kind", Shape::Word(|| vec!["policy", "static", "bgp", "ospf"])),
    ("transit", Shape::Text),
    ("metric", Shape::Typed),
]);

const PROTECTION: Shape = Shape::Object(&[
    ("ike_version", Shape::Word(words::<IkeVersion>)),
    ("exchange_mode", Shape::Word(words::<ExchangeMode>)),
    ("ike_encryption", Shape::Word(words::<Encryption>)),
    ("ike_integrity", Shape::Word(words::<Integrity>)),
    ("ike_group", Shape::Word(words::<DhGroup>)),
    ("ike_lifetime", Shape::Typed),
    ("esp_encryption", Shape::Word(words::<Encryption>)),
    ("esp_integrity", Shape::Word(words::<Integrity>)),
    ("pfs", Shape::Word(pfs)),
    ("esp_lifetime", Shape::Typed),
    ("dpd_seconds", Shape::Typed),
]);

const MANUAL_SA: Shape =
    Shape::Object(&[("spi", Shape::Typed), ("encryption_key", Shape::Secret), ("integrity_key", Shape::Secret)]);

const MANUAL: Shape = Shape::Object(&[
    ("encryption", Shape::Word(words::<Encryption>)),
    ("integrity", Shape::Word(words::<Integrity>)),
    ("to_first", MANUAL_SA),
    ("to_second", MANUAL_SA),
]);

const TUNNEL: Shape = Shape::Object(&[
    ("id", Shape::Text),
    ("ends", Shape::List(&END)),
    ("initiator", Shape::Word(|| vec!["best", "first", "second", "either"])),
    ("routing", ROUTING),
    ("protection", PROTECTION),
    ("psk", Shape::Secret),
    ("keying", Shape::Word(|| vec!["ike", "manual"])),
    ("manual", MANUAL),
]);

const EXPECT: Shape = Shape::Object(&[
    ("hours", Shape::Typed),
    ("egress_gb", Shape::Typed),
    ("vnet_gb", Shape::Typed),
    ("throughput_mbps", Shape::Typed),
]);

/// The form of a scenario.
pub(super) const SCENARIO: Shape = Shape::Object(&[
    ("version", Shape::Typed),
    ("name", Shape::Text),
    ("description", Shape::Text),
    ("as_of", Shape::Text),
    ("expect", EXPECT),
    ("gateways", Shape::List(&GATEWAY)),
    ("tunnels", Shape::List(&TUNNEL)),
]);

impl Shape {
    /// What would be right here, in words.
    fn expected(&self) -> String {
        match self {
            Self::Text | Self::Secret => "a text".to_owned(),
            Self::Typed => "a number".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Word(words) => format!("one of {}", words().join(", ")),
            Self::List(Self::Text) => "a list of texts".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) | Self::Settings | Self::Texts => "an object".to_owned(),
        }
    }

    /// Notes every fault below this place. A `null` counts as absent and is taken away.
    pub(crate) fn walk(&self, value: &mut Value, path: &str, faults: &mut Vec<ReadError>) {
        match (self, value) {
            (Self::Text | Self::Secret, Value::String(_)) | (Self::Flag, Value::Bool(_)) => {}
            (Self::Typed, Value::String(_) | Value::Number(_)) => {}
            (Self::Word(words), Value::String(word)) if words().contains(&word.as_str()) => {}
            (Self::List(item), Value::Array(list)) => {
                for (index, value) in list.iter_mut().enumerate() {
                    item.walk(value, &format!("{path}[{index}]"), faults);
                }
            }
            (Self::Object(fields), Value::Object(map)) => walk_fields(fields, map, path, faults),
            (Self::Settings, Value::Object(map)) => {
                map.retain(|_, value| !value.is_null());
                for (key, value) in map.iter_mut() {
                    walk_setting(value, &below(path, key), faults);
                }
            }
            (Self::Texts, Value::Object(map)) => {
                map.iter_mut().for_each(|(key, value)| Self::Secret.walk(value, &below(path, key), faults));
            }
            (Self::Secret, _) => faults.push(ReadError::new(path, "a text is expected here")),
            (_, value) => {
                let message = format!("{} stands here; {} is expected", shown(value), self.expected());
                faults.push(ReadError::new(path, message));
            }
        }
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn walk_fields(
    fields: &[(&'static str, Shape)],
    map: &mut Map<String, Value>,
    path: &str,
    faults: &mut Vec<ReadError>,
) {
    map.retain(|_, value| !value.is_null());
    for (key, value) in map.iter_mut() {
        match fields.iter().find(|(name, _)| name == key) {
            Some((_, shape)) => shape.walk(value, &below(path, key), faults),
            None => {
                let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
                let message = format!("there is no such field; there are {}", known.join(", "));
                faults.push(ReadError::new(below(path, key), message));
            }
        }
    }
}

fn walk_setting(value: &mut Value, path: &str, faults: &mut Vec<ReadError>) {
    match value {
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(_) => TEXTS.walk(value, path, faults),
        Value::Null | Value::Object(_) => {
            let message =
                format!("{} stands here; a text, a number, true, false or a list of texts is expected", shown(value));
            faults.push(ReadError::new(path, message));
        }
    }
}

/// A value in a message: short ones as they stand.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.len() <= 40 => format!("\"{}\"", crate::bundle::one_line(text)),
        Value::String(_) => "a text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

#[cfg(all(test, feature = "schema"))]
mod tests {
    use super::*;

    /// Follows a schema's reference and its "or null".
    fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
        let reference = schema["$ref"].as_str().or_else(|| schema["anyOf"][0]["$ref"].as_str());
        match reference.and_then(|reference| reference.strip_prefix("#/$defs/")) {
            Some(name) => resolved(&root["$defs"][name], root),
            None => schema,
        }
    }

    fn compare(shape: &Shape, schema: &Value, root: &Value, path: &str) {
        let schema = resolved(schema, root);
        match shape {
            Shape::Object(fields) => {
                let properties = schema["properties"].as_object().unwrap_or_else(|| panic!("{path}: {schema}"));
                let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
                assert_eq!(properties.len(), known.len(), "{path}: {known:?}");
                for (name, shape) in *fields {
                    compare(shape, &properties[*name], root, &format!("{path}.{name}"));
                }
            }
            Shape::List(item) => compare(item, &schema["items"], root, path),
            Shape::Word(words) => {
                let text = schema.to_string() + &root["$defs"].to_string();
                words().iter().for_each(|word| assert!(text.contains(&format!("\"{word}\"")), "{path}: {word}"));
            }
            Shape::Text | Shape::Secret => assert!(schema["type"].to_string().contains("string"), "{path}: {schema}"),
            Shape::Flag => assert_eq!(schema["type"], "boolean", "{path}"),
            Shape::Typed => assert!(schema["type"].to_string().contains("integer"), "{path}: {schema}"),
            Shape::Settings | Shape::Texts => assert!(schema["additionalProperties"].is_object(), "{path}"),
        }
    }

    #[test]
    fn the_form_is_that_of_the_types() {
        let schema = serde_json::to_value(schemars::schema_for!(crate::scenario::Scenario)).unwrap();
        compare(&SCENARIO, &schema, &schema, "");
    }
}
