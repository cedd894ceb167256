//! The answers about keys, as the command prints and the library returns them.

use serde::Serialize;

use super::{PskEnd, PskForm, Radix, Spi, SpiEnds, SpiField, SpiPair, judge_psk};
use crate::devices::{Device, PskRule};
use crate::scenario::Psk;

/// A new pre-shared key and what each end asks of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PskAnswer {
    /// The key.
    #[serde(serialize_with = "in_clear")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub key: Psk,
    /// Number of characters.
    pub length: usize,
    /// Its strength, bits.
    pub entropy_bits: f64,
    /// The characters that it is drawn from.
    pub alphabet: String,
    /// What each end takes.
    pub ends: Vec<PskTaker>,
}

/// The answer is the key: whoever asks for one shows it, or keeps it.
fn in_clear<S: serde::Serializer>(key: &Psk, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(key.reveal())
}

/// What one end takes as a pre-shared key.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PskTaker {
    /// The device's name.
    pub device: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// How the key stands in its configuration.
    pub quoting: &'static str,
    /// A source says so without contradiction.
    pub confirmed: bool,
    /// Its address.
    pub source: &'static str,
}

impl PskAnswer {
    /// The answer for a key of this form.
    pub fn of(devices: &[&'static Device], form: &PskForm, key: Psk) -> Self {
        let taker = |device: &&'static Device| {
            let PskRule { words, quoting, confirmed, source, .. } = &device.psk;
            let (takes, confirmed) = (*words, *confirmed);
            PskTaker { device: device.name, takes, quoting, confirmed, source: source.url }
        };
        let alphabet = form.alphabet.iter().map(|byte| char::from(*byte)).collect();
        let (length, entropy_bits) = (form.length, f64::from(form.tenths()) / 10.0);
        Self { key, length, entropy_bits, alphabet, ends: devices.iter().map(taker).collect() }
    }
}

/// What the ends make of a typed pre-shared key.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PskJudged {
    /// Every end takes it, and all read the same bytes.
    pub accepted: bool,
    /// Number of characters.
    pub length: usize,
    /// What each end makes of it.
    pub ends: Vec<PskReader>,
}

/// What one end makes of a typed pre-shared key.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PskReader {
    /// The device's name.
    pub device: &'static str,
    /// It takes the key.
    pub accepted: bool,
    /// `as typed`, `code` or `refused`.
    pub reads: &'static str,
    /// How it comes to that; empty for `as typed`. Shows nothing of the key.
    pub note: String,
    /// How the key stands in its configuration.
    pub quoting: &'static str,
    /// A source says so without contradiction.
    pub confirmed: bool,
    /// Its address.
    pub source: &'static str,
}

impl PskJudged {
    /// What these devices make of a key.
    pub fn of(devices: &[&'static Device], key: &str) -> Self {
        let reader = |PskEnd { device, accepted, reads, note }: PskEnd| {
            let (quoting, confirmed, source) = (device.psk.quoting, device.psk.confirmed, device.psk.source.url);
            PskReader { device: device.name, accepted, reads, note, quoting, confirmed, source }
        };
        let (accepted, ends) = judge_psk(devices, key);
        Self { accepted, length: key.chars().count(), ends: ends.into_iter().map(reader).collect() }
    }
}

/// The SPIs of a tunnel with manual keys.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpiAnswer {
    /// The number of the packets to the first device.
    pub decimal: u32,
    /// The same in hexadecimal digits.
    pub hex: String,
    /// What is "in" at one end is "out" at the other. False: one number serves both directions.
    pub swap: bool,
    /// The number of the packets to the second device; the same where one serves both.
    pub other: SpiNumber,
    /// What to type at each end.
    pub ends: Vec<SpiTyped>,
}

/// An SPI in both notations.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpiNumber {
    /// As a decimal number.
    pub decimal: u32,
    /// In hexadecimal digits.
    pub hex: String,
}

/// What to type at one end, in its own notation.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpiTyped {
    /// The device's name.
    pub device: &'static str,
    /// For the packets that come in.
    pub incoming: SpiField,
    /// For those that go out.
    pub outgoing: SpiField,
}

impl SpiAnswer {
    /// The answer for a pair of numbers.
    pub fn of(devices: [&'static Device; 2], ends: &SpiEnds, pair: &SpiPair) -> Self {
        let number = |spi: Spi| SpiNumber { decimal: spi.number(), hex: spi.text(Radix::Prefixed) };
        let SpiNumber { decimal, hex } = number(pair.first);
        let typed = |(place, device): (usize, &'static Device)| {
            let [incoming, outgoing] = ends.typed(place, pair);
            SpiTyped { device: device.name, incoming, outgoing }
        };
        let ends = devices.into_iter().enumerate().map(typed).collect();
        Self { decimal, hex, swap: pair.swap, other: number(pair.second), ends }
    }
}
