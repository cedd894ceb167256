//! The pages of the site that are made from the core's own data: one a device,
//! one a finding, and the table of contents.

use std::collections::BTreeMap;

use tunnelwright_core::devices::{self, Device, Kind, Question};
use tunnelwright_core::presets;

use super::{EVERY_FINDING, Entry, MADE, abilities, entries};

/// The pages that people write, in the order of the contents.
const WRITTEN: [(&str, &[(&str, &str)]); 2] = [
    (
        "Tools",
        &[
            ("A tunnel from a preset", "tools/wizard.md"),
            ("Compatibility matrix", "tools/matrix.md"),
            ("Address planner", "tools/planner.md"),
            ("Packet sizes", "tools/mtu.md"),
            ("Key converter", "tools/keys.md"),
            ("The month's bill", "tools/cost.md"),
        ],
    ),
    ("How it works", &[("How the proof works", "proof.md"), ("Embedding", "embed.md")]),
];

/// Path below the site's folder, and text.
pub fn pages() -> BTreeMap<String, String> {
    let entries = entries();
    let mut pages = BTreeMap::new();
    pages.insert("SUMMARY.md".to_owned(), summary(&entries));
    pages.insert("devices/index.md".to_owned(), systems());
    pages.insert("findings/index.md".to_owned(), findings(&entries));
    for device in devices::ALL {
        pages.insert(format!("devices/{}.md", device.id), device_page(device));
    }
    for entry in &entries {
        let text = format!("{MADE}# {} {}\n\n{}\n[Every finding](index.md)\n", entry.code, entry.name, entry.words());
        pages.insert(format!("findings/{}.md", entry.code), text);
    }
    pages
}

fn summary(entries: &[Entry]) -> String {
    let mut text = format!("{MADE}# Summary\n\n[Tunnelwright](index.md)\n");
    for (title, pages) in WRITTEN {
        text.push_str(&format!("\n# {title}\n\n"));
        pages.iter().for_each(|(name, path)| text.push_str(&format!("- [{name}]({path})\n")));
    }
    text.push_str("\n# Reference\n\n- [Systems](devices/index.md)\n");
    for device in devices::ALL {
        text.push_str(&format!("  - [{}](devices/{}.md)\n", device.name, device.id));
    }
    text.push_str("- [Findings](findings/index.md)\n");
    for entry in entries {
        text.push_str(&format!("  - [{} {}](findings/{}.md)\n", entry.code, entry.name, entry.code));
    }
    text
}

fn systems() -> String {
    let mut text = format!("{MADE}# Systems\n\nWhat each needs and why, what it can do and who judged its files.\n\n");
    for device in devices::ALL {
        text.push_str(&format!("- [{}]({}.md): {}\n", device.name, device.id, device.about));
    }
    text
}

fn findings(entries: &[Entry]) -> String {
    let mut text = format!("{MADE}# Findings\n\n{EVERY_FINDING}\n\n| Code | Name | Severity |\n|---|---|---|\n");
    for entry in entries {
        let (code, severity) = (entry.code, entry.severity.word());
        text.push_str(&format!("| [{code}]({code}.md) | {} | {severity} |\n", entry.name));
    }
    text
}

fn device_page(device: &Device) -> String {
    let mut text = format!("{MADE}# {}\n\n{}", device.name, abilities(device));
    text.push_str(&format!("\n## The pre-shared key\n\nIt takes {}.", device.psk.words));
    if !device.psk.confirmed {
        text.push_str(" No source says so without contradiction: keys are made of letters and digits alone.");
    }
    let source = device.psk.source;
    text.push_str(&format!(" Source: [{}]({}), read {}.\n", source.title, source.url, source.checked));
    text.push_str(&questions(device.questions));
    text.push_str(&used_by(device));
    text.push_str(&format!("\n## Together with another system\n\n{ELEMENTS}<tw-matrix device=\"{}\">", device.id));
    text.push_str(
        "With JavaScript, the abilities that it shares with another system can be looked up here.</tw-matrix>\n",
    );
    text
}

/// The script that every page with an element loads, from the folder above.
const ELEMENTS: &str = "<script defer src=\"../elements.inline.js\"></script>\n\n";

fn questions(questions: &[Question]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let mut text = "\n## What only this system asks for\n\n| Setting | What it is for | Answer | Without one |\n|---|---|---|---|\n".to_owned();
    for question in questions {
        let help = question.help.replace('|', "\\|");
        let without = if question.default.is_empty() { String::new() } else { format!("`{}`", question.default) };
        let without = if question.required && without.is_empty() { "needed".to_owned() } else { without };
        let (key, label) = (question.key, question.label);
        text.push_str(&format!("| {label} (`{key}`) | {help} | {} | {without} |\n", answer(question.kind)));
    }
    text
}

fn answer(kind: Kind) -> String {
    match kind {
        Kind::Text(_) => "a text".to_owned(),
        Kind::Choice(choices) => {
            choices.iter().map(|choice| format!("`{}`", choice.value)).collect::<Vec<_>>().join(", ")
        }
        Kind::Flag => "true or false".to_owned(),
        Kind::Number(least, most, unit) => format!("{least} to {most} {unit}").trim_end().to_owned(),
        Kind::Prefix => "a prefix".to_owned(),
        Kind::Prefixes => "prefixes".to_owned(),
        Kind::Address => "an address".to_owned(),
    }
}

/// The built-in scenarios with such a gateway.
fn used_by(device: &Device) -> String {
    let has = |preset: &&presets::Preset| preset.scenario().gateways.iter().any(|own| own.system == device.id);
    let lines: String =
        presets::ALL.iter().filter(has).map(|preset| format!("- `{}`: {}\n", preset.name, preset.story)).collect();
    if lines.is_empty() { lines } else { format!("\n## Presets with it\n\n{lines}") }
}
