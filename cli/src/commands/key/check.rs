//! `key check`.

use std::process::ExitCode;

use serde::Serialize;
use tunnelwright_core::keys::{PskJudged, most_bits};

use super::{devices_of, text_of};
use crate::args::KeyCheckArgs;
use crate::commands::{json, print};
use crate::input::Faults;

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    judged: PskJudged,
    strength: Strength,
}

#[derive(Serialize)]
struct Strength {
    /// 0 (guessed at once) to 4.
    score: u8,
    /// Bits of the guesses that a person who knows people needs; a key made at random has more.
    guess_bits: f64,
    /// Bits that so many characters of so many kinds have at most.
    most_bits: u32,
    words: &'static str,
    warning: Option<String>,
}

/// Prints what each end makes of a key; exit 1 when one refuses it or they differ.
pub fn run(args: &KeyCheckArgs) -> Result<ExitCode, Faults> {
    let devices = devices_of(&args.devices)?;
    let key = text_of(&args.key)?;
    let answer = Answer { judged: PskJudged::of(&devices, &key), strength: strength(&key) };
    print(&if args.json { json(&answer)? } else { words(&answer) })?;
    Ok(if answer.judged.accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn words(answer: &Answer) -> String {
    let mut text = String::new();
    let PskJudged { accepted, ends, .. } = &answer.judged;
    for end in ends {
        let note = if end.note.is_empty() { String::new() } else { format!(": {}", end.note) };
        let unconfirmed = if end.confirmed { "" } else { " (not confirmed by a source)" };
        text.push_str(&format!("{}: {}{note}{unconfirmed}\n", end.device, end.reads));
    }
    if !accepted && ends.iter().all(|end| end.accepted) {
        text.push_str("the ends read different keys\n");
    }
    let strength = &answer.strength;
    text.push_str(&format!(
        "strength: {} of 4, {}, about {} bits; {} at most\n",
        strength.score, strength.words, strength.guess_bits, strength.most_bits
    ));
    if let Some(warning) = &strength.warning {
        text.push_str(&format!("{warning}\n"));
    }
    text
}

fn strength(key: &str) -> Strength {
    // Longer texts than this only take longer to judge; nobody guesses them.
    let head: String = key.chars().take(100).collect();
    let judged = zxcvbn::zxcvbn(&head, &["tunnelwright", "ipsec", "vpn", "tunnel"]);
    let score = u8::from(judged.score());
    let words = match score {
        0 => "guessed at once",
        1 => "guessed in hours",
        2 => "guessed in days",
        3 => "resists a patient guesser",
        _ => "nobody guesses it",
    };
    let warning = judged.feedback().and_then(|feedback| feedback.warning()).map(|warning| warning.to_string());
    let guess_bits = (judged.guesses_log10() / std::f64::consts::LOG10_2 * 10.0).round() / 10.0;
    Strength { score, guess_bits, most_bits: most_bits(key), words, warning }
}
