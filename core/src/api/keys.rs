//! Questions about keys.

use serde_json::Value;

use super::ask::{ConvertQuestion, KeyCheckQuestion, PskQuestion, SpiQuestion};
use super::question::{Question, known, seed};
use super::{Answer, Failure, two};
use crate::devices::{self, Device, PskRule};
use crate::fault::Fault;
use crate::keys::{Notation, PskAnswer, PskForm, PskJudged, SpiAnswer, SpiEnds};
use crate::scenario::Secret;

/// A new pre-shared key that every end takes, as `tunnelwright key psk --json` prints it.
///
/// # Errors
/// Faults of the question: unknown devices, a length that does not suit an end.
pub fn psk(question: Value) -> Answer<PskAnswer> {
    let ask = PskQuestion::read(question)?;
    let devices = ends(&ask.devices)?;
    let rules: Vec<(&str, &PskRule)> = devices.iter().map(|device| (device.name, &device.psk)).collect();
    let length = match ask.length.number() {
        Some(number) => usize::try_from(number).unwrap_or(usize::MAX),
        None if ask.length.is_empty() => PskForm::usual_length(&rules),
        None => return Err(one("length", format!("\"{}\" is no number", ask.length.0))),
    };
    let form = PskForm::of(&rules, length).map_err(|fault| one("length", fault))?;
    let key = form.make(&seed(&ask.seed)?);
    Ok(PskAnswer::of(&devices, &form, key))
}

/// What every end makes of a pre-shared key.
///
/// # Errors
/// Faults of the question: unknown devices.
pub fn check_key(question: Value) -> Answer<PskJudged> {
    let ask = KeyCheckQuestion::read(question)?;
    Ok(PskJudged::of(&ends(&ask.devices)?, ask.key.reveal()))
}

/// A key in another notation, as `tunnelwright key convert` prints it.
///
/// # Errors
/// Faults of the question: an unknown notation, a text that is no key in its notation,
/// bytes that the wanted one cannot write.
pub fn convert(question: Value) -> Answer<Secret> {
    let ask = ConvertQuestion::read(question)?;
    let (from, to) = (notation("from", &ask.from)?, notation("to", &ask.to)?);
    let key = from.read(ask.text.reveal()).map_err(|error| one("text", error.to_string()))?;
    to.write(&key).map_err(|error| one("to", error.to_string()))
}

/// SPIs that both ends take, as `tunnelwright key spi --json` prints them.
///
/// # Errors
/// Faults of the question: unknown devices, ones without manual keys.
pub fn spi(question: Value) -> Answer<SpiAnswer> {
    let ask = SpiQuestion::read(question)?;
    let devices = two(&ask.devices, "devices", devices::named)?;
    let ends = SpiEnds::of(devices)
        .map_err(|faults| Failure::of_question(faults.into_iter().map(|what| known("devices", what)).collect()))?;
    let pair = ends.choose(&seed(&ask.seed)?).map_err(|fault| one("devices", fault))?;
    Ok(SpiAnswer::of(devices, &ends, &pair))
}

fn one(field: &str, what: String) -> Failure {
    Failure::of_question(vec![known(field, what)])
}

/// The devices of this name, at least one.
fn ends(names: &[String]) -> Answer<Vec<&'static Device>> {
    if names.is_empty() {
        let fault = Fault::new("devices", "no device is named", "name the devices of both ends");
        return Err(Failure::of_question(vec![fault]));
    }
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (place, name) in names.iter().enumerate() {
        match devices::named(name) {
            Ok(device) => found.push(device),
            Err(what) => faults.push(known(format!("devices[{place}]"), what)),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(Failure::of_question(faults)) }
}

fn notation(field: &str, word: &str) -> Answer<Notation> {
    Notation::from_keyword(word).ok_or_else(|| {
        let all = Notation::ALL.map(Notation::keyword);
        one(field, format!("\"{word}\" is none of {}", all.join(", ")))
    })
}
