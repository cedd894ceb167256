//! `key spi`.

use std::process::ExitCode;

use tunnelwright_core::keys::{SpiAnswer, SpiEnds};

use super::devices_of;
use crate::args::SpiArgs;
use crate::commands::{json, print};
use crate::input::{self, Faults};

/// Prints SPIs that both ends take, as each has them typed.
pub fn run(args: &SpiArgs) -> Result<ExitCode, Faults> {
    let devices = devices_of(&args.devices)?;
    let [one, other] = devices.as_slice() else {
        return Err(vec!["--for: name the two ends, DEVICE,DEVICE".to_owned()]);
    };
    let ends = SpiEnds::of([one, other])?;
    let pair = ends.choose(&input::material(args.seed.as_deref())?).map_err(|fault| vec![fault])?;
    let answer = SpiAnswer::of([one, other], &ends, &pair);
    print(&if args.json { json(&answer)? } else { words(&answer) })
}

fn words(answer: &SpiAnswer) -> String {
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
