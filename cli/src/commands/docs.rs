//! `docs`: the reference pages, made from the core's own data so that they
//! cannot say anything else than the program does.

mod site;

use std::process::ExitCode;

use tunnelwright_core::devices::{self, Device, Feature, ManualRules, Row};
use tunnelwright_core::finding::Severity;
use tunnelwright_core::matrix::Group;
use tunnelwright_core::{api, negotiate, rules};

use crate::args::Page;
use crate::input::Faults;

/// Prints one reference page as Markdown.
pub fn run(page: Page) -> Result<ExitCode, Faults> {
    match page {
        Page::Rules => super::print(&rules_page()),
        Page::Devices => super::print(&devices_page()),
        Page::Schema => super::schema::run(),
        Page::Site => super::print(&super::json(&site::pages())?),
        Page::Library => super::print(&super::json(&api::schema())?),
    }
}

const MADE: &str = "<!-- Made by `cargo xtask codegen` from the core's own data; do not edit. -->\n\n";

struct Entry {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    texts: [&'static str; 3],
    source: &'static str,
}

fn entries() -> Vec<Entry> {
    let own = rules::every().map(|rule| Entry {
        code: rule.code,
        name: rule.name,
        severity: rule.severity,
        texts: [rule.what, rule.why, rule.fix],
        source: rule.source,
    });
    let negotiated = negotiate::CODES.iter().map(|code| Entry {
        code: code.code,
        name: code.name,
        severity: code.severity,
        texts: ["", code.why, ""],
        source: code.source,
    });
    let mut all: Vec<Entry> = own.chain(negotiated).collect();
    all.sort_by_key(|entry| entry.code);
    all
}

fn rules_page() -> String {
    let mut text = format!("{MADE}# Findings\n\n{EVERY_FINDING}\n");
    for entry in entries() {
        text.push_str(&format!("\n## {} {}\n\n{}", entry.code, entry.name, entry.words()));
    }
    text
}

const EVERY_FINDING: &str = "Every finding by its code. `N001` says that something is still to be filled in, `A001` that a value cannot be read, `M001` that a saved configuration cannot be merged into.";

impl Entry {
    /// Severity, what, why, fix and source, each where it is known.
    fn words(&self) -> String {
        let mut text = format!("*{}*\n\n", self.severity.word());
        for (title, words) in ["", "Why: ", "Fix: "].iter().zip(self.texts) {
            if !words.is_empty() {
                text.push_str(&format!("{title}{words}\n\n"));
            }
        }
        if !self.source.is_empty() {
            text.push_str(&format!("Source: <{}>\n", self.source));
        }
        while text.ends_with("\n\n") {
            text.pop();
        }
        text
    }
}

fn devices_page() -> String {
    let mut text =
        format!("{MADE}# Devices\n\nWhat each system can do, since which release, and where that is written.\n");
    for device in devices::ALL {
        text.push_str(&device_section(device));
    }
    text
}

fn device_section(device: &Device) -> String {
    format!("\n## {}\n\n{}", device.name, abilities(device))
}

/// What it is, who judged it, its releases and what it can do.
fn abilities(device: &Device) -> String {
    let mut text = format!("{}\n\nJudged by: {}\n\n", device.about, device.judged_by);
    text.push_str("| Release | Name | Since | Retired | Source |\n|---|---|---|---|---|\n");
    for release in device.releases {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let source = release.source;
        text.push_str(&format!(
            "| `{}` | {} | {} | {} | [{}]({}) |\n",
            release.id,
            release.name,
            day(release.since),
            day(release.retired),
            source.title,
            source.url
        ));
    }
    text.push_str("\n| Ability | Since | Until | When | Confirmed | Source | Read |\n|---|---|---|---|---|---|---|\n");
    device.rows.iter().for_each(|row| text.push_str(&row_line(row)));
    if let Some(manual) = device.manual {
        text.push_str(&manual_section(manual));
    }
    text
}

fn manual_section(manual: &ManualRules) -> String {
    let (spi, key) = (&manual.spi, &manual.key);
    let numbers = if spi.one { "one for both directions" } else { "one a direction" };
    let keys = if key.one { "one for both directions" } else { "one a direction" };
    let notations: Vec<&str> = key.notations.iter().map(|notation| notation.name()).collect();
    let mut text = format!(
        "\nManual keys. SPI {} to {}, {numbers} ([{}]({})); keys as {}, {keys} ([{}]({})).\n",
        spi.range.start(),
        spi.range.end(),
        spi.source.title,
        spi.source.url,
        notations.join(" or "),
        key.source.title,
        key.source.url
    );
    text.push_str(
        "\n| With manual keys | Since | Until | When | Confirmed | Source | Read |\n|---|---|---|---|---|---|---|\n",
    );
    manual.rows.iter().for_each(|row| text.push_str(&row_line(row)));
    text
}

fn row_line(row: &Row) -> String {
    let days = match row.days {
        (None, None) => String::new(),
        (first, last) => format!(
            " ({} to {})",
            first.map(|day| day.to_string()).unwrap_or_default(),
            last.map(|day| day.to_string()).unwrap_or_default()
        ),
    };
    let confirmed = if row.confirmed { "yes" } else { "no" };
    format!(
        "| {} | {}{days} | {} | {} | {confirmed} | [{}]({}) | {} |\n",
        ability(row.feature),
        row.since,
        row.until.unwrap_or(""),
        row.when.words(),
        row.source.title,
        row.source.url,
        row.source.checked
    )
}

fn ability(feature: Feature) -> String {
    let (group, name) = (feature.group(), feature.name());
    let group = match group {
        Group::Ike | Group::Routing | Group::Network => return name.to_owned(),
        Group::IkeEncryption | Group::IkeIntegrity | Group::IkeGroup => "IKE SA",
        Group::EspEncryption | Group::EspIntegrity => "Child SA",
        Group::Pfs => "PFS",
    };
    format!("{group}: {name}")
}
