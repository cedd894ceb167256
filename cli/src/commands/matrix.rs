//! `matrix`: what each device can do, each row dated and sourced.

use std::fmt::Write;
use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;
use tunnelwright_core::devices;
use tunnelwright_core::matrix::{self, Ability, Answer, DeviceTable, End, Matrix, PairRow, Shared};

use crate::args::Days;
use crate::input::{self, Faults};

/// `matrix`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As JSON
    #[arg(long)]
    pub json: bool,
    /// The JSON Schema of the JSON
    #[arg(long, conflicts_with_all = ["json", "pair", "aged", "device"])]
    pub schema: bool,
    /// This device alone; may be given more than once
    #[arg(long, value_name = "DEVICE")]
    pub device: Vec<String>,
    /// What two devices can do together, and why the rest is missing
    #[arg(long, value_name = "DEVICE[@RELEASE],DEVICE[@RELEASE]", conflicts_with_all = ["device", "aged"])]
    pub pair: Option<String>,
    /// The sources that were last read more than a year ago; exit 1 when there is one
    #[arg(long, conflicts_with = "device")]
    pub aged: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub days: Days,
}

/// Prints the table, a pair's part of it, or its age.
pub fn run(args: &Args) -> Result<ExitCode, Faults> {
    let moment = input::moment(&args.days)?;
    let day = moment.as_of.unwrap_or(moment.today);
    if args.schema {
        return super::print(&super::json(&schemars::schema_for!(Matrix))?);
    }
    if args.aged {
        return aged(moment.today, args.json);
    }
    if let Some(pair) = &args.pair {
        return together(pair, day, args.json);
    }
    let mut table = matrix::table(day);
    keep(&mut table, &args.device)?;
    super::print(&if args.json { super::json(&table)? } else { text(&table) })
}

fn keep(table: &mut Matrix, wanted: &[String]) -> Result<(), Faults> {
    let faults: Faults = wanted.iter().filter_map(|id| devices::named(id).err()).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    table.devices.retain(|device| wanted.is_empty() || wanted.iter().any(|id| id == device.id));
    Ok(())
}

fn text(table: &Matrix) -> String {
    let mut text = String::new();
    for device in &table.devices {
        device_text(&mut text, device);
    }
    text
}

fn device_text(text: &mut String, device: &DeviceTable) {
    let releases: Vec<&str> = device.releases.iter().map(|release| release.id).collect();
    line(text, format_args!("{} ({}): {}", device.name, device.id, releases.join(", ")));
    device.abilities.iter().for_each(|ability| ability_line(text, ability, ability.group.name()));
    for release in &device.releases {
        for limit in &release.limits {
            let (what, source) = (limit.what, &limit.source);
            let words = limit.words();
            line(
                text,
                format_args!(
                    "  {:<20} {what:<40} {:<24} {words}; {} {}",
                    "limit", release.id, source.checked, source.url
                ),
            );
        }
    }
    if let Some(manual) = &device.manual {
        manual.abilities.iter().for_each(|ability| ability_line(text, ability, "manual keys"));
        let (least, most) = (manual.spi_least, manual.spi_most);
        let number = if manual.one_spi { ", one for both directions" } else { "" };
        let source = &manual.spi_source;
        line(text, format_args!("  manual keys: SPI {least} to {most}{number}; {} {}", source.checked, source.url));
        let source = &manual.key_source;
        let notations = manual.notations.join(" or ");
        line(text, format_args!("  manual keys: keys as {notations}; {} {}", source.checked, source.url));
    }
    text.push('\n');
}

fn ability_line(text: &mut String, ability: &Ability, group: &str) {
    let span = match ability.until {
        Some(until) if until == ability.since => until.to_owned(),
        Some(until) => format!("{} to {until}", ability.since),
        None => format!("since {}", ability.since),
    };
    let mut notes = Vec::new();
    notes.extend(ability.from_day.map(|day| format!("from {day}")));
    notes.extend(ability.until_day.map(|day| format!("until {day}")));
    notes.extend(ability.when.iter().map(|when| {
        let is = if when.is { "is" } else { "is not" };
        format!("when {} {is} {}", when.setting, when.values.join(" or "))
    }));
    notes.extend((!ability.confirmed).then(|| "not confirmed".to_owned()));
    let notes = if notes.is_empty() { String::new() } else { format!("{}; ", notes.join(", ")) };
    let (name, source) = (ability.name, &ability.source);
    line(text, format_args!("  {group:<20} {name:<40} {span:<24} {notes}{} {}", source.checked, source.url));
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{words}");
}

fn together(pair: &str, day: Date, json: bool) -> Result<ExitCode, Faults> {
    let ends = ends(pair)?;
    let shared = matrix::together(ends, day);
    if json {
        return super::print(&super::json(&shared.iter().map(PairRow::of).collect::<Vec<_>>())?);
    }
    let mut text = String::new();
    for end in &ends {
        let retired = end.release.retired.filter(|_| end.release.is_retired(day));
        let retired = retired.map(|day| format!(", retired on {day}")).unwrap_or_default();
        line(&mut text, format_args!("{} {}{retired}", end.device.name, end.release.name));
    }
    for (title, wanted) in [("Together", true), ("Not together", false)] {
        line(&mut text, format_args!("\n{title}:"));
        shared
            .iter()
            .filter(|shared| shared.is_yes() == wanted)
            .for_each(|shared| shared_line(&mut text, &ends, shared));
    }
    super::print(&text)
}

fn shared_line(text: &mut String, ends: &[End; 2], shared: &Shared) {
    let (group, name) = (shared.feature.group().name(), shared.feature.name());
    let said = ends.iter().zip(shared.ends).filter(|(_, answer)| !matches!(answer, Answer::Yes(_)));
    let said: Vec<String> = said.map(|(end, answer)| format!("{}: {}", end.device.name, answer.words())).collect();
    line(text, format_args!("{}", format!("  {group:<20} {name:<40} {}", said.join("; ")).trim_end()));
}

fn ends(pair: &str) -> Result<[End; 2], Faults> {
    let Some((one, other)) = pair.split_once(',') else {
        return Err(vec![format!("--pair: \"{pair}\" names one device; write two, with a comma: azure,pfsense@2.8")]);
    };
    match (End::named(one), End::named(other)) {
        (Ok(one), Ok(other)) => Ok([one, other]),
        (one, other) => {
            Err([one.err(), other.err()].into_iter().flatten().map(|what| format!("--pair: {what}")).collect())
        }
    }
}

/// A source in the answer of `--aged --json`.
#[derive(Serialize)]
struct Old {
    device: &'static str,
    title: &'static str,
    url: &'static str,
    checked: String,
}

fn aged(today: Date, json: bool) -> Result<ExitCode, Faults> {
    let aged = matrix::aged(today);
    let old = |aged: &matrix::Aged| {
        let source = aged.source;
        Old { device: aged.device, title: source.title, url: source.url, checked: source.checked.to_string() }
    };
    let old: Vec<Old> = aged.iter().map(old).collect();
    let mut text = String::new();
    for Old { device, title, url, checked } in &old {
        line(&mut text, format_args!("{device}: last read {checked}: {title} {url}"));
    }
    line(&mut text, format_args!("{} sources are older than {} months", old.len(), matrix::MONTHS));
    super::print(&if json { super::json(&old)? } else { text })?;
    Ok(if old.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
