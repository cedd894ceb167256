//! Reading the answers to a device's own questions.

use std::net::{IpAddr, Ipv4Addr};

use super::Reports;
use super::address::{prefix4_at, read_address};
use crate::devices::{Device, Kind, Question, Release, Settings, Show, Value};
use crate::scenario::{Gateway, RoutingKind, Setting, Typed};

/// What decides whether a question is asked.
pub(super) struct Asked<'a> {
    pub release: Option<&'static Release>,
    pub routed: &'a [RoutingKind],
}

/// Reads the answers of one gateway; `path` is the gateway's.
pub(super) fn read(
    device: &'static Device,
    gateway: &Gateway,
    asked: &Asked<'_>,
    path: &str,
    reports: &mut Reports,
) -> Settings {
    let mut settings = Settings::default();
    // One text for the paths of all fields: only its end changes.
    let mut field = format!("{path}.settings.");
    let stem = field.len();
    for question in device.questions {
        field.truncate(stem);
        field.push_str(question.key);
        let typed = gateway.settings.get(question.key);
        if let Some(value) = answer(question, typed, &field, reports) {
            settings.insert(question.key, value);
        }
    }
    for question in device.questions.iter().filter(|question| question.required) {
        if settings.get(question.key).is_none() && is_asked(question, &settings, asked) {
            let field = format!("{path}.settings.{}", question.key);
            if !reports.findings.iter().any(|finding| finding.path.starts_with(&field)) {
                reports.missing(field, format!("{} is still to be filled in", question.label), question.help);
            }
        }
    }
    unknown(device, gateway, path, reports);
    settings
}

/// The answers of a device of which nothing was said yet: the defaults.
pub fn default_settings(device: &'static Device) -> Settings {
    let asked = Asked { release: None, routed: &[] };
    read(device, &Gateway::default(), &asked, "", &mut Reports::default())
}

/// True when the question stands in this setting.
pub fn is_asked_now(
    question: &Question,
    settings: &Settings,
    release: Option<&'static Release>,
    routed: &[RoutingKind],
) -> bool {
    is_asked(question, settings, &Asked { release, routed })
}

fn is_asked(question: &Question, settings: &Settings, asked: &Asked<'_>) -> bool {
    match question.show {
        Show::Always => true,
        Show::If(key, values) => {
            let flag = if settings.flag(key) { "true" } else { "false" };
            values.contains(&settings.text(key)) || values.contains(&flag)
        }
        Show::Routed(kinds) => asked.routed.iter().any(|kind| kinds.contains(kind)),
        Show::Releases(ids) => asked.release.is_some_and(|release| ids.contains(&release.id)),
    }
}

fn unknown(device: &Device, gateway: &Gateway, path: &str, reports: &mut Reports) {
    let known: Vec<&str> = device.questions.iter().map(|question| question.key).collect();
    for key in gateway.settings.names().filter(|key| !known.contains(key)) {
        reports.wrong(
            format!("{path}.settings.{key}"),
            format!("{} has no setting \"{key}\"", device.name),
            format!("take it away; its settings are {}", known.join(", ")),
        );
    }
}

fn answer(question: &Question, typed: Option<&Setting>, path: &str, reports: &mut Reports) -> Option<Value> {
    match (question.kind, typed) {
        (Kind::Flag, Some(Setting::Flag(flag))) => Some(Value::Flag(*flag)),
        (Kind::Flag, None) => Some(Value::Flag(question.default == "true")),
        (Kind::Prefixes, Some(Setting::List(list))) => prefixes(list, path, reports),
        (Kind::Prefixes, None) => None,
        (Kind::Prefixes, Some(Setting::Text(Typed(text)))) if text.trim().is_empty() => None,
        (Kind::Flag | Kind::Prefixes, Some(_)) => mismatch(question, path, reports),
        (_, Some(Setting::Text(Typed(text)))) if !text.trim().is_empty() => one(question, text.trim(), path, reports),
        (_, None | Some(Setting::Text(_))) if question.default.is_empty() => None,
        (_, None | Some(Setting::Text(_))) => one(question, question.default, path, reports),
        (_, Some(_)) => mismatch(question, path, reports),
    }
}

fn mismatch(question: &Question, path: &str, reports: &mut Reports) -> Option<Value> {
    let right = match question.kind {
        Kind::Flag => "true or false",
        Kind::Prefixes => "a list of networks",
        Kind::Number(..) => "a number",
        _ => "a text",
    };
    reports.wrong(path, format!("{} takes {right}", question.label), format!("write {right}"));
    None
}

fn prefixes(list: &[String], path: &str, reports: &mut Reports) -> Option<Value> {
    let read = |(i, text): (usize, &String)| prefix4_at(text, &format!("{path}[{i}]"), reports);
    let read: Vec<_> = list.iter().enumerate().filter_map(read).collect();
    (!read.is_empty()).then_some(Value::Prefixes(read))
}

fn one(question: &Question, text: &str, path: &str, reports: &mut Reports) -> Option<Value> {
    match question.kind {
        Kind::Text(check) => match check(text) {
            Ok(()) => Some(Value::Text(text.to_owned())),
            Err(right) => {
                reports.wrong(path, format!("\"{text}\" cannot be used as {}", question.label), right);
                None
            }
        },
        Kind::Choice(choices) => {
            let known = choices.iter().any(|choice| choice.value == text);
            if !known {
                let all: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
                reports.wrong(
                    path,
                    format!("{} cannot be \"{text}\"", question.label),
                    format!("choose one of {}", all.join(", ")),
                );
            }
            known.then(|| Value::Text(text.to_owned()))
        }
        Kind::Number(least, most, unit) => number(question, text, (least, most, unit), path, reports),
        Kind::Prefix => prefix4_at(text, path, reports).map(Value::Prefix),
        Kind::Address => address4(text, path, reports).map(Value::Address),
        Kind::Flag | Kind::Prefixes => None,
    }
}

fn number(
    question: &Question,
    text: &str,
    (least, most, unit): (u32, u32, &str),
    path: &str,
    reports: &mut Reports,
) -> Option<Value> {
    let number = text.parse::<u32>().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        reports.wrong(
            path,
            format!("{} cannot be \"{text}\"", question.label),
            format!("write a whole number from {least} to {most}{}{unit}", if unit.is_empty() { "" } else { " " }),
        );
    }
    number.map(Value::Number)
}

fn address4(text: &str, path: &str, reports: &mut Reports) -> Option<Ipv4Addr> {
    match read_address(text) {
        Ok(IpAddr::V4(address)) => Some(address),
        Ok(IpAddr::V6(address)) => {
            reports.wrong(path, format!("{address} is IPv6; this place takes IPv4"), "write an IPv4 address");
            None
        }
        Err(error) => {
            reports.wrong(path, error.what, "write an IPv4 address like 10.0.0.1");
            None
        }
    }
}
