//! `key spi`.

use std::process::ExitCode;

use serde::Serialize;
use tunnelwright_core::devices::Device;
use tunnelwright_core::keys::{Radix, Spi, SpiEnds, SpiField, SpiPair};

use super::devices_of;
use crate::args::SpiArgs;
use crate::commands::{json, print};
use crate::input::{self, Faults};

#[derive(Serialize)]
struct Answer {
    /// The number of the packets to the first device.
    decimal: u32,
    hex: String,
    /// What is "in" at one end is "out" at the other. False: one number serves both directions.
    swap: bool,
    /// The number of the packets to the second device; the same where one serves both.
    other: Number,
    ends: Vec<End>,
}

#[derive(Serialize)]
struct Number {
    decimal: u32,
    hex: String,
}

/// What to type at one end, in its own notation.
#[derive(Serialize)]
struct End {
    device: &'static str,
    incoming: Typed,
    outgoing: Typed,
}

#[derive(Serialize)]
struct Typed {
    field: &'static str,
    value: String,
}

/// Prints SPIs that both ends take, as each has them typed.
pub fn run(args: &SpiArgs) -> Result<ExitCode, Faults> {
    let devices = devices_of(&args.devices)?;
    let [one, other] = devices.as_slice() else {
        return Err(vec!["--for: name the two ends, DEVICE,DEVICE".to_owned()]);
    };
    let ends = SpiEnds::of([one, other])?;
    let pair = ends.choose(&input::material(args.seed.as_deref())?).map_err(|fault| vec![fault])?;
    let number = |spi: Spi| (spi.number(), spi.text(Radix::Prefixed));
    let ((decimal, hex), (other_decimal, other_hex)) = (number(pair.first), number(pair.second));
    let other = Number { decimal: other_decimal, hex: other_hex };
    let ends = devices.iter().enumerate().map(|(place, device)| end(device, &ends, place, &pair)).collect();
    let answer = Answer { decimal, hex, swap: pair.swap, other, ends };
    print(&if args.json { json(&answer)? } else { words(&answer) })
}

fn end(device: &Device, ends: &SpiEnds, place: usize, pair: &SpiPair) -> End {
    let [incoming, outgoing] = ends.typed(place, pair).map(|SpiField { field, value }| Typed { field, value });
    End { device: device.name, incoming, outgoing }
}

fn words(answer: &Answer) -> String {
    let mut text = format!("{} = {}\n", answer.decimal, answer.hex);
    if answer.swap {
        text.push_str(&format!("{} = {}\n", answer.other.decimal, answer.other.hex));
    }
    for end in &answer.ends {
        let (incoming, outgoing) = (&end.incoming, &end.outgoing);
        text.push_str(&format!("{}: in ({}) {}, ", end.device, incoming.field, incoming.value));
        text.push_str(&format!("out ({}) {}\n", outgoing.field, outgoing.value));
    }
    text
}
