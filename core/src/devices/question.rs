//! What only one device asks for: questions as data, so that the page, the
//! command and the schema need not know the device.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::scenario::RoutingKind;

/// One question.
#[derive(Debug)]
pub struct Question {
    /// Key in `settings`.
    pub key: &'static str,
    /// Label above the field.
    pub label: &'static str,
    /// What it is for, an example, the format; one or two sentences.
    pub help: &'static str,
    /// The step of the page where it stands.
    pub stage: Stage,
    /// What kind of answer.
    pub kind: Kind,
    /// The answer when none is given; empty: none.
    pub default: &'static str,
    /// True when an empty answer leaves something to fill in.
    pub required: bool,
    /// When it is asked.
    pub show: Show,
    /// Few need it: folded away at first.
    pub advanced: bool,
}

/// The steps of the page that hold questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Which two ends.
    Ends,
    /// Addresses.
    Addresses,
    /// Networks.
    Networks,
    /// Routing.
    Routing,
    /// Protection.
    Protection,
    /// Export.
    Export,
}

/// The kind of an answer.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A text with a check: the error says what would be right.
    Text(fn(&str) -> Result<(), String>),
    /// One of several.
    Choice(&'static [Choice]),
    /// Yes or no.
    Flag,
    /// A whole number between two bounds, with its unit.
    Number(u32, u32, &'static str),
    /// An IPv4 prefix.
    Prefix,
    /// Several IPv4 prefixes.
    Prefixes,
    /// An IPv4 address.
    Address,
}

/// One of several answers.
#[derive(Debug)]
pub struct Choice {
    /// In the scenario.
    pub value: &'static str,
    /// On the page.
    pub label: &'static str,
}

/// When a question is asked.
#[derive(Debug, Clone, Copy)]
pub enum Show {
    /// Always.
    Always,
    /// When another setting of the device has one of these values.
    If(&'static str, &'static [&'static str]),
    /// When a tunnel of the gateway is routed in one of these ways.
    Routed(&'static [RoutingKind]),
    /// For these releases.
    Releases(&'static [&'static str]),
}

/// A checked answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text or a choice.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(u32),
    /// A prefix.
    Prefix(Ipv4Net),
    /// Prefixes.
    Prefixes(Vec<Ipv4Net>),
    /// An address.
    Address(Ipv4Addr),
}

/// The checked answers of one gateway, defaults filled in. A key that is absent
/// has no answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    // A dozen answers: a list is as quick as a map, and smaller in the page.
    values: Vec<(&'static str, Value)>,
}

impl Settings {
    /// Sets an answer.
    pub(crate) fn insert(&mut self, key: &'static str, value: Value) {
        self.values.push((key, value));
    }

    /// The answer, if there is one.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// A text or choice; empty when absent.
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// A flag; false when absent.
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Value::Flag(true)))
    }

    /// A number.
    pub fn number(&self, key: &str) -> Option<u32> {
        match self.get(key) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A prefix.
    pub fn prefix(&self, key: &str) -> Option<Ipv4Net> {
        match self.get(key) {
            Some(Value::Prefix(prefix)) => Some(*prefix),
            _ => None,
        }
    }

    /// Prefixes; none when absent.
    pub fn prefixes(&self, key: &str) -> &[Ipv4Net] {
        match self.get(key) {
            Some(Value::Prefixes(prefixes)) => prefixes,
            _ => &[],
        }
    }

    /// An address.
    pub fn address(&self, key: &str) -> Option<Ipv4Addr> {
        match self.get(key) {
            Some(Value::Address(address)) => Some(*address),
            _ => None,
        }
    }
}
