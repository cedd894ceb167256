//! `key spi`.

use std::process::ExitCode;

use serde::Serialize;
use tunnelwright_core::devices::{Device, ManualRules, spi_range};
use tunnelwright_core::keys::{Radix, Spi, random_spi};

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
    let rules = [rules(one)?, rules(other)?];
    let common = rules[0].spi.common(&rules[1].spi);
    if common.is_empty() {
        let takes =
            |device: &Device, rules: &ManualRules| format!("{} takes {}", device.name, spi_range(&rules.spi.range));
        let (first, second) = (takes(one, rules[0]), takes(other, rules[1]));
        return Err(vec![format!("there is no SPI that both ends take: {first}; {second}")]);
    }
    let material = input::material(args.seed.as_deref())?;
    let range = rules[0].spi.handy(&rules[1].spi);
    let none = || vec!["there are not enough SPIs that both ends take".to_owned()];
    let first = random_spi(&material, &range, None).ok_or_else(none)?;
    let swap = rules.iter().all(|rules| !rules.spi.one);
    let second = if swap { random_spi(&material, &range, Some(first)).ok_or_else(none)? } else { first };
    let ends = vec![end(one, rules[0], first, second), end(other, rules[1], second, first)];
    let other = Number { decimal: second.number(), hex: second.text(Radix::Prefixed) };
    let answer = Answer { decimal: first.number(), hex: first.text(Radix::Prefixed), swap, other, ends };
    print(&if args.json { json(&answer)? } else { words(&answer) })
}

fn rules(device: &Device) -> Result<&'static ManualRules, Faults> {
    device.manual.ok_or_else(|| vec![format!("{} has no manual keying", device.name)])
}

fn end(device: &Device, rules: &ManualRules, incoming: Spi, outgoing: Spi) -> End {
    let typed = |field, spi: Spi| Typed { field, value: spi.text(rules.spi.radix) };
    End {
        device: device.name,
        incoming: typed(rules.spi.incoming, incoming),
        outgoing: typed(rules.spi.outgoing, outgoing),
    }
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
